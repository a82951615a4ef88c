"""What people may type into a cell, as rules for a spreadsheet: each says in words what it wants."""

import datetime as dt
from typing import TypeAlias

Entry: TypeAlias = dict[str, object]
"""A rule under XlsxWriter's names."""
_HINT = 255
"""The most characters of a hint."""


def choice(name: str, hint: str) -> Entry:
    """One of the list that the workbook calls ``name``."""
    return {"validate": "list", "source": f"={name}", "input_message": hint[:_HINT]}


def figure(least: float, most: float, hint: str, *, whole: bool = False) -> Entry:
    """A number from ``least`` to ``most``."""
    return _between("integer" if whole else "decimal", least, most, hint)


def day(hint: str) -> Entry:
    """A day of the years that the format knows of projects."""
    return _between("date", dt.date(1990, 1, 1), dt.date(2199, 12, 31), hint)


def _between(kind: str, least: object, most: object, hint: str) -> Entry:
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "input_message": hint[:_HINT],
        "error_message": hint[:_HINT],
    }
