"""``planner render workbook``: the format that needs no saying, and those that there are not."""

import io
from pathlib import Path

import openpyxl
import pytest

from planner.cli.main import run

ROOT = Path(__file__).parents[2]
SMALLEST = str(ROOT / "planner" / "engine" / "smallest.yaml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    return tmp_path


def test_a_workbook_is_written_as_xlsx_without_saying_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", "workbook", SMALLEST, "--draft", "-o", "out"]) == 0
    (path,) = (folder / "out").iterdir()
    assert path.name == "smallest-workbook.xlsx"
    assert "Wrote out" in capsys.readouterr().out
    assert "Budget" in openpyxl.load_workbook(io.BytesIO(path.read_bytes())).sheetnames


def test_it_may_be_named(folder: Path) -> None:
    assert run(["render", "workbook", SMALLEST, "--draft", "-o", "mine.xlsx"]) == 0
    assert (folder / "mine.xlsx").exists()


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["workbook", SMALLEST, "--to", "pdf"], "Say --to xlsx, or leave it out."),
        (["proposal", SMALLEST, "--to", "pdf", "--to", "xlsx"], "Say --to one of pdf, "),
        (["country-brief", "GHA", "--to", "xlsx"], "Say --to one of pdf, "),
    ],
)
def test_a_format_that_a_document_lacks_is_refused_first(
    words: list[str], hint: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["render", *words, "-o", "out"]) == 2
    assert hint in capsys.readouterr().err
    assert not (folder / "out").exists()


def test_a_change_log_entry_that_does_not_fit_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = Path(SMALLEST).read_text(encoding="utf-8")
    wrong = f"{text}\nchanges:\n  - {{at: 2028, version: 2, level: goal, reason: Prices rose.}}\n"
    (folder / "wrong.yaml").write_text(wrong, encoding="utf-8")
    assert run(["render", "workbook", "wrong.yaml", "-o", "out"]) == 1
    said = capsys.readouterr().err
    assert "goal" in said
    assert "version" in said
