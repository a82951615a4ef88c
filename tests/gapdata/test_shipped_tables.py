"""The shipped tables hold together: they are the source, and nothing else checks them."""

import csv
from collections import Counter

import pytest

from planner.gapdata.catalogue import indicators
from planner.gapdata.comparable import comparable
from planner.gapdata.derived import ROUNDS
from planner.gapdata.figures import collect, shipped
from planner.gapdata.intake.cells import AGGREGATES, EARLIEST, LATEST
from planner.model.country import countries
from planner.resources import table


def rows(name):
    with table(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("countries.csv", ("iso3",)),
        ("countries.csv", ("iso2",)),
        ("countries.csv", ("name",)),
        ("country_names.csv", ("name",)),
        ("frameworks.csv", ("framework", "version")),
        ("indicators.csv", ("id",)),
        ("figures.csv", ("iso3", "indicator", "year")),
    ],
)
def test_keys_are_unique_and_sorted(name, key):
    keys = [tuple(row[k] for k in key) for row in rows(name)]
    assert [k for k, n in Counter(keys).items() if n > 1] == []
    if key[0] in {"iso3", "id"}:
        assert keys == sorted(keys)


@pytest.mark.parametrize(
    "name", ["countries.csv", "country_names.csv", "frameworks.csv", "indicators.csv", "figures.csv"]
)
def test_every_row_has_every_column_and_nothing_more(name):
    for row in rows(name):
        assert None not in row
        assert None not in row.values()
        assert all(value == value.strip() for value in row.values())


def test_figures_belong_to_known_countries_and_indicators():
    assert {r["iso3"] for r in rows("figures.csv")} <= countries().keys()
    assert {r["indicator"] for r in rows("figures.csv")} == {
        "gdp-per-head",
        "government-effectiveness",
        "internet-users",
        "population",
        "rd-expenditure",
        "researchers",
        "science-articles",
        "secure-servers",
        "un-gge-member",
        "voice-accountability",
    }


def test_no_figure_is_shipped_whose_licence_does_not_allow_it():
    open_ones = {r["id"] for r in rows("indicators.csv") if r["licence"] in {"CC BY 4.0", "public facts"}}
    assert {r["indicator"] for r in rows("figures.csv")} <= open_ones


def test_no_group_of_countries_stands_among_the_countries():
    codes = countries().keys() | {c.iso2 for c in countries().values()}
    assert not codes & AGGREGATES
    names = {c.name for c in countries().values()}
    assert not names & {"World", "Sub-Saharan Africa", "High income", "European Union", "Arab World"}


def test_figures_are_possible():
    for row in rows("figures.csv"):
        indicator = indicators()[row["indicator"]]
        value = float(row["value"])
        assert indicator.minimum is None or indicator.minimum <= value, row
        assert indicator.maximum is None or value <= indicator.maximum, row
        assert EARLIEST <= int(row["year"]) <= LATEST, row


def test_population_is_that_of_people():
    assert shipped().newest("population", "IND").value > 1.4e9
    assert shipped().newest("population", "TUV").value < 20_000
    people = sum(
        shipped().newest("population", c).value for c in countries() if shipped().newest("population", c)
    )
    assert 7.9e9 < people < 8.4e9, "an aggregate among the countries would double it"


def test_each_recorded_round_has_all_its_members():
    members = Counter(int(r["year"]) for r in rows("figures.csv") if r["indicator"] == "un-gge-member")
    assert members == {2012: 15, 2014: 20, 2019: 25}
    assert members.keys() == ROUNDS.keys()


def test_the_counts_that_publishers_state():
    assert sum(c.un_member for c in countries().values()) == 193
    assert sum(c.ldc is True for c in countries().values()) == 44
    assert sum(bool(c.region) for c in countries().values()) == 216


def test_every_indicator_names_publisher_licence_and_address():
    for indicator in indicators().values():
        assert indicator.publisher
        assert indicator.licence
        assert indicator.url.startswith("https://")
        assert indicator.title
        assert indicator.unit


def test_the_caveats_that_must_not_be_lost():
    said = {i.id: i.caveat for i in indicators().values()}
    assert "nominal" in said["government-effectiveness"]
    assert "nominal" in said["voice-accountability"]
    assert all(code in said["secure-servers"] for code in ("VGB", "BLZ", "SYC", "CYP"))
    assert "revisions" in said["science-articles-per-million"]
    assert all(r in said["un-gge-rounds"] for r in ("2004/05", "2009/10", "2016/17", "unknown"))


def test_the_tables_name_publishers_and_not_who_passed_them_on():
    names = ("indicators.csv", "frameworks.csv", "README.md")
    text = "".join(table(n).read_text("utf-8") for n in names).lower()
    assert "github.com" not in text
    assert "our world in data" not in text


def test_records_made_on_demand_are_those_that_are_made_at_once() -> None:
    late = shipped()
    at_once = collect(late.indicators, late.quoted)
    assert list(late.records) == list(at_once.records)
    for indicator, by_country in at_once.records.items():
        assert dict(late.records[indicator]) == dict(by_country), indicator
        assert list(late.records[indicator]) == list(by_country)
        assert (
            comparable(late, late.indicators[indicator]).oldest
            == comparable(at_once, late.indicators[indicator]).oldest
        )
        for records, years in zip(by_country.values(), late.records[indicator].years.values(), strict=True):
            assert tuple(record.year for record in records) == years
    assert [int(record.place.partition(":")[2]) for record in late.quoted] == list(
        range(2, len(late.quoted) + 2)
    )
