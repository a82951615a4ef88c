"""``planner gaps update`` as a user calls it, against a server on this machine with made-up figures."""

import io
from functools import partial
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from planner.cli.gaps import update as gaps_update
from planner.errors import DataError, UsageError
from planner.gapdata.catalogue import known_as
from planner.gapdata.fetch import Http, Limits, UnreachableError
from planner.gapdata.fetch.offers import INDICES, open_series
from planner.report.style import Style
from planner.report.terminal import bars

GCI = INDICES["gci"]


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(gaps_update, "Http", partial(Http, Limits(tries=2), lambda _: None))


def run(*words, **more):
    return CliRunner().invoke(gaps_update.update, [str(w) for w in words], **more)


def kept():
    return sorted(p.name.removesuffix(".gaps.csv") for p in Path("gaps").glob("*.gaps.csv"))


@pytest.fixture
def bank(server, world_bank):
    """A World Bank that knows every series of the open list; ``missing`` ones it does not."""
    missing: set[str] = set()

    def answer(asked):
        code = asked.path.rpartition("/")[2]
        if code in missing:
            asked.query["page"] = "1"
            found = world_bank(code, total=2)(asked)
            found.body = [{"message": [{"id": "175", "key": "Invalid format", "value": "It was archived."}]}]
            return found
        return world_bank(code, total=4)(asked)

    server.answer = answer
    server.missing = missing
    return server


def test_named_series_are_fetched_and_said(bank):
    result = run("IT.NET.SECR.P6", "SP.POP.TOTL", "IT.NET.SECR.P6", "--from", bank.url)
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert lines[0] == f"World Bank, open data (CC BY 4.0), from {bank.url}:"
    assert lines[1:] == [
        "  IT.NET.SECR.P6: 4 rows of 2026-07-13",
        "  SP.POP.TOTL: 4 rows of 2026-07-13",
        "  it-net-secr-p6: 3 new",  # one of the four has no value
        "  sp-pop-totl: 3 new",
    ]
    assert "\x1b" not in result.output
    assert kept() == ["it-net-secr-p6", "sp-pop-totl"]
    table = Path("gaps/it-net-secr-p6.gaps.csv").read_text()
    assert "GHA,wdi,,secure-servers,,2022,1.25," in table


def test_without_names_all_open_series(bank):
    assert {"IT.NET.SECR.P6", "NY.GDP.PCAP.PP.KD", "GE.EST", "SP.POP.TOTL"} <= set(open_series())
    result = run("--from", bank.url)
    assert result.exit_code == 0, result.output
    assert kept() == sorted(gaps_update.dataset(code) for code in open_series())


def test_the_second_time_nothing_is_new(bank):
    run("SP.POP.TOTL", "--from", bank.url)
    bank.asked.clear()
    said = run("SP.POP.TOTL", "--from", bank.url).output
    assert ", nothing new since the last time" in said
    assert "sp-pop-totl: 3 figures, nothing has changed" in said
    assert len(bank.asked) == 1


def test_one_series_that_is_gone_does_not_keep_the_others(bank):
    bank.missing.add("SP.POP.TOTL")
    result = run("SP.POP.TOTL", "IT.NET.SECR.P6", "--from", bank.url)
    assert isinstance(result.exception, DataError)
    assert result.exception.message == "1 of 2 series could not be had: SP.POP.TOTL."
    assert "does not serve the series SP.POP.TOTL: It was archived." in result.stderr
    assert kept() == ["it-net-secr-p6"]


def test_without_a_network_it_stops_at_once(server, reply):
    server.script(reply(status=503))
    result = run("--from", server.url)
    assert isinstance(result.exception, UnreachableError)
    assert len(server.asked) == 2  # the tries for the first series
    assert kept() == []


def test_what_was_fetched_is_kept_when_the_user_stops(bank, monkeypatch):
    def stop(done, pages, series):
        if done == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(gaps_update, "_silent", stop)
        result = run("SP.POP.TOTL", "--from", bank.url, standalone_mode=False)
    assert isinstance(result.exception, click.Abort)
    assert "The same command goes on from there." in result.stderr
    assert kept() == []
    assert run("SP.POP.TOTL", "--from", bank.url).exit_code == 0


def test_the_pages_stay_out_of_version_control(bank):
    run("SP.POP.TOTL", "--from", bank.url)
    assert Path("gaps/.fetched/.gitignore").read_text() == "*\n"


@pytest.fixture
def index(server, data360):
    """A Data360 that knows all of the index."""

    def answer(asked):
        found = data360(total=2)(asked)
        for row in found.body["value"]:
            row["INDICATOR"] = asked.query["INDICATOR"]
        return found

    server.answer = answer
    return server


def test_an_index_shows_its_licence_and_asks_nobody_in_a_pipe(index):
    result = run("--index", "gci", "--from", index.url)
    said = " ".join(result.output.split())
    assert "Figures ITU" in said
    assert "Licence Global Cybersecurity Index 2020, 4th edition: not verified." in said
    assert "Licence Global Cybersecurity Index 2024, 5th edition: not verified." in said
    assert "2018, 3rd edition" not in said  # Data360 does not have it
    assert "https://data360.worldbank.org/en/dataset/ITU_GCI" in said
    assert "may not be passed on" in said
    assert isinstance(result.exception, UsageError)
    assert result.exception.hint == "If you accept it: planner gaps update --index gci --accept-licence"
    assert index.asked == []
    assert not Path("gaps").exists()


