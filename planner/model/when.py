"""Dates as authors write them: a day, a month or a year, and the first and last day that each covers."""

import calendar
import datetime as dt
from functools import lru_cache

from planner.frozen import Frozen
from planner.position import ROOT, Pointer


@lru_cache(4096)
def in_calendar(parts: tuple[int, ...]) -> bool:
    """Whether the calendar has this year, month and day; month and day may be left out."""
    year, month, day = (*parts, 1, 1)[:3]
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


_MOST = 4096
"""Dates that are remembered: programmes are full of the same few."""


@lru_cache(_MOST)
def _parts(text: str) -> tuple[int, ...]:
    return tuple(int(p) for p in text.split("-"))


@lru_cache(_MOST)
def _real(text: str) -> bool:
    return in_calendar(_parts(text))


@lru_cache(_MOST)
def _days(text: str) -> tuple[dt.date, dt.date]:
    """The first and the last day that a date covers; a day beyond the month's end counts as its last day."""
    parts = _parts(text)
    first, last = (*parts, 1, 1)[:3], (*parts, 12, 31)[:3] if len(parts) == 1 else (*parts, 31)[:3]
    return _day(*first), _day(*last)


def _day(year: int, month: int, day: int) -> dt.date:
    return dt.date(year, month, min(day, calendar.monthrange(year, month)[1]))


class When(Frozen, eq=False):
    """A date of day, month or year precision, kept as it was written."""

    text: str
    """``2027``, ``2027-03`` or ``2027-03-01``."""
    at: Pointer = ROOT
    """Its place in the file."""

    @property
    def parts(self) -> tuple[int, ...]:
        """Year, and month and day where they are written."""
        return _parts(self.text)

    @property
    def real(self) -> bool:
        """Whether the calendar has this date: 2027-02-30 it has not."""
        return _real(self.text)

    @property
    def year(self) -> int:
        """The year."""
        return self.parts[0]

    @property
    def first(self) -> dt.date:
        """The first day covered; a day beyond the month's end counts as its last day."""
        return _days(self.text)[0]

    @property
    def last(self) -> dt.date:
        """The last day covered: ``2027-03`` ends on 31 March."""
        return _days(self.text)[1]

    @property
    def words(self) -> str:
        """As a sentence has it: ``in 2027``, ``in 2027-03``, ``on 2027-03-01``."""
        return f"{'on' if len(self.parts) == 3 else 'in'} {self.text}"

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, When) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text
