"""Overlap: where two programmes build the same skill for the same stakeholder group in one country at one time."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.model.programme import Programme
from planner.model.results import Activity, Group, Skill


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """What both programmes serve."""

    country: str
    """ISO alpha-3."""
    skill: Skill
    group: Group


def overlap(one: Programme, other: Programme) -> tuple[Cell, ...]:
    """The cells in which an activity of each programme runs at the same time, sorted; empty if there are none."""
    countries = set(one.countries) & set(other.countries)
    if not countries:
        return ()
    theirs = [(activity, set(_cells(other, activity))) for activity in other.activities]
    shared: set[Cell] = set()
    for ours in one.activities:
        mine = {cell for cell in _cells(one, ours) if cell.country in countries} - shared
        for activity, cells in theirs:
            if mine and _at_one_time(ours, activity):
                shared |= mine & cells
    return tuple(sorted(shared))


def _cells(programme: Programme, activity: Activity) -> Iterator[Cell]:
    """Country, skill and group of everyone whom an activity is for, where it takes place."""
    for stakeholder in programme.audience(activity):
        for country in activity.countries:
            if country in stakeholder.countries:
                yield from (Cell(country, skill, stakeholder.group) for skill in activity.skills)


def _at_one_time(one: Activity, other: Activity) -> bool:
    return one.start.first <= other.end.last and other.start.first <= one.end.last
