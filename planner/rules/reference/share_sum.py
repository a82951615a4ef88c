"""Shares that do not add up to 100.

Why: The matrix of stakeholders and skills divides the money of an activity by these shares. If they add up to
less or more, money is lost or counted twice.

Fix: Correct the shares so that they add up to 100; leave them out (a list under `for`, a single kind under
`skills`) where equal parts or one kind are meant.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """The skills and the audience of each activity; equal parts add up by themselves."""
    for activity in subject.programme.activities:
        for key, what, shares in (
            ("skills", "skill", activity.skills.values()),
            ("for", "audience", activity.audience.values()),
        ):
            total = round(sum(shares))
            if total != 100:
                message = f"The {what} shares of “{activity.title}” add up to {total}, not to 100."
                yield Finding(activity.at / key, message)


VALID = [
    """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - {id: a1, title: Course, skills: {technical: 70, governance: 30}, for: [regulators, operators, rights-groups], by: [telco], method: course, from: 2027, to: 2027, cost: 9}
"""
]
INVALID = [
    """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - id: a1
              title: Course
              skills: {technical: 70, governance: 20}  # <- here
              for: {regulators: 60, operators: 60}  # <- here
              by: [telco]
              method: course
              from: 2027
              to: 2027
              cost: 90000
"""
]
