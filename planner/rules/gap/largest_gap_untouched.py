"""The largest recorded gap of a country has no activity.

Why: What drives the differences between countries must inform programmes. Where the figures put a country
furthest behind its peers in one kind of skill, a reader will ask why the programme passes it by. There may be
good reasons, and the figures are few and rough; this is a question, never a verdict. A country whose record in
UN processes is empty is the business of transnational/no-negotiation-capacity and is not named twice.

Fix: Plan an activity in the country that builds these skills, name the partner programme that does it under
`coordination` with `covers`, or say under `purpose.gaps` to whom the programme leaves it and why.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, GAP_METHOD
from planner.engine.voice import thin
from planner.engine.wording import AREA_WORDS, by_country, gap_words, listed, per_cent
from planner.model.answers import left_to_others
from planner.model.coverage import served_in
from planner.model.figures import Area
from planner.model.gaps import AreaGap
from planner.model.programme import Programme
from planner.model.results import Skill


@rule(Severity.NOTE, sources=[CIGP, GAP_METHOD], grade=Grade.PRACTICE, rows=["M22"], needs_gaps=True)
def check(subject: Subject) -> Iterator[Finding]:
    """Where several gaps are equally large, one of them is enough."""
    programme, unheard = subject.programme, thin(subject, 1)
    untouched: dict[str, str] = {}
    for country in programme.countries:
        gaps = subject.gaps[country].largest if country in subject.gaps else ()
        told = country in unheard and any(gap.area is Area.DIPLOMATIC for gap in gaps)
        if gaps and not told and not any(_answered(programme, country, gap.area) for gap in gaps):
            untouched[country] = _words(gaps)
    yield from by_country(
        programme, "No activity touches the largest recorded gap of {countries}.", untouched
    )


def _answered(programme: Programme, country: str, area: Area) -> bool:
    return served_in(programme, country, Skill(area)) or left_to_others(programme, country, area)


def _words(gaps: tuple[AreaGap, ...]) -> str:
    areas = listed([AREA_WORDS[gap.area] for gap in gaps])
    share = per_cent(gaps[0].gap or 0)
    figures = ". ".join(map(gap_words, gaps))
    return f"It is in {areas}, where on average {share} of the peers do better. {figures}"


_TREE = """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - {id: a1, title: Course, for: [regulators], by: [lead], method: course, from: 2027-03, to: 2027-09, cost: 9, skills: SKILL}
"""
_GOVERNANCE = _TREE.replace("SKILL", "governance")
VALID = [
    "countries: [GHA]\n" + _TREE.replace("SKILL", "{technical: 10, governance: 90}"),
    "countries: [SSD]\n" + _GOVERNANCE,
    "countries: [XKX]\n" + _GOVERNANCE,
    """
countries: [GHA]
coordination:
  - {programme: Network School, relation: complements, scope: regional, covers: {skills: [technical]}}
"""
    + _GOVERNANCE,
    "countries: [GHA]\npurpose: {gaps: [{area: technical, left_to: The national academy trains engineers.}]}\n"
    + _GOVERNANCE,
]
INVALID = [
    "countries: [GHA]  # <- here\n" + _GOVERNANCE,
    "countries:\n  - SSD\n  - GHA  # <- here\n" + _GOVERNANCE,
    "countries:  # <- here\n  - GIN\n  - GHA\n" + _GOVERNANCE,
    "countries: [GHA]  # <- here\npurpose: {gaps: [{area: technical, answered_by: [a1]}]}\n" + _GOVERNANCE,
]
