"""What a withheld entry leaves elsewhere: its id where others name it, and the pointers that lead to it.

An id is a short name that an author chose, so it tells as much as a title. Documents print none, but the programme
that is attached to one holds them all. So every id that is withheld, or of which a part is, gets a name that says
nothing, the same wherever it stands.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, count
from typing import Any

from planner.model.citing import CITATION
from planner.model.places import follow
from planner.position import ROOT, Pointer
from planner.read.schemas import schema

_NAMES = ("#/$defs/id", "#/$defs/refId")
"""What the schema calls an id."""

Node = Mapping[str, Any]


def renamed(data: Any, whole: Mapping[str, Any], places: tuple[Pointer, ...]) -> Any:
    """``data`` with the ids that are secret replaced; ``places`` are withheld from ``whole``, the programme."""
    used = set(_ids(whole))
    free = (name for number in count(1) if (name := f"withheld-{number}") not in used)
    secret = dict.fromkeys(chain.from_iterable(_near(whole, place) for place in places))
    names = dict(zip(secret, free, strict=False))
    return _renamed(data, schema("programme"), names) if names else data


def _near(whole: Mapping[str, Any], place: Pointer) -> Iterator[str]:
    """The id of the entry around ``place``, and every id at or below it."""
    value: Any = whole
    around = ""
    for part in place.parts:
        value = value[part]
        if isinstance(value, dict):
            around = value.get("id", around)
    if around:
        yield around
    yield from _ids(value)


def _ids(value: Any) -> Iterator[str]:
    """The ids of entries in lists; the programme's own, at the top, is none of them."""
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _ids(inside) if key != "id" else ()
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict) and "id" in item:
                yield item["id"]
            yield from _ids(item)


def _renamed(value: Any, node: Node, names: Mapping[str, str], *, top: bool = True) -> Any:
    """``value``, which fits the part ``node`` of the schema, with new ids."""
    kind, node = _resolved(node, value)
    if isinstance(value, str):
        return _word(value, names, is_id=kind in _NAMES and not top)
    if isinstance(value, list):
        return [_renamed(item, node.get("items", {}), names, top=False) for item in value]
    if not isinstance(value, dict):
        return value
    keyed = node.get("propertyNames", {}).get("$ref") in _NAMES
    fields = node.get("properties", {})
    return {
        (names.get(key, key) if keyed else key): _renamed(
            inside, fields.get(key, {}), names, top=top and key == "id"
        )
        for key, inside in value.items()
    }


def _resolved(node: Node, value: Any) -> tuple[str, Node]:
    """The name of a part of the schema, empty if it has none, and the part itself: of several, the one that fits."""
    kind = "object" if isinstance(value, dict) else "array" if isinstance(value, list) else "string"
    node = next((one for one in node.get("anyOf", ()) if one.get("type", "string") == kind), node)
    named: str = node.get("$ref", "")
    return named, schema("programme")["$defs"][named.rpartition("/")[2]] if named else node


def _word(text: str, names: Mapping[str, str], *, is_id: bool) -> str:
    if is_id:
        return names.get(text, text)
    if text.startswith("ref:"):
        return "ref:" + names.get(text[4:], text[4:])
    return CITATION.sub(lambda found: _cited(found[0], found[1], names), text)


def _cited(citation: str, cited: str, names: Mapping[str, str]) -> str:
    return citation.replace(f"@{cited}", f"@{names[cited]}", 1) if cited in names else citation


Kept = Mapping[Pointer, tuple[int, ...]]
"""Of each list that lost entries: where those that are left stood before."""


def repoint(data: dict[str, Any], whole: Mapping[str, Any], places: tuple[Pointer, ...], kept: Kept) -> None:
    """Mend the pointers in ``data``, which is ``whole`` without what stands at ``places``.

    A pointer follows its thing to the new position. An entry whose pointer leads to something withheld, or
    nowhere, goes: its words speak of what is not shown.
    """

    def mended(written: str) -> str | None:
        if not written.startswith("/"):
            return None  # the pointer itself is withheld: the mark stands in its place
        trail = follow(whole, written)
        hidden = not trail.whole or any(trail.at.parts[: len(p.parts)] == p.parts for p in places)
        moved = None if hidden else _moved(trail.at, kept)
        return str(moved) if moved and follow(data, str(moved)).whole else None

    for key in ("confidential", "waivers"):
        entries = [{**e, "at": mended(e["at"])} if "at" in e else e for e in data.get(key, ())]
        _put(data, key, [e for e in entries if e.get("at", "") is not None])
    about = data.get("provenance")
    if isinstance(about, dict):
        _put(about, "synthetic", [found for one in about.get("synthetic", ()) if (found := mended(one))])


def _moved(place: Pointer, kept: Kept) -> Pointer | None:
    """Where the thing at ``place`` stands now; None if it is gone."""
    at = ROOT
    for part in place.parts:
        left = kept.get(at)
        if left is not None and part not in left:
            return None
        at /= left.index(int(part)) if left is not None else part
    return at


def _put(holder: dict[str, Any], key: str, entries: list[Any]) -> None:
    """Set a list that is there; an empty one goes."""
    if entries:
        holder[key] = entries
    else:
        holder.pop(key, None)
