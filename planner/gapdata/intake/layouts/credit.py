"""Whom to name for a figure that came in a publisher's own file, and under which licence it stands."""

from collections.abc import Mapping
from functools import lru_cache

from planner.gapdata.catalogue import known_as
from planner.gapdata.intake.layout import Asked
from planner.gapdata.intake.rows import Cell


def credit(indicator: Cell, asked: Asked, passed_on_by: str = "") -> Mapping[str, Cell]:
    """The cells ``source`` and ``licence``: the publisher, its series and who passed it on, and their licence.

    None where the user names another source, and none if planner does not know the indicator, which is refused.
    """
    if asked.source:
        return {}
    source, licence = _said(indicator.text or asked.indicator, passed_on_by)
    return {
        "source": indicator._replace(text=source),
        "licence": indicator._replace(text=asked.licence or licence),
    }


@lru_cache(maxsize=64)  # a file repeats the same few on every line
def _said(name: str, passed_on_by: str) -> tuple[str, str]:
    found = known_as(name)
    if found is None:
        return "", ""
    known, _ = found
    via = f"passed on by {passed_on_by}" if passed_on_by else ""
    return ", ".join(part for part in (known.publisher, known.series, via) if part), known.licence
