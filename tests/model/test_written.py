"""What stands in many places of a file: country codes, pointers, dates."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from planner.model.build import programme
from planner.model.texts import country_codes, dates
from planner.model.when import When, in_calendar
from planner.model.written import lost_places
from planner.position import Pointer
from planner.resources import shipped

SCHEMA = json.loads((shipped("schemas") / "programme.schema.json").read_text(encoding="utf-8"))


def _uses(node: Any, ref: str, key: str = "") -> Iterator[str]:
    """The keys under which the schema uses one of its definitions."""
    if isinstance(node, dict):
        if node.get("$ref") == ref:
            yield key
        for name, child in node.items():
            grouping = name in {
                "properties",
                "items",
                "$defs",
                "anyOf",
                "additionalProperties",
                "propertyNames",
            }
            yield from _uses(child, ref, key if grouping else name)
    elif isinstance(node, list):
        for child in node:
            yield from _uses(child, ref, key)


def test_the_format_names_countries_under_two_keys_only() -> None:
    assert set(_uses(SCHEMA, "#/$defs/country")) == {"country", "countries"}


def test_the_format_uses_pointers_in_three_places_only() -> None:
    assert sorted(_uses(SCHEMA, "#/$defs/pointer")) == ["at", "at", "synthetic"]


def test_country_codes_wherever_they_stand(smallest_data) -> None:
    """A share of a stakeholder who is called so is none, though its key is the same."""
    smallest_data["countries"] = ["GHA", "GH"]
    smallest_data["purpose"]["needs"][0]["country"] = "UK"
    activity = smallest_data["results"]["outcomes"][0]["outputs"][0]["activities"][0]
    activity |= {"for": {"country": 50}, "countries": ["SEN"]}
    found = {str(w.at): w.text for w in country_codes(programme(smallest_data))}
    wanted = {
        "/countries/0": "GHA",
        "/countries/1": "GH",
        "/purpose/needs/0/country": "UK",
        "/results/outcomes/0/outputs/0/activities/0/countries/0": "SEN",
    }
    assert wanted.items() <= found.items()
    assert not [place for place in found if "/for" in place]


@pytest.mark.parametrize(
    ("place", "nearest", "items"),
    [
        ("/risks/1", "/risks", 1),
        ("/risk", "", None),
        ("/risks/0/owner/2", "/risks/0/owner", None),
        ("/risks/first", "/risks", 1),
        ("/a~1b/x", "/a~1b", None),
    ],
)
def test_pointers_that_lead_nowhere(place: str, nearest: str, items: int | None) -> None:
    data = {"risks": [{"owner": "telco"}], "a/b": {}, "confidential": [{"at": place}]}
    (lost,) = lost_places(data)
    assert (str(lost.at), lost.place, str(lost.nearest), lost.items) == (
        "/confidential/0/at",
        place,
        nearest,
        items,
    )


def test_pointers_that_lead_somewhere() -> None:
    data = {
        "risks": [{"owner": "telco"}],
        "a/b": {"0": "x"},
        "confidential": [{"at": "/risks/0/owner"}, {"at": "/a~1b/0"}],
        "provenance": {"synthetic": ["/risks"]},
    }
    assert list(lost_places(data)) == []


def test_every_date_knows_its_place(smallest_data: dict[str, Any]) -> None:
    smallest_data["designed"] = 2026
    smallest_data["sustainability"] = {"owner": "telco", "after_the_end": "x", "handover": "2028-12"}
    found = {str(when.at): when.text for when in dates(programme(smallest_data))}
    at = "/results/outcomes/0"
    assert found["/designed"] == "2026"
    assert found["/period/from"] == "2027-01-01"
    assert found["/purpose/needs/0/at"] == "2026-05"
    assert found[f"{at}/indicators/0/target/at"] == "2028-12"
    assert found[f"{at}/outputs/0/activities/2/to"] == "2028-05"
    assert found["/sustainability/handover"] == "2028-12"
    assert all(Pointer.parse(place).parts for place in found)


def test_a_date_is_its_text_wherever_it_stands() -> None:
    assert When("2027", Pointer(("a",))) == When("2027", Pointer(("b",)))


@pytest.mark.parametrize(
    ("parts", "real"),
    [
        ((2027,), True),
        ((2027, 12), True),
        ((2027, 13), False),
        ((2024, 2, 29), True),
        ((2023, 2, 29), False),
        ((1900, 2, 29), False),
        ((2027, 4, 31), False),
        ((2027, 4, 0), False),
        ((2027, 0, 1), False),
    ],
)
def test_calendar(parts: tuple[int, ...], *, real: bool) -> None:
    assert in_calendar(parts) is real


@pytest.mark.parametrize(
    ("text", "words"), [("2027", "in 2027"), ("2027-03", "in 2027-03"), ("2027-03-01", "on 2027-03-01")]
)
def test_a_date_in_a_sentence(text: str, words: str) -> None:
    assert When(text).words == words
