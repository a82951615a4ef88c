"""An organisation or stakeholder that is named by its id and does not exist.

Why: Who delivers, measures, owns or watches something is the first question of every reader. An id that nothing
carries gives no answer, and the documents would print it as it stands.

Fix: Correct the id, or add the organisation under `organisations` or the community under `stakeholders`.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.guess import choose
from planner.engine.sources import FORMAT
from planner.model.links import to_parties


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Wherever either of the two may be named."""
    programme = subject.programme
    known = [o.id for o in programme.organisations] + [s.id for s in programme.stakeholders]
    for link in to_parties(programme, but=set(known)):
        message = (
            f"{link.by} names `{link.to}`, which is neither an organisation nor a stakeholder of this file."
        )
        yield Finding(link.at, message, fix=choose(link.to, known, "organisations and stakeholders"))


VALID = [
    """
risks:
  - {id: r1, statement: Engineers leave., kind: contextual, likelihood: 3, impact: 3, owner: telco}
sustainability: {owner: operators, after_the_end: The operators go on.}
"""
]
INVALID = [
    """
risks:
  - id: r1
    statement: Engineers leave.
    kind: contextual
    likelihood: 3
    impact: 3
    owner: telko  # <- here
sustainability:
  owner: ministry  # <- here
  after_the_end: The ministry goes on.
ownership:
  - country: GHA
    priority: The national strategy.
    counterpart: regulator  # <- here
""",
    """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      indicators:
        - id: o1.a
          statement: Faults repaired within a day
          measure: percent
          responsible: telcos  # <- here
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - id: a1
              title: Course
              skills: technical
              for: [operators]
              by:
                - telco
                - leed  # <- here
              method: course
              equipment:
                - item: Test kit
                  to: operator  # <- here
              from: 2027
              to: 2027
              cost: 90000
""",
]
