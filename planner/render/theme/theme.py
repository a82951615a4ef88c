"""A theme as the writers take it: everything in it has been checked."""

from pathlib import Path
from typing import Literal, TypeAlias

from planner.frozen import Frozen, field
from planner.render.palette import Palette
from planner.render.tree import Svg

Paper: TypeAlias = Literal["a4", "us-letter"]
Cover: TypeAlias = Literal["plain", "page"]

_TALLEST, _WIDEST = 16.0, 60.0
"""Millimetres that a logo takes where the theme does not say how wide it is."""


class Logo(Frozen):
    """A drawing or a picture; nothing in it runs, links or loads."""

    alt: str
    """What it shows, for those who do not see it."""
    svg: Svg | None = None
    png: bytes = b""
    """Where it is no drawing."""
    ratio: float = 1.0
    """Width by height."""
    asked: float | None = None
    """Millimetres that the theme asks it to be wide."""

    @property
    def width(self) -> float:
        """Millimetres."""
        return self.asked or min(_WIDEST, _TALLEST * self.ratio)

    @property
    def height(self) -> float:
        """Millimetres."""
        return self.width / self.ratio


class Fonts(Frozen):
    """The families that a theme asks for; empty for planner's own."""

    text: str = ""
    headings: str = ""
    folders: tuple[Path, ...] = ()
    """Where they are looked for."""


class Theme(Frozen):
    """How documents look. As it is made here, they look as they do without a theme."""

    name: str = ""
    palette: Palette = field(default_factory=Palette)
    logo: Logo | None = None
    fonts: Fonts = field(default_factory=Fonts)
    paper: Paper = "a4"
    cover: Cover = "plain"
    """``page``: title, facts and logo on a page of their own."""


DEFAULT = Theme()
