"""Pointers that authors write: list items by position or, better, by id, so that a moved block keeps its place.

``/risks/cable-cut/response`` and ``/risks/0/response`` may be the same place. A part that is all digits is a
position.
"""

from collections.abc import Mapping

from planner.frozen import Frozen
from planner.position import ROOT, Pointer


class Trail(Frozen):
    """How far a written pointer leads in the data."""

    at: Pointer
    """The last place that exists, with positions instead of ids."""
    value: object
    """What is there."""
    whole: bool
    """Whether all of the pointer leads somewhere."""


def follow(data: object, written: str) -> Trail:
    """Walk ``data`` along a pointer as an author wrote it."""
    at, value = ROOT, data
    for part in Pointer.parse(written).parts:
        step = _step(value, part)
        if step is None:
            return Trail(at, value, whole=False)
        name, value = step
        at /= name
    return Trail(at, value, whole=True)


def _step(value: object, part: str | int) -> tuple[str | int, object] | None:
    if isinstance(value, Mapping):
        return (str(part), value[str(part)]) if str(part) in value else None
    if not isinstance(value, list):
        return None
    if isinstance(part, int):
        return (part, value[part]) if part < len(value) else None
    named = (i for i, item in enumerate(value) if isinstance(item, Mapping) and item.get("id") == part)
    position = next(named, None)
    return None if position is None else (position, value[position])


def touches_money(place: Pointer) -> bool:
    """Whether a sum of money stands at or below ``place``, or the thing that it pays for."""
    parts = place.parts
    if parts[:1] == ("budget",):
        return parts[1:2] not in {("note",), ("source",)}
    names = [part for part in parts if isinstance(part, str)]
    if names[:1] != ["results"]:
        return False
    whole_entry = isinstance(parts[-1], int) and names[-1] in _PAID_FOR
    return whole_entry or parts[-1] in _PRICED or bool({"skills", "for", "from", "to"} & set(names))


_PAID_FOR = frozenset(("outcomes", "outputs", "activities"))
"""Lists of what money is spent on."""
_PRICED = _PAID_FOR | {"results", "cost", "skills", "for"}
