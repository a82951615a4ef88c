"""Whole runs: a folder is a case, with its command, its input, what the screen shows and the exit code.

``tests/cases/NAME/`` holds ``command`` (one line, without the word planner; ``< FILE`` at its end feeds standard
input), the input files, and ``expected`` (exit code, standard output, standard error and every file that was
written). To write ``expected`` anew after an intended change: ``PLANNER_UPDATE_GOLDEN=1 pytest tests/test_cases.py``
and read the difference.
"""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parent / "cases"
ROOT = Path(__file__).parents[1]
CASES = sorted(path.name for path in HOME.iterdir() if path.is_dir())
NOT_INPUT = {"command", "expected"}


def run(case: Path, room: Path) -> str:
    for path in case.iterdir():
        if path.name not in NOT_INPUT:
            (shutil.copytree if path.is_dir() else shutil.copy)(path, room / path.name)
    before = {path for path in room.rglob("*") if path.is_file()}
    words, _, feed = (case / "command").read_text().strip().partition(" < ")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SOURCE_DATE_EPOCH": "1798761600",  # 1 January 2027
        "NO_COLOR": "1",
        "PYTHONIOENCODING": "utf-8",
        "HOME": str(room),
    }
    done = subprocess.run(
        [sys.executable, "-m", "planner", *shlex.split(words)],
        cwd=room,
        env=environment,
        input=(room / feed).read_bytes() if feed else b"",
        capture_output=True,
        check=False,
        timeout=60,
    )
    parts = [
        f"exit {done.returncode}",
        "--- stdout",
        done.stdout.decode(),
        "--- stderr",
        done.stderr.decode(),
    ]
    for path in sorted(path for path in room.rglob("*") if path.is_file() and path not in before):
        parts += [f"--- wrote {path.relative_to(room)}", path.read_text(encoding="utf-8")]
    return "\n".join(part.rstrip("\n") for part in parts) + "\n"


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, tmp_path: Path) -> None:
    got = run(HOME / name, tmp_path)
    expected = HOME / name / "expected"
    if os.environ.get("PLANNER_UPDATE_GOLDEN"):
        expected.write_text(got, encoding="utf-8")
    assert got == expected.read_text(encoding="utf-8")
