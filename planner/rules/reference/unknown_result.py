"""A part of the results chain that is named by its id and does not exist.

Why: Money for an activity that is not in the plan, a gender objective of an outcome that is not there, or a gap that
is answered by either, hangs in the air: nobody delivers it.

Fix: Correct the id. A budget line is for an activity, an output, or one of management, monitoring, evaluation and
overhead; a gender objective belongs to an outcome or an output; a gap is answered by outcomes, outputs or activities.
"""

from collections.abc import Iterator, Sequence

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.guess import choose
from planner.engine.sources import FORMAT
from planner.model.links import BUDGET_WORDS, Link, to_answers, to_results, to_work


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Budget lines, gender objectives and answers to gaps."""
    programme = subject.programme
    outcomes = [o.id for o in programme.outcomes]
    outputs = [o.id for o in programme.outputs]
    work = [*(a.id for a in programme.activities), *outputs]
    for link in to_work(programme, but=work):
        known = [*work, *BUDGET_WORDS]
        yield _unknown(link, "is for", known, "an activity or output", "ids to choose from")
    for link in to_results(programme, but=[*outcomes, *outputs]):
        known = [*outcomes, *outputs]
        yield _unknown(link, "is for", known, "an outcome or output", "outcomes and outputs")
    for link in to_answers(programme, but=[*outcomes, *work]):
        known = [*outcomes, *work]
        yield _unknown(link, "is answered by", known, "an outcome, output or activity", "ids to choose from")


def _unknown(link: Link, verb: str, known: Sequence[str], kind: str, things: str) -> Finding:
    message = f"{link.by} {verb} `{link.to}`, which is not {kind} of this file."
    return Finding(link.at, message, fix=choose(link.to, known, things))


VALID = [
    """
budget:
  total: 300000
  lines:
    - {id: b1, title: Everything, for: o1.1, year: 2027, amount: 250000}
    - {id: b2, title: Audit, for: overhead, year: 2028, amount: 50000}
"""
]
INVALID = [
    """
budget:
  total: 300000
  lines:
    - id: b1
      title: Exercise
      for: a9  # <- here
      year: 2027
      amount: 250000
    - id: b2
      title: Team
      for: mangement  # <- here
      year: 2027
      amount: 50000
safeguards:
  gender:
    marker: 1
    objectives:
      - at: a1  # <- here
        objective: Women repair too.
""",
    """
purpose:
  gaps:
    - {area: technical, answered_by: [o1, o1.1, a1]}
    - area: governance
      answered_by:
        - a2
        - a22  # <- here
""",
]
