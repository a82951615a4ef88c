"""The one road: paths, documents, subjects, report. Nothing else knows the whole order."""

import datetime as dt
import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from planner.diagnostic import Applied, Diagnostic, Matrix, Overview, Report, RuleInfo, Skipped
from planner.engine import waiver_file, waivers
from planner.engine.demands import Demand, demands
from planner.engine.form import Form
from planner.engine.portfolio import Portfolio, stand
from planner.engine.profile import Profile
from planner.engine.profile_file import find
from planner.engine.registry import catalogue
from planner.engine.rule import Rule, Subject
from planner.engine.run import BROKEN, compared, run, settled
from planner.errors import RenderError, UsageError
from planner.gapdata.figures import Figures, shipped
from planner.gapdata.peers import BOTH, Choice
from planner.gapdata.profile import profiles
from planner.model.build import programme
from planner.model.effort import money_by_cell, people_by_cell
from planner.model.figures import Access
from planner.model.programme import Programme
from planner.model.results import Group, Skill
from planner.read.discover import discover
from planner.read.document import Document
from planner.read.files import STDIN, load
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.stages import STAGES
from planner.read.yaml import read, source_lines


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be checked, and how."""

    paths: tuple[str, ...]
    """Files, folders, or ``-`` for standard input."""
    profile: Profile = field(default_factory=Profile)
    """What the run selects and sets, and the donor's profile where the command line or configuration names one."""
    figures: Figures | None = None
    """Country figures; those that come with planner if None."""
    peers: Choice = BOTH
    """Whom countries are held against."""
    rules: tuple[Rule, ...] = field(default_factory=catalogue)
    """The rules to choose from; planner's own if nothing else is said."""
    today: dt.date = dt.date.min
    waivers: tuple[str, ...] = ()
    """Files of waivers."""
    context: frozenset[str] = frozenset()
    """Files that are read because the others may refer to them, but not checked."""
    context_reason: str = ""
    """Why those are not checked."""
    programmes_only: bool = False
    """Whether files that are named but are no programmes are passed over, as they are in a folder."""
    audience: Access = Access.PUBLIC
    """Who reads the pages of the form."""
    form: Form | None = None
    """The donor's form whose limits are measured; none if None, since measuring sets its pages."""
    fonts: tuple[str, ...] = ()
    """Folders with fonts for those pages."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file on its way: as far as it got."""

    path: str
    lines: tuple[str, ...]
    document: Document | None
    programme: Programme | None
    trouble: tuple[Diagnostic, ...]
    """What kept it from becoming a programme."""
    digest: str
    """SHA-256 of the file."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The report, and the subject of every file that became a programme."""

    report: Report
    subjects: Mapping[str, Subject]
    data: Mapping[str, Mapping[str, Any]]
    """What those files say, as data: documents are made from it, so that confidential parts can be taken out."""
    demands: Mapping[str, tuple[Demand, ...]]
    """What the donor profile of each of those files itself asks for."""
    digests: Mapping[str, str]
    """SHA-256 of those files."""


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
    files, skipped = discover(wish.paths, wish.waivers, programmes_only=wish.programmes_only)
    entries = [_entry(path) for path in files]
    excuses = [_waiver_file(path) for path in wish.waivers]
    subjects = _subjects(entries, wish.figures, wish.peers)
    held = _profiles({path: s.programme.profile for path, s in subjects.items()}, wish)
    rules = _in_force(held.values() or [wish.profile], wish.rules)
    portfolio = Portfolio({path: stand(s.programme) for path, s in subjects.items()})
    judged: list[tuple[Entry, list[Diagnostic]]] = []
    for entry in entries:
        if entry.path in wish.context:
            skipped.append(Skipped(entry.path, "*", wish.context_reason))
            continue
        subject = subjects.get(entry.path)
        found, not_checked = _judge(entry, subject, portfolio, held.get(entry.path, wish.profile), wish)
        judged.append((entry, found))
        skipped += not_checked
    diagnostics = _excused(excuses, judged, rules, wish)
    checked = {e.path for e, _ in judged}
    report = Report(
        files=tuple(e.path for e, _ in judged),
        rules=(*(r.info for r in rules), *_spoken(diagnostics)),
        diagnostics=tuple(sorted(diagnostics, key=Diagnostic.order)),
        skipped=tuple(skipped),
        overviews=tuple(_overview(p, s.programme, held[p]) for p, s in subjects.items() if p in checked),
        profile="+".join(sorted({p.name for p in held.values()})) or wish.profile.name,
        applied=_applied(held),
        sources={**{f.path: f.lines for f in excuses}, **{e.path: e.lines for e, _ in judged}},
    )
    data = {e.path: e.document.data for e in entries if e.document and isinstance(e.document.data, dict)}
    asked = {path: demands(held[path], wish.rules, s.programme.phase) for path, s in subjects.items()}
    digests = {e.path: e.digest for e in entries if e.path in subjects}
    return Checked(report, subjects, {path: data[path] for path in subjects}, asked, digests)


def _entry(path: str) -> Entry:
    raw = load(path)
    name = "<stdin>" if path == STDIN else path
    digest = hashlib.sha256(raw).hexdigest()
    document, trouble = read(name, raw)
    if document is None:
        return Entry(name, source_lines(raw), None, None, trouble, digest)
    faults = validate(document, schema("programme"), whole_decimals=".0" in document.text)
    built = None
    if not faults and isinstance(document.data, dict):
        built = programme(document.data)
    return Entry(name, document.lines, document, built, (*trouble, *faults), digest)


