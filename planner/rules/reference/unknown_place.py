"""A pointer that leads nowhere: something declared confidential or filled in that is not in the file.

Why: What is marked confidential is kept out of public documents by its place. A pointer that leads nowhere
protects nothing, and the passage that was meant would be printed.

Fix: Write the keys that lead to the place, beginning with a slash, and name the items of a list by their id, such as
/risks/cable-cut, or by position from 0, such as /risks/0 for the first. An id holds when the list is put in
another order.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.engine.wording import counted
from planner.model.written import LostPlace


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Places under confidential and provenance; a waiver that excuses nothing is called unused."""
    for lost in subject.programme.lost_places:
        yield Finding(lost.at, f"There is no {lost.place} in this file{_reason(lost)}.")


def _reason(lost: LostPlace) -> str:
    if lost.items is not None:
        return f": {lost.nearest} has {counted(lost.items, 'entry', 'entries')}, counted from 0"
    return f": the path ends at {lost.nearest}" if lost.nearest.parts else ""


VALID = [
    """
confidential:
  - {at: /purpose/needs/0, level: partner}
  - {at: /results/outcomes/o1/outputs/o1.1/activities/a2, level: partner}
provenance: {basis: public-facts, note: The budget is filled in., synthetic: [/budget, /results/outcomes/0/statement]}
"""
]
INVALID = [
    """
confidential:
  - at: /stakeholders/3  # <- here
    level: internal
  - at: /risk/0  # <- here
    level: internal
provenance:
  basis: public-facts
  note: The budget is filled in.
  synthetic:
    - /budget
    - /purpose/problem/0  # <- here
"""
]
