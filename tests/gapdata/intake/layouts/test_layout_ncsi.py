"""Tables of the National Cyber Security Index. All figures are made up."""

import pytest

TABLE = "Country,Region,NCSI,DDL\nGhana,Africa,55.5,40\nNamibia,Africa,40.25,\nKenya,Africa,,39\n"


def test_scores_come_in_with_the_time_that_their_user_says(take):
    taken = take(TABLE, as_of="2022-11")
    assert taken.layout == "ncsi"
    assert taken.figures == [("GHA", "ncsi-score", "2022-11", 55.5), ("NAM", "ncsi-score", "2022-11", 40.25)]
    assert taken.found.empty == 1
    assert taken.found.records[0].origin() == "e-Governance Academy, edition 2, 2022-11"
    assert taken.left_out == [("column", "DDL", 0), ("column", "Region", 0)]


def test_without_a_time_the_table_is_refused(take):
    found = take(TABLE).only
    assert (found.rule, found.span.line) == ("gaps/year", 1)
    assert "--as-of" in found.fix


def test_a_year_between_two_editions_asks_for_the_edition(take):
    assert take(TABLE, as_of="2023-12").only.rule == "gaps/edition"
    taken = take(TABLE, as_of="2023-12", version="3")
    assert {r.version for r in taken.found.records} == {"3"}


@pytest.mark.parametrize("name", ["NCSI_Score", "ncsi", "National Cyber Security Index", "NCSI score"])
def test_the_score_goes_by_many_names(take, name):
    text = f"Rank,Country,{name},Digital Development Level\n1,Ghana,55.5,40\n"
    assert take(text, as_of="2022").figures == [("GHA", "ncsi-score", "2022", 55.5)]


def test_codes_are_used_where_there_are_any(take):
    taken = take("Country,ISO2,NCSI_Score\nTürkiye,TR,55\nNamibia,,40\nNorway,NO,90\n", as_of="2022")
    assert [f[0] for f in taken.figures] == ["TUR", "NAM", "NOR"]
    assert [f[0] for f in take("ISO3,NCSI\nNOR,90\nNAM,40\n", as_of="2022").figures] == ["NOR", "NAM"]


def test_a_year_in_the_table_holds(take):
    assert take("Country,Year,NCSI\nGhana,2021,55\n", as_of="2022").figures[0][2] == "2021"


def test_a_table_of_several_known_indicators_is_left_to_another_layout(take):
    assert take("iso3,year,ncsi_score,internet-users\nGHA,2022,55,70\n").layout == "wide"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TABLE + "Atlantis,Sea,3,\n", [(5, 1, "gaps/country")]),
        (TABLE + "World,All,3,\n", [(5, 1, "gaps/country")]),
        (TABLE + "Ghana,Africa,3,\n", [(5, 1, "gaps/duplicate")]),
        (TABLE + "Togo,Africa,103,\n", [(5, 13, "gaps/value")]),
        (TABLE + 'Togo,Africa,"30,5",\n', [(5, 13, "gaps/value")]),
        (TABLE + "Togo,Africa,30,5,1\n", [(5, 18, "gaps/text")]),
        (TABLE + "30,Africa,Togo,\n", [(5, 1, "gaps/country"), (5, 11, "gaps/value")]),
        ("Country,NCSI,NCSI score\nGhana,3,4\n", [(1, 14, "gaps/header")]),
        ("Country,NCSI\n", [(1, 1, "gaps/text")]),
    ],
)
def test_what_is_wrong_is_named_with_its_place(take, text, said):
    taken = take(text, as_of="2022")
    assert taken.layout == "ncsi"
    assert taken.said == said


def test_another_encoding_is_refused(take):
    assert take((TABLE + "Curaçao,America,3,\n").encode("latin-1"), as_of="2022").said == [
        (5, 5, "gaps/text")
    ]
