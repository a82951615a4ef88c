"""A JSON file whose parts know where they stand in its text.

Numbers are kept as they are written, so that no figure changes on its way through a binary number.
"""

import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from planner.diagnostic import Diagnostic
from planner.gapdata.intake.layout import Content
from planner.gapdata.intake.rows import START, Cell
from planner.gapdata.intake.stages import wrong
from planner.late import late
from planner.position import Span

_SPACE = late(r"[ \t\r\n]*")
_AGAIN = "Download the file again, or ask whoever made it to write it as plain JSON."


class JsonError(Exception):
    """The file is no sound JSON; carries the one finding that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        name = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise ValueError(
            f"The name {name[:60]} stands twice in one figure, so that one of its values is lost."
        )
    return found


def _no_number(word: str) -> object:
    raise ValueError(f"{word} stands for a number, and is none.")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_once, parse_int=str, parse_float=str, parse_constant=_no_number
)


class Json:
    """The JSON in ``content``; raises TextError or JsonError if there is none."""

    def __init__(self, content: Content) -> None:
        self._path = content.path
        self._text = content.text
        try:
            self.value: object = _DECODER.decode(self._text)
        except json.JSONDecodeError as error:
            raise JsonError(self._broken(error.pos)) from None
        except ValueError as error:
            raise JsonError(wrong("text", str(error), self._path, START, fix=_AGAIN)) from None
        except RecursionError:
            message = "This JSON is nested deeper than any table of figures."
            raise JsonError(wrong("text", message, self._path, START, fix=_AGAIN)) from None

    def _broken(self, at: int) -> Diagnostic:
        """The finding for JSON that cannot be read from the character ``at`` on."""
        if at >= len(self._text.rstrip()):
            message = "The file ends in the middle: it did not arrive whole."
        else:
            message = "The file cannot be read as JSON from here on."
        return wrong("text", message, self._path, self._span(at, at + 1), fix=_AGAIN)

    @cached_property
    def _lines(self) -> list[int]:
        """Where the lines of the text begin, counted from 0."""
        return [0, *(end.end() for end in re.finditer(r"\r\n|\n|\r", self._text))]

    def _span(self, begin: int, end: int) -> Span:
        line, last = bisect_right(self._lines, begin), bisect_right(self._lines, end)
        return Span(line, begin - self._lines[line - 1] + 1, last, end - self._lines[last - 1] + 1)

    @property
    def span(self) -> Span:
        """The place of all of it."""
        begin = self._skip(0)
        return self._span(begin, len(self._text.rstrip()))

    def items(self, part: str | int) -> Iterator[tuple[object, Span]]:
        """The items of the list that is the ``part`` (a name, or a number from 0) of the whole, with their places."""
        begin = next(begin for key, _, begin, _ in self._parts(self._skip(0)) if key == part)
        for _, value, start, end in self._parts(begin):
            yield value, self._span(start, end)

    def _parts(self, at: int) -> Iterator[tuple[str | int, object, int, int]]:
        """The parts of the list or object that begins at ``at``: name or number, value, begin and end."""
        named, number = self._text[at] == "{", 0
        at = self._skip(at + 1)
        while self._text[at] not in "]}":
            key: str | int = number
            if named:
                key, at = _DECODER.raw_decode(self._text, at)
                at = self._skip(self._skip(at) + 1)  # over the colon
            value, end = _DECODER.raw_decode(self._text, at)
            yield key, value, at, end
            at, number = self._skip(end), number + 1
            at = self._skip(at + 1) if self._text[at] == "," else at

    def _skip(self, at: int) -> int:
        """The next character that is no space, from ``at`` on."""
        found = _SPACE.match(self._text, at)
        assert found is not None
        return found.end()


def cell_of(value: object, span: Span) -> Cell | None:
    """The cell for a plain value, empty for null; None for a list or an object."""
    if isinstance(value, str):
        return Cell(value.strip(), span)
    if isinstance(value, bool):
        return Cell(str(value).lower(), span)
    return Cell("", span) if value is None else None
