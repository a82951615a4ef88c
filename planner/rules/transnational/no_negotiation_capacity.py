"""A country with a thin record in UN processes, and no diplomatic activity for it.

Why: Domestic capacity is half of it. Norms and agreements are made in international fora, and a country that
cannot negotiate there takes the rules that others wrote. The figure is the number of rounds of the UN Group of
Governmental Experts in which the country was a member. Three rounds are on record here, 2012/13, 2014/15 and
2019/21; the others are unknown, and attendance at the open-ended working groups is not recorded at all. Most
states were never members, so a thin record is common: it is a reason to ask, not a mark.

Fix: Plan an activity that builds diplomatic skills for the country, or name the partner programme that does it
under `coordination`, with `covers: {skills: [diplomatic]}`. The option `rounds` says with how many
of the recorded rounds a record is no longer thin.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, MEMO, UN_MEMBERS
from planner.engine.voice import attendance, thin
from planner.engine.wording import names, places
from planner.model.coverage import served_in
from planner.model.results import Skill


@rule(
    Severity.WARNING,
    sources=[CIGP, MEMO, UN_MEMBERS],
    grade=Grade.PRACTICE,
    rows=["M10", "M11"],
    needs_gaps=True,
)
def check(subject: Subject, *, rounds: int = 1) -> Iterator[Finding]:
    """``rounds``: with fewer of the recorded rounds than this, a record is thin."""
    programme = subject.programme
    alone = {
        country: record
        for country, record in thin(subject, rounds).items()
        if not served_in(programme, country, Skill.DIPLOMATIC)
    }
    if alone:
        message = f"No activity builds diplomatic skills for {names(alone)}. {attendance(alone)}"
        yield Finding(places(programme, list(alone)), message)


VALID = [
    """
countries: [SSD]
""",
    """
countries: [GHA]
coordination:
  - {programme: Regional Negotiation Fund, relation: complements, scope: regional, covers: {skills: [diplomatic]}}
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A repair exercise.
          activities:
            - {id: a1, title: Exercise, skills: technical, for: [operators], by: [telco], method: exercise, from: 2027-03, to: 2027-09, cost: 100}
""",
    """
countries: [SSD]
coordination:
  - {programme: Regional Negotiation Fund, relation: complements, scope: regional, covers: {skills: [diplomatic]}}
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A repair exercise.
          activities:
            - {id: a1, title: Exercise, skills: technical, for: [operators], by: [telco], method: exercise, from: 2027-03, to: 2027-09, cost: 100}
""",
]
INVALID = [
    """
countries: [SSD]  # <- here
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A repair exercise.
          activities:
            - {id: a1, title: Exercise, skills: technical, for: [operators], by: [telco], method: exercise, from: 2027-03, to: 2027-09, cost: 100}
""",
]
