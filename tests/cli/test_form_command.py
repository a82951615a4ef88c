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
    assert "line spacing" in planner("form", "show", "eu-concept-note").stdout
    assert planner("form", "show", "eu-note").returncode == 2


def test_a_form_is_written_and_a_limit_of_one_call_is_a_warning(tmp_path: Path) -> None:
    done = planner("render", "eu-concept-note", VOICES, "-o", str(tmp_path))
    assert done.returncode == 0
    assert (tmp_path / "atlantic-voices-eu-concept-note.pdf").read_bytes().startswith(b"%PDF")
    assert "warning  document/over-limit" in done.stderr
    assert "check yours" in " ".join(done.stderr.split())


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


@pytest.fixture
def donors(tmp_path: Path) -> Path:
    from docx import Document  # noqa: PLC0415 - two tests need it

    document = Document()
    document.add_paragraph("Title: {{ programme.title }}")
    path = tmp_path / "donor.docx"
    document.save(str(path))
    return path


def test_a_donors_file_is_checked_and_filled_and_stays_as_it_is(tmp_path: Path, donors: Path) -> None:
    before = donors.read_bytes()
    checked = planner("form", "check", str(donors), "--programme", VOICES)
    assert (checked.returncode, checked.stdout) == (0, f"{donors} can be filled.\n")
    filled = planner("form", "fill", str(donors), VOICES, "-o", str(tmp_path / "out"))
    assert filled.returncode == 0
    assert (tmp_path / "out" / "atlantic-voices-donor.docx").read_bytes().startswith(b"PK")
    assert donors.read_bytes() == before
    itself = planner("form", "fill", str(donors), VOICES, "-o", str(donors))
    assert itself.returncode == 2
    assert "is the form itself" in itself.stderr


def test_a_wrong_placeholder_is_named_with_its_place(tmp_path: Path, donors: Path) -> None:
    from docx import Document  # noqa: PLC0415 - see donors

    document = Document(str(donors))
    document.add_table(1, 2).rows[0].cells[1].text = "{{ programme.titel }}"
    document.save(str(donors))
    done = planner("form", "check", str(donors))
    assert done.returncode == 1
    assert "table 1, row 1, cell 2" in done.stderr
    assert "Did you mean title?" in done.stderr
    assert planner("form", "fill", str(donors), VOICES, "-o", str(tmp_path / "o")).returncode == 1
    assert not (tmp_path / "o").exists()


def test_a_programme_with_errors_fills_nothing(tmp_path: Path, donors: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        Path(VOICES).read_text(encoding="utf-8").replace("currency: EUR", "currency: XXQ"), encoding="utf-8"
    )
    done = planner("form", "fill", str(donors), str(wrong), "-o", str(tmp_path / "o"))
    assert done.returncode == 1
    assert "Nothing was written" in done.stderr
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize("name", ["form.doc", "form.docm", "form.pdf", "form"])
def test_other_kinds_of_file_are_no_forms(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    done = planner("form", "check", str(tmp_path / name))
    assert done.returncode == 2
    assert "neither a Word file" in done.stderr


def test_what_can_be_filled_is_listed() -> None:
    assert "programme.title" in planner("form", "fields").stdout
    assert "planner_title" in planner("form", "fields", "--workbook").stdout
