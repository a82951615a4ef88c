"""A stakeholder group with a far smaller share of the effort in a country than of its gap.

Why: Efforts differ by the stakeholders they target, and the figures differ by them too: a country may be level
with its peers in what its state can do and far behind in its industry. The figures behind a group are fewer and
rougher than those behind a kind of skill, one or two for each, so this is a rule of its own that can be left out or
waived without silencing gap/effort-misaligned. A group that no activity of the programme is for is the business of
definition/stakeholder-not-reached.

Fix: Move effort towards the group, name the partner programme that reaches it under `coordination` with `covers`,
or say under `purpose.gaps` to whom it is left and why. The option `points` says how many percentage points lie
between the two shares before it is asked, `gap` which share of the peers must do better at least.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, GAP_METHOD
from planner.engine.wording import AREA_WORDS, by_country, gap_words
from planner.model.answers import left_to_others
from planner.model.balance import Shortfall, shortfall_in
from planner.model.coverage import groups_covered, groups_reached
from planner.model.figures import GROUPS
from planner.model.gaps import AreaGap, GapProfile
from planner.model.programme import Programme
from planner.model.results import Group


@rule(Severity.NOTE, sources=[CIGP, GAP_METHOD], grade=Grade.PRACTICE, rows=["M5", "M22"], needs_gaps=True)
def check(subject: Subject, *, points: int = 50, gap: float = 0.3) -> Iterator[Finding]:
    """``points``: percentage points from which on the two shares are far apart; ``gap``: the least gap that counts."""
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
    opening = "Effort and recorded need lie far apart between the stakeholder groups in {countries}."
    yield from by_country(programme, opening, apart)


def _shortfall(programme: Programme, profile: GapProfile) -> Shortfall | None:
    """The group that is shortest of effort, unless somebody else reaches it or no activity at all does."""
    found = shortfall_in(programme, profile, GROUPS)
    if found is None:
        return None
    group = Group(found.area)
    if group in groups_covered(programme) or group not in groups_reached(programme):
        return None
    return None if left_to_others(programme, profile.country.iso3, found.area) else found


def _words(gap: AreaGap, found: Shortfall) -> str:
    only = "" if found.of == len(GROUPS) else ", counting only the groups that have a figure"
    group = AREA_WORDS[gap.area]
    return (
        f"Of its recorded gap in the groups, {found.need:.0f}% is that of {group}; of the effort there, "
        f"{found.effort:.0f}% is for {group}{only}. {gap_words(gap)}"
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
            - {id: a1, title: Course, for: FOR, by: [lead], method: course, from: 2027-03, to: 2027-09, cost: 9, skills: technical}
"""
_LITTLE = _TREE.replace("FOR", "{regulators: 95, operators: 5}")
VALID = [
    "countries: [GHA]\n",
    "countries: [GHA]\n" + _TREE.replace("FOR", "[regulators, operators]"),
    "countries: [GHA]\n" + _TREE.replace("FOR", "[regulators]"),
    "countries: [XKX]\n" + _LITTLE,
    "countries: [GHA]\npurpose: {gaps: [{area: industry, left_to: The hosting association trains its members.}]}\n"
    + _LITTLE,
    """
countries: [GHA]
coordination:
  - {programme: Network School, relation: complements, scope: regional, covers: {groups: [industry]}}
"""
    + _LITTLE,
]
INVALID = [
    "countries: [GHA]  # <- here\n" + _LITTLE,
    "countries:  # <- here\n  - GHA\n  - BEN\n" + _LITTLE,
]
