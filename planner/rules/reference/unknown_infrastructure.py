"""A piece of infrastructure that is named by its id and does not exist.

Why: The questions that belong to infrastructure, who operates it and which law governs it, can only be asked of
what the file describes.

Fix: Correct the id, or add the infrastructure under `infrastructure` with its operator.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.guess import choose
from planner.engine.sources import FORMAT
from planner.model.links import to_infrastructure


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Infrastructure that activities name."""
    known = [i.id for i in subject.programme.infrastructure]
    for link in to_infrastructure(subject.programme, but=set(known)):
        message = f"{link.by} names the infrastructure `{link.to}`, which this file does not list."
        yield Finding(link.at, message, fix=choose(link.to, known, "infrastructure entries"))


VALID = [
    """
infrastructure:
  - {id: cable, name: Example Cable, kind: submarine-cable, operator: telco, countries: [GHA]}
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - {id: a1, title: Course, skills: technical, for: [operators], by: [telco], method: course, infrastructure: [cable], from: 2027, to: 2027, cost: 9}
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
              skills: technical
              for: [operators]
              by: [telco]
              method: course
              infrastructure: [cable]  # <- here
              from: 2027
              to: 2027
              cost: 90000
"""
]
