"""On figures that are all made up, in countries whose codes belong to nobody."""

import json

import pytest
from click.testing import CliRunner

from planner.cli import asked
from planner.cli.gaps.determinants import command
from planner.cli.gaps.determinants_table import _TABLE, _probability, rows
from planner.errors import DataError, ExitCode
from planner.frozen import replace
from planner.gapdata.determinants.determinants import determinants
from planner.gapdata.figures import collect, shipped
from planner.report.style import Style
from planner.report.terminal import paint


@pytest.fixture(scope="module")
def made_up():
    known = dict(shipped().indicators)
    for name, title in (
        ("gci-overall", "An index [red]\x1b[31m"),
        ("military-expenditure", "Military spending"),
    ):
        known[name] = replace(
            known["internet-users"], id=name, title=title, maximum=None, caveat="Self-reported."
        )
    pattern = next(iter(shipped().quoted))

    def record(number, name, value):
        year = 2020 if name != "internet-users" else 2018 + number % 3
        return replace(
            pattern,
            country=f"XB{number:c}",
            indicator=known[name],
            year=year,
            value=float(value),
            source="Made up",
        )

    figures = []
    for number in range(ord("A"), ord("A") + 20):
        x = number * 37 % 23
        figures += [
            record(number, "gci-overall", 10 + 3 * x + number * number % 7),
            record(number, "science-articles", 2 ** (x / 2)),
            record(number, "gdp-per-head", 900 + 700 * (number * 11 % 19)),
            record(number, "internet-users", 5 + number * 53 % 90),
            record(number, "population", 1_000_000 + 70_000 * (number * 29 % 31)),
        ]
        if number != ord("C"):
            figures.append(record(number, "military-expenditure", number * 13 % 5))
    return collect(known, figures)


@pytest.fixture
def run(made_up, monkeypatch):
    monkeypatch.setattr(asked, "figures", lambda _: made_up)
    return lambda *words: CliRunner().invoke(command, words, catch_exceptions=True)


def test_the_table_says_what_was_found(run, made_up):
    said = run().output
    lines = said.splitlines()
    main = determinants(made_up).models[0]
    assert f"Four predictors: 19 countries, R2 {main.r2:.3f}" in lines
    first = next(line for line in lines if line.startswith("  ln(articles + 1)"))
    found = main.terms[0].coefficient
    assert first.split()[3:6] == [f"{found.value:.4g}", f"{found.error:.3g}", f"{found.statistic:.2f}"]
    assert "  Military spending: 1 without any figure." in lines
    assert "  People using the internet: 2018 to 2020 (Made up)." in lines
    assert "Note      Self-reported." in lines
    assert said.count("With fewer than 30 countries the errors and p are rough") == 4


def test_both_studies_and_the_caution_stand_beside_it(run):
    flat = " ".join(run().output.split())
    assert "association between countries, not cause" in flat
    assert "not a replication of its model" in flat
    assert "A. Calderaro and A. J. S. Craig, Transnational Governance of Cybersecurity" in flat
    assert "C. A. Makridis and M. Smeets, Determinants of Cyber Readiness" in flat
    assert "Finds otherwise" in flat


def test_a_title_from_a_table_commands_no_terminal(run):
    said = run().output
    assert "\x1b" not in said
    assert "An index [red]<U+001B>[31m, 2020" in said


@pytest.mark.parametrize("width", [10, 40, _TABLE, _TABLE + 1, 80, 200])
@pytest.mark.parametrize("unicode", [True, False])
def test_it_fits_the_screen(made_up, width, unicode):
    style = Style(width=width, unicode=unicode)
    said = paint(rows(determinants(made_up), style), style)
    assert max(len(line) for line in said.splitlines()) <= max(width, 40)
    assert said.isascii() or unicode


def test_a_usual_screen_has_a_table_and_a_narrow_one_sentences(made_up):
    found = determinants(made_up)
    wide, narrow = (paint(rows(found, Style(width=width)), Style(width=width)) for width in (80, 50))
    assert "coefficient      error  statistic        p" in wide
    assert "ln(articles + 1): coefficient " in narrow


def test_json_has_the_models_the_figures_and_both_studies(run, made_up):
    plain = json.loads(run("--format", "json").output)
    main = plain["models"][0]
    assert (plain["planner-determinants"], main["n"], len(main["countries"])) == (1, 19, 19)
    assert main["r2"] == pytest.approx(determinants(made_up).models[0].r2, rel=1e-6)
    assert [t["indicator"] for t in main["terms"]][-1] is None
    assert {"indicator": "military-expenditure", "no_figure": ["XBC"], "other_years_only": []} in plain[
        "lacking"
    ]
    assert {s["year"] for s in plain["studies"]} == {2019, 2020}
    assert {f["indicator"] for f in plain["figures"]} > {"gci-overall", "population"}
    assert run("--format", "json").output == run("--format", "json").output


def test_a_model_that_cannot_be_done_says_why(monkeypatch, made_up):
    without = collect(made_up.indicators, (r for r in made_up.quoted if r.indicator.id != "population"))
    monkeypatch.setattr(asked, "figures", lambda _: without)
    said = CliRunner().invoke(command, ()).output
    assert "With population: 0 countries\n  not done  There are only 0 countries" in said
    plain = json.loads(CliRunner().invoke(command, ("--format", "json")).output)
    assert plain["models"][1]["r2"] is None
    assert plain["models"][1]["why_not"].startswith("There are only 0 countries")


def test_without_the_index_it_says_what_to_add():
    error = CliRunner().invoke(command, ()).exception
    assert isinstance(error, DataError)
    assert error.exit_code is ExitCode.USAGE
    assert "gci-overall" in error.message
    assert "planner gaps update --index gci" in error.hint


def test_an_impossible_year_is_a_wrong_call():
    result = CliRunner().invoke(command, ("--year", "20"))
    assert result.exit_code == 2
    assert "20 is not in the range" in result.output


@pytest.mark.parametrize(
    ("p", "text"),
    [
        (0.9, "0.90"),
        (0.996, "1.00"),
        (0.0157, "0.016"),
        (0.00018, "0.00018"),
        (1.3e-22, "1e-22"),
        (0.0, "<1e-300"),
    ],
)
def test_probabilities(p, text):
    assert _probability(p) == text
