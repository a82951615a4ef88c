"""The fields that a document does not rest on: whatever becomes of them, its template makes the same of the programme."""

import copy
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import pytest

from planner.frozen import replace
from planner.read.quick import fits
from planner.read.schemas import schema
from planner.render import Options
from planner.render.document import fingerprints, render
from planner.render.kinds import KINDS
from planner.render.needs import less
from planner.render.provenance import Provenance

ON_ONE_SUBJECT = [name for name, kind in KINDS.items() if kind.without]
TELL_FINDINGS = {"proposal", "concept-note", "safeguards", "compliance", "briefing"}
FIELDS = sorted({field for kind in KINDS.values() for field in kind.without})
Path = tuple[str | int, ...]


@pytest.fixture
def made(helpers: dict[str, Callable[..., Any]], options: Options) -> Callable[..., dict[str, list[str]]]:
    """What the templates make of a programme whose findings stay the same."""
    origin = Provenance(document="-", about="-", content="-", planner="-")

    def call(data: dict[str, Any], kinds: Iterable[str]) -> dict[str, list[str]]:
        told = helpers["built"](data, issue=replace(helpers["issue"](), draft=False, origin=origin))
        return {kind: list(islice(fingerprints(kind, told, options), 2)) for kind in kinds}

    return call


def below(at: Path, field: str) -> bool:
    return f"{'.'.join(part for part in at if isinstance(part, str))}.".startswith(f"{field}.")


def leaves(data: Any, at: Path = ()) -> Iterator[tuple[Path, Any]]:
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield (*at, key), value
        yield from leaves(value, (*at, key))


def reworded(data: dict[str, Any], field: str, helpers: dict[str, Callable[..., Any]]) -> dict[str, Any]:
    """The programme with other texts and other numbers in a field."""
    new = copy.deepcopy(data)
    for at, text in helpers["texts"](data):
        if below(at, field):
            helpers["put"](new, at, f"{text} And more.")
    for at, value in leaves(data):
        if below(at, field) and isinstance(value, int | float) and not isinstance(value, bool):
            helpers["put"](new, at, value + 1)
            if not fits(new, schema("programme")):  # the highest there is
                helpers["put"](new, at, value)
    return new


def shortened(data: dict[str, Any], field: str) -> dict[str, Any]:
    """The programme with one entry less in every list of the field that has several."""
    new = copy.deepcopy(data)
    for at, value in leaves(new):
        if below(at, field) and isinstance(value, list) and len(value) > 1:
            value.pop()
    return new


@pytest.mark.parametrize("name", ["wic-fellowship", "desert-links", "ocwar-c"])
def test_a_document_is_the_same_whatever_becomes_of_them(
    name: str, helpers: dict[str, Callable[..., Any]], made: Callable[..., dict[str, list[str]]]
) -> None:
    data = helpers["load"](name)
    before = made(data, ON_ONE_SUBJECT)
    optional = set(schema("programme")["properties"]) - set(schema("programme")["required"])
    for field in FIELDS:
        others = [reworded(data, field, helpers), shortened(data, field)]
        others += [dict(less(data, [field]))] if field in optional else []
        kinds = [kind for kind in ON_ONE_SUBJECT if field in KINDS[kind].without]
        for other in others:
            after = made(other, kinds)
            assert [kind for kind in kinds if after[kind] != before[kind]] == []


def test_only_documents_that_tell_no_findings_leave_any_out() -> None:
    """Any field may change a finding."""
    assert TELL_FINDINGS.isdisjoint(ON_ONE_SUBJECT)
    assert {*ON_ONE_SUBJECT, *TELL_FINDINGS, "workbook", "country-brief"} == set(KINDS)


def test_what_an_id_elsewhere_may_stand_for_always_counts() -> None:
    named = ("organisations", "stakeholders", "infrastructure", "fora", "legal_frameworks", "references")
    assert [field for field in FIELDS if field.startswith(named)] == []


@pytest.mark.parametrize("kind", ["risk-register", "factsheet"])
def test_what_is_written_says_what_its_template_made(
    kind: str, helpers: dict[str, Callable[..., Any]], options: Options
) -> None:
    told = helpers["built"](helpers["load"]("smallest"))
    written = render(kind, told, "pdf", options)
    assert written.fingerprints
    assert list(islice(fingerprints(kind, told, options), len(written.fingerprints))) == list(
        written.fingerprints
    )


@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ([], {"a": [{"b": 1, "c": 2}, {"c": 3}], "d": {"b": 4}}),
        (["a"], {"d": {"b": 4}}),
        (["a.b", "d"], {"a": [{"c": 2}, {"c": 3}]}),
        (["a.b.c", "e", "d.x", ""], {"a": [{"b": 1, "c": 2}, {"c": 3}], "d": {"b": 4}}),
    ],
)
def test_a_programme_without_fields(fields: list[str], left: dict[str, Any]) -> None:
    data = {"a": [{"b": 1, "c": 2}, {"c": 3}], "d": {"b": 4}}
    assert less(data, fields) == left
    assert data == {"a": [{"b": 1, "c": 2}, {"c": 3}], "d": {"b": 4}}
