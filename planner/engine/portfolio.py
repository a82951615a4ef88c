"""What is kept of every programme of a run, so that rules can compare it with the others.

A programme itself is let go after its file. Of each there remains a :class:`Stand` of less than a kilobyte, and the
stands of a run make a :class:`Portfolio`, which finds the neighbours of one without looking at all the others.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from sys import intern
from typing import TypeAlias

from planner.engine.wording import places
from planner.frozen import Frozen
from planner.model.programme import Programme
from planner.model.results import Activity, Group, Skill
from planner.position import ROOT, Pointer


class Cell(Frozen, order=True):
    """A skill that is built for a stakeholder group in a country."""

    country: str
    """ISO alpha-3."""
    skill: Skill
    group: Group


class Stand(Frozen):
    """Where one programme stands: what others are compared with."""

    id: str
    title: str
    period: tuple[str, str]
    """Its first and last day, as they are written."""
    at: Pointer
    """Where the programme speaks of others, or else where it names its countries."""
    named: tuple[str, ...]
    """The other programmes that it names under ``coordination``, as they are written."""
    spells: tuple[tuple[int, int, tuple[str, ...]], ...]
    """First day, last day, and the cells that are served from the one to the other."""


def stand(programme: Programme) -> Stand:
    """What is kept of a programme."""
    spells: dict[tuple[int, int], dict[str, None]] = {}
    for activity in programme.activities:
        days = activity.start.first.toordinal(), activity.end.last.toordinal()
        spells.setdefault(days, {}).update(dict.fromkeys(_cells(programme, activity)))
    return Stand(
        programme.id,
        programme.title,
        (str(programme.start), str(programme.end)),
        ROOT / "coordination" if programme.coordination else places(programme, programme.countries),
        tuple(link.programme for link in programme.coordination),
        tuple([(*days, tuple(cells)) for days, cells in spells.items()]),
    )


def _cells(programme: Programme, activity: Activity) -> Iterator[str]:
    """Country, skill and group of everyone whom an activity is for, where it takes place."""
    for stakeholder in programme.audience(activity):
        for country in activity.countries:
            if country in stakeholder.countries:
                for skill in activity.skills:
                    yield _named(country, skill, stakeholder.group)


@lru_cache(4096)
def _named(country: str, skill: Skill, group: Group) -> str:
    """A cell by name: one text for all programmes, since ten thousand stands must fit in memory."""
    return intern(f"{country}/{skill.value}/{group.value}")


Spells: TypeAlias = "list[tuple[int, int, frozenset[str]]]"


def shared(one: Stand, other: Stand) -> tuple[Cell, ...]:
    """The cells that both serve at one time, sorted; empty if there are none."""
    return _met(_spells(one), other)


def _spells(one: Stand) -> Spells:
    """Its spells, to be held against those of many others."""
    return [(first, last, frozenset(cells)) for first, last, cells in one.spells]


def _met(mine: Spells, other: Stand) -> tuple[Cell, ...]:
    met: set[str] = set()
    for first, last, cells in mine:
        for start, end, names in other.spells:
            if first <= end and start <= last:
                met.update(cells.intersection(names))
    return _cells_of(frozenset(met))


@lru_cache(1024)
def _cells_of(written: frozenset[str]) -> tuple[Cell, ...]:
    """The cells of these names, sorted; programmes of one region meet in the same few sets of them."""
    split = (name.rsplit("/", 2) for name in written)
    return tuple(sorted(Cell(country, Skill(skill), Group(group)) for country, skill, group in split))


_YEAR = 365
"""Days in a drawer of the index. Whatever its size: two that meet on a day share the drawer of that day."""
Drawers: TypeAlias = "dict[str | int, int]"
"""Cells and years, and for each a number with a bit for every stand that is in it."""


class Portfolio:
    """The stands of one run, by what they serve and when."""

    def __init__(self, stands: Mapping[str, Stand]) -> None:
        """``stands`` are those of the programmes of a run by their files."""
        order = sorted(stands, key=lambda path: (stands[path].title, stands[path].id, path))
        self._stands = [stands[path] for path in order]
        self._place = {path: position for position, path in enumerate(order)}
        self._drawers: Drawers = {}
        for position, each in enumerate(self._stands):
            for first, last, cells in each.spells:
                for key in (*cells, *_years(first, last)):
                    self._drawers[key] = self._drawers.get(key, 0) | 1 << position

    def __len__(self) -> int:
        return len(self._stands)

    def of(self, path: str) -> Stand:
        """The stand of the programme in this file."""
        return self._stands[self._place[path]]

    def beside(self, path: str, most: int) -> list[tuple[Stand, tuple[Cell, ...]]]:
        """The others that serve the same cell at the same time and are not named, with the cells, by title.

        At most ``most`` and one more, which tells that there are more. Those in drawers of its own are looked at in the
        order of the titles until that is enough, so that a crowd costs no more than a few.
        """
        here = self.of(path)
        near = self._near(here) & ~(1 << self._place[path])
        mine, named = _spells(here), [text.casefold() for text in here.named]
        found: list[tuple[Stand, tuple[Cell, ...]]] = []
        for position in _bits(near):
            other = self._stands[position]
            if not _is_among(named, other) and (cells := _met(mine, other)):
                found.append((other, cells))
                if len(found) > most:
                    break
        return found

    def _near(self, here: Stand) -> int:
        """A bit for every stand that may meet this one: it serves one of its cells, and works in one of its years."""
        near = 0
        for first, last, cells in here.spells:
            serving = working = 0
            for cell in cells:
                serving |= self._drawers[cell]
            for year in _years(first, last):
                working |= self._drawers[year]
            near |= serving & working
        return near


def _bits(number: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    digits = bin(number)[:1:-1]
    place = digits.find("1")
    while place >= 0:
        yield place
        place = digits.find("1", place + 1)


def _years(first: int, last: int) -> range:
    """The years of the index from one day to another."""
    return range(first // _YEAR, last // _YEAR + 1)


def _is_among(named: Iterable[str], other: Stand) -> bool:
    """Whether one of these names, in small letters, means the other programme."""
    title, name = other.title.casefold(), other.id.casefold()
    return any(text == name or title in text for text in named)
