"""What must not be published leaves the data before a model, a context or a template can see it.

A document is built from ``shown_to(data, audience)``, never from the file itself. Text at a place that its readers
may not see becomes a visible mark. Where no mark can stand (a number, a date, a skill type) the whole entry that holds it is taken
away, and the document says that an entry of this kind is withheld. Money is stricter: a missing sum can be
found by subtraction, so one withheld amount withholds every part of the budget. A text that is given in several
languages is withheld in all of them.
"""

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

from planner.errors import RenderError
from planner.frozen import Frozen
from planner.late import late
from planner.message import N_
from planner.model.figures import Access
from planner.model.places import follow, touches_money
from planner.model.translated import in_language, text_around
from planner.position import ROOT, Pointer
from planner.render.context.traces import Kept, renamed, repoint

MARKS = {
    Access.PUBLIC: N_("[withheld: not for the public]"),
    Access.PARTNER: N_("[withheld: not for partners]"),
    Access.INTERNAL: N_("[withheld]"),
}
"""What stands where something was taken away, by who reads the document; from the house nothing is."""

_NEEDED = frozenset({"planner", "id", "phase", "period", "currency", "language"})
"""Fields at the top without which there is no document."""
_OPENED = frozenset({"purpose", "results", "impact", "budget"})
"""Objects that every programme must have: withheld piece by piece instead of as a whole."""
_FIXED = frozenset({"id", "skills", "groups", "area"})
"""Fields that steer and so cannot hold a mark; a stakeholder's ``type`` is another."""
_DATE = late(r"\d{4}(-\d\d){0,2}", re.ASCII)
_GONE = object()


class Shown(Frozen):
    """The part of a programme's data that an audience may read."""

    data: dict[str, Any]
    """Fits the model as the whole file does."""
    withheld: frozenset[str]
    """What kinds of entry were taken away: the keys of their lists or fields, such as ``risks``, ``gender``."""
    money: bool
    """Whether parts of the budget are withheld, so that only its total may be shown."""
    total: bool
    """Whether the total is withheld too."""
    places: tuple[Pointer, ...]
    """The places that are withheld, in the data as it was."""
    kept: Kept

    @property
    def secret(self) -> bool:
        """Whether anything is withheld from these readers."""
        return bool(self.places)

    def before(self, place: Pointer) -> Pointer:
        """Where the thing at ``place`` of ``data`` stood before anything was taken away."""
        at, was = ROOT, ROOT
        for part in place.parts:
            kept = self.kept.get(at, ())
            was /= kept[part] if isinstance(part, int) and part < len(kept) else part
            at /= part
        return was


def shown_to(data: Mapping[str, Any], audience: Access, mark: str = "") -> Shown:
    """``data`` without what its ``confidential`` entries keep from ``audience``.

    ``mark`` stands where text was taken away: that of MARKS unless another is given. Raises RenderError if an entry names a place that is not there (a slip there would publish a secret) or a
    field without which no document can be made: whoever reads the document, so that the slip is seen early.
    """
    found = [(_find(data, entry["at"]), Access(entry["level"])) for entry in data.get("confidential", ())]
    places = tuple(place for place, level in found if not audience.sees(level))
    root: dict[str, Any] = copy.deepcopy(dict(data))
    _fold(root, data, places)
    gone: set[str] = set()
    for place in places:
        gone.update(_withhold(root, place, mark or MARKS[audience]))
    kept: dict[Pointer, tuple[int, ...]] = {}
    shown = _swept(root, ROOT, kept)
    if places:
        repoint(shown, data, places, kept)
        shown = renamed(shown, data, places)
    money = any(touches_money(place) for place in places)
    return Shown(shown, frozenset(gone), money, "total" in gone, places, kept)


def _find(data: Mapping[str, Any], written: str) -> Pointer:
    """The place that an author names as ``written``. RenderError if it is not there or cannot be withheld."""
    trail = follow(data, written)
    if not trail.whole:
        raise RenderError(
            f"A confidential entry names {written}, and the programme has nothing there.",
            "Correct its place: as it is, the text that it means would be published.",
        )
    if not trail.at.parts or trail.at.parts[0] in _NEEDED:
        raise RenderError(
            f"The confidential entry for {written or 'the whole programme'} leaves nothing to make a document of.",
            "Name the confidential parts one by one; id, phase, period, currency and language always appear.",
        )
    if text := text_around(data, trail.at):
        raise RenderError(
            f"The confidential entry for {written} names one language of a text, and the others would tell what it hides.",
            f"Name the whole text, {text}: it is then withheld in every language.",
        )
    return trail.at


