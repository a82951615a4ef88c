"""CSV files of the World Bank. All figures are made up."""

import pytest

HEAD = '"Country Name","Country Code","Indicator Name","Indicator Code","2021","2022","2023",\n'
PREFACE = '\ufeff"Data Source","World Development Indicators",\n\n"Last Updated Date","2025-01-01",\n\n'
USERS = '"Individuals using the Internet (% of population)","IT.NET.USER.ZS"'
DOWNLOAD = (
    f'{PREFACE}{HEAD}"Ghana","GHA",{USERS},"68","","70.5",\n"Egypt, Arab Rep.","EGY",{USERS},"","71","",\n'
)


def test_a_download_comes_in_with_its_preface(take):
    taken = take(DOWNLOAD)
    assert taken.layout == "world-bank-csv"
    assert taken.figures == [
        ("GHA", "internet-users", "2021", 68.0),
        ("GHA", "internet-users", "2023", 70.5),
        ("EGY", "internet-users", "2022", 71.0),
    ]
    assert taken.found.empty == 3
    assert taken.found.records[0].place == "made-up:6"
    assert taken.found.records[0].origin() == "ITU via World Bank WDI, IT.NET.USER.ZS, 2021"


def test_a_download_that_passed_through_a_spreadsheet_comes_in_too(take):
    text = DOWNLOAD.replace('"Egypt, Arab Rep."', "Egypt").replace(",", ";").replace('"', "")
    assert len(take(text).figures) == 3


def test_a_databank_export_comes_in_without_its_footer(take):
    taken = take(
        "Country Name,Country Code,Series Name,Series Code,2022 [YR2022],2023 [YR2023]\n"
        "Ghana,GHA,Secure Internet servers,IT.NET.SECR.P6,..,61.5\n"
        "Ghana,GHA,People online,IT.NET.USER.ZS,69,70.5\n"
        ",,,,,\n\n"
        "Data from database: World Development Indicators,,,,,\n"
        "Last Updated: 01/01/2025\n"
    )
    assert taken.layout == "world-bank-csv"
    assert taken.figures == [
        ("GHA", "secure-servers", "2023", 61.5),
        ("GHA", "internet-users", "2022", 69.0),
        ("GHA", "internet-users", "2023", 70.5),
    ]
    assert taken.found.empty == 1


def test_a_databank_export_with_series_across_comes_in(take):
    taken = take(
        'Country Name,Country Code,Time,Time Code,"Servers [IT.NET.SECR.P6]","People, online [IT.NET.USER.ZS]"\n'
        "Ghana,GHA,2022,YR2022,..,69\nGhana,GHA,2023,YR2023,61.5,70.5\n"
    )
    assert taken.figures == [
        ("GHA", "internet-users", "2022", 69.0),
        ("GHA", "secure-servers", "2023", 61.5),
        ("GHA", "internet-users", "2023", 70.5),
    ]


def test_one_figure_a_line_comes_in(take):
    taken = take(
        "Country Name,Country Code,Series Name,Series Code,Time,Time Code,Value\n"
        "Ghana,GHA,People online,IT.NET.USER.ZS,2023,YR2023,70.5\n"
    )
    assert taken.figures == [("GHA", "internet-users", "2023", 70.5)]


def test_a_file_that_names_no_series_takes_the_one_that_its_user_names(take):
    text = "Country Name,Country Code,Time,Time Code,Value\nGhana,GHA,2023,YR2023,70.5\n"
    assert take(text).only.rule == "gaps/header"
    assert take(text, indicator="IT.NET.USER.ZS").figures == [("GHA", "internet-users", "2023", 70.5)]


def test_groups_of_countries_are_refused_or_left_out(take):
    groups = f'"World","WLD",{USERS},"60","","",\n"Channel Islands","CHI",{USERS},"61","","",\n'
    assert take(DOWNLOAD + groups).said == [(8, 9, "gaps/country")]
    taken = take(DOWNLOAD + groups, without_aggregates=True)
    assert len(taken.figures) == 3
    assert taken.left_out == [("group", "Channel Islands", 1), ("group", "World", 1)]


def line(cells):
    return f"{PREFACE}{HEAD}{cells}\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (line(f'"Ghana","QQQ",{USERS},"68","","",'), [(6, 9, "gaps/country")]),
        (line(f'"Ghana","",{USERS},"168","","",'), [(6, 80, "gaps/value")]),
        (line(f'"COG","Congo, Rep.",{USERS},"68","","",'), [(6, 7, "gaps/country")]),
        (line('"Ghana","GHA","Trees","XX.NO.SUCH","68","","",'), [(6, 23, "gaps/indicator")]),
        (line(f'"Ghana","GHA",{USERS},"68","","","",""'), [(6, 97, "gaps/text")]),
        (line(f'"Ghana","GHA",{USERS},"68,"",'), [(6, 1, "gaps/text")]),
        (line(f'"Ghana","GHA",{USERS},"68","","","left over"'), [(6, 94, "gaps/header")]),
        (DOWNLOAD.replace('"2021"', '"Region"'), [(5, 65, "gaps/header")]),
        (DOWNLOAD + f'"Ghana","GHA",{USERS},"68","","",\n', [(8, 1, "gaps/duplicate")]),
        (PREFACE + HEAD, [(5, 1, "gaps/text")]),
        ("Country Name,Country Code,Series Code\nGhana,GHA,IT.NET.USER.ZS\n", [(1, 1, "gaps/header")]),
        ("Country Code,Series Code,Value\nGHA,IT.NET.USER.ZS,70.5\n", [(1, 1, "gaps/header")]),
        (
            "Country Code,Series Code,Country Code,2023\nGHA,IT.NET.USER.ZS,KEN,70.5\n",
            [(1, 26, "gaps/header")],
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(take, text, said):
    taken = take(text)
    assert taken.layout == "world-bank-csv"
    assert taken.said == said


def test_a_year_in_the_wrong_place_is_found(take):
    text = "Country Name,Country Code,Time,Time Code,Servers [IT.NET.SECR.P6]\nGhana,2023,GHA,YR2023,61.5\n"
    assert {rule for *_, rule in take(text).said} == {"gaps/country", "gaps/year"}


def test_another_encoding_is_refused_with_the_place(take):
    text = DOWNLOAD.removeprefix("\ufeff").replace("Ghana", "Gháná").encode("latin-1")
    assert take(text).said == [(6, 4, "gaps/text")]


def test_the_list_of_countries_beside_a_download_is_not_taken_for_figures(take):
    assert (
        take('"Country Code","Region","IncomeGroup","SpecialNotes","TableName",\n"GHA","",,,,\n').layout
        is None
    )
