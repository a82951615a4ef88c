"""A kind of skill with a far smaller share of the effort in a country than of its gap.

Why: What drives the differences between countries must inform programmes. The share of the gap is the gap in one
kind of skill divided by the sum of the recorded gaps in all of them; the share of the effort is what the
activities in the country cost, by the same kinds of skill. The two need not agree: the definition asks for all
three kinds of skill, and a cheap activity may be the right one. Where they are far apart, a reader will ask.

Fix: Move effort towards the gap, or say in the rationale why the balance is right. The option `points` says
how many percentage points lie between the two shares before it is asked. At 50 an even split over the three
kinds is left in peace unless one of them has five sixths of the gap.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, GAP_METHOD
from planner.engine.wording import AREA_WORDS, by_country, gap_words
from planner.model.coverage import served_in, skills_covered
from planner.model.effort import in_country, skill_shares
from planner.model.figures import Area
from planner.model.gaps import AreaGap, GapProfile
from planner.model.programme import Programme
from planner.model.results import Skill


@rule(Severity.NOTE, sources=[CIGP, GAP_METHOD], grade=Grade.PRACTICE, rows=["M22"], needs_gaps=True)
def check(subject: Subject, *, points: int = 50) -> Iterator[Finding]:
    """``points``: percentage points from which on the two shares are far apart.

    Speaks only where the largest gap is touched: where it is not, gap/largest-gap-untouched says so.
    """
    programme = subject.programme
    apart: dict[str, str] = {}
    for country in programme.countries:
        profile = subject.gaps.get(country)
        if profile is not None and _touched(programme, profile):
            apart |= _shortfall(programme, profile, points)
    yield from by_country(programme, "Effort and recorded need lie far apart in {countries}.", apart)


def _touched(programme: Programme, profile: GapProfile) -> bool:
    return any(served_in(programme, profile.country.iso3, Skill(gap.area.value)) for gap in profile.largest)


def _shortfall(programme: Programme, profile: GapProfile, points: int) -> dict[str, str]:
    """What is to be said of the country, if one of its gaps is that much short of effort."""
    recorded = [gap for gap in profile.skill_gaps if gap.gap is not None]
    need = _shares({gap.area: gap.gap or 0.0 for gap in recorded})
    spread = skill_shares(in_country(programme, profile.country.iso3))
    effort = _shares({gap.area: spread[Skill(gap.area.value)] for gap in recorded})
    if len(recorded) < 2 or not need or not effort:
        return {}
    worst = max(recorded, key=lambda gap: need[gap.area] - effort[gap.area])
    if need[worst.area] - effort[worst.area] < points:
        return {}
    if Skill(worst.area.value) in skills_covered(programme):
        return {}
    return {profile.country.iso3: _words(worst, need, effort)}


def _shares(amounts: dict[Area, float]) -> dict[Area, float]:
    """Each amount in per cent of their sum; empty where the sum is nought."""
    whole = sum(amounts.values())
    return {area: 100 * amount / whole for area, amount in amounts.items()} if whole else {}


def _words(gap: AreaGap, need: dict[Area, float], effort: dict[Area, float]) -> str:
    only = "" if len(need) == len(Skill) else ", counting only the kinds of skill that have a figure"
    return (
        f"{AREA_WORDS[gap.area].capitalize()} make up {need[gap.area]:.0f}% of its recorded gap in skills and get "
        f"{effort[gap.area]:.0f}% of the effort there{only}. {gap_words(gap)}"
    )


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
    "countries: [GHA]\n" + _TREE.replace("SKILL", "{technical: 60, governance: 20, diplomatic: 20}"),
    "countries: [GHA]\n" + _TREE.replace("SKILL", "governance"),
    "countries: [XKX]\n" + _TREE.replace("SKILL", "governance"),
]
INVALID = [
    "countries: [GHA]  # <- here\n" + _TREE.replace("SKILL", "{technical: 5, governance: 90, diplomatic: 5}"),
    "countries:  # <- here\n  - GHA\n  - GIN\n" + _TREE.replace("SKILL", "{technical: 1, diplomatic: 99}"),
]
