"""A connectivity goal that no outcome with an indicator carries.

Why: Sustainable connectivity is the end of the definition. A goal that stands in the purpose and nowhere in the
results is never measured, so nobody will know whether it was reached.

Fix: Mark the outcome that carries the goal with `connectivity: true` and give it an indicator, for example
faults repaired in time, people within reach of a network, or hours without service.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, MEMO
from planner.model.blank import says_nothing


@rule(Severity.WARNING, sources=[MEMO, CIGP], grade=Grade.CONSENSUS, rows=["M3"])
def check(subject: Subject) -> Iterator[Finding]:
    """Silent where there is no goal: no-connectivity-goal speaks of that."""
    purpose = subject.programme.purpose
    if says_nothing(purpose.connectivity):
        return
    carrying = [o for o in subject.programme.outcomes if o.connectivity]
    if not carrying:
        yield Finding(
            purpose.at / "connectivity", "No outcome is marked as the one that carries the connectivity goal."
        )
    elif not any(o.indicators for o in carrying):
        first, *others = carrying
        message = (
            f"Outcome {first.id} carries the connectivity goal, but has no indicator that would show it."
        )
        related = tuple((f"Outcome {o.id} carries it too, and has none either.", o.at) for o in others)
        yield Finding(first.at / "connectivity", message, related=related)


VALID = [
    """
title: The outcome of the smallest programme carries the goal and is measured
""",
    """
purpose:
  connectivity: to be defined
results:
  outcomes:
    - {id: o1, statement: Diplomats speak for Ghana., outputs: [{id: o1.1, statement: A course., activities: []}]}
""",
]
INVALID = [
    """
purpose:
  connectivity: Repairs that operators keep up on their own.  # <- here
results:
  outcomes:
    - {id: o1, statement: Diplomats speak for Ghana., outputs: [{id: o1.1, statement: A course., activities: []}]}
""",
    """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      connectivity: true  # <- here
      outputs: [{id: o1.1, statement: A course., activities: []}]
""",
]
