"""A document shows what a file of waivers excuses, and where the waiver stands, as it shows the programme's own."""

from pathlib import Path

import pytest

from planner.cli.main import run

SMALLEST = Path(__file__).parents[2] / "planner" / "engine" / "smallest.yaml"
WAIVERS = """planner-waivers: 1
waivers:
  - {rule: definition/state-security-only, reason: Funded elsewhere., approved_by: The board, until: 2028}
"""


def annex(folder: Path, more: str = "") -> str:
    """The proposal of a programme with one finding that a file elsewhere excuses."""
    lines = SMALLEST.read_text(encoding="utf-8").splitlines()
    text = "\n".join("  subjects: [state-security]" if "  subjects:" in line else line for line in lines)
    (folder / "p.yaml").write_text(f"{text}\n{more}", encoding="utf-8")
    (folder / "house").mkdir()
    (folder / "house" / "waivers.yaml").write_text(WAIVERS)
    words = ["render", "proposal", "p.yaml", "--to", "md", "--waivers", "house/waivers.yaml", "-o", "out.md"]
    assert run(words) == 0
    return (folder / "out.md").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    return tmp_path


def test_the_annex_says_where_the_waiver_stands_but_not_in_which_folder(folder: Path) -> None:
    shown = annex(folder)
    assert "Funded elsewhere." in shown
    assert "The board, until 2028-12-31 (waivers.yaml, line 3)" in shown
    assert "house/" not in shown


def test_where_parts_are_withheld_so_are_words_from_elsewhere(folder: Path) -> None:
    shown = annex(folder, "confidential:\n  - {at: /summary, level: partner, why: Not yet public.}\n")
    assert "Funded elsewhere." not in shown
    assert "The board" not in shown
    assert "waivers.yaml" not in shown
