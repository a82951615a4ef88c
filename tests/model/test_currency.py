"""The table of currencies."""

import re

import pytest

from planner.model.country import countries
from planner.model.currency import currencies


def test_codes_and_names() -> None:
    table = currencies()
    assert list(table) == sorted(table)
    assert len(table) > 150
    for code, found in table.items():
        assert re.fullmatch("[A-Z]{3}", code)
        assert found.code == code
        assert found.name.strip() == found.name != ""


@pytest.mark.parametrize(
    "code", ["EUR", "USD", "GBP", "GHS", "XOF", "XAF", "NOK", "NAD", "ZWG", "XCG", "SLE"]
)
def test_money_of_today(code: str) -> None:
    assert currencies()[code].withdrawn is None


@pytest.mark.parametrize(("code", "year"), [("HRK", 2023), ("BGN", 2026), ("ZWL", 2024), ("ANG", 2025)])
def test_money_of_the_past(code: str, year: int) -> None:
    assert currencies()[code].withdrawn == year


@pytest.mark.parametrize("code", ["XXX", "XTS", "XAU", "EURO", "eur", "DEM"])
def test_no_money(code: str) -> None:
    assert code not in currencies()


def test_a_code_begins_with_its_country_or_an_x() -> None:
    """The rule of ISO 4217, with the codes of unions and of countries that have gone."""
    alpha2 = {c.iso2 for c in countries().values()}
    assert {code for code in currencies() if code[0] != "X" and code[:2] not in alpha2} <= {"EUR", "ANG"}


def test_str() -> None:
    assert str(currencies()["GHS"]) == "Ghana Cedi (GHS)"
