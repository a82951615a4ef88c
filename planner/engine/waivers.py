"""Waivers: a finding that is excused stays in every report, with the reason, the approver and the last day."""

import datetime as dt
from collections.abc import Container, Iterable

from planner.citation import Asked, Grade, Source
from planner.diagnostic import Diagnostic, RuleInfo, Severity, Waived
from planner.frozen import replace
from planner.model.appraisal import WaiverEntry
from planner.model.places import follow
from planner.model.programme import PHASES
from planner.position import Pointer
from planner.read.document import Document

RESERVED = frozenset({"yaml", "schema", "rule", "rules", "waiver", "gaps"})
"""planner's own stages: what they say cannot be waived."""

_SOURCE = Source("planner", "planner, waivers", 2026)


def _stage(name: str, title: str, why: str, fix: str) -> RuleInfo:
    severity = dict.fromkeys(PHASES, Severity.WARNING)
    return RuleInfo(f"waiver/{name}", title, why, fix, severity, (_SOURCE,), Grade.CONSENSUS, Asked.HOUSE, {})


EXPIRED = _stage(
    "expired",
    "A waiver whose last day has passed",
    "An excuse that nobody renews is no longer a decision.",
    "Mend the finding, or have the waiver approved again with a later date.",
)
UNUSED = _stage(
    "unused",
    "A waiver that excuses nothing",
    "The finding is gone, or the waiver points at the wrong place; either way it misleads its reader.",
    "Remove the waiver, or correct its place.",
)
UNKNOWN = _stage(
    "unknown-rule",
    "A waiver for a rule that does not exist",
    "A misspelt rule excuses nothing.",
    "Write the id as `planner rules list` shows it.",
)
RESERVED_STAGE = _stage(
    "not-waivable",
    "A waiver for something that cannot be excused",
    "A file that cannot be read or does not fit its format was not checked at all.",
    "Mend the file and remove the waiver.",
)
INCOMPLETE = replace(
    _stage(
        "incomplete",
        "A waiver that does not say all that a waiver must say",
        "An excuse without a reason, an approver or a last day is nobody's decision.",
        "Write `rule`, `reason`, `approved_by` and `until`.",
    ),
    severity=dict.fromkeys(PHASES, Severity.ERROR),
)
STAGES = (EXPIRED, UNUSED, UNKNOWN, RESERVED_STAGE, INCOMPLETE)


def apply(
    document: Document,
    waivers: Iterable[WaiverEntry],
    diagnostics: Iterable[Diagnostic],
    known: Container[str],
    ran: Container[str],
    today: dt.date,
) -> list[Diagnostic]:
    """The diagnostics, excused ones marked, and what is wrong with the waivers themselves.

    ``known`` are the ids of all rules and ``ran`` of those in force: a waiver for a rule that this run leaves
    out is not called unused.
    """
    found = list(diagnostics)
    complaints: list[Diagnostic] = []
    for waiver in waivers:
        trouble = wrong(waiver, known, today)
        if trouble is None and not excuse(document, waiver, found, document) and waiver.rule in ran:
            trouble = UNUSED, f"The waiver for {waiver.rule} excuses nothing."
        if trouble is not None:
            complaints.append(complaint(document, waiver, *trouble))
    return [*found, *complaints]


def excuse(document: Document, waiver: WaiverEntry, found: list[Diagnostic], home: Document) -> bool:
    """Mark in ``found`` what a waiver that stands in ``home`` excuses; whether it excuses anything.

    A finding that an earlier waiver excuses keeps that one's reason.
    """
    place = _place(document, waiver)
    covered = [i for i, d in enumerate(found) if _covers(waiver, place, d)]
    until = waiver.until.last.isoformat()
    line = home.mark(waiver.at / "rule").line
    reason = Waived(waiver.reason, waiver.approved_by, until, home.path, line)
    for i in covered:
        found[i] = replace(found[i], waived=found[i].waived or reason)
    return bool(covered)


def wrong(waiver: WaiverEntry, ids: Container[str], today: dt.date) -> tuple[RuleInfo, str] | None:
    """What is wrong with a waiver whatever it covers: the stage that says so, and its words."""
    if waiver.rule.partition("/")[0] in RESERVED:
        return RESERVED_STAGE, f"{waiver.rule} cannot be waived."
    if waiver.rule not in ids:
        return UNKNOWN, f"There is no rule {waiver.rule}, so this waiver excuses nothing."
    if waiver.until.last < today:
        return EXPIRED, f"The waiver for {waiver.rule} ended on {waiver.until.last.isoformat()}."
    return None


def _place(document: Document, waiver: WaiverEntry) -> Pointer:
    """The place that a waiver means; what is absent is named as written, since it may be what is excused."""
    trail = follow(document.data, waiver.place)
    return trail.at if trail.whole else Pointer.parse(waiver.place)


def _covers(waiver: WaiverEntry, place: Pointer, diagnostic: Diagnostic) -> bool:
    """A waiver excuses its place and what lies below it."""
    return waiver.rule == diagnostic.rule and diagnostic.pointer.parts[: len(place.parts)] == place.parts


def complaint(document: Document, waiver: WaiverEntry, info: RuleInfo, message: str) -> Diagnostic:
    """A finding about the waiver itself, at its place in ``document``."""
    place = waiver.at / "rule"
    return Diagnostic(
        rule=info.id,
        severity=info.severity["design"],
        message=message,
        path=document.path,
        span=document.mark(place),
        pointer=place,
        anchor=document.anchor(place),
    )
