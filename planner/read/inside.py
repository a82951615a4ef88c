"""Where a piece of a text value stands in its file: for values that are a small language of their own."""

import re

from planner.late import late
from planner.position import Pointer, Span
from planner.read.document import Document

_ESCAPE = r"\\(?:x..|u.{4}|U.{8}|\r?\n|.)"
_TOKENS = {
    '"': late(rf"{_ESCAPE}|.", re.DOTALL),
    "'": late(r"''|.", re.DOTALL),
}
_PLAIN = late(r".", re.DOTALL)
_BLANK_ESCAPES = late(r"\\(?:[ \tntr_NLPv]|\r?\n)")


def span_inside(document: Document, pointer: Pointer, start: int, end: int) -> Span:
    """The span of the characters ``start`` to ``end`` of the text at ``pointer``, as the file has them.

    The text in the file may be quoted, folded or indented; its visible characters are the same ones in the same
    order, so they are counted. An end or an empty stretch at the very end is shown at the last character.
    """
    text = str(_value(document, pointer))
    places = _visible(document, pointer)
    if not places:
        return document.mark(pointer)
    first = min(_count(text, start), len(places) - 1)
    last = min(max(_count(text, end) - 1, first), len(places) - 1)
    return document.index.span(places[first][0], places[last][1])


def _value(document: Document, pointer: Pointer) -> object:
    value: object = document.data
    for part in pointer.parts:
        value = value[part]  # type: ignore[index]  # the caller has found the text there
    return value


def _count(text: str, end: int) -> int:
    """How many visible characters stand before ``end``."""
    return sum(not c.isspace() for c in text[:end])


def _visible(document: Document, pointer: Pointer) -> list[tuple[int, int]]:
    """The offsets of every visible character of the value, in order."""
    source = document.source(pointer)
    offset = document.offset(pointer)
    style = source[:1]
    begin, end = 0, len(source)
    if style in _TOKENS:
        begin, end = 1, len(source) - 1
    elif style in ("|", ">"):
        begin = source.find("\n") + 1
    tokens = _TOKENS.get(style, _PLAIN).finditer(source, begin, end)
    return [(offset + t.start(), offset + t.end()) for t in tokens if not _blank(t[0])]


def _blank(token: str) -> bool:
    return token.isspace() or bool(_BLANK_ESCAPES.fullmatch(token))
