"""What the author wrote, found by walking the whole file or the whole model, so that no field is forgotten."""

from collections.abc import Iterator, Mapping
from typing import Any

from planner.frozen import Frozen
from planner.model.places import follow
from planner.position import ROOT, Pointer


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
    """Every country code in the data of a programme: whatever stands under ``country`` or ``countries``."""
    found: list[Written] = []
    _gather(data, (), found)
    return found


def _gather(data: Mapping[str, Any], parts: tuple[str | int, ...], found: list[Written]) -> None:
    """Add the country codes below ``data``, which stands at ``parts``; what holds nothing is not entered."""
    for key, value in data.items():
        if key == "country":
            found.append(Written(Pointer((*parts, key)), value))
        elif key == "countries":
            found.extend(Written(Pointer((*parts, key, i)), code) for i, code in enumerate(value))
        elif type(value) is dict:
            _gather(value, (*parts, key), found)
        elif type(value) is list:
            for index, item in enumerate(value):
                if type(item) is dict:
                    _gather(item, (*parts, key, index), found)


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
