"""The type and margins of a PDF: planner's own, or those that a donor's form asks for."""

from collections.abc import Iterable, Mapping

from planner.engine.form import Layout

_POINTS = 72 / 25.4
"""Points a millimetre."""
_OWN = {"text": 9.6, "table": 8.4, "small": 7.3, "side": 24.0, "top": 27.0, "bottom": 24.0}
"""Text, tables and wide tables in points; margins in millimetres."""
SMALLER = 0.85
"""What a wide table is set in, of the size that a form asks for: a matrix of seven columns needs it."""
_AS_WIDE = {"Arial": ("Liberation Sans", "Arimo"), "Times New Roman": ("Liberation Serif", "Tinos")}
"""Fonts that were drawn to take the same room, letter by letter."""


def measured(layout: Layout, *, flows: bool = False) -> dict[str, float]:
    """Sizes and margins in points. A form's size holds for the text and for tables of ordinary width.

    ``flows`` is 1 where tables may break anywhere between rows: pages that are counted must not be left half empty.
    """
    sizes = {key: _OWN[key] for key in ("text", "table", "small")}
    if layout.size:
        sizes = {"text": layout.size, "table": layout.size, "small": layout.size * SMALLER}
    margins = {key: (layout.margin or _OWN[key]) * _POINTS for key in ("side", "top", "bottom")}
    return sizes | margins | {"flows": float(flows or layout.size is not None)}


def type_asked(
    layout: Layout, families: list[str], given: Iterable[str], house: str = ""
) -> tuple[list[str], tuple[str, ...]]:
    """The font families in the order in which a character is looked for, and what a reader must be told of them.

    ``families`` are planner's order, ``given`` all that are at hand. A font that the form asks for and nobody has given is never passed over in
    silence, since pages are counted with whatever takes its place. ``house`` is the family of a theme, for where the form asks for none.
    """
    asked = layout.font
    known = {name.casefold(): name for name in given}
    if not asked:
        return family_asked(house, families, known)
    if asked.casefold() in known:
        return _first(known[asked.casefold()], families), ()
    same = next((name for name in _AS_WIDE.get(asked, ()) if name.casefold() in known), "")
    if same:
        return _first(same, families), (
            f"The form asks for {asked}, and {same} is used, whose letters take the same room.",
        )
    told = (
        f"The form asks for {asked}, which does not come with planner: the pages are set and counted in"
        f" {families[0]}, whose letters are of another width. Name a folder that holds {asked} under `fonts` in"
        " [tool.planner] to count them with it."
    )
    return families, (told,)


def family_asked(
    asked: str, families: list[str], known: Mapping[str, str]
) -> tuple[list[str], tuple[str, ...]]:
    """The same for a family that a theme asks for; ``known`` are those at hand, by their names in small letters."""
    if not asked:
        return families, ()
    if asked.casefold() in known:
        return _first(known[asked.casefold()], families), ()
    told = (
        f"The theme asks for the font {asked}, which is not at hand: the PDF is set in {families[0]}. Name a folder"
        " that holds it under `folders` in the theme, or under `fonts` in [tool.planner]."
    )
    return families, (told,)


def _first(name: str, families: list[str]) -> list[str]:
    return [name, *(other for other in families if other != name)]
