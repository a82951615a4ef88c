"""Measures planner beside its peers and writes docs/speed.md: `make bench`, or `make bench LARGE=1` for 10,000 files.

Every figure is the median over whole processes, begun one after the other by turns, so that whatever else the machine
does meets all of them alike. Ratios are what counts; seconds say more of the machine.
"""

import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from programmes import write

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PAGE = ROOT / "docs" / "speed.md"
SCHEMA = ROOT / "schemas" / "programme.schema.json"
RULE = "definition/no-diffusion"
LOADER = """
import sys, yaml
from pathlib import Path
for file in sorted(Path(sys.argv[1]).glob("*.yaml")):
    yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
"""
YAML, FIRST, TWO, AGAIN = (
    "yaml.load, CSafeLoader",
    "planner check",
    "the same, --jobs 2",
    "the same, nothing changed",
)
PEER, LINT = "check-jsonschema (schema only)", "yamllint (YAML only)"


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


def measure(commands: Mapping[str, Sequence[str]], rounds: int, out: Path) -> dict[str, Taken]:
    """Run the commands by turns, so many rounds and one before that does not count."""
    taken = {name: Taken() for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            seconds, peak = _run(command, out)
            if number or rounds == 0:
                taken[name].seconds.append(seconds)
                taken[name].peak = max(taken[name].peak, peak)
    return taken


def _run(command: Sequence[str], out: Path) -> tuple[float, int]:
    environment = {**os.environ, "PLANNER_CACHE_DIR": str(out / "cache"), "SOURCE_DATE_EPOCH": "1790000000"}
    with (out / "said.txt").open("wb") as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command[:6])} failed:\n{(out / 'said.txt').read_text()[-2000:]}")
    return seconds, usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)


def many(size: int, rounds: int, tools: Path, out: Path) -> dict[str, Taken]:
    """Everybody on the same files."""
    folder = out / str(size)
    write(size, folder)
    check = [*planner(), "check", str(folder)]
    commands: dict[str, Sequence[str]] = {
        YAML: [sys.executable, "-c", LOADER, str(folder)],
        FIRST: [*check, "--no-cache", "--jobs", "1"],
        TWO: [*check, "--no-cache", "--jobs", "2"],
        AGAIN: [*check, "--jobs", "1"],
    }
    if size <= 1_000:
        files = sorted(map(str, folder.glob("*.yaml")))
        commands[PEER] = [str(tools / "check-jsonschema"), "--schemafile", str(SCHEMA), *files]
        commands[LINT] = [str(tools / "yamllint"), "-d", "relaxed", str(folder)]
    return measure(commands, rounds, out)


def start(rounds: int, tools: Path, out: Path) -> dict[str, Taken]:
    """What one short command takes."""
    folder = out / "1"
    write(1, folder)
    file = str(next(folder.glob("*.yaml")))
    return measure(
        {
            "python -c pass": [sys.executable, "-c", "pass"],
            "planner --version": [*planner(), "--version"],
            "planner check, one file": [*planner(), "check", file],
            f"planner explain {RULE}": [*planner(), "explain", RULE],
            "planner gaps GHA": [*planner(), "gaps", "GHA"],
            "check-jsonschema, one file": [
                str(tools / "check-jsonschema"),
                "--schemafile",
                str(SCHEMA),
                file,
            ],
        },
        rounds,
        out,
    )


def planner() -> list[str]:
    """The command beside this Python."""
    return [str(Path(sys.executable).with_name("planner"))]


def page(begun: Mapping[str, Taken], sizes: Mapping[int, Mapping[str, Taken]]) -> str:
    """The page: where it was measured, and the tables."""
    return "\n".join([*_head(), *_start_table(begun), "", *_size_tables(sizes)])


def _head() -> Iterable[str]:
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    return (
        "# How fast",
        "",
        "Written by `make bench`; not a promise. Whole processes by turns, medians, on one machine that others used too:",
        f"{system}. The files are made up (`benchmarks/programmes.py`), about 16 KB each, with every part of the",
        "format. planner reads strictly, with the place of every value, asks all rules and writes the whole text report;",
        "the others do a part of that: `yaml.load` only reads, check-jsonschema only holds the files against the schema.",
        "",
    )


def _start_table(taken: Mapping[str, Taken]) -> Iterable[str]:
    bare = taken["python -c pass"].time
    yield "| one command | seconds | bare Python = 1 |"
    yield "|---|--:|--:|"
    for name, each in taken.items():
        yield f"| `{name}` | {each.time:.3f} | {each.time / bare:.1f} |"


def _size_tables(sizes: Mapping[int, Mapping[str, Taken]]) -> Iterable[str]:
    for size, taken in sizes.items():
        base = taken[YAML].time
        yield f"| {size:,} files | seconds | reading alone = 1 | peak memory |"
        yield "|---|--:|--:|--:|"
        for name, each in taken.items():
            yield f"| {name} | {each.time:.2f} | {each.time / base:.2f} | {each.peak // 1024} MB |"
        yield ""


def main() -> None:
    """Measure, and write the page."""
    tools, out = Path(sys.argv[1]), ROOT / "out" / "bench"
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    rounds = {100: 5, 1_000: 3, **({10_000: 1} if "large" in sys.argv[2:] else {})}
    begun = start(7, tools, out)
    sizes = {size: many(size, count, tools, out) for size, count in rounds.items()}
    PAGE.write_text(page(begun, sizes), encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
