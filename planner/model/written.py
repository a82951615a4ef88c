"""What the author wrote, found by walking the whole file or the whole model, so that no field is forgotten."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from planner.model.places import follow
from planner.model.when import When
from planner.position import ROOT, Pointer


@dataclass(frozen=True, slots=True)
class Written:
    """A word as it stands in the file, and its place."""

    at: Pointer
    text: str


@dataclass(frozen=True, slots=True)
class LostPlace:
    """A pointer in the file that leads nowhere."""

    at: Pointer
    """Where the pointer is written."""
    place: str
    """The pointer as written."""
    nearest: Pointer
    """As far as it leads."""
    items: int | None
    """How many items are there, if that is a list."""


def country_codes(data: object, at: Pointer = ROOT) -> Iterator[Written]:
    """Every country code in the data of a programme: whatever stands under ``country`` or ``countries``."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key == "country":
                yield Written(at / key, value)
            elif key == "countries":
                yield from (Written(at / key / i, code) for i, code in enumerate(value))
            else:
                yield from country_codes(value, at / key)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from country_codes(value, at / index)


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


def dates(model: object) -> Iterator[When]:
    """Every date below a node of the model."""
    if isinstance(model, When):
        yield model
    elif isinstance(model, tuple):
        for item in model:
            yield from dates(item)
    else:
        for name in _fields(type(model)):  # type: ignore[arg-type]  # a class can be hashed
            yield from dates(getattr(model, name))


@cache
def _fields(of: type[Any]) -> tuple[str, ...]:
    """The names of the fields of a class of the model; none of anything else."""
    return tuple(field.name for field in fields(of)) if is_dataclass(of) else ()
