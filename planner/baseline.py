"""A baseline: what a team found on the day it began to use planner, so that only what is new fails a run.

The file is written by planner and read by people in reviews. It only ever shrinks: a finding that is gone is taken
out, a new one is never put in. What keeps a file from being checked is never in it.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from planner.diagnostic import Diagnostic, Report
from planner.engine.run import BROKEN
from planner.engine.waivers import RESERVED
from planner.errors import DataError
from planner.frozen import Frozen, fields, replace
from planner.read.document import Document, Place
from planner.read.files import load as load_bytes
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.report.jsontext import dumps

FORMAT = 1
STDIN = "<stdin>"


class Entry(Frozen, order=True):
    """One finding that is known; ordered as it is written."""

    file: str
    """From the folder of the baseline, with forward slashes, so that it means the same wherever planner is called."""
    rule: str
    anchor: str
    message: str
    fingerprint: str
    """Of the finding with that file as its path."""


class Baseline(Frozen):
    """The known findings and how often each occurs."""

    entries: Mapping[Entry, int]

    @property
    def total(self) -> int:
        """How many findings are known."""
        return sum(self.entries.values())


def load(path: Path) -> Baseline | None:
    """The baseline at ``path``; None if there is no such file. DataError if it is no baseline."""
    if not path.exists():
        return None
    hint = "Take it from version control again, or remove it and make a new one."
    try:
        text = load_bytes(path).decode("utf-8")
        data = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{path}:{error.lineno}:{error.colno}"
        raise DataError(f"{place}: the baseline is not JSON: {error.msg}.", hint) from None
    except (UnicodeDecodeError, RecursionError, ValueError):
        raise DataError(f"The baseline {path} is not JSON in UTF-8.", hint) from None
    document = Document(str(path), text, data, Place(0, 0, -1, -1, None))
    for trouble in validate(document, schema("baseline")):
        raise DataError(f"{path} is not a baseline: at {trouble.pointer}: {trouble.message}", hint)
    counts: Counter[Entry] = Counter()
    for item in data["findings"]:
        counts[_entry(item)] += item["count"]
    return Baseline(dict(counts))


def made(report: Report, path: Path) -> Baseline:
    """A baseline at ``path`` of all that is open in ``report``."""
    return Baseline(dict(Counter(entry for _, entry in _entries(report.open, path))))


def hold(report: Report, baseline: Baseline, path: Path) -> Report:
    """The report with the findings marked that ``baseline``, which lies at ``path``, knows.

    Of several findings that share a fingerprint as many are known as the baseline counts, in their order.
    """
    left = Counter[str]()
    for entry, count in baseline.entries.items():
        left[entry.fingerprint] += count
    known: set[int] = set()
    order = {id(d): number for number, d in enumerate(report.diagnostics)}
    for diagnostic, entry in _entries(report.open, path):
        if left[entry.fingerprint] > 0:
            left[entry.fingerprint] -= 1
            known.add(order[id(diagnostic)])
    marked = (replace(d, known=True) if n in known else d for n, d in enumerate(report.diagnostics))
    return replace(report, diagnostics=tuple(marked), baseline=str(path))


def shrunk(report: Report, baseline: Baseline, path: Path) -> Baseline:
    """``baseline`` without what is gone, judging by ``report``, in which known findings are marked.

    What this run did not look at stays: other files, rules that were left out or could not look. Where a rule
    broke, nothing is taken out. What belongs to a file that no longer exists is gone.
    """
    if any(d.rule == BROKEN.id for d in report.diagnostics):
        return baseline
    found = Counter(entry.fingerprint for _, entry in _entries(report.known, path))
    reach = _Reach(report, path)
    kept: dict[Entry, int] = {}
    for entry, count in sorted(baseline.entries.items()):
        stays = min(count, found[entry.fingerprint]) if reach.covers(entry) else count
        found[entry.fingerprint] -= stays
        if stays > 0 and _exists(entry, path):
            kept[entry] = stays
    return Baseline(kept)


def text(baseline: Baseline) -> bytes:
    """The file's content: one block of lines for each finding, so that a review shows what came and went."""
    findings = [
        {
            "file": entry.file,
            "rule": entry.rule,
            "anchor": entry.anchor,
            "message": entry.message,
            "fingerprint": entry.fingerprint,
            "count": count,
        }
        for entry, count in sorted(baseline.entries.items())
    ]
    return dumps({"planner-baseline": FORMAT, "findings": findings}).encode()


def _entry(item: Mapping[str, Any]) -> Entry:
    return Entry(*(item[name] for name in fields(Entry)))


def _entries(findings: Iterable[Diagnostic], path: Path) -> Iterator[tuple[Diagnostic, Entry]]:
    """Each finding that a baseline may hold, with what the baseline at ``path`` says of it."""
    for diagnostic in findings:
        if diagnostic.rule.partition("/")[0] not in RESERVED:
            file = _from(path, diagnostic.path)
            place = diagnostic.anchor or str(diagnostic.pointer)
            fingerprint = replace(diagnostic, path=file).fingerprint
            yield diagnostic, Entry(file, diagnostic.rule, place, diagnostic.message, fingerprint)


def _from(baseline: Path, file: str) -> str:
    """``file`` from the folder of the baseline; absolute where no relative path leads there."""
    if file == STDIN:
        return file
    try:
        found = os.path.relpath(Path(file).resolve(), baseline.resolve().parent)
    except ValueError:  # another drive
        found = str(Path(file).resolve())
    return found.replace(os.sep, "/")


def _exists(entry: Entry, path: Path) -> bool:
    return entry.file == STDIN or (path.resolve().parent / entry.file).exists()


class _Reach:
    """What a run looked at, in the terms of a baseline at ``path``."""

    def __init__(self, report: Report, path: Path) -> None:
        self.files = {_from(path, file) for file in report.files}
        self.rules = {rule.id for rule in report.rules}
        self.skipped = {(_from(path, s.path), s.rule) for s in report.skipped}

    def covers(self, entry: Entry) -> bool:
        """Whether the rule of an entry looked at its file."""
        pack = entry.rule.partition("/")[0]
        left_out = any((entry.file, rule) in self.skipped for rule in (entry.rule, f"{pack}/*", "*"))
        return entry.file in self.files and entry.rule in self.rules and not left_out
