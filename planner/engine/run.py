"""Asks every rule in force about one programme; the only place that turns pointers into spans."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from planner.citation import Asked, Grade, Source
from planner.diagnostic import Diagnostic, Related, Ruled, RuleInfo, Severity, Skipped
from planner.engine.portfolio import Portfolio
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


Settled: TypeAlias = "tuple[Rule, Severity, Ruled | None, Mapping[str, object]]"
"""A rule with its severity, what the profile says of it, and its options: the same for all programmes of a phase."""

_known: dict[tuple[int, int, str], tuple[Profile, tuple[Rule, ...], tuple[Settled, ...]]] = {}
_MAX_KNOWN = 64


def run(
    document: Document, subject: Subject, rules: Iterable[Rule], profile: Profile
) -> tuple[list[Diagnostic], list[Skipped]]:
    """The findings of ``rules`` on ``subject``, with their places in ``document``, and what was not checked."""
    diagnostics: list[Diagnostic] = []
    skipped: list[Skipped] = []
    unknown = [c for c in subject.programme.countries if c not in subject.gaps]
    for rule, severity, ruled, options in settled(profile, tuple(rules), subject.programme.phase):
        if rule.compares:
            continue
        if unknown and rule.needs_gaps:
            reason = f"no country has the code {', '.join(unknown)}, so there are no figures for it"
            skipped.append(Skipped(document.path, rule.info.id, reason))
        try:
            findings = list(rule.check(subject, **options) if options else rule.check(subject))
        except Exception as error:  # noqa: BLE001 - whatever a rule does, the run goes on and says so
            diagnostics.append(broken(document.path, rule, error))
            skipped.append(failed(document.path, rule))
            continue
        if findings:
            diagnostics += [placed(document, rule, severity, finding, ruled) for finding in findings]
    return diagnostics, skipped


def compare(
    path: str, portfolio: Portfolio, settled: Iterable[Settled]
) -> Iterator[tuple[Settled, list[Finding] | Exception]]:
    """What the rules that compare programmes say of the one in ``path``; the exception of one that failed."""
    for each in settled:
        rule, _, _, options = each
        if rule.compares:
            try:
                yield each, list(rule.check(path, portfolio, **options))
            except Exception as error:  # noqa: BLE001 - whatever a rule does, the run goes on and says so
                yield each, error


def compared(
    document: Document, portfolio: Portfolio, settled: Iterable[Settled]
) -> tuple[list[Diagnostic], list[Skipped]]:
    """The findings of those rules with their places in ``document``, and what was not checked."""
    diagnostics: list[Diagnostic] = []
    skipped: list[Skipped] = []
    for (rule, severity, ruled, _), found in compare(document.path, portfolio, settled):
        if isinstance(found, Exception):
            diagnostics.append(broken(document.path, rule, found))
            skipped.append(failed(document.path, rule))
        else:
            diagnostics += [placed(document, rule, severity, finding, ruled) for finding in found]
    return diagnostics, skipped


def settled(profile: Profile, rules: tuple[Rule, ...], phase: str) -> tuple[Settled, ...]:
    """Each rule as the profile sets it; remembered with the profile and the rules that it was worked out for."""
    key = (id(profile), id(rules), phase)
    found = _known.get(key)
    if found is None:
        if len(_known) >= _MAX_KNOWN:
            _known.clear()
        settled = tuple(
            (rule, profile.severity(rule.info, phase), profile.ruled(rule.info), profile.options_for(rule))
            for rule in rules
        )
        found = _known[key] = profile, rules, settled
    return found[2]


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


def placed_at(path: str, span: Span, anchor: str, settled: Settled, finding: Finding) -> Diagnostic:
    """What a rule has found at a place that is known, in a file that is gone; its further places are the same."""
    rule, severity, ruled, _ = settled
    return Diagnostic(
        rule=rule.info.id,
        severity=severity,
        message=finding.message,
        path=path,
        span=span,
        pointer=finding.at,
        anchor=anchor,
        fix=finding.fix,
        related=tuple(Related(message, pointer, span) for message, pointer in finding.related),
        ruled=ruled,
    )


def broken(path: str, rule: Rule, error: Exception) -> Diagnostic:
    """What is said of a rule that failed at the programme in ``path``."""
    from planner.engine.expression import Stopped  # noqa: PLC0415 - only where a rule has failed

    failed = f"failed with {type(error).__name__}:"
    if isinstance(error, Stopped):
        failed = "could not be worked out for this programme."
    message = f"The rule {rule.info.id} {failed} {error}"
    return Diagnostic(BROKEN.id, Severity.ERROR, message, path, Span(1, 1, 1, 1), ROOT)


def failed(path: str, rule: Rule) -> Skipped:
    """That the rule did not look at the programme: a report must not count it among those that did."""
    return Skipped(path, rule.info.id, f"the rule failed, see {BROKEN.id}")
