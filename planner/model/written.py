"""What the author wrote, found wherever the format has a place for it, so that no field is forgotten."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from planner.frozen import Frozen
from planner.model.places import follow
from planner.position import ROOT, Pointer
from planner.read.schemas import schema

WRITTEN: dict[tuple[str, str], tuple[str, ...]] = {
    ("Activity", "audience"): ("for",),
    ("BudgetLine", "purpose"): ("for",),
    ("Confidential", "place"): ("at",),
    ("Coordination", "groups"): ("covers", "groups"),
    ("Coordination", "skills"): ("covers", "skills"),
    ("Coordination", "why"): ("covers", "why"),
    ("Evaluation", "kinds"): ("kind",),
    ("GenderObjective", "result"): ("at",),
    ("Programme", "impact"): ("results", "impact"),
    ("Programme", "outcomes"): ("results", "outcomes"),
    ("Reference", "authors"): ("author",),
    ("Reference", "container"): ("container-title",),
    ("Reference", "doi"): ("DOI",),
    ("Reference", "place"): ("publisher-place",),
    ("Reference", "url"): ("URL",),
    ("Stakeholder", "group"): ("type",),
    ("WaiverEntry", "place"): ("at",),
}
"""Class and field of the model to the keys in the file, where the two differ; dates and things know their own place."""


class Written(Frozen):
    """A word as it stands in the file, and its place."""

    at: Pointer
    text: str


class LostPlace(Frozen):
    """A pointer in the file that leads nowhere."""

    at: Pointer
    """Where the pointer is written."""
    place: str
    """The pointer as written."""
    nearest: Pointer
    """As far as it leads."""
    items: int | None
    """How many items are there, if that is a list."""


def country_codes(data: Mapping[str, Any]) -> list[Written]:
    """Every country code in the data of a programme: wherever the format has one."""
    found: list[Written] = []
    _gather(data, (), _branches(), found)
    return found


Branches: TypeAlias = "dict[str, Branches]"
"""The keys that lead to country codes, and what is below each: nothing where a code stands itself.

A list counts as the things in it.
"""


@cache
def _branches() -> Branches:
    found = _branch(schema("programme"))
    assert found, "the format names countries"
    return found


def _branch(node: Mapping[str, Any]) -> "Branches | None":
    """What leads to country codes below a part of the schema; None if nothing does."""
    ref = node.get("$ref")
    if ref == "#/$defs/country":
        return {}
    if ref is not None:
        return _branch(schema("programme")["$defs"][ref.rpartition("/")[2]])
    if "items" in node:
        return _branch(node["items"])
    inner = ((key, _branch(child)) for key, child in node.get("properties", {}).items())
    return {key: below for key, below in inner if below is not None} or None


def _gather(
    data: Mapping[str, Any], parts: tuple[str | int, ...], branches: Branches, found: list[Written]
) -> None:
    """Add the country codes below ``data``, which stands at ``parts``; nothing else is looked at."""
    for key, below in branches.items():
        value = data.get(key)
        if type(value) is str:
            found.append(Written(Pointer((*parts, key)), value))
        elif type(value) is dict:
            _gather(value, (*parts, key), below, found)
        elif value is not None:
            for index, item in enumerate(value):
                if type(item) is str:
                    found.append(Written(Pointer((*parts, key, index)), item))
                else:
                    _gather(item, (*parts, key, index), below, found)


def lost_places(data: Mapping[str, Any]) -> Iterator[LostPlace]:
    """The pointers under ``confidential`` and ``provenance`` that lead nowhere.

    Those of waivers are not among them: a waiver may excuse that something is absent, and one that excuses
    nothing is called unused.
    """
    for place in _pointers(data):
        trail = follow(data, place.text)
        if not trail.whole:
            items = len(trail.value) if isinstance(trail.value, list) else None
            yield LostPlace(place.at, place.text, trail.at, items)


def _pointers(data: Mapping[str, Any]) -> Iterator[Written]:
    for index, entry in enumerate(data.get("confidential", ())):
        yield Written(ROOT / "confidential" / index / "at", entry["at"])
    for index, text in enumerate(data.get("provenance", {}).get("synthetic", ())):
        yield Written(ROOT / "provenance" / "synthetic" / index, text)
