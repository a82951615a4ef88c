"""Starting is instant: heavy libraries are imported by the command that needs them and by no other."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"yaml", "jsonschema", "jinja2", "rich", "typst", "pikepdf", "pymupdf_fonts"}


def modules_after(words: str) -> set[str]:
    """The top-level modules in memory after ``planner WORDS``."""
    code = (
        "import sys, io\n"
        f"sys.argv = ['planner', *{words!r}.split()]\n"
        "real, sys.stdout = sys.stdout, io.StringIO()\n"
        "from planner.cli.main import entry\n"
        "try:\n    entry()\nexcept SystemExit as stop:\n    assert stop.code == 0, stop.code\n"
        "real.write(' '.join(sorted({m.partition('.')[0] for m in sys.modules})))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.split())


def test_the_version_imports_not_even_click() -> None:
    assert not modules_after("--version") & (HEAVY | {"click"})


@pytest.mark.parametrize("words", ["--help", "completion bash"])
def test_help_imports_nothing_heavy(words: str) -> None:
    assert not modules_after(words) & HEAVY


def test_a_check_imports_nothing_of_rendering(tmp_path: Path) -> None:
    programme = ROOT / "planner" / "engine" / "smallest.yaml"
    assert not modules_after(f"check {programme} --format json={tmp_path}/out.json") & {
        "jinja2",
        "rich",
        "typst",
        "pikepdf",
        "pymupdf_fonts",
    }
