"""The part of SVG that a chart may use, serialised anew so that nothing else can pass.

Drawn elements and text only: no script, style, link, image, foreign element, reference or url().
"""

import re
from html import escape

from planner.late import late
from planner.render.vocabulary import Attribute

_NUMBER = r"-?(\d+(\.\d+)?|\.\d+)(e-?\d+)?"
_LIST = rf"\s*{_NUMBER}([\s,]+{_NUMBER})*\s*"


def _fits(pattern: str, says: str) -> Attribute:
    return Attribute(late(pattern), says)


NUMBER = _fits(_NUMBER, "a number")
LENGTHS = _fits(_LIST, "numbers")
COLOUR = _fits(r"#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|none|currentColor", "#rgb, #rrggbb, none or currentColor")
_TRANSFORM = rf"\s*((translate|scale|rotate|skewX|skewY|matrix)\({_LIST}\)[\s,]*)+"

ATTRIBUTES: dict[str, Attribute] = {
    **dict.fromkeys(("x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry"), NUMBER),
    **dict.fromkeys(("width", "height", "opacity", "fill-opacity", "stroke-opacity"), NUMBER),
    **dict.fromkeys(("stroke-width", "font-size"), NUMBER),
    **dict.fromkeys(("fill", "stroke", "color"), COLOUR),
    "d": _fits(r"[MmLlHhVvCcSsQqTtAaZz0-9eE\s,.+-]*", "path data"),
    "points": LENGTHS,
    "viewBox": LENGTHS,
    "stroke-dasharray": _fits(rf"none|{_LIST}", "numbers or none"),
    "transform": _fits(_TRANSFORM, "translate, scale, rotate, skewX, skewY or matrix with numbers"),
    "stroke-linecap": _fits("butt|round|square", "butt, round or square"),
    "stroke-linejoin": _fits("miter|round|bevel", "miter, round or bevel"),
    "font-weight": _fits("normal|bold|400|600|700", "normal, bold, 400, 600 or 700"),
    "font-style": _fits("normal|italic", "normal or italic"),
    "text-anchor": _fits("start|middle|end", "start, middle or end"),
    "dominant-baseline": _fits("auto|middle|central|hanging", "auto, middle, central or hanging"),
    "xmlns": _fits(r"http://www\.w3\.org/2000/svg", "http://www.w3.org/2000/svg"),
}
"""Every attribute of a chart with its values; each may stand on each element."""

_SPELT = {name.lower(): name for name in ATTRIBUTES}
"""The HTML parser hands attribute names over in lower case; SVG minds the case."""
_SHAPES = {"rect", "line", "path", "circle", "ellipse", "polyline", "polygon"}
_NOTES = {"title", "desc"}
CHILDREN: dict[str, set[str]] = {
    "svg": _SHAPES | _NOTES | {"g", "text"},
    "g": _SHAPES | _NOTES | {"g", "text"},
    "text": {"tspan"},
    "tspan": {"tspan"},
    **{shape: set(_NOTES) for shape in _SHAPES},
    **{note: set[str]() for note in _NOTES},
}
"""Which elements each may hold."""
TEXT = {"text", "tspan", "title", "desc"}
"""The elements that hold words."""


def spelt(attribute: str) -> str | None:
    """The SVG spelling of a lower-case ``attribute``; None if charts may not use it."""
    return _SPELT.get(attribute)


def start_tag(name: str, attributes: dict[str, str]) -> str:
    """``<name ...>``; an ``svg`` element gets its namespace and exactly one of each attribute."""
    named = {"xmlns": "http://www.w3.org/2000/svg"} | attributes if name == "svg" else attributes
    return f"<{name}" + "".join(f' {key}="{escape(value)}"' for key, value in named.items()) + ">"


def size(view_box: str) -> tuple[float, float] | None:
    """Width and height, in points, of a ``viewBox``; None unless it is four numbers with a sensible area."""
    numbers = [float(n) for n in re.split(r"[\s,]+", view_box.strip()) if n]
    if len(numbers) != 4 or not all(1 <= n <= 10_000 for n in numbers[2:]):
        return None
    return numbers[2], numbers[3]
