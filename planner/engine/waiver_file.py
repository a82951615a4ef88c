"""Waivers in a file of their own: for a donor who approves them apart from the programmes that they excuse.

What is wrong with such a waiver is said in that file, at its line. A waiver that is incomplete excuses nothing;
the others in its file still hold.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from planner.diagnostic import Diagnostic, Severity
from planner.engine.waivers import INCOMPLETE, UNUSED, complaint, excuse, wrong
from planner.frozen import Frozen, Struct, replace
from planner.model.appraisal import WaiverEntry
from planner.model.build_appraisal import waiver as build
from planner.model.node import Node
from planner.position import ROOT, Pointer
from planner.read.document import Document
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.yaml import read, source_lines

_SAYS = {
    "rule": "which rule it is for",
    "reason": "why",
    "approved_by": "who approved it",
    "until": "until when it holds",
}
"""What every waiver must say, in words."""
_EMPTY = "Write `planner-waivers: 1` and a list `waivers` into it, or name another file."
_LIST = ROOT / "waivers"


class FileWaiver(Frozen):
    """One waiver of a file."""

    entry: WaiverEntry
    programme: str
    """The id of the programme that it is for; empty for every programme."""


class WaiverFile(Frozen):
    """A file of waivers as far as it could be read."""

    path: str
    lines: tuple[str, ...]
    document: Document | None
    """None if the file is not YAML."""
    waivers: tuple[FileWaiver, ...]
    """Those that are complete."""
    trouble: tuple[Diagnostic, ...]
    """What is wrong with the file or with entries in it."""


class Judged(Struct):
    """One programme and its findings, which waivers mark in place."""

    document: Document
    programme: str
    """Its id."""
    found: list[Diagnostic]


def parse(path: str, raw: bytes) -> WaiverFile:
    """The file ``path`` with the content ``raw``; never raises."""
    document, trouble = read(path, raw)
    if document is None:
        said = tuple(replace(d, fix=_EMPTY) if d.rule == "yaml/empty" else d for d in trouble)
        return WaiverFile(path, source_lines(raw), None, (), said)
    faults = validate(document, schema("waivers"))
    if any(_index(d.pointer) is None for d in faults):
        return WaiverFile(path, document.lines, document, (), (*trouble, *faults))
    items = document.data["waivers"] if isinstance(document.data, dict) else []
    wants = {i: missing for i, item in enumerate(items) if (missing := _missing(item))}
    others = tuple(d for d in faults if not _says_missing(d, wants))
    spoilt = {*wants, *(_index(d.pointer) for d in faults)}
    waivers = tuple(_waiver(item, i) for i, item in enumerate(items) if i not in spoilt)
    dated = tuple(w for w in waivers if w.entry.until.real)
    incomplete = tuple(_incomplete(document, i, missing) for i, missing in wants.items())
    undated = tuple(_undated(document, w.entry) for w in waivers if not w.entry.until.real)
    return WaiverFile(path, document.lines, document, dated, (*trouble, *others, *incomplete, *undated))


def apply(
    file: WaiverFile,
    judged: Sequence[Judged],
    known: AbstractSet[str],
    ran: AbstractSet[str],
    today: dt.date,
    *,
    partial: bool = False,
) -> list[Diagnostic]:
    """Mark what the waivers of ``file`` excuse; what is wrong with the file and its waivers.

    ``known`` are the ids of all rules and ``ran`` of those in force. A waiver for a rule or a programme that is
    not in this run is not called unused, nor is one for every programme where ``partial`` says that some of
    those of the run were left out.
    """
    complaints = list(file.trouble)
    for waiver in file.waivers:
        assert file.document is not None
        trouble = wrong(waiver.entry, known, today)
        if trouble is not None:
            complaints.append(complaint(file.document, waiver.entry, *trouble))
            continue
        meant = [one for one in judged if waiver.programme in ("", one.programme)]
        used = [excuse(one.document, waiver.entry, one.found, file.document) for one in meant]
        judging = bool(meant) and waiver.entry.rule in ran and not (partial and not waiver.programme)
        if judging and not any(used):
            complaints.append(_unused(file.document, waiver))
    return complaints


def _unused(document: Document, waiver: FileWaiver) -> Diagnostic:
    """A waiver for every programme may excuse something in one that is not in this run: only a note."""
    rule = waiver.entry.rule
    if waiver.programme:
        message = f"The waiver for {rule} excuses nothing in {waiver.programme}."
        return complaint(document, waiver.entry, UNUSED, message)
    message = f"The waiver for {rule} excuses nothing in the programmes of this run."
    return replace(complaint(document, waiver.entry, UNUSED, message), severity=Severity.NOTE)


def _index(pointer: Pointer) -> int | None:
    """The position of the entry that holds a place; None for a place outside the entries."""
    inside = pointer.parts[:1] == _LIST.parts and len(pointer.parts) > 1
    position = pointer.parts[1] if inside else None
    return position if isinstance(position, int) else None


def _missing(item: object) -> tuple[str, ...]:
    """What an entry leaves out or leaves empty, as names."""
    if not isinstance(item, Mapping):
        return ()
    return tuple(
        name for name in _SAYS if not str(item.get(name) if item.get(name) is not None else "").strip()
    )


def _says_missing(fault: Diagnostic, wants: Mapping[int, Sequence[str | int]]) -> bool:
    """Whether a finding of the schema says only what the finding about an incomplete waiver says better."""
    index = _index(fault.pointer)
    if index is None or index not in wants:
        return False
    names = fault.pointer.parts[2:3]
    return fault.rule == "schema/missing-key" or (bool(names) and names[0] in wants[index])


def _incomplete(document: Document, index: int, missing: Sequence[str]) -> Diagnostic:
    says = [_SAYS[name] for name in missing]
    what = says[0] if len(says) == 1 else ", ".join(says[:-1]) + " and " + says[-1]
    at = _LIST / index
    return Diagnostic(
        rule=INCOMPLETE.id,
        severity=Severity.ERROR,
        message=f"This waiver does not say {what}, so it excuses nothing.",
        path=document.path,
        span=document.mark(at),
        pointer=at,
        anchor=document.anchor(at),
        fix=f"Write {' and '.join(f'`{name}`' for name in missing)}.",
    )


def _undated(document: Document, waiver: WaiverEntry) -> Diagnostic:
    message = f"No calendar has the day {waiver.until}, so this waiver excuses nothing."
    at = waiver.at / "until"
    found = complaint(document, waiver, INCOMPLETE, message)
    fix = "Write the last day on which the waiver holds."
    return replace(found, span=document.mark(at), pointer=at, anchor=document.anchor(at), fix=fix)


def _waiver(item: Mapping[str, object], index: int) -> FileWaiver:
    node = Node(item, _LIST / index)
    return FileWaiver(build(node), node.text("programme"))
