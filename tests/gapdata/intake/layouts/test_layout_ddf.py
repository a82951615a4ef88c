"""DDF datasets. All figures are made up."""

import pytest

TABLE = "geo,time,it_net_secr_p6\ngha,2024,61.5\nkos,2024,90\nnld_curacao,2024,80\nnam,2024,\n"


def test_the_figures_come_in_with_codes_in_small_letters(take):
    taken = take(TABLE)
    assert taken.layout == "ddf"
    assert taken.figures == [
        ("GHA", "secure-servers", "2024", 61.5),
        ("XKX", "secure-servers", "2024", 90.0),
        ("CUW", "secure-servers", "2024", 80.0),
    ]
    assert taken.found.empty == 1
    assert taken.found.records[0].origin() == (
        "World Bank WDI, IT.NET.SECR.P6, passed on by a DDF dataset, 2024"
    )


def test_several_indicators_come_in_from_one_file(take):
    taken = take("country,time,it_net_secr_p6,it_net_user_zs\ngha,2024,61.5,70.5\n")
    assert [f[1] for f in taken.figures] == ["secure-servers", "internet-users"]


@pytest.mark.parametrize("geo", ["wld", "chanisl"])
def test_groups_of_countries_are_refused_or_left_out(take, geo):
    text = f"{TABLE}{geo},2024,70\n"
    assert take(text).only.rule == "gaps/country"
    assert len(take(text, without_aggregates=True).figures) == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TABLE + "akr_a_dhe,2024,7\n", [(6, 1, "gaps/country")]),
        (TABLE + "gha,2024,7\n", [(6, 1, "gaps/duplicate")]),
        (TABLE + "gha,2023,-7\n", [(6, 10, "gaps/value")]),
        ("geo,time\ngha,2024\n", [(1, 1, "gaps/header")]),
        ("geo,time,trees\ngha,2024,3\n", [(1, 10, "gaps/indicator")]),
        ("geo,time,geo,it_net_secr_p6\ngha,2024,ken,3\n", [(1, 10, "gaps/header")]),
        ("geo,time,it_net_secr_p6\n", [(1, 1, "gaps/text")]),
        ("geo,time,it_net_secr_p6\ngha,2024,3,4\n", [(2, 12, "gaps/text")]),
    ],
)
def test_what_is_wrong_is_named_with_its_place(take, text, said):
    taken = take(text)
    assert taken.layout == "ddf"
    assert taken.said == said


def test_place_and_time_that_changed_places_are_found(take):
    rules = {rule for *_, rule in take("geo,time,it_net_secr_p6\n2024,gha,61.5\n").said}
    assert rules == {"gaps/country", "gaps/year"}
