"""An organisation that is named by its id and does not exist.

Why: An operator, payer, assessor or evaluator is somebody who can be held to it. An id that nothing carries, or
that belongs to a community of learners, names nobody.

Fix: Correct the id, or add the organisation under `organisations`.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.guess import choose
from planner.engine.sources import FORMAT
from planner.model.links import to_organisations


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Operators, payers, assessors and evaluators."""
    programme = subject.programme
    known = [o.id for o in programme.organisations]
    for link in to_organisations(programme, but=set(known)):
        other = programme.stakeholder(link.to)
        instead = f"; it is the stakeholder “{other.name}”" if other else ""
        message = f"{link.by} names `{link.to}`, which is not an organisation of this file{instead}."
        yield Finding(link.at, message, fix=choose(link.to, known, "organisations"))


VALID = [
    """
infrastructure:
  - {id: cable, name: Example Cable, kind: submarine-cable, operator: telco, countries: [GHA]}
evaluation: {evaluator: lead}
"""
]
INVALID = [
    """
infrastructure:
  - id: cable
    name: Example Cable
    kind: submarine-cable
    operator: operators  # <- here
    countries: [GHA]
budget:
  lines:
    - id: b1
      title: Exercise
      for: a1
      year: 2027
      amount: 300000
      paid_by: dono  # <- here
safeguards:
  human_rights:
    assessed: 2026-10
    by: watchdog  # <- here
    finding: Low risk.
evaluation:
  evaluator: university  # <- here
"""
]
