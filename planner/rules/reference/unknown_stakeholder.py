"""A stakeholder that is named by its id and does not exist.

Why: Whose skills are built decides on the matrix, the people reached and the stakeholder plan. An id that nothing
carries counts for nobody.

Fix: Correct the id, or add the community under `stakeholders`; organisations are who pays and delivers, not who
learns.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.guess import choose
from planner.engine.sources import FORMAT
from planner.model.links import to_stakeholders


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Audiences of activities and participants of fora."""
    programme = subject.programme
    known = [s.id for s in programme.stakeholders]
    for link in to_stakeholders(programme, but=set(known)):
        other = programme.organisation(link.to)
        instead = f"; it is the organisation “{other.name}”" if other else ""
        message = f"{link.by} names `{link.to}`, which is not a stakeholder of this file{instead}."
        yield Finding(link.at, message, fix=choose(link.to, known, "stakeholders"))


VALID = [
    """
fora:
  - {id: itu, name: International Telecommunication Union, participants: [regulators, rights-groups]}
"""
]
INVALID = [
    """
fora:
  - id: itu
    name: International Telecommunication Union
    participants:
      - regulators
      - regulator  # <- here
""",
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
              for:
                operators: 60
                telco: 40  # <- here
              by: [telco]
              method: course
              from: 2027
              to: 2027
              cost: 90000
            - id: a2
              title: Clinic
              skills: governance
              for:
                - regulators
                - ministers  # <- here
              by: [lead]
              method: advice
              from: 2027
              to: 2027
              cost: 90000
""",
]
