"""Much effort on what the country already does well.

Why: What drives the differences between countries must inform programmes. Where a country stands ahead of most
of its peers and hardly any do better, the same money may change more elsewhere. A country counts as strong in a
kind of skill only if most peers do worse on every recorded figure. One that is merely level with all others, as
most are in never having sat in a UN expert group, is not called strong.

Fix: Say in the rationale what this country still lacks there, let it teach its peers, or move the effort. The option
`gap` is the share of peers that may do better before a country no longer counts as strong, `share` the per cent
of the effort there that counts as much.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, GAP_METHOD
from planner.engine.wording import AREA_WORDS, by_country, gap_words
from planner.model.effort import in_country, skill_shares
from planner.model.gaps import AreaGap
from planner.model.results import Skill


@rule(Severity.NOTE, sources=[CIGP, GAP_METHOD], grade=Grade.PRACTICE, rows=["M22"], needs_gaps=True)
def check(subject: Subject, *, gap: float = 0.1, share: int = 40) -> Iterator[Finding]:
    """``gap``: below this share of peers that do better, a country is strong; ``share``: per cent of the effort."""
    programme = subject.programme
    strong: dict[str, str] = {}
    for country in programme.countries:
        profile = subject.gaps.get(country)
        effort = skill_shares(in_country(programme, country))
        areas = [
            area
            for area in (profile.skill_gaps if profile else ())
            if _strong(area, gap) and effort[Skill(area.area.value)] >= share
        ]
        if areas:
            strong[country] = ". ".join(_words(area, effort) for area in areas)
    yield from by_country(
        programme, "Much of the effort in {countries} goes where it is ahead of its peers already.", strong
    )


def _strong(area: AreaGap, below: float) -> bool:
    """Whether hardly any peers do better, and on every figure most of them do worse."""
    if area.gap is None or area.gap >= below:
        return False
    return all(2 * standing.worse > standing.of for standing in area.standings)


def _words(area: AreaGap, effort: dict[Skill, float]) -> str:
    spent = (
        f"{AREA_WORDS[area.area].capitalize()} get {effort[Skill(area.area.value)]:.0f}% of the effort there"
    )
    return f"{spent}. {gap_words(area)}"


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
VALID = [
    "countries: [GHA]\n",
    "countries: [GHA]\n" + _TREE.replace("SKILL", "technical"),
    "countries: [SSD]\n" + _TREE.replace("SKILL", "diplomatic"),
    "countries: [XKX]\n" + _TREE.replace("SKILL", "governance"),
]
INVALID = [
    "countries: [GHA]  # <- here\n" + _TREE.replace("SKILL", "governance"),
    "countries: [NOR]  # <- here\n" + _TREE.replace("SKILL", "{governance: 60, technical: 40}"),
    "countries:  # <- here\n  - GHA\n  - NOR\n" + _TREE.replace("SKILL", "governance"),
]