@pytest.mark.parametrize(("typed", "agreed"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_in_a_terminal_the_user_is_asked(index, monkeypatch, typed, agreed):
    monkeypatch.setattr("planner.cli.gaps.update._somebody_there", lambda: True)
    result = run("--index", "gci", "--from", index.url, input=typed)
    assert "Do you accept these terms for your own use?" in result.output
    assert (result.exit_code == 0) is agreed
    assert bool(index.asked) is agreed


def test_an_accepted_index_is_fetched_whole(index):
    result = run("--index", "gci", "--accept-licence", "--from", index.url)
    assert result.exit_code == 0, result.output
    assert "Licence " in result.output
    assert kept() == sorted(gaps_update.dataset(name) for name in GCI.series)
    table = Path("gaps/itu-gci-legl-scre.gaps.csv").read_text()
    assert "GHA,gci,4,gci-legal,,2021,0.25," in table
    assert "ITU" in table


def test_years_before_the_first_one_wanted_are_left_out(bank):
    assert run("SP.POP.TOTL", "--since", "2023", "--from", bank.url).exit_code == 0
    table = Path("gaps/sp-pop-totl.gaps.csv").read_text()
    assert ",2023," in table
    assert ",2022," not in table
    result = run("SP.POP.TOTL", "--since", "2024", "--from", bank.url)
    assert isinstance(result.exception, DataError)
    assert "SP.POP.TOTL has no figures since 2024." in result.stderr
    assert kept() == ["sp-pop-totl"]


def test_figures_that_cannot_be_are_not_taken(server, world_bank):
    bank = server.answer = world_bank("IT.NET.USER.ZS", total=2)
    row = bank.row
    bank.row = lambda n: row(n) | {"value": 120}
    result = run("IT.NET.USER.ZS", "--from", server.url)
    assert isinstance(result.exception, DataError)
    assert "120 is impossible: internet-users is never above 100." in result.stderr
    assert "IT.NET.USER.ZS:1:" in result.stderr
    assert kept() == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--index", "gci", "SP.POP.TOTL"], "--index and names of series do not go together"),
        (["--accept-licence"], "--accept-licence goes with --index"),
    ],
)
def test_calls_that_make_no_sense(words, said):
    result = run(*words)
    assert isinstance(result.exception, UsageError)
    assert said in result.exception.message


@pytest.mark.parametrize("words", [["../x"], ["SP.POP.TOTL", "--from", "worldbank"], ["a\x1b[31m"]])
def test_wrong_names_and_addresses(words):
    result = run(*words)
    assert isinstance(result.exception, DataError)
    assert kept() == []


def test_a_folder_that_is_a_file(bank):
    Path("gaps").write_text("")
    assert isinstance(run("SP.POP.TOTL", "--from", bank.url).exception, UsageError)


def test_what_a_publisher_says_is_only_text(server, reply):
    server.script(reply([{"message": [{"id": "1", "value": "\x1b[31mred\n::error::x"}]}]))
    result = run("SP.POP.TOTL", "--from", server.url)
    assert "\x1b" not in result.stderr
    assert "\n::error" not in result.stderr


class Screen(io.StringIO):
    def isatty(self):
        return True


def test_everything_that_is_offered_is_known():
    assert open_series() == tuple(sorted(set(open_series())))
    assert {known_as(code)[0].framework for code in open_series()} == {"wdi", "wgi"}
    assert {known_as(code)[0].framework for code in GCI.series} == {"gci"}
    assert len(GCI.series) == 6


def test_governance_indicators_are_taken_under_their_new_code(bank, server, world_bank):
    server.answer = world_bank("GOV_WGI_GE.EST", total=4)
    assert run("GE.EST", "--from", server.url).exit_code == 0
    assert ",government-effectiveness," in Path("gaps/ge-est.gaps.csv").read_text()


def test_a_bar_is_drawn_on_a_screen_and_wiped(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    screen = Screen()
    with bars(screen, Style(width=80, colour=True)) as show:
        show(1, 3, "[bold]SP.POP.TOTL")
        show(2, 3, "[bold]SP.POP.TOTL")
        drawn = screen.getvalue()
    assert "[bold]SP.POP.TOTL" in drawn
    assert "2/3" in drawn
    assert screen.getvalue().endswith(("\x1b[2K", "\x1b[?25h"))


def test_a_person_sees_bars_and_a_pipe_sees_none(bank, monkeypatch):
    seen = []
    monkeypatch.setattr("sys.stderr", Screen())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    with gaps_update._shown() as show:
        seen.append(show)
        show(1, 2, "SP.POP.TOTL")
    monkeypatch.setenv("NO_COLOR", "1")
    with gaps_update._shown() as show:
        seen.append(show)
    assert seen[0] is not gaps_update._silent
    assert seen[1] is gaps_update._silent
