"""How cells look: words that are put together, such as ``input money``. Colours are those of every document."""

from planner.render.palette import PALETTE, TONES


def _tone(name: str) -> dict[str, object]:
    return {"bg_color": TONES[name].ground, "font_color": TONES[name].ink}


_BASE: dict[str, object] = {
    "font_name": "Arial",
    "font_size": 10,
    "font_color": PALETTE.ink,
    "valign": "top",
    "text_wrap": True,
}
_CELL = {"border": 1, "border_color": PALETTE.line}

LOOKS: dict[str, dict[str, object]] = {
    "title": {"font_size": 16, "bold": True, "font_color": PALETTE.accent},
    "heading": {"font_size": 12, "bold": True, "font_color": PALETTE.accent, "text_wrap": False},
    "note": {"font_color": PALETTE.soft},
    "stamp": {"bold": True, "font_color": TONES["bad"].ink},
    "prose": {},
    "link": {"font_color": PALETTE.accent, "underline": 1},
    "head": {**_CELL, **_tone("accent"), "bold": True},
    "body": dict(_CELL),
    "strong": {"bold": True},
    "total": {**_CELL, **_tone("muted"), "bold": True, "top": 2},
    "muted": {**_CELL, **_tone("muted"), "italic": True},
    "input": {**_CELL, **_tone("warn"), "border": 3},
    "bar": {**_CELL, **_tone("accent"), "align": "center", "text_wrap": False},
    "upright": {"rotation": 90, "align": "center", "valign": "bottom"},
    "whole": {"num_format": "#,##0", "align": "right", "indent": 1},
    "figure": {"num_format": "General", "align": "right", "indent": 1},
    "share": {"num_format": "0.0%", "align": "right", "indent": 1},
    "plain": {"num_format": "0", "align": "right", "indent": 1},
    **{name: _tone(name) for name in ("low", "mid", "high", "good", "warn", "bad")},
}
"""Word to what it adds; ``money`` comes from :func:`properties`, since it names the currency."""

BANDS = {"low": "good", "medium": "warn", "high": "bad"}
"""The tone of each band of risk; its word stands in the cell too."""


def properties(look: str, currency: str) -> dict[str, object]:
    """The properties of a format, under XlsxWriter's names."""
    named: dict[str, dict[str, object]] = {
        **LOOKS,
        "money": {"num_format": f'#,##0\\ "{currency}"', "align": "right", "indent": 1},
    }
    merged = dict(_BASE)
    for word in look.split():
        merged |= named[word]
    return merged
