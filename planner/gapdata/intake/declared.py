"""Which indicator a line of figures speaks of: one that planner knows, one of its aspects, or one that the file declares."""

from collections.abc import Mapping
from functools import cache

from planner.gapdata.catalogue import DEFAULT_WINDOW, called
from planner.gapdata.catalogue import indicators as known_indicators
from planner.gapdata.intake.aspects import aspect
from planner.gapdata.intake.cells import CellError, did_you_mean, read_areas, read_direction, read_slug
from planner.gapdata.intake.rows import Cell
from planner.message import Phrase
from planner.model.figures import Indicator
from planner.resources import rows

NO_SOURCE = Phrase("source not stated")
"""What is printed for a figure of the user's that names no source."""

MOST_OWN = 5_000
"""Indicators that one file may bring of its own."""
_SPLIT = "Check that it is a table of figures, or split it into several files."


class Declarations:
    """The indicators of one file, as its lines declare them from the first to the last."""

    def __init__(self) -> None:
        self._own: dict[str, Indicator] = {}

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators that the file declared itself, by id."""
        return tuple(self._own[i] for i in sorted(self._own))

    def indicator(self, cells: Mapping[str, Cell]) -> tuple[Indicator, str]:
        """The indicator of a line, declared by it if by none before, and the edition that its name speaks of.

        The edition is empty unless the name fixes it. Raises CellError.
        """
        found, version = _known(cells["indicator"], cells["framework"])
        if found is None:
            return self._declared(cells), ""
        _check_agreement(found, cells)
        if not cells["aspect"].text:
            return found, version
        made = aspect(found, cells["aspect"])
        return self._own.setdefault(made.id, made), version

    def _declared(self, cells: Mapping[str, Cell]) -> Indicator:
        """The indicator of the file's own; raises CellError."""
        slug = read_slug(cells["indicator"])
        found = self._own.get(slug)
        if found is None:
            if len(self._own) >= MOST_OWN:
                raise CellError(
                    "indicator", f"The file has more than {MOST_OWN:,} indicators of its own.", _SPLIT
                )
            found = self._own[slug] = _declare(slug, cells)
        else:
            _check_agreement(found, cells)
        return found


def _known(name: Cell, framework: Cell) -> tuple[Indicator | None, str]:
    """What planner knows under this name, if anything; raises CellError if it may be several things."""
    if not name.text:
        raise CellError("indicator", "The indicator is missing.")
    meant = called(name.text, framework.text)
    if len(meant) > 1:
        ids = ", ".join(sorted({indicator.id for indicator, _ in meant}))
        message = f"{name.text[:60]} may mean any of {ids}."
        raise CellError("indicator", message, "Write the one that is meant, or its framework.")
    if meant:
        return meant[0]
    elsewhere = called(name.text) if framework.text else ()
    if elsewhere:
        right = elsewhere[0][0]
        message = f"{right.id} belongs to {right.framework}, not to {framework.text[:60]}."
        raise CellError("indicator", message, column="framework")
    return None, ""


def _declare(slug: str, cells: Mapping[str, Cell]) -> Indicator:
    """The new indicator of this line; raises CellError."""
    areas, higher = read_areas(cells["area"]), read_direction(cells["higher_is_better"])
    title = cells["title"].text
    if not title or not areas or higher is None:
        fix = did_you_mean(slug, tuple(known_indicators())) or (
            "To bring an indicator of your own, fill in title, area and higher_is_better on its first line."
        )
        raise CellError("indicator", f"planner knows no indicator called {slug}.", fix)
    if cells["aspect"].text:
        message = "An indicator of your own has no aspects."
        raise CellError("indicator", message, "Say it in the title.", column="aspect")
    return Indicator(
        id=slug,
        framework=read_slug(cells["framework"]) if cells["framework"].text else "",
        versions=(),
        group="",
        series="",
        title=title,
        unit=cells["unit"].text,
        publisher=Phrase("the user's own figures"),
        licence="",
        url="",
        higher_is_better=higher,
        areas=areas,
        trend=False,
        window=DEFAULT_WINDOW,
        minimum=None,
        maximum=None,
        also=(),
        caveat=Phrase("Brought in by the user of planner; not checked by it."),
    )


def _check_agreement(known: Indicator, cells: Mapping[str, Cell]) -> None:
    """Raises CellError if this line says something else about the indicator than is already known."""
    unit, title, framework = cells["unit"], cells["title"], cells["framework"]
    if unit.text and _one_name(unit.text) != _one_name(known.unit):
        message = f"The unit of {known.id} is {known.unit or 'none'}, not {unit.text[:60]}."
        raise CellError("unit", message, column="unit")
    if framework.text not in ("", known.framework):
        message = f"{known.id} belongs to {known.framework or 'no framework'}, not to {framework.text[:60]}."
        raise CellError("indicator", message, column="framework")
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


@cache
def _unit_names() -> Mapping[str, str]:
    return {row["also"]: row["unit"] for row in rows("unit_names.csv")}


def _one_name(unit: str) -> str:
    """The unit as planner calls it, where tables call it otherwise."""
    return _unit_names().get(unit, unit)
