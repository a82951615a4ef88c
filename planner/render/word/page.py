"""Paper and margins, in twentieths of a point ("twips"), and the looks that every part shares."""

from xml.etree.ElementTree import Element

from planner.engine.form import Layout
from planner.frozen import Frozen, replace
from planner.render.theme import Paper
from planner.render.word.markup import make

POINT = 20
"""Twips in a point."""
_MILLIMETRE = 72 * POINT / 25.4
_SIZES = {"a4": (11906, 16838), "us-letter": (12240, 15840)}
_SIDE, _TOP, _BOTTOM, _EDGE = 1361, 1531, 1361, 624
"""24, 27, 24 and 11 mm: those of the PDF; the last from the edge of the paper to the header and footer."""


class Page(Frozen):
    """One sheet; lengths in twips."""

    width: int
    height: int
    side: int = _SIDE
    top: int = _TOP
    bottom: int = _BOTTOM

    @property
    def landscape(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height

    @property
    def room(self) -> int:
        """The width between the margins."""
        return self.width - 2 * self.side

    @property
    def depth(self) -> int:
        """The height between the margins."""
        return self.height - self.top - self.bottom

    def turned(self) -> "Page":
        """The sheet on its side."""
        return replace(self, width=self.height, height=self.width)

    def properties(self) -> list[Element]:
        """``pgSz`` and ``pgMar``."""
        size = make("pgSz", w=self.width, h=self.height)
        if self.landscape:
            size.set("w:orient", "landscape")
        edges = {"top": self.top, "right": self.side, "bottom": self.bottom, "left": self.side}
        return [size, make("pgMar", **edges, header=_EDGE, footer=_EDGE, gutter=0)]


def page(paper: Paper, layout: Layout) -> Page:
    """An upright sheet of ``paper``, with the margins that a donor's form asks for."""
    if layout.margin is None:
        return Page(*_SIZES[paper])
    margin = round(layout.margin * _MILLIMETRE)
    return Page(*_SIZES[paper], margin, margin, margin)


def colour(value: str) -> str:
    """``#0f4c5c`` as Word writes it: ``0F4C5C``."""
    return value.lstrip("#").upper()


def half_points(points: float) -> list[Element]:
    """The size of letters, for both kinds of script."""
    size = round(points * 2)
    return [make("sz", val=size), make("szCs", val=size)]
