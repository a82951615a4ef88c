"""Asks every rule in force about one programme; the only place that turns pointers into spans."""

from collections.abc import Iterable, Iterator

from planner.citation import Asked, Grade, Source
from planner.diagnostic import Diagnostic, Related, Ruled, RuleInfo, Severity, Skipped
from planner.engine.expression import Stopped
from planner.engine.profile import Profile
from planner.engine.rule import Finding, Rule, Subject
from planner.model.programme import PHASES
from planner.model.translated import shown_at
from planner.position import ROOT, Pointer, Span
from planner.read.document import Document

BROKEN = RuleInfo(
    id="rule/broken",
    title="A rule that failed while it looked at a programme",
    why="A check that did not happen must not look like one that passed, so the run fails.",
    fix="Report it with the message; until it is mended, leave the rule out with --ignore.",
    severity=dict.fromkeys(PHASES, Severity.ERROR),
    sources=(Source("planner", "planner, exit codes and broken rules", 2026),),
    grade=Grade.CONSENSUS,
    asked=Asked.HOUSE,
    options={},
)
"""What the engine says when a rule crashes."""


def run(
    document: Document, subject: Subject, rules: Iterable[Rule], profile: Profile
) -> tuple[list[Diagnostic], list[Skipped]]:
    """The findings of ``rules`` on ``subject``, with their places in ``document``, and what was not checked."""
    diagnostics: list[Diagnostic] = []
    skipped: list[Skipped] = []
    unknown = [c for c in subject.programme.countries if c not in subject.gaps]
    for rule in rules:
        if rule.needs_gaps and unknown:
            reason = f"no country has the code {', '.join(unknown)}, so there are no figures for it"
            skipped.append(Skipped(document.path, rule.info.id, reason))
        found = list(_ask(document, subject, rule, profile))
        diagnostics.extend(found)
        if any(d.rule == BROKEN.id for d in found):  # a report must not count it among the rules that looked
            skipped.append(Skipped(document.path, rule.info.id, f"the rule failed, see {BROKEN.id}"))
    return diagnostics, skipped


def _ask(document: Document, subject: Subject, rule: Rule, profile: Profile) -> Iterator[Diagnostic]:
    severity = profile.severity(rule.info, subject.programme.phase)
    ruled = profile.ruled(rule.info)
    try:
        findings = list(rule.check(subject, **profile.options_for(rule)))
    except Exception as error:  # noqa: BLE001 - whatever a rule does, the run goes on and says so
        yield _broken(document, rule, error)
        return
    for finding in findings:
        yield placed(document, rule, severity, finding, ruled)


def placed(
    document: Document, rule: Rule, severity: Severity, finding: Finding, ruled: Ruled | None
) -> Diagnostic:
    """What ``rule`` has found, with its place in ``document``."""
    related = tuple(Related(message, place, _mark(document, place)) for message, place in finding.related)
    return Diagnostic(
        rule=rule.info.id,
        severity=severity,
        message=finding.message,
        path=document.path,
        span=_mark(document, finding.at),
        pointer=finding.at,
        anchor=document.anchor(finding.at),
        fix=finding.fix,
        related=related,
        ruled=ruled,
    )


def _mark(document: Document, place: Pointer) -> Span:
    """Where a person should look: of a text that is given by language, at the one that was judged."""
    return document.mark(shown_at(document.data, place))


def _broken(document: Document, rule: Rule, error: Exception) -> Diagnostic:
    failed = f"failed with {type(error).__name__}:"
    if isinstance(error, Stopped):
        failed = "could not be worked out for this programme."
    message = f"The rule {rule.info.id} {failed} {error}"
    return Diagnostic(BROKEN.id, Severity.ERROR, message, document.path, Span(1, 1, 1, 1), ROOT)
