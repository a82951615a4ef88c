"""The keeper of the doors: planner, called on hostile files within bounds that the machine keeps."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SECONDS = 2.0
"""Of processor time, that a call may take at most."""
BUSY = 3
"""A machine that does much else gives a call less for the same time of its processor: what hangs takes far longer still."""
PEAK = 700_000
"""KB of memory at most, of which planner and all its libraries are some 150,000."""
MOST_SAID = 60_000
"""Bytes that a call may say at most."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a call ended."""

    code: int
    """Negative: killed by this signal."""
    out: str
    err: str
    cpu: float
    peak: int

    @property
    def said(self) -> str:
        return self.out + self.err


class Keeper:
    """Calls planner in a fork of a process that has everything imported; see keeper.py."""

    def __init__(self, said: Path) -> None:
        self.said = said
        self.process = subprocess.Popen(
            [sys.executable, HERE / "keeper.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._answer() == "ready\n"

    def _answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def call(self, words: Sequence[str | bytes], folder: Path, stdin: Path | None = None) -> Ended:
        asked = {
            "words": [os.fsencode(word).hex() for word in words],
            "folder": str(folder),
            "stdin": None if stdin is None else str(stdin),
            "said": str(self.said),
        }
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        cost = json.loads(self._answer())
        out, err = ((self.said / name).read_text("utf-8", errors="replace") for name in ("out", "err"))
        return Ended(cost["code"], out, err, cost["cpu"], cost["peak"])

    def close(self) -> None:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()


@pytest.fixture(scope="session")
def keeper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keeper]:
    kept = Keeper(tmp_path_factory.mktemp("said"))
    yield kept
    kept.close()
