"""Lists as Word numbers them: numbering definitions, not typed figures."""

from xml.etree.ElementTree import Element

from planner.render.word.markup import make, properties, rooted
from planner.render.word.page import colour

STEP = 360
"""Twips by which each level stands further in."""
DEEPEST = 8
"""The last level that Word knows, from 0."""
_BULLETS, _NUMBERS, _SOURCES = 0, 1, 2
_SIGNS = ("\u2022", "\u2013", "\u2022")


class Lists:
    """The lists of one document: each numbered one starts at 1."""

    def __init__(self, accent: str) -> None:
        self._accent = accent
        self._made: list[Element] = []
        self._bullets = self._new(_BULLETS)

    def bullets(self) -> int:
        """The number by which paragraphs of any bulleted list refer to it."""
        return self._bullets

    def numbered(self, level: int) -> int:
        """A new list at ``level``, from 0."""
        return self._new(_NUMBERS, restart=min(level, DEEPEST))

    def sources(self) -> int:
        """The list of sources: [1], [2]."""
        return self._new(_SOURCES, restart=0)

    def _new(self, kind: int, restart: int | None = None) -> int:
        number = len(self._made) + 1
        made = make("num", make("abstractNumId", val=kind), numId=number)
        if restart is not None:
            made.append(make("lvlOverride", make("startOverride", val=1), ilvl=restart))
        self._made.append(made)
        return number

    def part(self) -> Element:
        """The root of ``numbering.xml``."""
        return rooted(
            "numbering",
            *(_definition(kind, self._accent) for kind in (_BULLETS, _NUMBERS, _SOURCES)),
            *self._made,
        )


def item(number: int, level: int) -> Element:
    """``numPr``: the paragraph is an item of the list ``number``."""
    return make("numPr", make("ilvl", val=min(level, DEEPEST)), make("numId", val=number))


def _definition(kind: int, accent: str) -> Element:
    levels = [_level(kind, level, accent) for level in range(DEEPEST + 1)]
    return make("abstractNum", make("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=kind)


def _level(kind: int, level: int, accent: str) -> Element:
    sign = (
        _SIGNS[level % 3] if kind == _BULLETS else f"[%{level + 1}]" if kind == _SOURCES else f"%{level + 1}."
    )
    style = "bullet" if kind == _BULLETS else "decimal"
    hanging = 500 if kind == _SOURCES else STEP
    indent = properties("pPr", make("ind", left=hanging + STEP * level, hanging=hanging))
    look = properties("rPr", make("b"), make("bCs"), make("color", val=colour(accent)))
    text = make("lvlText", val=sign)
    return make(
        "lvl",
        make("start", val=1),
        make("numFmt", val=style),
        text,
        make("lvlJc", val="left"),
        indent,
        look,
        ilvl=level,
    )
