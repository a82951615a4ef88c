"""How English writes lists and dates: as Babel has it for Britain, without the tenth of a document that it takes to load."""

import datetime as dt
from collections.abc import Sequence

MONTHS = dict(
    enumerate(
        (
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ),
        1,
    )
)  # fmt: skip
"""By their numbers, from 1."""


def listed(names: Sequence[str]) -> str:
    """``one, two and three``."""
    *first, last = names or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def month(day: dt.date) -> str:
    """``March 2027``."""
    return f"{MONTHS[day.month]} {day.year}"


def date(day: dt.date) -> str:
    """``1 March 2027``."""
    return f"{day.day} {month(day)}"
