"""Text of the user's, made safe to set: controls, text direction, long words."""

import re
import unicodedata

from planner.errors import RenderError
from planner.late import late

REPLACEMENT = "\ufffd"
"""Stands where a character cannot be shown."""
LONGEST_LABEL = 2000
"""Characters of a title, heading or description; PDF refuses 32,767 and no reader wants a tenth of it."""

LEFT = "\u200e"
"""Before a minus: keeps it left of its figure among words that run from the right."""
_CONTROLS = late(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufff9-\ufffb\u2028\u2029]"
)
_STEERING = late(
    "[\u202a-\u202e\u2066-\u2069\u200f\u061c\ufeff]|\u200e(?!\u2212[0-9])|[\U000e0000-\U000e007f]"
)
_SPACE = late("[ \t\n\r\f]+")
_RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ku", "ps", "ur", "yi"}
_BREAK = "\u200b"


class VocabularyError(RenderError):
    """A template that leaves the vocabulary."""

    def __init__(self, name: str, line: int, problem: str, place: str = "") -> None:
        hint = "templates/README.md lists every element that a template may use, with its attributes."
        where = place or f"line {line} of what it renders"
        super().__init__(f"The template {name} cannot be used: {problem} ({where}).", hint)
        self.line = line
        """Of what it renders, from 1."""
        self.problem = problem


def refuse(name: str, line: int, problem: str) -> VocabularyError:
    """The error for a template that leaves the vocabulary."""
    return VocabularyError(name, line, problem)


def clean(text: str) -> str:
    """``text`` without characters that steer a screen or a line's direction.

    Controls and broken characters become U+FFFD, visibly; marks that turn the direction of the text around,
    with which one thing can be made to read as another, go: paragraphs get their direction from their words. Only
    the one stays that keeps a minus left of its figure.
    """
    return _CONTROLS.sub(REPLACEMENT, _STEERING.sub("", text))


def fold(text: str) -> str:
    """``text`` with each run of plain white space as one space; spaces that do not break stay."""
    return _SPACE.sub(" ", text)


def direction(text: str) -> str:
    """``rtl`` or ``ltr``, as the first letter with a direction runs; empty if there is none."""
    for character in text:
        kind = "" if character == LEFT else unicodedata.bidirectional(character)
        if kind in {"R", "AL"}:
            return "rtl"
        if kind == "L":
            return "ltr"
    return ""


def embedded(text: str) -> str:
    """``text`` for a place that runs from left to right, such as a chart: words from right to left keep their order there.

    Without the marks the figures among such words would stand on the wrong side of them.
    """
    return f"\u202b{text}\u202c" if direction(text) == "rtl" else text


def language_direction(lang: str) -> str:
    """``rtl`` or ``ltr``: how the language ``lang`` is written."""
    return "rtl" if lang.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def cut(text: str, longest: int) -> str:
    """``text`` of at most ``longest`` characters; an ellipsis says that there was more."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def with_breaks(text: str, longest: int) -> str:
    """``text`` in which a word of more than ``longest`` characters may break (zero-width spaces)."""
    if len(text) <= longest:
        return text
    long_word = re.compile(rf"[^\s\u200b]{{{longest + 1},}}")
    return long_word.sub(lambda m: _breakable(m.group(), longest), text)


def _breakable(word: str, longest: int) -> str:
    """Break chances after the punctuation of addresses, and at every eighth character of what is still long."""
    parts = re.split(r"(?<=[/._?&=,;:-])", word)
    return _BREAK.join(_chunks(part, longest) for part in parts if part)


def _chunks(part: str, longest: int) -> str:
    if len(part) <= longest:
        return part
    cuts = range(0, len(part), 8)
    return "".join(
        (_BREAK if at and not unicodedata.combining(part[at]) else "") + part[at : at + 8] for at in cuts
    )
