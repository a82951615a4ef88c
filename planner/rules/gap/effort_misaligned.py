"""A kind of skill with a far smaller share of the effort in a country than of its gap.

Why: What drives the differences between countries must inform programmes. The share of the gap is the gap in one
kind of skill divided by the sum of the recorded gaps in all of them; the share of the effort is what the
activities in the country cost, by the same kinds of skill. The two need not agree: the definition asks for all
three kinds of skill, and a cheap activity may be the right one. Where they are far apart, a reader will ask.
Stakeholder groups are the business of gap/group-misaligned.

Fix: Move effort towards the gap, or say under `purpose.gaps` to whom it is left and why. The option `points` says
how many percentage points lie between the two shares before it is asked, `gap` which share of the peers must do
better at least: most of a small gap is little. At 50 points an even split over the three kinds is left in peace
unless one of them has five sixths of the gap.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, GAP_METHOD
from planner.engine.wording import AREA_WORDS, by_country, gap_words
from planner.model.answers import left_to_others
from planner.model.balance import Shortfall, shortfall_in
from planner.model.coverage import served_in, skills_covered
from planner.model.figures import SKILLS
from planner.model.gaps import AreaGap, GapProfile
from planner.model.programme import Programme
from planner.model.results import Skill


@rule(Severity.NOTE, sources=[CIGP, GAP_METHOD], grade=Grade.PRACTICE, rows=["M22"], needs_gaps=True)
def check(subject: Subject, *, points: int = 50, gap: float = 0.3) -> Iterator[Finding]:
    """``points``: percentage points from which on the two shares are far apart; ``gap``: the least gap that counts.

    Speaks only where the largest gap is touched: where it is not, gap/largest-gap-untouched says so.
    """
    programme = subject.programme
    apart: dict[str, str] = {}
    for country in programme.countries:
        profile = subject.gaps.get(country)
        found = _shortfall(programme, profile) if profile else None
        if profile is None or found is None or found.points < points:
            continue
        area = profile.area(found.area)
        if (area.gap or 0) >= gap:
            apart[country] = _words(area, found)
    yield from by_country(programme, "Effort and recorded need lie far apart in {countries}.", apart)


def _shortfall(programme: Programme, profile: GapProfile) -> Shortfall | None:
    """The skill that is shortest of effort, unless a partner serves it or the programme says to whom it is left."""
    country = profile.country.iso3
    found = shortfall_in(programme, profile, SKILLS)
    if found is None or Skill(found.area) in skills_covered(programme):
        return None
    if not any(served_in(programme, country, Skill(gap.area)) for gap in profile.largest):
        return None
    return None if left_to_others(programme, country, found.area) else found


def _words(gap: AreaGap, found: Shortfall) -> str:
    only = "" if found.of == len(SKILLS) else ", counting only the kinds of skill that have a figure"
    return (
        f"{AREA_WORDS[gap.area].capitalize()} make up {found.need:.0f}% of its recorded gap in skills and get "
        f"{found.effort:.0f}% of the effort there{only}. {gap_words(gap)}"
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
    "countries: [GHA]\npurpose: {gaps: [{area: technical, left_to: The national academy trains engineers.}]}\n"
    + _TREE.replace("SKILL", "{technical: 5, governance: 90, diplomatic: 5}"),
    "countries: [FIN]\n" + _TREE.replace("SKILL", "{technical: 60, governance: 36, diplomatic: 4}"),
]
INVALID = [
    "countries: [GHA]  # <- here\n" + _TREE.replace("SKILL", "{technical: 5, governance: 90, diplomatic: 5}"),
    "countries:  # <- here\n  - GHA\n  - GIN\n" + _TREE.replace("SKILL", "{technical: 1, diplomatic: 99}"),
]
