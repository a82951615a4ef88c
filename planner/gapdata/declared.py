"""Which indicator a line of a user's table speaks of: one that planner knows, or one that the table declares."""

from collections.abc import Mapping

from planner.gapdata.catalogue import DEFAULT_WINDOW
from planner.gapdata.catalogue import indicators as known_indicators
from planner.gapdata.cells import CellError, did_you_mean, read_areas, read_direction
from planner.gapdata.derived import MEMBERSHIP
from planner.gapdata.rows import Cell
from planner.model.figures import Indicator

NO_SOURCE = "source not stated"
"""What is printed for a figure of the user's that names no source."""


class Declarations:
    """The indicators of one table, as its lines declare them from the first to the last."""

    def __init__(self) -> None:
        self._own: dict[str, Indicator] = {}

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators that the table declared itself."""
        return tuple(self._own.values())

    def indicator(self, slug: str, cells: Mapping[str, Cell]) -> Indicator:
        """The indicator called ``slug``, declared by this line if by none before; raises CellError."""
        if slug == MEMBERSHIP:
            fix = "To correct a country's count, give un-gge-rounds."
            raise CellError("indicator", f"{MEMBERSHIP} is shipped complete and cannot be added to.", fix)
        found = known_indicators().get(slug) or self._own.get(slug)
        if found is None:
            found = self._own[slug] = _declare(slug, cells)
        else:
            _check_agreement(found, cells)
        return found


def _declare(slug: str, cells: Mapping[str, Cell]) -> Indicator:
    """The new indicator of this line; raises CellError."""
    areas, higher = read_areas(cells["area"]), read_direction(cells["higher_is_better"])
    title = cells["title"].text
    if not title or not areas or higher is None:
        fix = did_you_mean(slug, tuple(known_indicators())) or (
            "To bring an indicator of your own, fill in title, area and higher_is_better on its first line."
        )
        raise CellError("indicator", f"planner knows no indicator called {slug}.", fix)
    return Indicator(
        id=slug,
        framework="",
        versions=(),
        group="",
        series="",
        title=title,
        unit=cells["unit"].text,
        publisher=cells["source"].text or NO_SOURCE,
        licence=cells["licence"].text,
        url="",
        higher_is_better=higher,
        areas=areas,
        trend=False,
        window=DEFAULT_WINDOW,
        minimum=None,
        maximum=None,
        also=(),
        caveat="Brought in by the user of planner; not checked by it.",
    )


def _check_agreement(known: Indicator, cells: Mapping[str, Cell]) -> None:
    """Raises CellError if this line says something else about the indicator than is already known."""
    unit, title = cells["unit"], cells["title"]
    if unit.text and unit.text != known.unit:
        message = f"The unit of {known.id} is {known.unit or 'none'}, not {unit.text[:60]}."
        raise CellError("unit", message, column="unit")
    if title.text and title.text != known.title:
        message = f"The title of {known.id} is {known.title}: it cannot have a second one."
        raise CellError("indicator", message, "Leave the title empty.", column="title")
    areas = read_areas(cells["area"])
    if areas and areas != known.areas:
        counted = ", ".join(known.areas) or "no area"
        message = f"{known.id} counts in {counted}: it cannot count elsewhere."
        raise CellError("indicator", message, "Leave the area empty.", column="area")
    higher = read_direction(cells["higher_is_better"])
    if higher is not None and higher is not known.higher_is_better:
        better = "more" if known.higher_is_better else "less"
        message = f"For {known.id}, {better} is better."
        raise CellError("indicator", message, "Leave higher_is_better empty.", column="higher_is_better")
