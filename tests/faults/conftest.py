"""planner as a process of its own, in a folder with programmes, under bad circumstances."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.beside import LEFT

ROOT = Path(__file__).parents[2]
SMALLEST = ROOT / "planner" / "engine" / "smallest.yaml"
FIGURES = "iso3,indicator,year,value,source\nGHA,internet-users,2025,{value},A survey\n"


class Place:
    """A folder, and planner started in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copy(SMALLEST, folder / "p.yaml")

    def environment(self, **changes: str | None) -> dict[str, str]:
        """That of this process with ``changes``; None takes a variable away.

        Python leaves no bytecode: on a full disk it would write half of it, and every later import would fail.
        """
        kept = {k: v for k, v in os.environ.items() if k not in {"PYTHONUNBUFFERED", "PYTHONIOENCODING"}}
        kept |= {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": "1798761600", "PYTHONDONTWRITEBYTECODE": "1"}
        return {k: v for k, v in (kept | changes).items() if v is not None}

    def start(
        self, *words: str, env: dict[str, str | None] | None = None, **more: Any
    ) -> "subprocess.Popen[bytes]":
        given = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
        command = [sys.executable, "-m", "planner", *words]
        listens = {"cwd": self.folder, "preexec_fn": _obey_ctrl_c}
        return subprocess.Popen(command, **listens | given, env=self.environment(**env or {}))

    def run(self, *words: str, **more: Any) -> tuple[int, str, str]:
        """Exit code, standard output and standard error."""
        process = self.start(*words, **more)
        out, err = process.communicate(timeout=120)
        return process.returncode, (out or b"").decode(), (err or b"").decode()

    def shell(self, line: str, **changes: str | None) -> tuple[int, str, str]:
        """A line of bash in which ``planner`` is planner."""
        script = f'planner() {{ "{sys.executable}" -m planner "$@"; }}; set -o pipefail; {line}'
        done = subprocess.run(
            ["bash", "-c", script], cwd=self.folder, env=self.environment(**changes), capture_output=True, check=False,
            stdin=subprocess.DEVNULL, timeout=120,
        )  # fmt: skip
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def stopped(self, sign: signal.Signals, delay: float, *words: str) -> tuple[int, str]:
        """The exit code and standard error of a run that gets ``sign`` after ``delay`` seconds."""
        process = self.start(*words)
        time.sleep(delay)
        process.send_signal(sign)
        _, err = process.communicate(timeout=120)
        return process.returncode, err.decode()

    def read(self, folder: str = ".") -> dict[str, bytes]:
        """All files in a folder, by their names."""
        place = self.folder / folder
        return (
            {p.name: p.read_bytes() for p in sorted(place.iterdir()) if p.is_file()} if place.is_dir() else {}
        )

    def left(self) -> list[Path]:
        """New files that nobody moved into their places."""
        return [p for p in self.folder.rglob("*") if p.name.endswith(LEFT)]

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.fixture
def figures() -> Callable[[int], str]:
    """A file of one figure."""
    return lambda value: FIGURES.format(value=value)


@pytest.fixture
def gone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder to be deleted under a process."""
    folder = tmp_path_factory.mktemp("gone")
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def _obey_ctrl_c() -> None:
    """A run that was begun in the background of a shell ignores Ctrl-C, and so would the runs that it begins."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