def _waiver_file(path: str) -> waiver_file.WaiverFile:
    if path == STDIN:
        raise UsageError("Waivers cannot come from standard input.", "Name their file: --waivers FILE.")
    return waiver_file.parse(path, load(path))


def _excused(
    files: Iterable[waiver_file.WaiverFile],
    found: Sequence[tuple[Entry, list[Diagnostic]]],
    rules: Iterable[Rule],
    wish: Wish,
) -> list[Diagnostic]:
    """All findings, those marked that a file of waivers excuses, and what is wrong with those files."""
    judged = [
        waiver_file.Judged(entry.document, entry.programme.id, diagnostics)
        for entry, diagnostics in found
        if entry.document is not None and entry.programme is not None
    ]
    known, ran = {r.info.id for r in wish.rules}, {r.info.id for r in rules}
    complaints = [
        complaint
        for file in files
        for complaint in waiver_file.apply(file, judged, known, ran, wish.today, partial=bool(wish.context))
    ]
    return [*(d for _, diagnostics in found for d in diagnostics), *complaints]


def _subjects(entries: Iterable[Entry], figures: Figures | None, peers: Choice) -> dict[str, Subject]:
    built = {e.path: e.programme for e in entries if e.programme is not None}
    known = profiles(sorted({code for p in built.values() for code in p.countries}), figures, peers)
    return {
        path: Subject(
            p,
            {code: known[code] for code in p.countries if code in known},
            figures or shipped(),
        )
        for path, p in built.items()
    }


def _profiles(named: Mapping[str, str], wish: Wish) -> dict[str, Profile]:
    """The donor profile for each file: the one that the run names, else the programme's own, else base."""
    if wish.profile.why:
        return dict.fromkeys(named, wish.profile)
    held = {name: _own(name, wish) for name in set(named.values())}
    return {path: held[name] for path, name in named.items()}


def _own(name: str, wish: Wish) -> Profile:
    why = "named in the programme" if name else "since none is named"
    return wish.profile.over(find(name or "base", wish.rules), why)


def _in_force(profiles: Iterable[Profile], rules: Sequence[Rule]) -> list[Rule]:
    """Every rule that one of the profiles lets run."""
    running = {r.info.id for profile in profiles for r in profile.in_force(rules)}
    return [r for r in rules if r.info.id in running]


def _applied(held: Mapping[str, Profile]) -> tuple[Applied, ...]:
    """Which profile was in force for which files, and why."""
    files: dict[tuple[str, int, str], list[str]] = {}
    for path, profile in held.items():
        files.setdefault((profile.name, profile.version, profile.why), []).append(path)
    return tuple(Applied(*key, tuple(paths)) for key, paths in sorted(files.items()))


def _judge(
    entry: Entry, subject: Subject | None, portfolio: Portfolio, profile: Profile, wish: Wish
) -> tuple[list[Diagnostic], list[Skipped]]:
    if entry.document is None or subject is None:
        reason = "the file cannot be read" if entry.document is None else "the file does not fit the format"
        return list(entry.trouble), [Skipped(entry.path, "*", reason)]
    rules = profile.in_force(wish.rules)
    found, skipped = run(entry.document, subject, rules, profile)
    beside, failed = compared(entry.document, portfolio, settled(profile, rules, subject.programme.phase))
    found, skipped = [*found, *beside], [*skipped, *failed]
    if wish.form is not None:
        over, unmeasured = _measured(entry, subject, profile, wish)
        found, skipped = [*found, *over], [*skipped, *unmeasured]
    known = [r.info.id for r in wish.rules]
    excused = waivers.apply(
        entry.document, subject.programme.waivers, found, known, [r.info.id for r in rules], wish.today
    )
    return [*entry.trouble, *excused], skipped


def _measured(
    entry: Entry, subject: Subject, profile: Profile, wish: Wish
) -> tuple[list[Diagnostic], list[Skipped]]:
    """What is longer than the form of the run allows, on the pages that its readers get."""
    from planner.render import Options  # noqa: PLC0415 - most checks set no page
    from planner.render.form_findings import OVER_LIMIT, Measure, form_findings  # noqa: PLC0415 - the same

    rule = next((r for r in profile.in_force(wish.rules) if r.info.id == OVER_LIMIT), None)
    if rule is None or wish.form is None or entry.document is None:
        return [], []
    seen = wish.figures.seen_by(wish.audience) if wish.figures else None
    shown = replace(subject, gaps=profiles(subject.programme.countries, seen, wish.peers))
    created = dt.datetime.combine(wish.today, dt.time(), dt.UTC)
    options = Options(created=created, fonts=tuple(map(Path, wish.fonts)))
    measure = Measure(wish.form, wish.audience, options, entry.digest)
    try:
        return form_findings(measure, entry.document, shown, rule, profile), []
    except RenderError as error:
        return [], [Skipped(entry.path, OVER_LIMIT, error.message)]


def _spoken(diagnostics: Iterable[Diagnostic]) -> tuple[RuleInfo, ...]:
    """planner's own stages that have something to say in this run."""
    ids = {d.rule for d in diagnostics}
    return tuple(s for s in (*STAGES, *waivers.STAGES, BROKEN) if s.id in ids)


def _overview(path: str, subject: Programme, profile: Profile) -> Overview:
    money, people = money_by_cell(subject), people_by_cell(subject)
    matrix = Matrix(
        rows=tuple(Group),
        columns=tuple(Skill),
        money=tuple(tuple(round(money[g, s]) for s in Skill) for g in Group),
        people=tuple(tuple(people[g, s] for s in Skill) for g in Group),
        currency=subject.currency,
    )
    return Overview(path, subject.id, subject.title, subject.phase, subject.countries, matrix, profile.name)
