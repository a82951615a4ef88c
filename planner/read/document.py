"""A text that has been read: its data, and where in the text each piece of the data stands."""

from bisect import bisect_right
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeAlias

from planner.late import late
from planner.position import Pointer, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LINE_END = late(r"\r\n|\r|\n")

Children: TypeAlias = "Mapping[str, Site] | Sequence[Site] | None"


class Site(Protocol):
    """Where a value stands, as offsets in code points; the ends are exclusive."""

    @property
    def start(self) -> int:
        """Where the value begins."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def key_start(self) -> int:
        """Where the key that holds the value begins; -1 if no key holds it (list items, the root)."""

    @property
    def key_end(self) -> int:
        """Where that key ends."""

    @property
    def children(self) -> Children:
        """The places inside a mapping (by key) or a list (by index); None for a scalar."""


class Place(NamedTuple):
    """A site that is known in full."""

    start: int
    end: int
    key_start: int
    key_end: int
    children: Children


class LineIndex:
    """Turns offsets into lines and columns; works the lines out when first asked."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(end.end() for end in _LINE_END.finditer(self.text))]
        return list(accumulate([len(line) + 1 for line in self.lines[:-1]], initial=0))

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends, split on LF, CRLF and CR only, as editors do."""
        return tuple(_LINE_END.split(self.text) if "\r" in self.text else self.text.split("\n"))

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """The span between two offsets."""
        return Span(*self.position(start), *self.position(end))

    def line_end(self, offset: int) -> int:
        """The offset at which the line that holds ``offset`` ends."""
        line = bisect_right(self._starts, offset) - 1
        return self._starts[line] + len(self.lines[line])


class Document:
    """One file: its text, its data and the place of every value and key."""

    __slots__ = ("data", "index", "path", "place", "text")

    def __init__(self, path: str, text: str, data: object, place: Site) -> None:
        self.path: Final = path
        """The file as the user named it, ``<stdin>`` for standard input."""
        self.text: Final = text
        """The whole text, without a byte order mark."""
        self.data: Final = data
        """Dicts with str keys, lists, str, int, float, bool and None; nothing else."""
        self.place: Final = place
        """The place of the root; the others hang below it."""
        self.index: Final = LineIndex(text)
        """The lines of the text."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the text without their ends."""
        return self.index.lines

    def span(self, pointer: Pointer) -> Span:
        """The span of the value at ``pointer``, or of its nearest ancestor that exists."""
        return self._span(self._find(pointer)[0])

    def key_span(self, pointer: Pointer) -> Span | None:
        """The span of the key that holds the value; None if no key does or nothing is there."""
        place, exists = self._find(pointer)
        return self._key_span(place) if exists else None

    def source(self, pointer: Pointer) -> str:
        """The value (or its nearest ancestor) as it is written in the text, quotes and all."""
        place = self._find(pointer)[0]
        return self.text[place.start : self._end(place)]

    def offset(self, pointer: Pointer) -> int:
        """Where the value (or its nearest ancestor) begins in the text."""
        return self._find(pointer)[0].start

    def mark(self, pointer: Pointer) -> Span:
        """Where a person should look to see the value at ``pointer``.

        A scalar: its value (its key, or the dash before it, if nothing is written). A mapping or a list: the
        key that holds it; as a list item: its first line; at the root: its first key. What does not exist is
        shown at its nearest ancestor.
        """
        place = self._find(pointer)[0]
        if place.children is None and place.start < place.end:
            return self._span(place)
        return self._key_span(place) or self._first_line(place)

    def anchor(self, pointer: Pointer) -> str:
        """The pointer as text with list items named by their ``id``: it survives moving a block."""
        parts: list[str | int] = []
        value = self.data
        for part in pointer.parts:
            value = _child(value, part)
            name = value.get("id") if isinstance(part, int) and isinstance(value, dict) else None
            parts.append(name if isinstance(name, str) else part)
        return str(Pointer(tuple(parts)))

    def _find(self, pointer: Pointer) -> tuple[Site, bool]:
        """The place at ``pointer`` and True, or the nearest ancestor's and False."""
        place = self.place
        for part in pointer.parts:
            child: Any = _child(place.children, part)
            if child is None:
                return place, False
            place = child
        return place, True

    def _span(self, place: Site) -> Span:
        return self.index.span(place.start, self._end(place))

    def _key_span(self, place: Site) -> Span | None:
        return self.index.span(place.key_start, place.key_end) if place.key_start >= 0 else None

    def _first_line(self, place: Site) -> Span:
        """The first key of the root, the first line of a list item, the dash of an item that is empty."""
        if place is self.place and isinstance(place.children, dict) and place.children:
            first = next(iter(place.children.values()))
            return self.index.span(first.key_start, first.key_end)
        if place.start == place.end:
            return self.index.span(max(place.start - 1, 0), place.end)
        return self.index.span(place.start, min(self._end(place), self.index.line_end(place.start)))

    def _end(self, place: Site) -> int:
        """The end without the blank lines that the parser counts to a block of text."""
        if place.start < place.end and self.text[place.end - 1] not in " \t\r\n":
            return place.end
        shown = place.start + len(self.text[place.start : place.end].rstrip(" \t\r\n"))
        return min(self.index.line_end(shown), place.end)


def _child(value: object, part: str | int) -> object:
    """The child of a dict or list, or None. All-digit keys may come as int: a pointer in text cannot tell."""
    if isinstance(value, dict):
        return value.get(str(part))
    if isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value):
        return value[part]
    return None
