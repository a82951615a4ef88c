"""A date that the calendar does not have.

Why: Nothing happens on 30 February. A date like that is a slip, and nobody can tell which day was meant.

Fix: Correct the day or the month.
"""

import calendar
from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.model.appraisal import Reference
from planner.model.texts import dates
from planner.model.when import When, in_calendar


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Every date of the file, and the dates of references."""
    for when in dates(subject.programme):
        if not when.real:
            yield Finding(when.at, f"There is no {when}: {_month(when)}.")
    for reference in subject.programme.references:
        yield from _cited(reference)


def _month(when: When) -> str:
    year, month, _ = when.parts
    days = calendar.monthrange(year, month)[1]
    return f"{calendar.month_name[month]} {year} has {days} days"


def _cited(reference: Reference) -> Iterator[Finding]:
    for key, parts in (("issued", reference.issued), ("accessed", reference.accessed)):
        if parts and not in_calendar(parts):
            written = "-".join(f"{part:02}" for part in parts)
            message = f"The reference “{reference.title}” has a date that does not exist: {written}."
            yield Finding(reference.at / key / "date-parts" / 0, message)


VALID = [
    """
designed: 2024-02-29
references:
  - {id: r, type: report, title: A report, issued: {date-parts: [[2020, 2, 29]]}, accessed: {date-parts: [[2021, 6]]}}
"""
]
INVALID = [
    """
designed: 2026-02-29  # <- here
period:
  from: 2027-01-01
  to: 2028-11-31  # <- here
references:
  - id: r
    type: report
    title: A report
    issued:
      date-parts:
        - [2020, 13]  # <- here
"""
]
