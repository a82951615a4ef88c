"""Runs commands as whole processes by turns, and notes their time and memory."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median


@dataclass(slots=True)
class Taken:
    """What the runs of one command took."""

    seconds: list[float] = field(default_factory=list)
    peak: int = 0
    """Kilobytes, of the largest process."""

    @property
    def time(self) -> float:
        """The median."""
        return median(self.seconds)


@dataclass(frozen=True, slots=True)
class Command:
    """A command, and what is to be brought about before each of its runs."""

    words: Sequence[str]
    before: Callable[[], object] | None = None
    ends: Collection[int] = (0, 1)
    """The exit codes that are as they should be; 1 is that of findings."""
    once: bool = False
    """Whether one run must do, since it takes minutes."""


def measure(commands: Mapping[str, Command], rounds: int, out: Path) -> dict[str, Taken]:
    """Run the commands by turns, so many rounds and one before that does not count.

    A command that cannot be started is left out: WeasyPrint, for one, needs libraries of the system.
    """
    taken = {name: Taken() for name in commands}
    for number in range(rounds + 1):
        for name, command in list(commands.items()):
            if name not in taken or (command.once and number != 1):
                continue
            if command.before:
                command.before()
            ran = _run(command.words, command.ends, out)
            if ran is None:
                del taken[name]
            elif number:
                taken[name].seconds.append(ran[0])
                taken[name].peak = max(taken[name].peak, ran[1])
    return taken


def _run(command: Sequence[str], ends: Collection[int], out: Path) -> tuple[float, int] | None:
    """Seconds and kilobytes of one run; None if the program could not be started or could not start itself."""
    if shutil.which(command[0]) is None:
        return None
    environment = {
        name: value
        for name, value in os.environ.items()
        if name != "PYTHONDONTWRITEBYTECODE"  # an installed program has its bytecode
    } | {"PLANNER_CACHE_DIR": str(out / "cache"), "SOURCE_DATE_EPOCH": "1790000000"}
    with (out / "said.txt").open("wb") as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, env=environment, cwd=out)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode and "OSError: cannot load library" in _last_words(out):
        return None
    if process.returncode not in ends:
        sys.exit(f"{' '.join(command[:6])} failed:\n{_last_words(out)}")
    return seconds, usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)


def _last_words(out: Path) -> str:
    return (out / "said.txt").read_text(encoding="utf-8", errors="replace")[-2000:]
