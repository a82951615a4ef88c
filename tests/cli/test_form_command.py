"""``planner form``, and forms in ``planner render`` and ``planner check``."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from planner.resources import shipped

ROOT = shipped("schemas").parent
VOICES = str(ROOT / "programmes" / "atlantic-voices.yaml")
STRICT = """form: 1
id: strict
title: One-page note
donor: Example Fund
source: {title: "Example Fund, Guide for applicants", year: 2025}
sections:
  - {title: Why, parts: [problem], limits: {words: 20}}
"""


def planner(*args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "planner", *args],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd or ROOT,
        env={"SOURCE_DATE_EPOCH": "1793491200", "PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        check=False,
    )


@pytest.fixture
def strict(tmp_path: Path) -> str:
    path = tmp_path / "strict.yaml"
    path.write_text(STRICT, encoding="utf-8")
    return str(path)


def test_list_and_show() -> None:
    assert "eu-concept-note" in planner("form", "list").stdout
    assert "summary-table" in planner("form", "list", "--parts").stdout
    shown = json.loads(planner("form", "show", "eu-concept-note", "--format", "json").stdout)
    assert shown["layout"] == {"font": "Arial", "size": 10, "margin": 20, "paper": "a4"}
    assert planner("form", "show", "eu-note").returncode == 2


def test_a_form_is_written_and_a_limit_of_one_call_is_a_warning(tmp_path: Path) -> None:
    done = planner("render", "eu-concept-note", VOICES, "-o", str(tmp_path))
    assert done.returncode == 0
    assert (tmp_path / "atlantic-voices-eu-concept-note.pdf").read_bytes().startswith(b"%PDF")
    assert "warning  document/over-limit" in done.stderr
    assert "check yours" in done.stderr


def test_a_firm_limit_stops_the_document_unless_it_is_a_draft(tmp_path: Path, strict: str) -> None:
    refused = planner("render", strict, VOICES, "-o", str(tmp_path))
    assert refused.returncode == 1
    assert "error  document/over-limit" in refused.stderr
    assert not list(tmp_path.glob("*.pdf"))
    drafted = planner("render", strict, VOICES, "--draft", "--to", "md", "-o", str(tmp_path))
    assert drafted.returncode == 0
    assert (tmp_path / "atlantic-voices-strict.md").is_file()


def test_check_measures_a_form_that_is_named(strict: str) -> None:
    done = planner("check", VOICES, "--form", strict, "--select", "document/over-limit", "--format", "json")
    (found,) = json.loads(done.stdout)["diagnostics"]
    assert (done.returncode, found["rule"], found["severity"]) == (1, "document/over-limit", "error")
    assert found["pointer"] == "/purpose/problem"
    without = planner("check", VOICES, "--select", "document/over-limit", "--format", "json")
    assert json.loads(without.stdout)["diagnostics"] == []


def test_a_wrong_form_is_shown_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(STRICT.replace("parts: [problem]", "parts: [problms]"), encoding="utf-8")
    done = planner("render", str(path), VOICES)
    assert done.returncode == 2
    assert "wrong.yaml:7" in done.stderr
    assert "problem" in done.stderr


def test_a_document_that_does_not_exist_gets_a_suggestion() -> None:
    done = planner("render", "eu-concpt-note", VOICES)
    assert done.returncode == 2
    assert "Did you mean eu-concept-note?" in done.stderr