def _fold(root: dict[str, Any], data: Mapping[str, Any], places: tuple[Pointer, ...]) -> None:
    """Leave one language of every text of ``root``, a copy of ``data``, that is to be withheld: one mark stands for all."""
    one = in_language(data)
    for place in places if one is not data else ():
        holder: Any = root
        value: Any = one
        for part in place.parts:
            value = value[part]
        for part in place.parts[:-1]:
            holder = holder[part]
        holder[place.parts[-1]] = copy.deepcopy(value)


def _withhold(root: Any, place: Pointer, mark: str) -> Iterator[str]:
    """Take what is at ``place`` out of ``root``; yields the kinds of entry that are gone."""
    trail = [root]
    for part in place.parts:
        trail.append(trail[-1][part])
        if trail[-1] is _GONE:
            return
    yield from _close(trail, list(place.parts), mark)


def _close(trail: list[Any], parts: list[str | int], mark: str) -> Iterator[str]:
    """Withhold the last value of ``trail``, or the nearest thing around it that can be taken away."""
    holder, key, value = trail[-2], parts[-1], trail[-1]
    if parts == ["budget", "total"]:
        holder[key] = 0
        yield "total"
    elif isinstance(key, int) and isinstance(value, dict):
        holder[key] = _GONE
        yield _kind(parts)
    elif isinstance(value, list):
        yield from _close_list(trail, parts, mark)
    elif isinstance(value, dict):
        yield from _close_object(trail, parts, mark)
    elif _takes_mark(parts, value):
        holder[key] = mark
    elif parts == ["designed"]:
        holder[key] = _GONE
    else:
        yield from _take_whole(trail[:-1], parts[:-1])


def _close_list(trail: list[Any], parts: list[str | int], mark: str) -> Iterator[str]:
    value = trail[-1]
    if any(isinstance(item, dict) for item in value):
        for index, item in enumerate(value):
            if item is not _GONE:
                value[index] = _GONE
                yield _kind([*parts, index])
    elif _takes_mark(parts, "") and all(isinstance(item, str) for item in value):
        value[:] = [mark]
    else:
        yield from _take_whole(trail[:-1], parts[:-1])


def _close_object(trail: list[Any], parts: list[str | int], mark: str) -> Iterator[str]:
    value = trail[-1]
    if parts[-1] in _OPENED or all(
        isinstance(v, str) and _takes_mark([*parts, k], v) for k, v in value.items()
    ):
        for key in list(value):
            if value[key] is not _GONE:
                yield from _close([*trail, value[key]], [*parts, key], mark)
    else:
        yield from _take_whole(trail, parts)


def _take_whole(trail: list[Any], parts: list[str | int]) -> Iterator[str]:
    """Take away the nearest list entry or optional object that ends with ``trail``."""
    if "date-parts" in parts:  # the lists in a date of a reference are one thing with it
        depth = parts.index("date-parts")
        trail, parts = trail[: depth + 1], parts[:depth]
    while len(parts) > 1 and not isinstance(parts[-1], int) and isinstance(_around(trail, parts), dict):
        trail, parts = trail[:-1], parts[:-1]
    trail[-2][parts[-1]] = _GONE
    yield _kind(parts)


def _around(trail: list[Any], parts: list[str | int]) -> Any:
    """What holds a mapping of settings (skills, for, covers) that cannot go alone; None for other objects."""
    return trail[-2] if parts[-1] in {"skills", "for", "covers", "issued", "accessed"} else None


def _takes_mark(parts: list[str | int], value: Any) -> bool:
    """Whether the mark can stand at ``parts`` instead of the text ``value``."""
    names = [part for part in parts if isinstance(part, str)]
    if not isinstance(value, str) or _FIXED & set(names):
        return False
    if _DATE.fullmatch(value):
        return len(parts) == 1 and parts != ["designed"]
    return names != ["stakeholders", "type"]


def _kind(parts: list[str | int]) -> str:
    return next(str(part) for part in reversed(parts) if isinstance(part, str))


def _swept(value: Any, at: Pointer, kept: dict[Pointer, tuple[int, ...]]) -> Any:
    """``value``, which will stand at ``at``, without what was taken away; notes in ``kept`` what is left of lists."""
    if isinstance(value, dict):
        return {k: _swept(v, at / k, kept) for k, v in value.items() if v is not _GONE}
    if isinstance(value, list):
        left = [index for index, item in enumerate(value) if item is not _GONE]
        if len(left) < len(value):
            kept[at] = tuple(left)
        return [_swept(value[index], at / number, kept) for number, index in enumerate(left)]
    return value
