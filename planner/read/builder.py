"""Builds data and places from the events of a YAML parser, and refuses what would mean more than it says."""

from typing import Any

from planner.frozen import Struct
from planner.position import Pointer
from planner.read import characters, scalars, syntax
from planner.read.document import Children, Place
from planner.read.faults import Faults, Stop

MAX_DEPTH = 60
"""Blocks inside blocks; a programme has about twelve."""
MAX_VALUES = 100_000
"""Values in one file; the largest file is read in two seconds and in a few hundred MB because of it."""

_NULL_KEYS = frozenset(("", "~", "null"))


class _Frame(Struct):
    """A mapping or list that is being built."""

    start: int
    flow: bool
    data: dict[str, object] | list[object]
    places: dict[str, Place] | list[Place]
    key: tuple[str, int, int] | None = None
    """The key that waits for its value, with its offsets; only in a mapping."""
    end: int = 0
    """Where the last thing inside ends."""


class Builder:
    """Builds data and places from parser events; keeps its own stack, so depth costs no recursion."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.stack: list[_Frame] = []
        self.top = _Frame(0, True, [], [])
        self.count = 0
        self.anchors: dict[str, int] = {}
        self.aliases: list[tuple[str, int, int]] = []
        self.documents = 0

    @property
    def root(self) -> tuple[object, Place] | None:
        """The root's data and place; None (and a fault) if the file holds nothing."""
        data, places = self.top.data, self.top.places
        if isinstance(data, list) and isinstance(places, list) and data and data[0] is not None:
            return data[0], places[0]
        if not self.faults.fatal:
            fix = "Write a programme into it, or name another file."
            self.faults.add("empty", (0, 0), "The file is empty.", fix)
        return None

    def document(self, event: Any) -> None:
        """A document begins: there may be one."""
        self.documents += 1
        if self.documents > 1:
            self.faults.add(
                "too-many-documents",
                _offsets(event),
                "A line with --- begins a second document here; a file holds one.",
                "Delete the --- line, or move what follows into a file of its own.",
            )
            raise Stop

    def scalar(self, event: Any) -> None:
        """A word, a number or a text: a key, or a value to resolve."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        top = self.top
        if top.key is None and type(top.data) is dict:
            top.key = self._key(event, start, end)
            top.end = end
            return
        value = event.value
        if not event.style:  # plain: libyaml says '' and not None
            try:
                value = scalars.resolve(value)
            except scalars.TooManyDigitsError:
                self._too_many_digits(start, end)
        elif event.style == '"':
            self._refuse_forbidden(value, start, end)
        self._add(value, start, end, None)

    def _add(self, value: object, start: int, end: int, children: Children) -> None:
        """Put a finished value into the mapping or list on top."""
        self.count += 1
        if self.count > MAX_VALUES:
            self._too_many_values(start, end)
        top = self.top
        top.end = end
        data, places, key = top.data, top.places, top.key
        if isinstance(data, list) and isinstance(places, list):
            data.append(value)
            places.append(Place(start, end, -1, -1, children))
        elif key is None:
            self._bad_key(start, end, "A list or a group of values cannot be a name.")
            top.key = ("", start, end)
        elif isinstance(data, dict) and isinstance(places, dict):
            data[key[0]] = value
            places[key[0]] = Place(start, end, key[1], key[2], children)
            top.key = None

    def open_mapping(self, event: Any) -> None:
        """A mapping begins."""
        self._open(event, {}, {})

    def open_list(self, event: Any) -> None:
        """A list begins."""
        self._open(event, [], [])

    def _open(
        self,
        event: Any,
        data: dict[str, object] | list[object],
        places: dict[str, Place] | list[Place],
    ) -> None:
        if event.anchor is not None or event.tag is not None:
            self._decorated(event)
        if len(self.stack) >= MAX_DEPTH:
            self._too_deep(event)
        self.stack.append(self.top)
        self.top = _Frame(event.start_mark.index, event.flow_style, data, places)

    def close(self, event: Any) -> None:
        """A block ends where its last value ends, not where the next thing begins, as libyaml has it."""
        closed = self.top
        self.top = self.stack.pop()
        end = event.end_mark.index if closed.flow else closed.end
        self._add(closed.data, closed.start, end, closed.places)

    def _key(self, event: Any, start: int, end: int) -> tuple[str, int, int]:
        name: str = event.value
        if event.style == '"':
            self._refuse_forbidden(name, start, end)
        if not name or (not event.style and name in _NULL_KEYS):
            self._bad_key(start, end, "A name is missing before the colon.")
        elif not event.style and name == "<<":
            self.faults.add(
                "merge-key",
                (start, end),
                "The name << copies values in from elsewhere; planner reads only what is written in its place.",
                "Write the values out here.",
                pointer=self._pointer(),
            )
        elif name in self.top.data:
            self._duplicate(name, start, end)
        return name, start, end

    def _duplicate(self, name: str, start: int, end: int) -> None:
        places = self.top.places
        if isinstance(places, dict):
            first = places[name]
            here = self._pointer() / name
            related = self.faults.related(
                "The first one stands here.", (first.key_start, first.key_end), here
            )
            self.faults.add(
                "duplicate-key",
                (start, end),
                f"`{name}` is written twice in the same block, and only one of them can count.",
                "Delete one of the two, or join what they say.",
                pointer=here,
                related=(related,),
            )

    def _bad_key(self, start: int, end: int, message: str) -> None:
        fix = "Write a word before the colon; put it in quotes if it holds brackets or begins with a question mark."
        self.faults.add("bad-key", (start, end), message, fix, pointer=self._pointer())

    def _too_many_digits(self, start: int, end: int) -> None:
        self.faults.add(
            "number",
            (start, end),
            f"This number has more than {scalars.MAX_DIGITS} digits and would lose some of them.",
            'If it is a code (an account, a telephone), put it in quotes: "…".',
            pointer=self._here(),
        )

    def _refuse_forbidden(self, value: str, start: int, end: int) -> None:
        """A backslash in double quotes can write any character: the same ones are refused as in the text."""
        found = characters.FORBIDDEN.search(value)
        if found:
            self.faults.add(
                "control-character",
                (start, end),
                f"This text writes, with a backslash, the character {characters.name_of(found.group())}, "
                "which may not be in a programme file.",
                "Delete the backslash and what belongs to it.",
                pointer=self._here(),
            )

    def _decorated(self, event: Any) -> None:
        """A tag is a fault; an anchor is one if nothing else is said about it in the end."""
        start = event.start_mark.index
        if event.anchor:
            self.anchors.setdefault(event.anchor, start)
        if event.tag is not None:  # empty where it begins with an escaped zero byte
            self.faults.add(
                "tag",
                (start, syntax.word_end(self.faults.index.text, start)),
                "A value that begins with an exclamation mark gives a type to YAML; planner takes types from its own format.",
                "Delete the word with the exclamation mark, or put the whole value in quotes if it is text.",
                pointer=self._here(),
            )

    def alias(self, event: Any) -> None:
        """A star and a name stand for a value elsewhere: remembered, never followed."""
        start, end = _offsets(event)
        self.aliases.append((event.anchor, start, end))
        if self.top.key is None and isinstance(self.top.data, dict):
            self.top.key = ("", start, end)
        else:
            self._add(None, start, end, None)

    def report_aliases(self) -> None:
        """One finding for all aliases and anchors of the file: they are mended together."""
        if self.aliases:
            name, start, end = self.aliases[0]
            more = f" ({len(self.aliases)} such places in this file)" if len(self.aliases) > 1 else ""
            at = self.anchors.get(name)
            related = (
                (self.faults.related("It stands for this value.", (at, at + 1 + len(name))),)
                if at is not None
                else ()
            )
            message = f"*{name} stands for a value written elsewhere{more}; planner reads only what is written in its place."
            fix = "Write the value out here, or put it in quotes if the star is part of the text."
            self.faults.add("alias", (start, end), message, fix, related=related)
        elif self.anchors:
            name, start = min(self.anchors.items(), key=lambda item: item[1])
            message = f"&{name} gives a name to a value and is not part of it."
            fix = f'Delete it, or put the value in quotes if it is text: "&{name} …".'
            self.faults.add("alias", (start, start + 1 + len(name)), message, fix)

    def _too_deep(self, event: Any) -> None:
        self.faults.add(
            "too-deep",
            _offsets(event),
            f"More than {MAX_DEPTH} blocks or brackets stand inside each other here.",
            "Check for brackets or dashes that were not meant; a programme needs about twelve.",
        )
        raise Stop

    def _too_many_values(self, start: int, end: int) -> None:
        self.faults.add(
            "too-large",
            (start, end),
            f"The file holds more than {MAX_VALUES:,} values, too many for a programme.",
            "Check that it is the right file, or split the programme.",
        )
        raise Stop

    def _pointer(self) -> Pointer:
        """The mapping or list that is being built."""
        return Pointer(tuple(_step(frame) for frame in self.stack[1:]))

    def _here(self) -> Pointer:
        """The value that is being read."""
        return Pointer(tuple(_step(frame) for frame in [*self.stack, self.top][1:]))


def _step(frame: _Frame) -> str | int:
    """The key or index of the value that a mapping or list waits for."""
    if isinstance(frame.data, list):
        return len(frame.data)
    return frame.key[0] if frame.key else ""


def _offsets(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index
