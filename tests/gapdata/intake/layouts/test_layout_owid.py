"""Files of Our World in Data. All figures are made up."""

import pytest

TITLE = "Individuals using the Internet (% of population)"
TABLE = f"Entity,Code,Year,{TITLE}\nGhana,GHA,2022,69\nGhana,GHA,2023,70.5\nKosovo,OWID_KOS,2023,90\n"
FIGURES = [
    ("GHA", "internet-users", "2022", 69.0),
    ("GHA", "internet-users", "2023", 70.5),
    ("XKX", "internet-users", "2023", 90.0),
]
TWO = "Entity,Code,Year,People online,Secure servers\nGhana,GHA,2023,70.5,61.5\n"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_figures_come_in_whatever_parts_the_cells(take, separator, end):
    taken = take(TABLE.replace(",", separator).replace("\n", end))
    assert taken.layout == "owid"
    assert taken.figures == FIGURES
    said = "ITU via World Bank WDI, IT.NET.USER.ZS, passed on by Our World in Data, 2022"
    assert taken.found.records[0].origin() == said
    assert taken.found.records[0].licence == "CC BY 4.0"


def test_short_names_and_the_column_of_regions_do_not_matter(take):
    taken = take("entity,code,year,internet_users,owid_region\nGhana,GHA,2023,70.5,Africa\n")
    assert taken.figures == [("GHA", "internet-users", "2023", 70.5)]
    assert taken.left_out == []


def test_groups_of_countries_are_refused_once_or_left_out(take):
    groups = "World,OWID_WRL,2023,67\nSouth Asia (WB),,2023,40\nHigh-income countries,,2023,93\nAfrica (UN),,2023,38\n"
    found = take(TABLE + groups).found
    assert not found.records
    assert [d.rule for d in found.diagnostics] == ["gaps/country", "gaps/country"]
    taken = take(TABLE + groups, without_aggregates=True)
    assert taken.figures == FIGURES
    assert [name for _, name, _ in taken.left_out] == [
        "Africa (UN)",
        "High-income countries",
        "South Asia (WB)",
        "World",
    ]


def test_a_country_without_a_code_is_read_by_its_name(take):
    text = f"Entity,Code,Year,{TITLE}\nFaeroe Islands,,2023,95\n"
    assert take(text).figures == [("FRO", "internet-users", "2023", 95.0)]


def test_an_unknown_title_takes_the_indicator_that_is_asked_for(take):
    text = "Entity,Code,Year,People online\nGhana,GHA,2023,70.5\n"
    assert take(text).only.rule == "gaps/indicator"
    assert take(text, indicator="internet-users").figures == [("GHA", "internet-users", "2023", 70.5)]


def test_a_known_title_is_not_overruled(take):
    taken = take(TABLE, indicator="secure-servers")
    assert taken.figures == FIGURES


def test_of_several_columns_one_must_be_asked_for(take):
    found = take(TWO).only
    assert found.rule == "gaps/header"
    assert '--indicator "People online"' in found.fix


def test_one_of_several_columns_is_taken_by_any_of_its_names(take):
    text = f"Entity,Code,Year,{TITLE},annotations\nGhana,GHA,2023,70.5,x\n"
    for name in ("internet-users", "IT.NET.USER.ZS", TITLE):
        taken = take(text, indicator=name)
        assert taken.figures == [("GHA", "internet-users", "2023", 70.5)]
        assert taken.left_out == [("column", "annotations", 0)]


def test_an_indicator_that_no_column_holds_is_refused(take):
    assert take(TWO, indicator="population").only.rule == "gaps/header"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TABLE + "Ghana,GHA,2023,70.5\n", [(5, 1, "gaps/duplicate")]),
        (TABLE + "Ghana,GHA,2021,170\n", [(5, 16, "gaps/value")]),
        (TABLE + "Atlantis,QQQ,2021,70\n", [(5, 10, "gaps/country")]),
        (TABLE + "Atlantis,,2021,70\n", [(5, 1, "gaps/country")]),
        (TABLE + "Kenya,GHA,2021,70\n", [(5, 7, "gaps/country")]),
        (TABLE + "Ghana,GHA,2021,70,1\n", [(5, 19, "gaps/text")]),
        ("Entity,Code,Year,Year,Online\nGhana,GHA,2021,2021,70\n", [(1, 18, "gaps/header")]),
        ("Entity,Code,Year\nGhana,GHA,2021\n", [(1, 1, "gaps/header")]),
        (TABLE.splitlines()[0], [(1, 1, "gaps/text")]),
    ],
)
def test_what_is_wrong_is_named_with_its_place(take, text, said):
    taken = take(text)
    assert taken.layout == "owid"
    assert taken.said == said


def test_code_and_year_that_changed_places_are_found(take):
    rules = {rule for *_, rule in take(f"Entity,Code,Year,{TITLE}\nGhana,2023,GHA,70.5\n").said}
    assert rules == {"gaps/country", "gaps/year"}


def test_another_encoding_is_refused(take):
    text = TABLE + "Côte d'Ivoire,CIV,2023,40\n"
    assert take(text.encode("cp1252")).said == [(5, 2, "gaps/text")]
    assert take(text).figures[-1] == ("CIV", "internet-users", "2023", 40.0)
