"""A pointer that leads nowhere: something declared confidential or filled in that is not in the file.

Why: What is marked confidential is kept out of public documents by its place. A pointer that leads nowhere
protects nothing, and the passage that was meant would be printed.

Fix: Write the keys and positions that lead to the place, beginning with a slash; positions count from 0, so that
/risks/0 is the first risk.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.engine.words import counted
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
