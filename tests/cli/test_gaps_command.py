import json

import pytest
from click.testing import CliRunner

from planner.cli.gaps import command
from planner.cli.gaps.picture import picture
from planner.cli.gaps.words import percent
from planner.errors import ConfigError, DataError, ExitCode, UsageError
from planner.gapdata.catalogue import indicators
from planner.gapdata.figures import shipped
from planner.gapdata.profile import profile
from planner.model.figures import Access, Record
from planner.report.style import Style

REVIEW = Record(
    "GHA",
    indicators()["cmm-1-2"],
    2024,
    2.0,
    version="2021",
    as_of="2024-06",
    stage="formative",
    source="Review of Ghana (made up)",
    access=Access.PARTNER,
    place="gaps/review.gaps.csv:2",
)
WITH_REVIEW = shipped().overlaid((), (REVIEW,))


def run(*words):
    return CliRunner().invoke(command, words, catch_exceptions=True)


def test_the_picture_of_ghana():
    said = run("GHA").output
    lines = said.splitlines()
    assert lines[0] == "Ghana (GHA)"
    assert lines[1] == (
        "Peers: 18 others of Sub-Saharan Africa, lower middle income (same region and same income group)."
    )
    assert "Skills: the share of peers that do better" in lines
    assert "█████░░░  Technical skills: 59% (57% to 61%); 2 of 2 figures, 2015-2024" in lines
    assert "█░░░░░░░  State institutions: 8% (6% to 11%); 2 of 2 figures, 2019-2021" in lines
    assert "██░░░░░░  Science and technology: 29% (0% to 57%); 2 of 3 figures, 2015-2022" in lines
    assert "░░░░░░░░  Connectivity: 0%; 1 of 1 figure, 2022" in lines
    flat = " ".join(said.split())
    assert (
        "48.9 per million people (World Bank WDI, IT.NET.SECR.P6, 2024). 11 of 18 peers with a figure do better; their median is 56.0."
        in flat
    )
    assert "Worked out from 3,075 articles in 2022, divided by 33,787,914 people in 2023." in flat
    assert "the newest figure, of 2010, is too old to compare. It is 0.38% of GDP" in flat
    assert "Largest recorded gap in skills: technical." in lines
    assert "2004/05, 2009/10 and 2016/17 are not recorded here and count as unknown" in flat
    assert "their median is 38.9. It rose from 62.5 in 2020 (better)." in flat
    assert "CC BY 4.0" in flat
    assert flat.count("48.9 per million people") == 1
    assert "above Secure Internet servers: see technical skills." in flat
    assert "has no figures of them: African Union Convention" in flat
    assert "Bring figures with `planner gaps add FILE`" in flat


def test_the_areas_fit_a_screen_of_80_columns_line_by_line():
    said = picture([profile("GHA")], Style(width=80)).splitlines()
    lines = [line for line in said if line[:1] in {"█", "░"} and line[:3] != "  "]
    assert len(lines) == 9
    assert all(len(line) < 80 and "figure" in line for line in lines)


def test_what_only_one_country_lacks_is_said_of_that_country():
    flat = " ".join(picture([profile("GHA", WITH_REVIEW), profile("SEN", WITH_REVIEW)], Style()).split())
    common, own = flat.split("has no figures of them for Senegal:")
    assert "Maturity Model for Nations, 2021 edition" not in common
    assert "Maturity Model for Nations, 2021 edition" in own


def test_stages_are_shown_with_their_edition_and_who_may_see_them():
    flat = " ".join(picture([profile("GHA", WITH_REVIEW)], Style()).split())
    assert (
        "formative (stage 2) (Review of Ghana (made up), edition 2021, 2024-06). Not public (partner)" in flat
    )
    assert "Review of Ghana (made up): licence not stated." in flat
    assert "see technical skills" in flat


def test_a_superseded_edition_is_marked():
    pillar = indicators()["gci-technical"]
    made = [Record(c, pillar, 2020, 5.0, version="4") for c in ("GHA", "KEN", "NGA", "SEN", "CIV", "BEN")]
    flat = " ".join(picture([profile("GHA", shipped().overlaid((), made))], Style()).split())
    assert "Edition 4 is superseded by edition 5." in flat


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
    assert "#####...  Technical skills: 59% (57% to 61%)" in said


def test_missing_is_not_nought():
    said = run("TWN").output
    assert "no data   Technical skills: nothing is recorded that can be compared; 0 of 2 figures" in said
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
    assert "2 things are wrong with them" in result.exception.message
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
    assert percent(share) == said


def test_peers_can_be_chosen(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "Peers: 47 others of Sub-Saharan Africa (same region)." in run("GHA", "--peers", "region").output
    named = " ".join(run("GHA", "--peers", "KEN,NGA,SEN,CIV,TGO").output.split())
    assert "5 others of the named countries (Côte d’Ivoire, Kenya, Nigeria, Senegal, Togo)" in named
    assert isinstance(run("GHA", "--peers", "KEN").exception, UsageError)


def test_peers_can_be_set_once_for_a_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "planner.toml").write_text('[tool.planner]\npeers = "region"\n', "utf-8")
    assert run("GHA").output == run("GHA", "--peers", "region").output != run("GHA", "--peers", "both").output
    (tmp_path / "planner.toml").write_text('[tool.planner]\npeers = "Atlantis"\n', "utf-8")
    error = run("GHA").exception
    assert isinstance(error, ConfigError)
    assert error.message.startswith("planner.toml: ")


def test_a_factor_names_the_aspects_that_have_a_stage(tmp_path):
    table = tmp_path / "review.csv"
    table.write_text(
        "iso3,framework,version,indicator,aspect,as_of,value\nGHA,cmm,2021,1.2,Organisation,2024-06,formative\n"
    )
    said = run("GHA", "--why", "cmm-1-2", "--gaps", str(table)).output
    assert "Its aspects have stages of their own: cmm-1-2-organisation." in said
    assert "formative (stage 2)" in run("GHA", "--why", "cmm-1-2-organisation", "--gaps", str(table)).output
