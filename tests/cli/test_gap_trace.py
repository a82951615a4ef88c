"""``planner gaps --why``: every sum can be followed down to the line of a table."""

import csv
import re

import pytest
from click.testing import CliRunner

from planner.cli.gaps import command
from planner.cli.gaps.trace import subject, trace
from planner.errors import UsageError
from planner.gapdata.catalogue import indicators
from planner.gapdata.figures import shipped
from planner.gapdata.profile import profile
from planner.model.figures import Area, Record
from planner.report.style import Style
from planner.resources import table


def run(*words):
    return CliRunner().invoke(command, words, catch_exceptions=True)


def why(what, *codes, figures=None, **style):
    figures = figures or shipped()
    profiles = [profile(code, figures) for code in codes or ("GHA",)]
    return trace(profiles, subject(what, figures), figures, Style(**{"width": 300, **style}))


def test_an_area_is_traced_to_its_sum_and_its_sources():
    said = why("technical")
    assert said.startswith("Ghana (GHA): why technical skills\n")
    assert "the plain mean over 2 figures, (4/7 + 11/18) / 2 = 0.5913." in said
    assert "Evidence  2 of 2 figures, 2015-2024; from UNESCO UIS via World Bank WDI, World Bank WDI." in said
    assert "Figure    Ghana (GHA): 48.91451 per million people, 2024\n" in said
    assert "Source    World Bank WDI, IT.NET.SECR.P6; CC BY 4.0\n" in said
    assert "Address   https://data.worldbank.org/indicator/IT.NET.SECR.P6\n" in said
    assert "Edition   World Development Indicators\n" in said
    assert "It rose from 17.1 in 2007 (better). That figure: 17.0833, 2007, figures.csv:" in said
    assert "no figure that can be compared: Benin (BEN)" in said


def test_every_line_it_names_holds_that_figure():
    with table("figures.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    said = why("secure-servers")
    traced = re.findall(r"\(([A-Z]{3})\): ([\d.]+), (\d{4}), figures\.csv:(\d+)", said)
    assert len(traced) == 19
    for iso3, value, year, line in traced:
        assert rows[int(line) - 1][:3] == [iso3, "secure-servers", year]
        assert float(rows[int(line) - 1][3]) == float(value)


def test_the_peers_stand_in_order_with_the_country_marked():
    lines = [line.split() for line in why("secure-servers").splitlines() if "figures.csv" in line]
    places = [words[0] for words in lines if words[0] in {"better", "level", "worse", ">"}]
    assert places == ["better"] * 11 + [">"] + ["worse"] * 7


def test_where_less_is_better_the_order_turns():
    faults = indicators()["secure-servers"]
    turned = type(faults)(
        **{f: getattr(faults, f) for f in faults.__slots__} | {"id": "faults", "higher_is_better": False}
    )
    made = [
        Record(c, turned, 2024, float(n)) for n, c in enumerate(("KEN", "NGA", "GHA", "SEN", "CIV", "BEN"))
    ]
    said = why("faults", figures=shipped().overlaid((turned,), made))
    assert re.findall(r"^  (better|worse|>) ", said, re.MULTILINE) == [
        "better",
        "better",
        ">",
        *["worse"] * 3,
    ]
    assert "(less is better): 2/5 = 0.4000." in said


def test_what_was_computed_names_the_figures_that_it_was_computed_from():
    said = why("science-articles-per-million")
    assert "worked out from 3,075 articles in 2022, divided by 33,787,914 people in 2023" in said
    assert "Scientific and technical journal articles, 2022: 3075.26, 2022, figures.csv:" in said
    assert "Population, 2023: 33787914, 2023, figures.csv:" in said


def test_a_missing_figure_is_traced_to_its_reason():
    said = why("rd-expenditure")
    assert "Gap       Not compared: the newest figure, of 2010, is too old to compare." in said
    assert "All figures of Ghana:\n  2007      0.23157, 2007, figures.csv:" in said
    assert "Gap       Nobody has brought a figure of it." in why("gci-technical")
    assert "Gap       It is shown for context and counts in no gap." in why("population")


def test_stages_are_traced_too_and_no_gap_is_made_of_them():
    stage = Record(
        "GHA", indicators()["cmm-1-2"], 2024, 2.0, version="2021", stage="formative", source="a review"
    )
    figures = shipped().overlaid((), (stage,))
    for what in ("technical", "cmm-1-2"):
        said = why(what, figures=figures)
        assert "formative (stage 2), 2024" in said
        assert "(edition 2021)" in said
        assert "a review; licence not stated" in said
    assert "Stages of maturity are shown and never compared." in said


def test_an_area_without_figures_says_so():
    assert "Gap       Nothing is recorded that can be compared (0 of 2 figures)." in why("technical", "TWN")
    assert "so it has no peers here" in why("governance", "TWN")


def test_a_peer_is_shown_beside_the_country():
    said = why("Kenya")
    assert said.startswith("Ghana (GHA): the record of Kenya (KEN)\n")
    assert "Figure    Kenya (KEN): 399.69561 per million people, 2024" in said
    assert said.count("It does better.") == 2
    assert "figures.csv" in said
    assert "Norway (NOR) is a peer in none of the figures compared here." in why("NO")


def test_the_record_of_the_country_itself_is_shown_whole():
    said = why("GHA")
    for record in profile("GHA").records:
        assert f"{record.indicator.title} ({record.indicator.id})\n" in said
    assert "34427414 people, 2024" in said


def test_areas_figures_and_countries_are_known_by_all_their_names():
    assert subject("civil society", shipped()) is subject("Civil-Society", shipped()) is Area.CIVIL_SOCIETY
    assert (
        subject("IT.NET.SECR.P6", shipped()).id == subject("secure_servers", shipped()).id == "secure-servers"
    )
    assert subject("NO", shipped()) == "NOR"
    assert subject("namibia", shipped()) == "NAM"


@pytest.mark.parametrize(
    ("what", "hint"),
    [
        ("tecnical", "Did you mean technical"),
        ("Gahna", "Did you mean Ghana (GHA)"),
        ("@", "Use an area (technical"),
    ],
)
def test_an_unknown_subject_is_a_wrong_call_with_a_suggestion(what, hint):
    with pytest.raises(UsageError) as error:
        subject(what, shipped())
    assert error.value.hint.startswith(hint)


def test_several_countries_are_traced_one_after_the_other():
    said = why("rights", "GHA", "SEN")
    assert said.index("Ghana (GHA): why") < said.index("Senegal (SEN): why")


@pytest.mark.parametrize("width", [10, 40, 80])
def test_it_fits_the_screen_and_needs_no_colour(width):
    said = why("technical", width=width, unicode=False)
    assert max(map(len, said.splitlines())) <= max(width, 40)
    assert said.isascii()


def test_text_of_the_user_is_text():
    pillar = indicators()["secure-servers"]
    mine = Record("GHA", pillar, 2025, 61.5, source="\x1b[31m[red]Survey", place="my.csv:2")
    said = why("secure-servers", figures=shipped().overlaid((), (mine,)))
    assert "\x1b" not in said
    assert "[red]Survey" in said


def test_the_command_traces_and_refuses_what_does_not_go_together():
    assert run("GHA", "--why", "technical").output.startswith("Ghana (GHA): why technical skills\n")
    error = run("GHA", "--why", "technical", "--format", "json").exception
    assert isinstance(error, UsageError)
    assert error.message == "--why is for people."
