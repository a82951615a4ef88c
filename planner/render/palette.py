"""The colours of documents: one accent, one ink, quiet tones. Tests compute that text on each can be read."""

from collections.abc import Iterator
from functools import cache

from planner.frozen import Frozen, field, fields


class Tone(Frozen):
    """A shade with the colour of text on it; ``#rrggbb``, by day (paper) and by night (a dark screen)."""

    ground: str
    ink: str
    night_ground: str
    night_ink: str


class Tones(Frozen):
    """One for each tone of the vocabulary."""

    none: Tone = Tone("#ffffff", "#1f2933", "#14191f", "#e4e7eb")
    low: Tone = Tone("#e3eff2", "#1f2933", "#1b343c", "#e4e7eb")
    mid: Tone = Tone("#b3d3db", "#1f2933", "#23505c", "#f1f4f6")
    high: Tone = Tone("#0f4c5c", "#ffffff", "#8fc5d2", "#10181c")
    good: Tone = Tone("#dcefe1", "#14532d", "#173a26", "#bfe8cd")
    warn: Tone = Tone("#fcebc8", "#6b3f00", "#4a3510", "#fbdf9f")
    bad: Tone = Tone("#f9dcd7", "#7f1d1d", "#54201d", "#fbc9c2")
    accent: Tone = Tone("#0f4c5c", "#ffffff", "#8fc5d2", "#10181c")
    muted: Tone = Tone("#eef1f4", "#3e4c59", "#232b33", "#c5ced6")

    def __getitem__(self, name: str) -> Tone:
        found = getattr(self, name)
        assert isinstance(found, Tone), "the vocabulary has checked the name"
        return found

    def pairs(self) -> Iterator[tuple[str, Tone]]:
        """Every tone with its name."""
        return ((name, self[name]) for name in fields(self))


class Palette(Frozen):
    """What charts draw with; templates see it as ``palette``. All ``#rrggbb``, on the paper.

    Those of the night are for pages on a dark screen, where charts keep their paper.
    """

    accent: str = "#0f4c5c"
    ink: str = "#1f2933"
    soft: str = "#52606d"
    """Secondary words."""
    line: str = "#cbd2d9"
    """Rules and grids; never words."""
    paper: str = "#ffffff"
    night_accent: str = "#8fc5d2"
    night_ink: str = "#e4e7eb"
    night_soft: str = "#a9b4bf"
    night_line: str = "#3b4650"
    night_paper: str = "#14191f"
    series: tuple[str, ...] = (
        "#0f4c5c",
        "#c2571a",
        "#5b7f95",
        "#8a6d1f",
        "#6b4c7d",
        "#3f7d58",
        "#a3436a",
        "#4a4a4a",
    )
    """Bars and lines, told apart by lightness too."""
    tones: Tones = field(default_factory=Tones)


PALETTE = Palette()
"""The colours of documents without a theme."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb`` colours, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def _luminance(colour: str) -> float:
    """WCAG 2.2, "relative luminance"."""
    red, green, blue = (
        s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4
        for s in (c / 255 for c in channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of ``#rrggbb``, 0 to 255."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def mixed(one: str, other: str, share: float) -> str:
    """``one`` with ``share`` of ``other`` in it, 0 to 1."""
    parts = zip(channels(one), channels(other), strict=True)
    return "#" + "".join(f"{int(a + (b - a) * share + 0.5):02x}" for a, b in parts)
