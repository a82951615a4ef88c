"""How English writes dates: as Babel has it for Britain, without the tenth of a document that it takes to load."""

import datetime as dt

MONTHS = (
    "", "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""By their numbers, from 1."""


def month(day: dt.date) -> str:
    """``March 2027``."""
    return f"{MONTHS[day.month]} {day.year}"


def date(day: dt.date) -> str:
    """``1 March 2027``."""
    return f"{day.day} {month(day)}"
