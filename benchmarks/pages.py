"""Writes what was measured into docs/speed.md, and the heart of it into the README."""

import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from measuring import Taken

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "speed.md"
README = ROOT / "README.md"
BEGIN, END = "<!-- from make bench -->", "<!-- end -->"


@dataclass(frozen=True, slots=True)
class Figures:
    """All that was measured, by the name of the command; the first of each is what the others are held against."""

    start: Mapping[str, Taken]
    documents: Mapping[str, Taken]
    files: Mapping[int, Mapping[str, Taken]]
    """By the number of sound files."""
    findings: Mapping[str, Taken]
    """A thousand files with findings."""


def write_down(figures: Figures) -> str:
    """Write both; the text of the page."""
    page = "\n".join(_page(figures)) + "\n"
    PAGE.write_text(page, encoding="utf-8")
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    table = "\n".join((BEGIN, *_heart(figures), END))
    README.write_text(before + table + after, encoding="utf-8")
    return page


def _machine() -> str:
    system = f"{platform.system()} {platform.machine()}"
    return f"{system}, {os.cpu_count()} processors, Python {platform.python_version()}"


def _page(figures: Figures) -> Iterable[str]:
    yield "# How fast"
    yield ""
    yield "Written by `make bench`; not a promise. Whole processes by turns, medians, on one machine:"
    yield f"{_machine()}. The files are made up (`benchmarks/programmes.py`), about 16 KB each, with every part of the"
    yield "format. planner reads strictly, with the place of every value, asks all rules and writes the whole text report;"
    yield "the others do a part of that: `yaml.load` only reads, check-jsonschema only holds the files against the schema."
    yield ""
    yield from _table("One command", figures.start, "bare Python = 1")
    yield ""
    yield "A document: planner reads, checks and sets the programme, WeasyPrint sets the page of HTML that planner wrote."
    yield ""
    yield from _table("One proposal of thirteen pages", figures.documents, "WeasyPrint = 1")
    for size, taken in figures.files.items():
        yield ""
        yield from _table(f"{size:,} sound files", taken, "reading alone = 1", memory=True)
    yield ""
    yield from _table("1,000 files with findings", figures.findings, "reading alone = 1", memory=True)


def _table(title: str, taken: Mapping[str, Taken], beside: str, *, memory: bool = False) -> Iterable[str]:
    base = next(iter(taken.values())).time
    yield f"| {title} | seconds | {beside} |" + (" peak memory |" if memory else "")
    yield "|---|--:|--:|" + ("--:|" if memory else "")
    for name, each in taken.items():
        yield f"| {name} | {each.time:.2f} | {each.time / base:.2f} |" + (
            f" {each.peak // 1024} MB |" if memory else ""
        )


def _heart(figures: Figures) -> Iterable[str]:
    """What most people want to know: the time on many files beside others."""
    size = 1_000
    taken = figures.files[size]
    base = next(iter(taken.values())).time
    yield f"| {size:,} files | seconds | reading alone = 1 |"
    yield "|---|--:|--:|"
    for name, each in taken.items():
        yield f"| {name} | {each.time:.1f} | {each.time / base:.2f} |"
    yield ""
    yield f"Measured on {_machine()}."
