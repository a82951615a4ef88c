"""``planner profile``, and which profile a run takes: flag over configuration over the programme's own."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.cli.root import root
from planner.engine.profile_file import ProfileError, names
from planner.errors import UsageError

SMALLEST = Path(__file__).parents[2] / "planner" / "engine" / "smallest.yaml"
MINE = """profile: 1
id: my-fund
title: My fund
version: 4
date: 2026-11
extends: non-dac
ignore: [gap]
sources:
  guide: {title: My guide, year: 2025}
severities:
  evidence/claim-uncited: {inception: error, because: We print every figure., source: guide}
options:
  definition/token-skill: {share: 15}
"""


@pytest.fixture(autouse=True)
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "mine.yaml").write_text(MINE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def planner(*words: str) -> Result:
    return CliRunner().invoke(root, words)


def said(*words: str) -> Any:
    done = planner(*words, "--format", "json")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return json.loads(done.stdout)


def programme(room: Path, name: str, profile: str = "") -> None:
    more = f"\nprofile: {profile}\n" if profile else ""
    (room / name).write_text(SMALLEST.read_text(encoding="utf-8") + more, encoding="utf-8")


def test_the_list_names_every_profile_with_version_and_date() -> None:
    assert tuple(p["name"] for p in said("profile", "list")) == names()
    text = planner("profile", "list").stdout
    assert "fcdo  version 2 of 2026-11-22, over dac" in text


def test_show_tells_every_value_and_who_set_it() -> None:
    shown = said("profile", "show", "mine.yaml")
    assert shown["layers"] == ["base", "non-dac", "my-fund"]
    assert (shown["name"], shown["version"]) == ("my-fund", 4)
    by_id = {r["id"]: r for r in shown["rules"]}
    claim = by_id["evidence/claim-uncited"]
    assert claim["severity"] == {
        "design": "note",
        "inception": "error",
        "implementation": "error",
        "closed": "error",
    }
    assert claim["severity_set_by"]["design"] == "the rule itself"
    assert claim["severity_set_by"]["closed"] == "my-fund"
    assert claim["because"] == "We print every figure. (My guide)"
    assert by_id["definition/token-skill"]["options"]["share"] == {
        "value": 15,
        "set_by": "my-fund",
        "because": "",
    }
    assert {out["set_by"] for out in shown["left_out"]} == {"my-fund", "non-dac"}
    mine = [out["rule"] for out in shown["left_out"] if out["set_by"] == "my-fund"]
    assert all(rule.startswith("gap/") for rule in mine)


def test_show_for_people_says_the_same() -> None:
    text = planner("profile", "show", "mine.yaml").stdout
    assert "my-fund > non-dac > base (each over the next)" in text
    assert "note, error from inception" in text
    assert "share = 15 (set by my-fund)" in text
    assert "gap: all 11 rules (by my-fund)" in text


def test_forms_are_named_with_their_limits() -> None:
    text = planner("profile", "show", "eu-grant").stdout
    assert "at most 5 pages (check the call)" in text
    assert "planner form show NAME" in text
    forms = said("profile", "show", "eu-grant")["forms"]
    assert [form["id"] for form in forms] == ["dac-generic", "eu-concept-note", "eu-action-document"]
    assert forms[1]["limits"] == {"pages": 5, "words": None, "call": True}


def test_show_without_a_name_shows_what_the_folder_puts_in_force(room: Path) -> None:
    settings = '[tool.planner]\nprofile = "mine.yaml"\nignore = ["reference"]\n'
    (room / "planner.toml").write_text(settings + '[tool.planner.options."gap/stale"]\nyears = 2\n')
    shown = said("profile", "show")
    assert shown["name"] == "my-fund"
    assert {out["set_by"] for out in shown["left_out"]} == {"my-fund", "non-dac", "planner.toml"}


def test_show_without_a_name_and_configuration_is_base() -> None:
    assert said("profile", "show")["name"] == "base"


def test_a_wrong_file_is_explained_and_nothing_is_checked(room: Path) -> None:
    programme(room, "a.yaml")
    (room / "wrong.yaml").write_text(MINE.replace("claim-uncited", "claim-uncitd"))
    for words in (("profile", "show", "wrong.yaml"), ("check", "a.yaml", "--profile", "wrong.yaml")):
        done = planner(*words)
        assert isinstance(done.exception, ProfileError)
        assert "wrong.yaml:11:3" in done.stderr
        assert "Did you mean evidence/claim-uncited?" in done.stderr
        assert done.stdout == ""


def test_a_misspelt_name_gets_a_suggestion(room: Path) -> None:
    programme(room, "a.yaml")
    done = planner("check", "a.yaml", "--profile", "fdco")
    assert isinstance(done.exception, UsageError)
    assert done.exception.hint == "Did you mean fcdo?"


def used(*words: str) -> list[tuple[str, int, str, list[str]]]:
    found = said("check", *words)["profiles"]
    return [(p["name"], p["version"], p["why"], p["paths"]) for p in found]


def test_the_flag_wins_over_the_configuration_and_that_over_the_programme(room: Path) -> None:
    programme(room, "a.yaml", "dac")
    assert used("a.yaml") == [("dac", 2, "named in the programme", ["a.yaml"])]
    (room / "planner.toml").write_text('[tool.planner]\nprofile = "mine.yaml"\n')
    assert used("a.yaml") == [("my-fund", 4, "named in planner.toml", ["a.yaml"])]
    flagged = used("a.yaml", "--profile", "iati")
    assert flagged == [("iati", 1, "named on the command line", ["a.yaml"])]


def test_a_path_in_the_configuration_is_relative_to_the_configuration(
    room: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (room / "planner.toml").write_text('[tool.planner]\nprofile = "mine.yaml"\n')
    (room / "below").mkdir()
    programme(room / "below", "a.yaml")
    monkeypatch.chdir(room / "below")
    assert [name for name, *_ in used("a.yaml")] == ["my-fund"]


def test_each_programme_of_a_run_is_held_against_its_own(room: Path) -> None:
    programme(room, "a.yaml", "calderaro-strict")
    programme(room, "b.yaml")
    report = said("check", "a.yaml", "b.yaml")
    assert report["profile"] == "base+calderaro-strict"
    assert [o["profile"] for o in report["overviews"]] == ["calderaro-strict", "base"]


@pytest.mark.parametrize("name", ["fdco", "mine.yaml", "../mine.yaml", "/etc/passwd"])
def test_a_programme_cannot_name_a_file(room: Path, name: str) -> None:
    programme(room, "a.yaml", name)
    report = said("check", "a.yaml")
    assert [d["rule"] for d in report["diagnostics"]] == ["schema/not-allowed-value"]
    assert report["profiles"] == []


def test_the_profile_decides_what_an_error_is_and_the_finding_says_why(room: Path) -> None:
    told = "definition: {severity: error, asked: standard, because: We fund nothing less., source: guide}"
    (room / "mine.yaml").write_text(MINE.replace("options:", f"  {told}\noptions:"))
    text = SMALLEST.read_text(encoding="utf-8").splitlines(keepends=True)
    without = "".join(line for line in text if not line.startswith("  connectivity: "))
    (room / "a.yaml").write_text(without, encoding="utf-8")
    only = ("--select", "definition/no-connectivity-goal")
    (plain,) = said("check", "a.yaml", *only)["diagnostics"]
    (strict,) = said("check", "a.yaml", "--profile", "mine.yaml", *only)["diagnostics"]
    assert (plain["severity"], plain["asked"], plain["profile"]) == ("warning", "house", None)
    assert (strict["severity"], strict["asked"]) == ("error", "standard")
    assert strict["profile"] == {"name": "my-fund", "because": "We fund nothing less. (My guide)"}
    assert strict["fingerprint"] == plain["fingerprint"]
    shown = planner("check", "a.yaml", "--profile", "mine.yaml", *only).stdout
    assert "Basis     standard; evidence: consensus" in shown
    assert "Profile   my-fund: We fund nothing less. (My guide)" in shown
    assert "profile my-fund (version 4, named on the command line)" in " ".join(shown.split())


def test_explain_says_what_the_profiles_make_of_a_rule() -> None:
    text = planner("explain", "definition/no-diffusion").stdout
    assert "calderaro-strict: error" in text
    inherited = planner("explain", "evidence/needs-undated").stdout
    assert "fcdo: warning, error from inception, as in dac" in inherited
    assert "Profile" not in planner("explain", "gap/stale").stdout
    assert "circle" in planner("explain", "profile/cycle").stdout


def test_render_takes_a_profile_too(room: Path) -> None:
    programme(room, "a.yaml")
    done = planner("render", "briefing", "a.yaml", "--to", "md", "--profile", "fdco")
    assert isinstance(done.exception, UsageError)
