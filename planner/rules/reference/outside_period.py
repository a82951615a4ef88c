"""An activity, a milestone or a handover outside the period of the programme.

Why: What happens before the first day or after the last is not part of the programme: nobody is there to do it
and no money may be spent on it.

Fix: Correct the date, or the period of the programme.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.model.programme import Programme
from planner.model.results import Activity
from planner.model.when import When


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Silent where the dates of the activity or the period are out of order: that is said already."""
    programme = subject.programme
    if programme.end.last < programme.start.first:
        return
    for activity in programme.activities:
        if activity.end.last >= activity.start.first:
            yield from _activity(programme, activity)
    for indicator in programme.indicators:
        for milestone in indicator.milestones:
            if _out(programme, milestone.when):
                yield _finding(programme, milestone.when, f"A milestone of {indicator.id} falls")
    if programme.sustainability and programme.sustainability.handover:
        handover = programme.sustainability.handover
        if _out(programme, handover):
            yield _finding(programme, handover, "The handover begins")


def _activity(programme: Programme, activity: Activity) -> Iterator[Finding]:
    """One finding for an activity that lies outside as a whole, one for each end that sticks out."""
    if _out(programme, activity.start):
        yield _finding(programme, activity.start, f"“{activity.title}” begins")
    straddles = activity.end.last >= programme.start.first and activity.start.first <= programme.end.last
    if straddles and _out(programme, activity.end):
        yield _finding(programme, activity.end, f"“{activity.title}” ends")


def _out(programme: Programme, when: When) -> bool:
    return when.last < programme.start.first or when.first > programme.end.last


def _finding(programme: Programme, when: When, what: str) -> Finding:
    if when.last < programme.start.first:
        where = f"before the programme begins {programme.start.words}"
    else:
        where = f"after the programme ends {programme.end.words}"
    return Finding(when.at, f"{what} {when.words}, {where}.")


VALID = [
    """
sustainability: {owner: operators, after_the_end: The operators go on., handover: 2028-12}
""",
    """
period: {from: 2027, to: 2028-06}
""",
]
INVALID = [
    """
period: {from: 2027-06-01, to: 2028-12-31}
sustainability:
  owner: operators
  after_the_end: The operators go on.
  handover: 2029  # <- here
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      indicators:
        - id: o1.a
          statement: Faults repaired within a day
          measure: percent
          milestones:
            - value: 50
              at: 2026-12  # <- here
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - id: a1
              title: Course
              skills: technical
              for: [operators]
              by: [telco]
              method: course
              from: 2027-03  # <- here
              to: 2029-01  # <- here
              cost: 90000
            - id: a2
              title: Clinic
              skills: governance
              for: [regulators]
              by: [lead]
              method: advice
              from: 2029-03  # <- here
              to: 2029-09
              cost: 90000
"""
]
