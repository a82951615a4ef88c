"""What stands in the file as its author wrote it: words, pointers, and the keys of the fields."""

from collections.abc import Iterator, Mapping
from typing import Any

from planner.frozen import Frozen
from planner.model.places import follow
from planner.position import ROOT, Pointer

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
