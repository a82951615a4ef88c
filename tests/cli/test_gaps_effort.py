"""``planner gaps effort``: effort beside gap for people and for programs, and what happens with wrong input."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from planner.cli.gaps.effort import effort
from planner.cli.gaps.effort_picture import picture
from planner.engine.examples import merge, smallest, subject
from planner.errors import UsageError
from planner.report.style import Style
from planner.resources import shipped

EXAMPLE = str(Path(__file__).resolve().parents[2] / "programmes" / "atlantic-voices.yaml")
SCHEMA = json.loads((shipped("schemas") / "effort.schema.json").read_text("utf-8"))


def run(*words):
    return CliRunner().invoke(effort, words, catch_exceptions=True, standalone_mode=False)


def drawn(patch, **style):
    asked = subject(merge(smallest().data, patch))
    return picture(asked.programme, list(asked.gaps.values()), Style(**style))


def test_two_bars_side_by_side_and_what_the_programme_says():
    said = run(EXAMPLE, "--country", "GHA")
    assert said.return_value == 0
    lines = said.output.splitlines()
    assert "Ghana (GHA)" in lines
    assert "Senegal (SEN)" not in lines
    assert "Technical skills   █████░░░      59%  ████░░░░      45%     518,500     262" in lines
    flat = " ".join(said.output.split())
    assert "Effort: 11 activities, EUR 1,150,000 of their cost there." in flat
    assert (
        "answers Industry (61% of peers do better): fault-exercises, Fault exercises, ashore and at sea;"
        in flat
    )
    assert "unsaid Governance skills (11% of peers do better)" in flat
    assert "missing Spending on research and development: the newest figure, of 2010, is too old" in flat


def test_what_is_left_to_others_is_said():
    flat = " ".join(run(EXAMPLE, "--country", "Senegal").output.split())
    assert (
        "left to Connectivity (11% of peers do better): The two countries' own plans for wider access."
        in flat
    )


def test_missing_is_not_nought():
    said = drawn({"countries": ["XKX"], "purpose": {"gaps": []}})
    assert "Technical skills   no data            ███░░░░░" in said
    assert "unsaid" not in said


@pytest.mark.parametrize("width", [10, 40, 60, 77, 80, 200])
def test_it_fits_the_screen(width):
    said = drawn({"countries": ["GHA", "XKX"]}, width=width)
    assert max(len(line) for line in said.splitlines()) <= max(width, 40)
    assert "33%" in said


def test_a_screen_without_unicode_gets_plain_bars():
    assert "#####..." in drawn({}, unicode=False)
    assert drawn({}, unicode=False).isascii()


def test_text_of_the_user_is_no_markup_and_no_escape():
    gaps = [{"area": "rights", "left_to": "[red]They\x1b[31m do[/red]\u202b", "because": "::error::no"}]
    said = drawn({"purpose": {"gaps": gaps}})
    assert "[red]They" in said
    assert "\x1b" not in said
    assert "\u202b" not in said


def test_json_is_the_published_form():
    plain = json.loads(run(EXAMPLE, "--format", "json").output)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(plain, SCHEMA)
    ghana, senegal = plain["countries"]
    assert (ghana["iso3"], senegal["iso3"]) == ("GHA", "SEN")
    assert ghana["effort"][0] == {
        "area": "technical", "gap": 0.5913, "money": 518500.0, "share_percent": 45.09, "people": 262,
    }  # fmt: skip
    left = [said for said in senegal["said"] if said["left_to"]]
    assert [said["area"] for said in left] == ["connectivity"]
    assert left[0]["answered_by"] == []


def test_named_peers_are_those_that_count():
    plain = json.loads(run(EXAMPLE, "--format", "json", "--peers", "income").output)
    assert plain["countries"][0]["peers"] != "Sub-Saharan Africa, lower middle income"


def test_a_file_that_is_no_programme_gives_its_findings(tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("planner: 1\ntitle: A\n", "utf-8")
    said = run(str(wrong))
    assert said.return_value == 1
    assert said.stdout == ""
    assert "`budget` is missing in the file." in said.stderr


def test_open_errors_are_told_beside_the_sums(tmp_path):
    text = Path(EXAMPLE).read_text("utf-8").replace("answered_by: [o3]", "answered_by: [o33]")
    wrong = tmp_path / "slip.yaml"
    wrong.write_text(text, "utf-8")
    said = run(str(wrong), "--country", "SEN")
    assert said.return_value == 0
    assert "1 error is open in" in said.stderr
    assert "o33" in said.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((EXAMPLE, "--country", "Benin"), "Benin is not a country of this programme."),
        ((EXAMPLE, "--country", "\x1b[31mx"), "is not a country of this programme."),
        ((str(Path(EXAMPLE).parent),), "is a folder."),
    ],
)
def test_a_wrong_call_is_said_plainly(words, message):
    error = run(*words).exception
    assert isinstance(error, UsageError)
    assert message in error.message
    assert "\x1b" not in error.message
    assert error.hint
