"""What is kept of every programme of a run, so that rules can compare it with the others.

A programme itself is let go after its file. Of each there remains a :class:`Stand` of less than a kilobyte, and the
stands of a run make a :class:`Portfolio`, which finds the neighbours of one without looking at all the others.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from sys import intern

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
    spells: tuple[str | int, ...]
    """Cell, first and last day, cell, first and last day ...: flat, since ten thousand stands must fit in memory."""

    @property
    def spans(self) -> Iterator[tuple[str, int, int]]:
        """Cell, first and last day of every activity for every part of its audience."""
        flat = iter(self.spells)
        return zip(flat, flat, flat, strict=True)  # type: ignore[arg-type]  # a text and two numbers by turns


def stand(programme: Programme) -> Stand:
    """What is kept of a programme."""
    spells: dict[tuple[str, int, int], None] = {}
    for activity in programme.activities:
        first, last = activity.start.first.toordinal(), activity.end.last.toordinal()
        for cell in _cells(programme, activity):
            spells[cell, first, last] = None
    return Stand(
        programme.id,
        programme.title,
        (str(programme.start), str(programme.end)),
        ROOT / "coordination" if programme.coordination else places(programme, programme.countries),
        tuple(link.programme for link in programme.coordination),
        tuple(part for spell in spells for part in spell),
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


def shared(one: Stand, other: Stand) -> tuple[Cell, ...]:
    """The cells that both serve at one time, sorted; empty if there are none."""
    return _met(_by_cell(one), other)


def _by_cell(one: Stand) -> dict[str, list[tuple[int, int]]]:
    """The spells in each cell."""
    found: dict[str, list[tuple[int, int]]] = {}
    for cell, first, last in one.spans:
        found.setdefault(cell, []).append((first, last))
    return found


def _met(mine: Mapping[str, list[tuple[int, int]]], other: Stand) -> tuple[Cell, ...]:
    met = set()
    for cell, first, last in other.spans:
        for start, end in mine.get(cell, ()):
            if first <= end and start <= last:
                met.add(cell)
    return _cells_of(frozenset(met))


@lru_cache(1024)
def _cells_of(written: frozenset[str]) -> tuple[Cell, ...]:
    """The cells of these names, sorted; programmes of one region meet in the same few sets of them."""
    split = (name.rsplit("/", 2) for name in written)
    return tuple(sorted(Cell(country, Skill(skill), Group(group)) for country, skill, group in split))


_YEAR = 365
"""Days in a drawer of the index. Whatever its size: two that meet on a day share the drawer of that day."""


class Portfolio:
    """The stands of one run, by what they serve and when."""

    def __init__(self, stands: Mapping[str, Stand]) -> None:
        """``stands`` are those of the programmes of a run by their files."""
        order = sorted(stands, key=lambda path: (stands[path].title, stands[path].id, path))
        self._stands = [stands[path] for path in order]
        self._place = {path: position for position, path in enumerate(order)}
        self._serving: dict[tuple[str, int], list[int]] = {}
        for position, each in enumerate(self._stands):
            for key in _years(each):
                self._serving.setdefault(key, []).append(position)

    def __len__(self) -> int:
        return len(self._stands)

    def of(self, path: str) -> Stand:
        """The stand of the programme in this file."""
        return self._stands[self._place[path]]

    def beside(self, path: str, most: int) -> list[tuple[Stand, tuple[Cell, ...]]]:
        """The others that serve the same cell at the same time and are not named, with the cells, by title.

        At most ``most`` and one more, which tells that there are more. The lists of the index are walked together in
        the order of the titles and left as soon as that is enough, so that a crowd costs no more than a few.
        """
        own, here = self._place[path], self.of(path)
        mine = _by_cell(here)
        found: list[tuple[Stand, tuple[Cell, ...]]] = []
        last = own
        for position in heapq.merge(*(self._serving[key] for key in _years(here))):
            if position in (own, last):
                continue
            last, other = position, self._stands[position]
            if not _names(here, other) and (cells := _met(mine, other)):
                found.append((other, cells))
                if len(found) > most:
                    break
        return found


def _years(each: Stand) -> Iterable[tuple[str, int]]:
    """Every cell that a programme serves, with every year in which it does; each once."""
    keys: dict[tuple[str, int], None] = {}
    for cell, first, last in each.spans:
        for year in range(first // _YEAR, last // _YEAR + 1):
            keys[cell, year] = None
    return keys


def _names(one: Stand, other: Stand) -> bool:
    """Whether a coordination entry of ``one`` speaks of the other programme."""
    title, name = other.title.casefold(), other.id.casefold()
    return any(text == name or title in text for text in map(str.casefold, one.named))
