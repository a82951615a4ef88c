"""Whom to name as the source of a figure that came in a publisher's own file."""

from functools import lru_cache

from planner.gapdata.catalogue import known_as
from planner.gapdata.layout import Asked
from planner.gapdata.rows import Cell


def credited(indicator: Cell, asked: Asked, passed_on_by: str = "") -> Cell:
    """The source of a figure: what the user says, or else the publisher, its series and who passed it on.

    Empty if planner does not know the indicator, which is refused anyway.
    """
    return indicator._replace(text=asked.source or _credit(indicator.text or asked.indicator, passed_on_by))


@lru_cache(maxsize=64)  # a file repeats the same few on every line
def _credit(name: str, passed_on_by: str) -> str:
    found = known_as(name)
    if found is None:
        return ""
    known, _ = found
    via = f"passed on by {passed_on_by}" if passed_on_by else ""
    return ", ".join(part for part in (known.publisher, known.series, via) if part)
