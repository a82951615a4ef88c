"""How cells look: words that are put together, such as ``input money``. Colours are those of every document."""

from functools import cache

from planner.render.palette import Palette
from planner.render.theme import DEFAULT, Theme

_FONT = "Arial"
BANDS = {"low": "good", "medium": "warn", "high": "bad"}
"""The tone of each band of risk; its word stands in the cell too."""


@cache
def _base(theme: Theme) -> dict[str, object]:
    """What every cell has."""
    return {
        "font_name": theme.fonts.text or _FONT,
        "font_size": 10,
        "font_color": theme.palette.ink,
        "valign": "top",
        "text_wrap": True,
    }


def _tone(palette: Palette, name: str) -> dict[str, object]:
    return {"bg_color": palette.tones[name].ground, "font_color": palette.tones[name].ink}


@cache
def looks(palette: Palette) -> dict[str, dict[str, object]]:
    """Word to what it adds; ``money`` comes from :func:`properties`, since it names the currency."""
    tones = {name: _tone(palette, name) for name, _ in palette.tones.pairs()}
    cell: dict[str, object] = {"border": 1, "border_color": palette.line}
    return {
        "title": {"font_size": 16, "bold": True, "font_color": palette.accent},
        "heading": {"font_size": 12, "bold": True, "font_color": palette.accent, "text_wrap": False},
        "note": {"font_color": palette.soft},
        "stamp": {"bold": True, "font_color": palette.tones.bad.ink},
        "prose": {},
        "link": {"font_color": palette.accent, "underline": 1},
        "head": {**cell, **tones["accent"], "bold": True},
        "body": cell,
        "strong": {"bold": True},
        "total": {**cell, **tones["muted"], "bold": True, "top": 2},
        "muted": {**cell, **tones["muted"], "italic": True},
        "input": {**cell, **tones["warn"], "border": 3},
        "bar": {**cell, **tones["accent"], "align": "center", "text_wrap": False},
        "upright": {"rotation": 90, "align": "center", "valign": "bottom"},
        "whole": {"num_format": "#,##0", "align": "right", "indent": 1},
        "figure": {"num_format": "General", "align": "right", "indent": 1},
        "share": {"num_format": "0.0%", "align": "right", "indent": 1},
        "plain": {"num_format": "0", "align": "right", "indent": 1},
        **{name: tones[name] for name in ("low", "mid", "high", "good", "warn", "bad")},
    }


def properties(look: str, currency: str, theme: Theme = DEFAULT) -> dict[str, object]:
    """The properties of a format, under XlsxWriter's names."""
    named: dict[str, dict[str, object]] = {
        **looks(theme.palette),
        "money": {"num_format": f'#,##0\\ "{currency}"', "align": "right", "indent": 1},
    }
    merged = dict(_base(theme))
    for word in look.split():
        merged |= named[word]
    return merged
