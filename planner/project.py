"""The one road: paths, documents, subjects, report. Nothing else knows the whole order.

What happens to one file on it is :mod:`planner.judge`; :mod:`planner.survey` is the shorter road for a text report.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from planner.diagnostic import Applied, Diagnostic, Report, Skipped
from planner.engine import waiver_file, waivers
from planner.engine.demands import Demand, demands
from planner.engine.portfolio import Portfolio, stand
from planner.engine.profile import Profile
from planner.engine.rule import Rule, Subject
from planner.engine.run import compared, settled
from planner.errors import UsageError
from planner.frozen import Frozen
from planner.judge import Bench, Entry, Wish, entry, overview, spoken, unread
from planner.read.discover import discover
from planner.read.files import STDIN, load

__all__ = ["Checked", "Reading", "Wish", "check", "reading"]


class Checked(Frozen):
    """The report, and the subject of every file that became a programme."""

    report: Report
    subjects: Mapping[str, Subject]
    data: Mapping[str, Mapping[str, Any]]
    """What those files say, as data: documents are made from it, so that confidential parts can be taken out."""
    demands: Mapping[str, tuple[Demand, ...]]
    """What the donor profile of each of those files itself asks for."""
    digests: Mapping[str, str]
    """SHA-256 of those files."""
    profiles: Mapping[str, Profile]
    """The donor profile of each of them."""


class Reading(Frozen):
    """All that was read for a check, as it was at that moment."""

    entries: tuple[Entry, ...]
    skipped: tuple[Skipped, ...]
    excuses: tuple[waiver_file.WaiverFile, ...]
    subjects: Mapping[str, Subject]


def reading(wish: Wish) -> Reading:
    """Read the files, hold them against the schema, build programmes, and set the figures beside them."""
    files, skipped = discover(wish.paths, wish.waivers, programmes_only=wish.programmes_only)
    bench = Bench(wish)
    entries = tuple(map(_entry, files))
    excuses = tuple(_waiver_file(path) for path in wish.waivers)
    subjects = {e.path: bench.subject(e.programme) for e in entries if e.programme is not None}
    return Reading(entries, tuple(skipped), excuses, subjects)


def _entry(path: str) -> Entry:
    raw = load(path)
    return entry(path, raw, hashlib.sha256(raw).hexdigest())


def check(wish: Wish, read_before: Reading | None = None) -> Checked:
    """Read, hold against the schema, build, ask every rule, and apply the waivers.

    With what was ``read_before`` for the same wish but for its form, nothing is read again.
    """
    found_here = read_before or reading(wish)
    entries, excuses, subjects = found_here.entries, found_here.excuses, found_here.subjects
    skipped = list(found_here.skipped)
    bench = Bench(wish)
    held = {path: bench.profile(s.programme.profile) for path, s in subjects.items()}
    rules = _in_force(held.values() or [wish.profile], wish.rules)
    portfolio = Portfolio({path: stand(s.programme) for path, s in subjects.items()})
    judged: list[tuple[Entry, list[Diagnostic]]] = []
    for each in entries:
        if each.path in wish.context:
            skipped.append(Skipped(each.path, "*", wish.context_reason))
            continue
        found, not_checked = _judge(each, subjects.get(each.path), portfolio, bench)
        judged.append((each, found))
        skipped += not_checked
    diagnostics = _excused(excuses, judged, rules, wish)
    checked = {e.path for e, _ in judged}
    report = Report(
        files=tuple(e.path for e, _ in judged),
        rules=(*(r.info for r in rules), *spoken(d.rule for d in diagnostics)),
        diagnostics=tuple(sorted(diagnostics, key=Diagnostic.order)),
        skipped=tuple(skipped),
        overviews=tuple(overview(p, s.programme, held[p]) for p, s in subjects.items() if p in checked),
        profile="+".join(sorted({p.name for p in held.values()})) or wish.profile.name,
        applied=_applied(held),
        sources={**{f.path: f.lines for f in excuses}, **{e.path: e.lines for e, _ in judged}},
    )
    data = {e.path: e.document.data for e in entries if e.document and isinstance(e.document.data, dict)}
    asked = {path: demands(held[path], wish.rules, s.programme.phase) for path, s in subjects.items()}
    digests = {e.path: e.digest for e in entries if e.path in subjects}
    return Checked(report, subjects, {path: data[path] for path in subjects}, asked, digests, held)


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
    it: Entry, subject: Subject | None, portfolio: Portfolio, bench: Bench
) -> tuple[list[Diagnostic], list[Skipped]]:
    if it.document is None or subject is None:
        return list(it.trouble), [unread(it)]
    profile = bench.profile(subject.programme.profile)
    rules = bench.rules(profile)
    found, skipped = bench.judge(it.document, subject, profile, it.digest)
    beside, failed = compared(it.document, portfolio, settled(profile, rules, subject.programme.phase))
    own, ran = subject.programme.waivers, bench.in_force(profile)
    excused = waivers.apply(it.document, own, [*found, *beside], bench.known, ran, bench.wish.today)
    return [*it.trouble, *excused], [*skipped, *failed]
