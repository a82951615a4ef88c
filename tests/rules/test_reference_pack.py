"""Integrity: what the examples beside the rules do not show."""

from typing import Any

import pytest

from planner.model.links import BUDGET_WORDS


def _said(found: dict[str, Any]) -> list[str]:
    return [f.message for findings in found.values() for f in findings]


def test_a_currency_with_one_wrong_letter_gets_a_guess(ask) -> None:
    (found,) = ask("reference", {"currency": "GHC"})["reference/unknown-currency"]
    assert found.fix == "Did you mean Ghana Cedi (GHS)?"


def test_mixed_letters_are_put_right(ask) -> None:
    (found,) = ask("reference", {"currency": "ERU"})["reference/unknown-currency"]
    assert found.fix == "Did you mean Euro (EUR)?"


@pytest.mark.parametrize("word", BUDGET_WORDS)
def test_budget_lines_may_be_for_the_whole(ask, word: str) -> None:
    line = {"id": "b", "title": "t", "for": word, "year": 2027, "amount": 1}
    assert ask("reference", {"budget": {"lines": [line]}}) == {}


def test_a_country_is_the_same_by_either_code(ask) -> None:
    assert ask("reference", {"countries": ["GH"]}) == {}


def test_norway_and_namibia_are_countries(ask) -> None:
    need = {"statement": "s", "at": 2026, "country": "NO"}
    assert ask("reference", {"countries": ["GHA", "NO", "NA"], "purpose": {"needs": [need]}}) == {}


def test_an_unknown_country_is_said_once(ask) -> None:
    found = ask("reference", {"ownership": [{"country": "ZZZ", "priority": "p"}]})
    assert _said(found) == ["No country has the code ZZZ."]


def test_a_period_out_of_order_silences_what_follows_from_it(ask) -> None:
    found = ask("reference", {"period": {"from": 2029, "to": 2027}})
    assert set(found) == {"reference/dates-out-of-order"}


def test_an_activity_outside_as_a_whole_is_one_finding(ask) -> None:
    found = ask(
        "reference",
        {
            "period": {"from": 2024, "to": 2025},
            "budget": {"lines": [{"id": "b", "title": "t", "for": "a1", "year": 2024, "amount": 1}]},
            "sustainability": None,
        },
    )
    assert [str(f.at)[-5:] for f in found["reference/outside-period"]] == ["/from"] * 3


@pytest.mark.parametrize(
    ("first", "last"), [("2027", "2027-12"), ("2027-03", "2027"), ("2027-05", "2027-05-31")]
)
def test_dates_that_overlap_are_in_order(ask, first: str, last: str) -> None:
    reading = {"value": 1, "at": first}
    indicator = {
        "id": "i",
        "statement": "s",
        "measure": "unit",
        "baseline": reading,
        "target": {**reading, "at": last},
    }
    results = {"impact": {"statement": "s", "indicators": [indicator]}}
    assert ask("reference", {"results": results}) == {}
