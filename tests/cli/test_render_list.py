"""``planner render list``: what there is, what each needs, and what a programme lacks; and the group around it."""

import json
from pathlib import Path

import pytest

from planner.cli.main import run
from planner.render.kinds import KINDS

ROOT = Path(__file__).parents[2]
SMALLEST = ROOT / "planner" / "engine" / "smallest.yaml"


def test_every_kind_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "list"]) == 0
    said = capsys.readouterr().out
    for name, kind in KINDS.items():
        assert f"{name} " in said
        assert kind.about in " ".join(said.split())
    assert "made of" in said


def test_what_a_programme_lacks(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "list", str(SMALLEST), "--format", "json"]) == 0
    told = {it["name"]: it for it in json.loads(capsys.readouterr().out)}
    assert list(told) == list(KINDS)
    assert told["risk-register"]["lacks"] == list(KINDS["risk-register"].needs)
    assert "budget.lines" not in told["budget"]["lacks"]
    assert told["concept-note"]["pages"] == 5
    assert told["country-brief"]["subject"] == "country"
    assert "lacks" not in told["country-brief"]


def test_without_a_file_nothing_is_lacking(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "list", "--format", "json"]) == 0
    assert all("lacks" not in it for it in json.loads(capsys.readouterr().out))


def test_a_file_that_is_no_programme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "p.yaml"
    broken.write_text("planner: 1\ntitle: [\n", encoding="utf-8")
    assert run(["render", "list", str(broken)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "p.yaml" in err


def test_a_folder_is_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "list", str(tmp_path)]) == 2
    assert "is a folder" in capsys.readouterr().err


def test_a_misspelt_kind_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "logfarme", str(SMALLEST)]) == 2
    assert "Did you mean logframe?" in capsys.readouterr().err
    assert run(["render", "lisst"]) == 2
    assert "Did you mean list?" in capsys.readouterr().err


def test_the_help_names_kinds_and_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "--help"]) == 0
    said = capsys.readouterr().out
    for part in ("Kinds:", "concept-note", "Commands:", "--draft"):
        assert part in said


def test_a_kind_is_written_as_before(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "l.md"
    assert run(["render", "logframe", str(SMALLEST), "--to", "md", "-o", str(place)]) == 0
    assert "Logical framework" in place.read_text(encoding="utf-8")
    assert run(["render", "--to", "md", "-o", str(tmp_path), "budget", str(SMALLEST)]) == 0
    assert (tmp_path / "smallest-budget.md").exists()
    assert "Wrote" in capsys.readouterr().out
