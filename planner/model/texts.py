"""Every text of a programme with its place in the file, for rules that read what people wrote.

The walk goes over the model itself, so a field that is added to it is read without a word here, as long as it
carries the name that it has in the file; :data:`WRITTEN` lists those that do not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from planner.model.programme import Programme
from planner.model.remembered import listed
from planner.model.when import When
from planner.model.written import LostPlace, Written
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


_NO_TEXTS = (Enum, Pointer, When, Written, LostPlace)
"""What is chosen from a list, is a place or date, or repeats a text that stands elsewhere in the model."""

FIGURE, REFERENCE = "gap:", "ref:"
"""How the two kinds of entry in an evidence list begin."""


@listed
def texts(programme: Programme) -> Iterator[tuple[Pointer, str]]:
    """Every text that is written in the file, in the order of the model; dates and word lists are left out.

    Short names are texts too: ids, country codes, the entries of an evidence list.
    """
    yield from _inside(programme, ROOT)


@listed
def evidence(programme: Programme) -> Iterator[tuple[Pointer, str]]:
    """The entries of every evidence list: ``gap:GHA/internet-users``, ``ref:ID``."""
    for at, text in texts(programme):
        if at.parts[-2:-1] == ("evidence",):
            yield at, text


@listed
def cited_figures(programme: Programme) -> Iterator[tuple[Pointer, str, str]]:
    """Place, country code and indicator of every figure in an evidence list (``gap:GHA/internet-users``)."""
    for at, text in evidence(programme):
        if text.startswith(FIGURE):
            country, _, indicator = text.removeprefix(FIGURE).partition("/")
            yield at, country, indicator


@listed
def cited_references(programme: Programme) -> Iterator[tuple[Pointer, str]]:
    """Place and id of every reference in an evidence list (``ref:ID``)."""
    for at, text in evidence(programme):
        if text.startswith(REFERENCE):
            yield at, text.removeprefix(REFERENCE)


def _inside(node: object, at: Pointer) -> Iterator[tuple[Pointer, str]]:
    at = getattr(node, "at", at)
    for name, keys in _keys(type(node)):  # type: ignore[arg-type]  # a class can be hashed
        yield from _at(getattr(node, name), Pointer((*at.parts, *keys)))


@cache
def _keys(of: type[Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields of a class of the model, and the keys under which each stands in the file."""
    return tuple(
        (field.name, WRITTEN.get((of.__name__, field.name), (field.name,)))
        for field in fields(of)
        if field.name != "at"
    )


def _at(value: object, place: Pointer) -> Iterator[tuple[Pointer, str]]:
    if type(value) is str:
        if value:
            yield place, value
    elif isinstance(value, _NO_TEXTS):
        return
    elif isinstance(value, tuple):
        yield from _items(value, place)
    elif is_dataclass(value):
        yield from _inside(value, place)


def _items(values: Iterable[object], place: Pointer) -> Iterator[tuple[Pointer, str]]:
    for index, value in enumerate(values):
        yield from _at(value, place / index)
