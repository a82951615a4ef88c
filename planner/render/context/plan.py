"""The work plan as bars: places are shares of the width, so that a template only multiplies."""

import datetime as dt
import math
from collections.abc import Iterator

from planner.frozen import Frozen
from planner.model.results import Activity
from planner.model.when import When
from planner.render.context.lookup import Lookup, day
from planner.render.context.text import plain

ROWS = 26
"""Bars and headings on one figure: more would not stand on a page."""

_ROOM = 0.065
"""The share of the width that the figures of a year take."""
_MOST_QUARTERS = 40
_EDGE = 0.93
"""Right of this share of the width the figures of a year no longer fit."""


class Tick(Frozen):
    """The beginning of a quarter on the axis."""

    at: float
    """0 to 1."""
    label: str
    """The year where a year or the axis begins, else empty."""


class Bar(Frozen):
    """One row of the picture: an output as a heading, or an activity."""

    number: str
    label: str
    heading: bool
    left: float
    width: float
    """Both 0 to 1."""
    start: str
    end: str


class Gantt(Frozen):
    """One figure of the work plan."""

    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]


def gantts(look: Lookup) -> tuple[Gantt, ...]:
    """The work plan, on as many figures as its length asks for; none without activities."""
    activities = look.programme.activities
    if not activities:
        return ()
    first = min(look.programme.start.first, *(a.start.first for a in activities))
    last = max(look.programme.end.last, *(a.end.last for a in activities))
    axis = _Axis(_quarter(first), _quarter(last) + 1)
    return tuple(Gantt(axis.ticks(), bars) for bars in _pages(look, axis))


def _quarter(date: dt.date) -> int:
    """Quarters since year 0."""
    return date.year * 4 + (date.month - 1) // 3


class _Axis(Frozen):
    """Whole quarters, the end exclusive."""

    start: int
    end: int

    def ticks(self) -> tuple[Tick, ...]:
        """Every quarter; where the programme is long, so many whole years apart that ten have room."""
        step = 1 if self._length <= _MOST_QUARTERS else 4 * math.ceil(self._length / _MOST_QUARTERS)
        quarters = (q for q in range(self.start, self.end) if q % step == 0 or q == self.start)
        return tuple(Tick(self._share(q), self._label(q, max(step, 4))) for q in quarters)

    @property
    def _length(self) -> int:
        return self.end - self.start

    def _label(self, quarter: int, apart: int) -> str:
        """The year where one begins, if its figures have room before the edge, and at the start, if before the next."""
        room = quarter % apart == 0 and self._share(quarter) < _EDGE
        left = apart - quarter % apart
        begins = quarter == self.start and left > max(1, _ROOM * self._length)
        return str(quarter // 4) if room or begins else ""

    def _share(self, quarter: float) -> float:
        return round((quarter - self.start) / self._length, 4)

    def place(self, start: When, end: When) -> tuple[float, float]:
        """Left edge and width of a bar, by months; an end before its start gives a bar of no width."""
        left = start.first.year * 4 + (start.first.month - 1) / 3
        right = end.last.year * 4 + end.last.month / 3
        return self._share(left), max(0.0, round(self._share(right) - self._share(left), 4))


def _pages(look: Lookup, axis: _Axis) -> Iterator[tuple[Bar, ...]]:
    """Outputs with their activities, cut between bars; an output that is cut repeats its heading."""
    page: list[Bar] = []
    for outcome in look.programme.outcomes:
        for output in outcome.outputs:
            heading = Bar(look.numbers[output.id], plain(output.statement), True, 0, 0, "", "")
            pending = [heading]
            for activity in output.activities:
                if len(page) + len(pending) >= ROWS:
                    yield tuple(page)
                    page, pending = [], [heading]
                page += [*pending, _bar(look, axis, activity)]
                pending = []
    yield tuple(page)


def _bar(look: Lookup, axis: _Axis, it: Activity) -> Bar:
    left, width = axis.place(it.start, it.end)
    return Bar(look.numbers[it.id], it.title, False, left, width, day(it.start), day(it.end))
