"""Effort: how the money and the people of a programme spread over skills and stakeholder groups.

The arithmetic is simple on purpose, so that a reader can redo it by hand:

* the cost of an activity is divided by its skill shares and by its audience shares (equal parts where none
  are written);
* an activity in several countries costs each of them an equal part, and a community in several countries counts
  with an equal part of its people in each, because the file divides neither;
* in one country an activity is for the part of its audience that is from there, in the proportion of their shares,
  and for the whole audience where it names nobody from there;
* a person counts once in each cell of the matrix that one of their activities serves, and once in each skill type
  and in their group, so people must not be added up over columns.
"""

from collections import defaultdict
from collections.abc import Callable

from planner.model.figures import GROUPS, SKILLS, Area
from planner.model.parts import Stakeholder
from planner.model.programme import Programme
from planner.model.remembered import remembered
from planner.model.results import Activity, Group, Skill

Cell = tuple[Group, Skill]
_CELLS = tuple((group, skill) for group in Group for skill in Skill)
_AREA: dict[str, Area] = {each: Area(each) for each in (*Skill, *Group)}
_AREAS = (*SKILLS, *GROUPS)


@remembered
def money_by_cell(programme: Programme) -> dict[Cell, float]:
    """Cost of the activities by stakeholder group and skill type, in currency units; all nine cells."""
    cells: dict[Cell, float] = dict.fromkeys(_CELLS, 0.0)
    for activity in programme.activities:
        skills = activity.skills.items()
        for stakeholder in programme.audience(activity):
            group = stakeholder.group
            part = activity.cost * activity.audience[stakeholder.id] / 100
            for skill, share in skills:
                cells[group, skill] += part * share / 100
    return cells


def people_by_cell(programme: Programme) -> dict[Cell, int]:
    """People reached by stakeholder group and skill type, each once a cell; all nine cells."""
    reached: dict[Cell, dict[str, int]] = defaultdict(dict)
    for activity in programme.activities:
        for stakeholder in programme.audience(activity):
            for skill in activity.skills:
                reached[stakeholder.group, skill][stakeholder.id] = stakeholder.people
    return {cell: sum(reached[cell].values()) if cell in reached else 0 for cell in _CELLS}


def skill_shares(activities: tuple[Activity, ...]) -> dict[Skill, float]:
    """Per cent of the cost of these activities by skill type; equal weight for each where nothing costs."""
    weights = {a.id: a.cost for a in activities}
    if not any(weights.values()):
        weights = dict.fromkeys(weights, 1)
    totals = dict.fromkeys(Skill, 0.0)
    for activity in activities:
        for skill, share in activity.skills.items():
            totals[skill] += weights[activity.id] * share
    whole = sum(totals.values())
    return {skill: 100 * value / whole if whole else 0.0 for skill, value in totals.items()}


def in_country(programme: Programme, iso3: str) -> tuple[Activity, ...]:
    """The activities that take place in a country."""
    known = _in_countries(programme)
    found = known.get(iso3)
    if found is None:
        found = known[iso3] = tuple([a for a in programme.activities if iso3 in a.countries])
    return found


@remembered
def _in_countries(_programme: Programme) -> dict[str, tuple[Activity, ...]]:
    """The activities of each country that was asked for: many rules ask for the same few."""
    return {}


def money_in(programme: Programme, iso3: str) -> dict[Area, float]:
    """What the activities cost in a country, in currency units, by skill type and again by stakeholder group."""
    return _spread(programme, iso3, lambda activity: activity.cost / len(activity.countries))


def shares_in(programme: Programme, iso3: str) -> dict[Area, float]:
    """Per cent of the effort in a country: over the skill types, and again over the stakeholder groups.

    Each activity weighs as much as it costs there, and all the same where nothing costs anything; nought
    everywhere where nothing is done.
    """
    return _shares(programme).get(iso3) or dict.fromkeys(_AREAS, 0.0)


@remembered
def _shares(programme: Programme) -> dict[str, dict[Area, float]]:
    """The shares in every country where something is done."""
    return {
        iso3: _shares_in(programme, iso3)
        for iso3 in dict.fromkeys(code for activity in programme.activities for code in activity.countries)
    }


def _shares_in(programme: Programme, iso3: str) -> dict[Area, float]:
    spread = money_in(programme, iso3)
    if not any(spread.values()):
        spread = _spread(programme, iso3, lambda _: 1)
    return {**_per_cent(spread, SKILLS), **_per_cent(spread, GROUPS)}


def people_in(programme: Programme, iso3: str) -> dict[Area, int]:
    """People from a country who are reached, each once a skill type and once in their group.

    A community in several countries counts with an equal part of its people; some are never rounded to none.
    """
    reached: dict[Area, dict[str, float]] = {area: {} for area in _AREAS}
    for activity in in_country(programme, iso3):
        for community in programme.audience(activity):
            if iso3 in community.countries:
                part = community.people / len(community.countries)
                for served in (community.group, *activity.skills):
                    reached[_AREA[served]][community.id] = part
    return {area: _whole(sum(people.values())) for area, people in reached.items()}


def audience_in(programme: Programme, activity: Activity, iso3: str) -> tuple[Stakeholder, ...]:
    """Whom an activity is for in a country: those of its audience from there; all of it where it names none."""
    audience = programme.audience(activity)
    return tuple([s for s in audience if iso3 in s.countries]) or audience


def _spread(programme: Programme, iso3: str, weigh: Callable[[Activity], float]) -> dict[Area, float]:
    """The weight of each activity in a country divided over its skills, and again over the groups it is for."""
    totals = dict.fromkeys(_AREAS, 0.0)
    for activity in in_country(programme, iso3):
        weight, audience = weigh(activity), audience_in(programme, activity, iso3)
        for skill, share in activity.skills.items():
            totals[_AREA[skill]] += weight * share / 100
        shares = activity.audience
        whole = sum([shares[s.id] for s in audience])
        for community in audience:
            totals[_AREA[community.group]] += weight * shares[community.id] / whole
    return totals


def _per_cent(amounts: dict[Area, float], row: tuple[Area, ...]) -> dict[Area, float]:
    whole = sum([amounts[area] for area in row])
    return {area: 100 * amounts[area] / whole if whole else 0.0 for area in row}


def _whole(people: float) -> int:
    return max(1, round(people)) if people else 0
