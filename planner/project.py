"""The one road: paths, documents, subjects, report. Nothing else knows the whole order."""

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner import __version__
from planner.diagnostic import Diagnostic, Matrix, Overview, Report, RuleInfo, Skipped
from planner.engine import waivers
from planner.engine.profile import Profile
from planner.engine.registry import catalogue
from planner.engine.rule import Rule, Subject
from planner.engine.run import BROKEN, run
from planner.errors import UsageError
from planner.gapdata.figures import Figures, shipped
from planner.gapdata.profile import profiles
from planner.model.build import programme
from planner.model.effort import money_by_cell, people_by_cell
from planner.model.programme import Programme
from planner.model.results import Group, Skill
from planner.read.document import Document
from planner.read.files import STDIN, load
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.stages import STAGES
from planner.read.yaml import read, source_lines

if TYPE_CHECKING:
    from planner.render import Options, Written

SUFFIXES = (".yaml", ".yml")
_PROGRAMME = re.compile(rb"^[\"']?planner[\"']?[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be checked, and how."""

    paths: tuple[str, ...]
    """Files, folders, or ``-`` for standard input."""
    profile: Profile = field(default_factory=Profile)
    figures: Figures | None = None
    """Country figures; those that come with planner if None."""
    rules: tuple[Rule, ...] = field(default_factory=catalogue)
    """The rules to choose from; planner's own if nothing else is said."""
    today: dt.date = dt.date.min


@dataclass(frozen=True, slots=True)
class Entry:
    """One file on its way: as far as it got."""

    path: str
    lines: tuple[str, ...]
    document: Document | None
    programme: Programme | None
    trouble: tuple[Diagnostic, ...]
    """What kept it from becoming a programme."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The report, and the subject of every file that became a programme."""

    report: Report
    subjects: Mapping[str, Subject]
    data: Mapping[str, Mapping[str, Any]]
    """What those files say, as data: documents are made from it, so that confidential parts can be taken out."""


def today() -> dt.date:
    """The date of this run: that of SOURCE_DATE_EPOCH where it is set, so that results can be repeated.

    Raises UsageError if the variable is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        hint = "Set it to the number of seconds since 1 January 1970, or remove it."
        raise UsageError(f"SOURCE_DATE_EPOCH is not a time: {epoch!r}.", hint) from None


def check(wish: Wish) -> Checked:
    """Read, hold against the schema, build, ask every rule, and apply the waivers."""
    files, skipped = discover(wish.paths)
    entries = [_entry(path) for path in files]
    rules = wish.profile.in_force(wish.rules)
    subjects = _subjects(entries, wish.figures)
    diagnostics: list[Diagnostic] = []
    for entry in entries:
        found, not_checked = _judge(entry, subjects.get(entry.path), rules, wish)
        diagnostics += found
        skipped += not_checked
    report = Report(
        files=tuple(e.path for e in entries),
        rules=(*(r.info for r in rules), *_spoken(diagnostics)),
        diagnostics=tuple(sorted(diagnostics, key=Diagnostic.order)),
        skipped=tuple(skipped),
        overviews=tuple(_overview(path, s.programme) for path, s in subjects.items()),
        profile=wish.profile.name,
        sources={e.path: e.lines for e in entries},
    )
    data = {e.path: e.document.data for e in entries if e.document and isinstance(e.document.data, dict)}
    return Checked(report, subjects, {path: data[path] for path in subjects})


def paper(checked: Checked, path: str, kind: str, to: str, options: "Options", *, draft: bool) -> "Written":
    """The document ``kind`` of the programme at ``path`` in the format ``to``. Raises RenderError."""
    from planner.render.context import Checked as Found  # noqa: PLC0415 - a check does not render
    from planner.render.context import Issue, context  # noqa: PLC0415 - the same
    from planner.render.document import render  # noqa: PLC0415 - the same

    report = checked.report
    found = Found(
        diagnostics=tuple(d for d in report.diagnostics if d.path == path),
        rules={r.id: r for r in report.rules},
        skipped=tuple(s for s in report.skipped if s.path == path),
    )
    issue = Issue(generated=options.created.date(), version=__version__, draft=draft)
    told = context(checked.data[path], checked.subjects[path].gaps, found, issue)
    return render(kind, told, to, options)


def discover(paths: Sequence[str]) -> tuple[list[str], list[Skipped]]:
    """The files to check, in order and each once, and what in the folders is not a programme.

    A file that is named is always checked; in a folder the YAML files that begin a line with ``planner:`` are.
    Raises UsageError if a path does not exist or nothing is found at all.
    """
    files: dict[str, None] = {}
    skipped: list[Skipped] = []
    for path in paths:
        if path == STDIN or not Path(path).is_dir():
            files[path] = None
            continue
        for candidate in _yaml_below(path):
            if _PROGRAMME.search(load(candidate)):
                files[candidate] = None
            else:
                skipped.append(Skipped(candidate, "*", "it has no key planner, so it is not a programme"))
    if not files:
        where = ", ".join(paths)
        raise UsageError(
            f"No programme was found in {where!r}.", "Name a file, or write one with `planner new`."
        )
    return list(files), skipped


def _yaml_below(folder: str) -> Iterator[str]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if name.endswith(SUFFIXES) and path.is_file():
                yield str(path)


def _entry(path: str) -> Entry:
    raw = load(path)
    name = "<stdin>" if path == STDIN else path
    document, trouble = read(name, raw)
    if document is None:
        return Entry(name, source_lines(raw), None, None, trouble)
    faults = validate(document, schema("programme"))
    built = None
    if not faults and isinstance(document.data, dict):
        built = programme(document.data)
    return Entry(name, document.lines, document, built, (*trouble, *faults))


def _subjects(entries: Iterable[Entry], figures: Figures | None) -> dict[str, Subject]:
    built = {e.path: e.programme for e in entries if e.programme is not None}
    known = profiles(sorted({code for p in built.values() for code in p.countries}), figures)
    return {
        path: Subject(
            p,
            {code: known[code] for code in p.countries if code in known},
            tuple(other for name, other in built.items() if name != path),
            figures or shipped(),
        )
        for path, p in built.items()
    }


def _judge(
    entry: Entry, subject: Subject | None, rules: tuple[Rule, ...], wish: Wish
) -> tuple[list[Diagnostic], list[Skipped]]:
    if entry.document is None or subject is None:
        reason = "the file cannot be read" if entry.document is None else "the file does not fit the format"
        return list(entry.trouble), [Skipped(entry.path, "*", reason)]
    found, skipped = run(entry.document, subject, rules, wish.profile)
    known = [r.info.id for r in wish.rules]
    excused = waivers.apply(
        entry.document, subject.programme.waivers, found, known, [r.info.id for r in rules], wish.today
    )
    return [*entry.trouble, *excused], skipped


def _spoken(diagnostics: Iterable[Diagnostic]) -> tuple[RuleInfo, ...]:
    """planner's own stages that have something to say in this run."""
    ids = {d.rule for d in diagnostics}
    return tuple(s for s in (*STAGES, *waivers.STAGES, BROKEN) if s.id in ids)


def _overview(path: str, subject: Programme) -> Overview:
    money, people = money_by_cell(subject), people_by_cell(subject)
    matrix = Matrix(
        rows=tuple(Group),
        columns=tuple(Skill),
        money=tuple(tuple(round(money[g, s]) for s in Skill) for g in Group),
        people=tuple(tuple(people[g, s] for s in Skill) for g in Group),
        currency=subject.currency,
    )
    return Overview(path, subject.id, subject.title, subject.phase, subject.countries, matrix)
