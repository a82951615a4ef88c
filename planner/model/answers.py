"""Answers: what a programme says of the gaps in the country figures, and what it does about them."""

from collections.abc import Iterator

from planner.model.effort import audience_in
from planner.model.figures import GROUPS, SKILLS, Area
from planner.model.parts import GapAnswer
from planner.model.programme import Programme
from planner.model.results import Activity, Skill

THEMES = {
    Area.KNOWLEDGE: frozenset({"science-and-technology", "education"}),
    Area.CONNECTIVITY: frozenset({"connectivity"}),
    Area.RIGHTS: frozenset({"human-rights", "data-protection"}),
}
"""The themes of activities that work on a wider subject."""


def stated(programme: Programme, iso3: str, area: Area) -> Iterator[GapAnswer]:
    """What the programme says of the gap in one area of one country."""
    return (gap for gap in programme.purpose.gaps if gap.area is area and iso3 in gap.countries)


def left_to_others(programme: Programme, iso3: str, area: Area) -> bool:
    """Whether the programme says who else answers this gap, or why nobody here does."""
    return any(gap.left_to for gap in stated(programme, iso3, area))


def answering(programme: Programme, gap: GapAnswer) -> tuple[Activity, ...]:
    """The activities that ``answered_by`` names, or that belong to the outcomes and outputs it names; each once."""
    named = set(gap.answered_by)
    return tuple(
        activity
        for outcome in programme.outcomes
        for output in outcome.outputs
        for activity in output.activities
        if named & {outcome.id, output.id, activity.id}
    )


def works_on(programme: Programme, activity: Activity, iso3: str, area: Area) -> bool:
    """Whether an activity builds the skill, is for the group, or has the theme of ``area`` in a country."""
    if iso3 not in activity.countries:
        return False
    if area in SKILLS:
        return Skill(area) in activity.skills
    if area in GROUPS:
        return any(s.group.value == area.value for s in audience_in(programme, activity, iso3))
    return bool(THEMES[area] & activity.themes)
