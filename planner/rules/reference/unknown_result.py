"""A part of the results chain that is named by its id and does not exist.

Why: Money for an activity that is not in the plan, or a gender objective of an outcome that is not there, hangs
in the air: nobody delivers it.

Fix: Correct the id. A budget line is for an activity, an output, or one of management, monitoring, evaluation and
overhead; a gender objective belongs to an outcome or an output.
"""

from collections.abc import Iterable, Iterator, Sequence

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.guess import choose
from planner.engine.sources import FORMAT
from planner.model.links import BUDGET_WORDS, Link, to_results, to_work


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Budget lines and gender objectives."""
    programme = subject.programme
    outcomes = [o.id for o in programme.outcomes]
    outputs = [o.id for o in programme.outputs]
    work = [*(a.id for a in programme.activities), *outputs]
    yield from _unknown(
        to_work(programme), [*work, *BUDGET_WORDS], "an activity or output", "ids to choose from"
    )
    yield from _unknown(
        to_results(programme), [*outcomes, *outputs], "an outcome or output", "outcomes and outputs"
    )


def _unknown(links: Iterable[Link], known: Sequence[str], kind: str, things: str) -> Iterator[Finding]:
    for link in links:
        if link.to not in known:
            message = f"{link.by} is for `{link.to}`, which is not {kind} of this file."
            yield Finding(link.at, message, fix=choose(link.to, known, things))


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
"""
]
