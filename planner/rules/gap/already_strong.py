"""Much effort on what the country already does well.

Why: What drives the differences between countries must inform programmes. Where a country stands ahead of most
of its peers and hardly any do better, the same money may change more elsewhere. A country counts as strong in a
kind of skill only if most peers do worse on every recorded figure. One that is merely level with all others, as
most are in never having sat in a UN expert group, is not called strong. A review of its maturity counts too: where
there is one, every stage has to be one of the two highest, strategic or dynamic in the Oxford model.

Fix: Say in the rationale what this country still lacks there, let it teach its peers, or move the effort. The option
`gap` is the share of peers that may do better before a country no longer counts as strong, `share` the per cent
of the effort there that counts as much.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.editions import advanced
from planner.engine.sources import CIGP, CMM, GAP_METHOD
from planner.engine.wording import AREA_WORDS, by_country, gap_words
from planner.model.effort import shares_in
from planner.model.figures import Area
from planner.model.gaps import AreaGap


@rule(Severity.NOTE, sources=[CIGP, GAP_METHOD, CMM], grade=Grade.PRACTICE, rows=["M22"], needs_gaps=True)
def check(subject: Subject, *, gap: float = 0.1, share: int = 40) -> Iterator[Finding]:
    """``gap``: below this share of peers that do better, a country is strong; ``share``: per cent of the effort."""
    programme = subject.programme
    strong: dict[str, str] = {}
    for country in programme.countries:
        profile = subject.gaps.get(country)
        effort = shares_in(programme, country)
        areas = [
            area
            for area in (profile.skill_gaps if profile else ())
            if effort[area.area] >= share and _strong(area, gap)
        ]
        if areas:
            strong[country] = ". ".join(_words(area, effort) for area in areas)
    yield from by_country(
        programme, "Much of the effort in {countries} goes where it is ahead of its peers already.", strong
    )


def _strong(area: AreaGap, below: float) -> bool:
    """Whether hardly any peers do better, most do worse on every figure, and no stage of maturity is low."""
    if not all(map(advanced, area.stages)):
        return False
    if area.gap is None:
        return bool(area.stages)
    return area.gap < below and all(2 * standing.worse > standing.of for standing in area.standings)


def _words(area: AreaGap, effort: dict[Area, float]) -> str:
    spent = f"{AREA_WORDS[area.area].capitalize()} get {effort[area.area]:.0f}% of the effort there"
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
_STRATEGIC = """# with figures:
SEN,cmm-1-1,2025,4,2021
XKX,cmm-1-1,2025,4,2021
"""
_FORMATIVE = """# with figures:
SEN,cmm-1-1,2025,2,2021
"""
VALID = [
    "countries: [SEN]\n",
    "countries: [SEN]\n" + _TREE.replace("SKILL", "technical"),
    "countries: [SSD]\n" + _TREE.replace("SKILL", "diplomatic"),
    "countries: [XKX]\n" + _TREE.replace("SKILL", "governance"),
    "countries: [SEN]\n" + _TREE.replace("SKILL", "governance") + _FORMATIVE,
]
INVALID = [
    "countries: [SEN]  # <- here\n" + _TREE.replace("SKILL", "governance"),
    "countries: [FIN]  # <- here\n" + _TREE.replace("SKILL", "{governance: 60, technical: 40}"),
    "countries:  # <- here\n  - SEN\n  - FIN\n" + _TREE.replace("SKILL", "governance"),
    "countries: [XKX]  # <- here\n" + _TREE.replace("SKILL", "governance") + _STRATEGIC,
]
