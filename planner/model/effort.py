"""Effort: how the money and the people of a programme spread over skills and stakeholder groups.

The arithmetic is simple on purpose, so that a reader can redo it by hand:

* the cost of an activity is divided by its skill shares and by its audience shares (equal parts where none
  are written);
* a person counts once in each cell of the matrix that one of their activities serves, so people must not be
  added up over columns.
"""

from collections import defaultdict

from planner.model.programme import Programme
from planner.model.results import Activity, Group, Skill

Cell = tuple[Group, Skill]


def money_by_cell(programme: Programme) -> dict[Cell, float]:
    """Cost of the activities by stakeholder group and skill type, in currency units; all nine cells."""
    cells: dict[Cell, float] = {(g, s): 0.0 for g in Group for s in Skill}
    for activity in programme.activities:
        for stakeholder in programme.audience(activity):
            part = activity.cost * activity.audience[stakeholder.id] / 100
            for skill, share in activity.skills.items():
                cells[stakeholder.group, skill] += part * share / 100
    return cells


def people_by_cell(programme: Programme) -> dict[Cell, int]:
    """People reached by stakeholder group and skill type, each once a cell; all nine cells."""
    reached: dict[Cell, dict[str, int]] = defaultdict(dict)
    for activity in programme.activities:
        for stakeholder in programme.audience(activity):
            for skill in activity.skills:
                reached[stakeholder.group, skill][stakeholder.id] = stakeholder.people
    return {(g, s): sum(reached[g, s].values()) for g in Group for s in Skill}


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
    return tuple(a for a in programme.activities if iso3 in a.countries)
