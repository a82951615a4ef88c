import json

import pytest
from click.testing import CliRunner

from planner.cli.gap_picture import _percent, picture
from planner.cli.gaps import command
from planner.errors import DataError, ExitCode, UsageError
from planner.gapdata.profile import profile
from planner.report.style import Style


def run(*words):
    return CliRunner().invoke(command, words, catch_exceptions=True)


def test_the_picture_of_ghana():
    said = run("GHA").output
    lines = said.splitlines()
    assert lines[0] == "Ghana (GHA)"
    assert lines[1] == (
        "Peers: 18 others of Sub-Saharan Africa, lower middle income (same region and same income group)."
    )
    assert "█████░░░  Technical skills: 59% of peers do better, the mean over 2 figures" in lines
    assert "░░░░░░░░  Connectivity: 0% of peers do better" in lines
    flat = " ".join(said.split())
    assert (
        "48.9 per million people (World Bank WDI, IT.NET.SECR.P6, 2024). 11 of 18 peers with a figure do better; their median is 56.0."
        in flat
    )
    assert "Worked out from 3,075 articles in 2022, divided by 33,787,914 people in 2023." in flat
    assert "the newest figure, of 2010, is too old to compare. It is 0.38% of GDP" in flat
    assert "Largest recorded gap in skills: technical." in lines
    assert "2004/05, 2009/10 and 2016/17 are not recorded here and count as unknown" in flat
    assert "CC BY 4.0" in flat


def test_piped_text_holds_no_escape_code():
    assert "\x1b" not in run("GHA", "SEN").output


def test_codes_and_names_mean_the_same_and_are_shown_once():
    assert run("GHA").output == run("GH").output == run("ghana", "GHA", "gh").output
    assert "Norway (NOR)" in run("NO").output
    assert "Namibia (NAM)" in run("NA").output


def test_countries_come_in_the_order_asked_for():
    said = run("SEN", "GHA").output
    assert said.index("Senegal (SEN)") < said.index("Ghana (GHA)")


def test_an_unknown_country_is_a_wrong_call_with_a_suggestion():
    error = run("Gahna").exception
    assert isinstance(error, UsageError)
    assert error.exit_code is ExitCode.USAGE
    assert error.message == "There is no country called Gahna."
    assert error.hint.startswith("Did you mean Ghana (GHA)")
    assert "\x1b" not in run("\x1b[31m").exception.message


def test_json_is_the_published_form():
    plain = json.loads(run("SEN", "GHA", "--format", "json").output)
    assert [c["iso3"] for c in plain["countries"]] == ["GHA", "SEN"]


@pytest.mark.parametrize("width", [10, 40, 60, 100, 200])
def test_it_fits_the_screen(width):
    said = picture([profile("USA"), profile("TWN")], Style(width=width))
    assert max(len(line) for line in said.splitlines()) <= max(width, 40)


def test_a_screen_without_unicode_gets_plain_bars():
    said = picture([profile("GHA")], Style(unicode=False))
    assert said.isascii()
    assert "#####...  Technical skills: 59% of peers do better" in said


def test_missing_is_not_nought():
    said = run("TWN").output
    assert "no data   Technical skills: nothing is recorded that can be compared" in said
    assert "%" not in said.split("The bar fills")[0]


def test_a_wider_peer_group_is_said():
    flat = " ".join(run("USA").output.split())
    assert (
        "Peers here: high income, all regions, because fewer than 5 countries of North America, high income have a figure."
        in flat
    )


def test_an_own_table_is_laid_over(tmp_path):
    table = tmp_path / "my.csv"
    table.write_text("iso3,indicator,year,value,source\nGHA,secure-servers,2025,61.5,[red]Survey\n", "utf-8")
    assert "61.5 per million people ([red]Survey, 2025)" in run("GHA", "--gaps", str(table)).output


def test_a_wrong_table_is_refused_with_places(tmp_path):
    table = tmp_path / "my.csv"
    table.write_text(
        "iso3,indicator,year,value\nGHA,internet-users,2025,120\nWLD,internet-users,2025,1\n", "utf-8"
    )
    result = run("GHA", "--gaps", str(table))
    assert isinstance(result.exception, DataError)
    assert "2 things are wrong with it" in result.exception.message
    assert result.stdout == ""
    first, second = result.stderr.splitlines()
    assert first.endswith(
        "my.csv:2:25: error: 120 is impossible: internet-users is never above 100. [gaps/value]"
    )
    assert "my.csv:3:1: error: WLD stands for a group" in second


def test_a_flood_of_findings_is_cut_but_counted(tmp_path):
    table = tmp_path / "my.csv"
    table.write_text(
        "iso3,indicator,year,value\n" + "".join(f"XQ{n},internet-users,2025,1\n" for n in range(50)), "utf-8"
    )
    result = run("GHA", "--gaps", str(table))
    assert len(result.stderr.splitlines()) == 21
    assert "and 30 more" in result.stderr
    assert "50 things are wrong" in result.exception.message


@pytest.mark.parametrize(
    ("share", "said"), [(0, "0%"), (0.004, "under 1%"), (0.591, "59%"), (0.996, "over 99%"), (1, "100%")]
)
def test_some_is_never_shown_as_none_nor_nearly_all_as_all(share, said):
    assert _percent(share) == said
