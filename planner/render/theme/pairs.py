"""Every pair of words or drawing and ground that documents use, with the contrast that WCAG 2.2 asks of it."""

from collections.abc import Iterator
from typing import TypeAlias

from planner.frozen import Frozen
from planner.render.palette import Palette, contrast
from planner.render.theme.derive import READABLE, VISIBLE

Key: TypeAlias = tuple[str | int, ...]
"""Where a colour stands below ``colours`` in a theme file; empty for the white of a workbook's cells."""
SHEET: Key = ()
_WHITE = "#ffffff"


class Pair(Frozen):
    """What must be told apart, and how well."""

    what: str
    """What stands on the ground: ends the sentence "it is the colour of"."""
    ink: Key
    ground: Key
    where: str
    """What the ground is: ``the paper``."""
    needed: float = READABLE


class Measured(Frozen):
    """A pair in the colours of one palette."""

    pair: Pair
    ink: str
    ground: str

    @property
    def ratio(self) -> float:
        """Their contrast, 1 to 21."""
        return contrast(self.ink, self.ground)

    @property
    def passes(self) -> bool:
        """Whether it suffices."""
        return self.ratio >= self.pair.needed


_GROUNDS = {
    "low": "the ground of table heads and callouts",
    "good": "the ground that says good",
    "warn": "the ground that says careful",
    "bad": "the ground that says bad",
    "muted": "the ground of totals and what is not known",
}
"""Grounds on which words of the page stand too."""
_TONED = _GROUNDS | {
    "mid": "the middle shade of charts and tables",
    "high": "the strongest shade of charts and tables",
}
_WORDS = {"ink": "the text", "soft": "small print", "accent": "headings, links and numbers"}


def measured(palette: Palette) -> list[Measured]:
    """Every pair, by day, by night and in charts."""
    return [
        Measured(pair, colour(palette, pair.ink), colour(palette, pair.ground)) for pair in pairs(palette)
    ]


def pairs(palette: Palette) -> Iterator[Pair]:
    """Every pair of the documents in these colours."""
    yield from _page(())
    yield from _page(("night",))
    yield Pair("the text of charts", ("ink",), ("tones", "mid", "ground"), _TONED["mid"])
    for index in range(len(palette.series)):
        yield Pair("bars and lines of charts", ("series", index), ("paper",), "the paper", VISIBLE)
    muted = ("tones", "muted", "ground")
    yield Pair("bars of charts", ("series", 2), muted, "the track that they run on", VISIBLE)
    if palette.paper != _WHITE:
        for name, what in _WORDS.items():
            yield Pair(what, (name,), SHEET, "the white of a workbook's cells")
        yield Pair("the stamp", ("tones", "bad", "ink"), SHEET, "the white of a workbook's cells")


def _page(time: Key) -> Iterator[Pair]:
    """Words on the page and on the tones; ``time`` is empty for the day."""
    paper = "the dark page" if time else "the paper"
    for name, what in _WORDS.items():
        yield Pair(what, (*time, name), (*time, "paper"), paper)
    yield Pair("the stamp", (*time, "tones", "bad", "ink"), (*time, "paper"), paper)
    at_night = " on a dark page" if time else ""
    for name, where in _TONED.items():
        tone = (*time, "tones", name)
        yield Pair("the words", (*tone, "ink"), (*tone, "ground"), where + at_night)
    accent = (*time, "accent")
    yield Pair("the words", (*time, "tones", "accent", "ink"), accent, f"the accent colour{at_night}")
    for name, where in _GROUNDS.items():
        for word, what in _WORDS.items():
            yield Pair(what, (*time, word), (*time, "tones", name, "ground"), where + at_night)


def colour(palette: Palette, key: Key) -> str:
    """The colour that ``key`` names in a palette."""
    if key == SHEET:
        return _WHITE
    night = key[0] == "night"
    first, *rest = key[1:] if night else key
    if first == "series":
        return palette.series[int(rest[0])]
    if first == "tones":
        tone = palette.tones[str(rest[0])]
        return str(getattr(tone, f"night_{rest[1]}" if night else str(rest[1])))
    return str(getattr(palette, f"night_{first}" if night else str(first)))
