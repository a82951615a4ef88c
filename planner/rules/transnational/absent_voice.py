"""A country with a thin record in UN processes whose diplomatic skills have no UN forum to go to.

Why: Submissions to the UN working group came mostly from the Global North, and Africa was almost missing. A
programme that builds diplomatic skills for a country that was rarely at the table should say at which UN table
they will be used and who will sit there. The record has three rounds of the UN Group of Governmental Experts,
2012/13, 2014/15 and 2019/21; the others are unknown, and so is attendance at the open-ended working groups.
Most states were never members, so this is context, not a mark.

Fix: Add the forum under `fora` with `kind: un-process`, list under `participants` the stakeholders from the
country who will take part, and name the forum in the activity's `fora`. The option `rounds` says with how many
of the recorded rounds a record is no longer thin.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, MEMO, UN_MEMBERS
from planner.engine.voice import attendance, thin
from planner.engine.wording import names, places
from planner.model.coverage import served_in
from planner.model.programme import Programme
from planner.model.results import Skill


@rule(
    Severity.NOTE,
    sources=[MEMO, CIGP, UN_MEMBERS],
    grade=Grade.PRACTICE,
    rows=["M11"],
    needs_gaps=True,
)
def check(subject: Subject, *, rounds: int = 1) -> Iterator[Finding]:
    """``rounds``: with fewer of the recorded rounds than this, a record is thin."""
    programme = subject.programme
    unheard = {
        country: record
        for country, record in thin(subject, rounds).items()
        if served_in(programme, country, Skill.DIPLOMATIC) and not _speaks(programme, country)
    }
    if unheard:
        gap = f"No UN forum of the programme names who will speak there for {names(unheard)}."
        yield Finding(places(programme, list(unheard)), f"{gap} {attendance(unheard)}")


def _speaks(programme: Programme, country: str) -> bool:
    """Whether somebody from the country is to take part in a UN forum."""
    tables = (forum.participants for forum in programme.fora if forum.kind == "un-process")
    speakers = (programme.stakeholder(name) for table in tables for name in table)
    return any(speaker and country in speaker.countries for speaker in speakers)


_STAKEHOLDER = """
stakeholders:
  - {id: regulators, name: Regulators, type: state, community: telecom, countries: [SSD], people: 9, takes_part_in: [audience], why: Rules.}
"""
VALID = [
    "countries: [GHA]\nfora: []\n",
    "countries: [SSD]\n" + _STAKEHOLDER,
    """
countries: [SSD]
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
""",
    """
countries: [SSD]  # <- here
fora:
  - {id: itu, name: A regional body, kind: regional-organisation, participants: [regulators]}
"""
    + _STAKEHOLDER,
    """
countries:  # <- here
  - SSD
  - MLI
""",
]
