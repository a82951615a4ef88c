"""Dates in the wrong order: an end before its beginning, a target before its baseline.

Why: Calendars, charts and the logframe are drawn from these dates. In the wrong order they show nonsense, or
nothing.

Fix: Exchange the two dates, or correct the one that is a slip.
"""

from collections.abc import Iterator
from itertools import pairwise

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.model.results import Indicator
from planner.model.when import When


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """The period, the activities, and the readings of indicators."""
    programme = subject.programme
    if _before(programme.end, programme.start):
        message = f"The programme ends {programme.end.words}, before it begins {programme.start.words}."
        yield _finding(programme.end, message, programme.start)
    for activity in programme.activities:
        if _before(activity.end, activity.start):
            message = (
                f"“{activity.title}” ends {activity.end.words}, before it begins {activity.start.words}."
            )
            yield _finding(activity.end, message, activity.start)
    for indicator in programme.indicators:
        yield from _readings(indicator)


def _readings(indicator: Indicator) -> Iterator[Finding]:
    """Baseline, milestones and target, in this order."""
    known = [("baseline", indicator.baseline)]
    known += [("milestone", milestone) for milestone in indicator.milestones]
    known += [("target", indicator.target)]
    steps = [(word, reading.when) for word, reading in known if reading]
    for (word, earlier), (next_word, later) in pairwise(steps):
        if _before(later, earlier):
            message = f"The {next_word} of {indicator.id} is dated {later}, before the {word} of {earlier}."
            yield _finding(later, message, earlier)


def _before(a: When, b: When) -> bool:
    """Whether all of ``a`` lies before ``b``: 2027 is not before 2027-03."""
    return a.last < b.first


def _finding(at: When, message: str, other: When) -> Finding:
    return Finding(at.at, message, related=(("The other date stands here.", other.at),))


VALID = [
    """
period: {from: 2027-03, to: 2027}
""",
]
INVALID = [
    """
period:
  from: 2028-01-01
  to: 2027-12-31  # <- here
""",
    """
results:
  impact:
    statement: People stay connected.
    indicators:
      - id: i1
        statement: Hours offline
        measure: unit
        baseline: {value: 9, at: 2026}
        milestones:
          - {value: 7, at: 2028}
          - value: 6
            at: 2027-06  # <- here
        target:
          value: 5
          at: 2027-03  # <- here
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
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
              from: 2028-03
              to: 2027-09  # <- here
              cost: 90000
""",
]
