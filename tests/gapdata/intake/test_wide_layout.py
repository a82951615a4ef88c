"""CSV with a column for each indicator."""

import pytest

from planner.gapdata.intake.intake import intake
from planner.gapdata.intake.layout import Asked, Content, LeftOut
from planner.gapdata.intake.layouts import layout, recognised
from planner.gapdata.intake.layouts.wide import recognises


def take(text, asked=None):
    return intake(Content("wide.csv", text.encode()), layout("wide"), asked or Asked())


def figures(text, asked=None):
    found = take(text, asked)
    assert found.diagnostics == ()
    return [(r.country, r.indicator.id, r.version, r.when, r.value) for r in found.records]


def test_a_column_a_figure_with_the_year_beside_it():
    assert figures("iso3,year,internet-users,secure_servers\nGHA,2023,70,5\nKEN,2022,,6\n") == [
        ("GHA", "internet-users", "", "2023", 70),
        ("GHA", "secure-servers", "", "2023", 5),
        ("KEN", "secure-servers", "", "2022", 6),
    ]


@pytest.mark.parametrize(
    "name", ["internet-users_2023", "internet_users_2023", "IT.NET.USER.ZS 2023", "Internet-Users-2023"]
)
def test_a_year_at_the_end_of_a_name_is_the_year_of_the_column(name):
    assert figures(f"country;{name}\nGhana;70\n") == [("GHA", "internet-users", "", "2023", 70)]


def test_a_name_that_fixes_an_edition_does_so_with_its_year():
    assert figures("iso3,ncsi_score_2022\nGHA,40\n") == [("GHA", "ncsi-score", "2", "2022", 40)]


def test_the_year_may_be_said_for_the_whole_file():
    assert figures("iso3,internet-users\nGHA,70\n", Asked(as_of="2023-06")) == [
        ("GHA", "internet-users", "", "2023-06", 70)
    ]


def test_what_a_row_says_holds_for_all_its_figures():
    text = "iso3,year,version,source,confidentiality,gci-overall,gci-legal\nGHA,2024,5,Mine,partner,90,18\n"
    found = take(text)
    assert [(r.version, r.source, r.access.value) for r in found.records] == [("5", "Mine", "partner")] * 2


def test_columns_without_figures_are_left_out_and_named():
    found = take("iso3,region,,internet-users_2023\nGHA,West,x,70\nKEN,East,,\n")
    assert found.left_out == (LeftOut("column", "column 3"), LeftOut("column", "region"))
    assert (len(found.records), found.empty) == (1, 1)


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("iso3,region,year\nGHA,x,2023\n", (1, 1), "No column bears the name of an indicator"),
        ("land,internet-users,year\nGHA,1,2023\n", (1, 1), "No column is called iso3 or country"),
        ("iso3,internet-users\nGHA,1\n", (1, 6), "Nothing says of which year"),
        ("iso3,iso3,internet-users_2023\nGHA,GHA,1\n", (1, 1), "twice"),
        ("iso3,year,as_of,internet-users\nGHA,2023,2023,1\n", (1, 6), "twice"),
        ("", (1, 1), "empty"),
    ],
)
def test_a_wrong_header_stops_the_reading(text, place, word):
    found = take(text)
    assert found.records == ()
    assert {d.rule for d in found.diagnostics} == {"gaps/header"}
    assert any(d.span[:2] == place and word in d.message for d in found.diagnostics)


@pytest.mark.parametrize(
    ("row", "place", "rule"),
    [
        ("XQZ,2023,70,5", (2, 1), "country"),
        ("WLD,2023,70,", (2, 1), "country"),
        ("GHA,20,70,", (2, 5), "year"),
        ("GHA,2023,170,5", (2, 10), "value"),
        ("GHA,2023,70,5,6", (2, 15), "text"),
        ("GHA,2023,70,5\nGHA,2023,71,", (3, 1), "duplicate"),
        ('GHA,2023,"70,5', (2, 1), "text"),
    ],
)
def test_a_wrong_cell_is_refused_at_its_place(row, place, rule):
    found = take(f"iso3,year,internet-users,secure-servers\n{row}\n")
    assert found.records == ()
    assert (found.diagnostics[0].span[:2], found.diagnostics[0].rule) == (place, f"gaps/{rule}")


def test_two_columns_for_the_same_figure_are_a_duplicate():
    found = take("iso3,internet-users_2023,IT.NET.USER.ZS_2023\nGHA,70,71\n")
    assert [d.rule for d in found.diagnostics] == ["gaps/duplicate"]


def test_it_is_told_from_the_plain_layout():
    assert recognised(Content("a.csv", b"iso3,year,internet-users\n")) == "wide"
    assert recognised(Content("a.csv", b"iso3,year,indicator,value\n")) == "plain"
    assert not recognises(Content("a.csv", b"iso3,year,region\n"))


def test_another_encoding_is_named():
    found = intake(
        Content("a.csv", "iso3,internet-users_2023,Pays\nCIV,4,Côte\n".encode("latin-1")),
        layout("wide"),
        Asked(),
    )
    assert [d.rule for d in found.diagnostics] == ["gaps/text"]
