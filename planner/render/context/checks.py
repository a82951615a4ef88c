"""The compliance annex: what the rules found, what is excused and why, and what nobody looked at."""

import posixpath
from collections.abc import Iterable, Mapping

from planner.citation import Source
from planner.diagnostic import Diagnostic, RuleInfo, Severity, Skipped, Waived
from planner.engine.demands import Demand
from planner.frozen import Frozen, field
from planner.render.context.lookup import Lookup
from planner.render.context.sources import rule_source_id
from planner.render.context.text import Prose

SPOKEN = "en"
"""What rules and profiles speak: a document in another language says so of their words."""


class Checked(Frozen):
    """What a check of the programme came to, as :mod:`planner.project` hands it over."""

    diagnostics: tuple[Diagnostic, ...] = ()
    """Of this one file, waived ones included."""
    rules: Mapping[str, RuleInfo] = field(default_factory=dict)
    """Every rule in force, and planner's own stages, by id."""
    skipped: tuple[Skipped, ...] = ()
    profile: str = "base"
    """The donor profile it was held against, with its version."""
    demands: tuple[Demand, ...] = ()
    """What that profile itself asks for."""

    def sources(self) -> Iterable[Source]:
        """The sources of every rule that spoke, in the order of the findings, then those of the donor profile."""
        for found in self.diagnostics:
            if found.rule in self.rules:
                yield from self.rules[found.rule].sources
        for demand in self.demands:
            if demand.source:
                yield demand.source


class FindingView(Frozen):
    """One finding, open or waived."""

    severity: str
    """error, warning or note."""
    language: str
    """Of the message and the title, whatever the document is written in."""
    message: str
    rule: str
    """Its id: what ``planner explain`` answers to."""
    title: str
    """What the rule finds, in one line."""
    sources: tuple[str, ...]
    """Ids of sources of the document."""
    reason: Prose
    """Of the waiver; empty for an open finding."""
    approved_by: str
    until: str
    """Last day of the waiver, ISO."""
    origin: str
    """File (without its folder) and line of a waiver that stands in a file of its own; else empty."""


class DemandView(Frozen):
    """Something that the donor profile itself asks for, and what the check of it came to."""

    rule: str
    language: str
    """Of the title and the reason, whatever the document is written in."""
    title: str
    severity: str
    """error, warning or note: in the programme's phase."""
    asked: str
    """standard or house."""
    because: str
    source: str
    """Id of a source of the document; empty if the profile names none."""
    open: int
    waived: int
    checked: bool
    """Whether the rule looked at the programme at all."""


class NotChecked(Frozen):
    """A check that did not happen."""

    title: str
    title_language: str
    reason: str
    reason_language: str


class Compliance(Frozen):
    """What the rules found."""

    profile: str
    """The donor profile they were asked under, with its version."""
    rules: int
    """How many were in force."""
    open: tuple[FindingView, ...]
    waived: tuple[FindingView, ...]
    errors: int
    warnings: int
    notes: int
    """Open ones of each severity."""
    not_checked: tuple[NotChecked, ...]
    by_title: bool
    """Whether findings stand by the title of their rule alone, since their words could quote withheld text."""
    demands: tuple[DemandView, ...]
    """What the donor profile itself asks for."""


def compliance(look: Lookup, checked: Checked) -> Compliance:
    """The annex: most urgent findings first."""
    found = sorted(checked.diagnostics, key=lambda d: (-d.severity, d.order()))
    views = [(d, _finding(look, d, checked.rules)) for d in found]
    still_open = tuple(view for d, view in views if d.waived is None)
    return Compliance(
        profile=checked.profile,
        rules=len(checked.rules),
        open=still_open,
        waived=tuple(view for d, view in views if d.waived is not None),
        errors=sum(v.severity == Severity.ERROR.word for v in still_open),
        warnings=sum(v.severity == Severity.WARNING.word for v in still_open),
        notes=sum(v.severity == Severity.NOTE.word for v in still_open),
        not_checked=tuple(_not_checked(look, s, checked.rules) for s in checked.skipped),
        by_title=look.withheld,
        demands=tuple(_demanded(it, checked) for it in checked.demands),
    )


def _finding(look: Lookup, it: Diagnostic, rules: Mapping[str, RuleInfo]) -> FindingView:
    rule = rules.get(it.rule)
    title = rule.title if rule else it.rule
    waived = it.waived
    return FindingView(
        severity=it.severity.word,
        language=SPOKEN,
        message=title if look.withheld else it.message,
        rule=it.rule,
        title=title,
        sources=tuple(dict.fromkeys(map(rule_source_id, rule.sources))) if rule else (),
        reason=look.prose(_reason(look, waived.reason)) if waived else (),
        approved_by=_reason(look, waived.approved_by) if waived else "",
        until=waived.until if waived else "",
        origin=_origin(look, waived) if waived and waived.path != it.path and not look.withheld else "",
    )


def _demanded(it: Demand, checked: Checked) -> DemandView:
    found = [d for d in checked.diagnostics if d.rule == it.rule]
    waived = sum(d.waived is not None for d in found)
    passed_over = {s.rule for s in checked.skipped}
    return DemandView(
        rule=it.rule,
        language=SPOKEN,
        title=it.title,
        severity=it.severity.word,
        asked=it.asked.value,
        because=it.because,
        source=rule_source_id(it.source) if it.source else "",
        open=len(found) - waived,
        waived=waived,
        checked=not passed_over & {it.rule, it.rule.partition("/")[0] + "/*", "*"},
    )


def _origin(look: Lookup, waived: Waived) -> str:
    if not waived.path:
        return ""
    file = posixpath.basename(waived.path.replace("\\", "/"))
    return look.language.say("%(file)s, line %(line)s", file=file, line=waived.line)


def _reason(look: Lookup, written: str) -> str:
    """A waiver's words, unless its own entry in the file is withheld or they cannot be traced to one."""
    said = look.told.excuse(written)
    shown = {text.strip() for w in look.programme.waivers for text in (w.reason, w.approved_by)}
    return said if not look.withheld or said.strip() in shown else look.mark


def _not_checked(look: Lookup, it: Skipped, rules: Mapping[str, RuleInfo]) -> NotChecked:
    reason = (look.mark, look.language.code) if look.withheld else (it.reason, SPOKEN)
    pack, _, name = it.rule.rpartition("/")
    rule = rules.get(it.rule)
    if rule or name != "*":
        return NotChecked(rule.title if rule else it.rule, SPOKEN, *reason)
    say = look.language.say
    title = say("All rules of the pack %(pack)s", pack=pack) if pack else say("All rules")
    return NotChecked(title, look.language.code, *reason)
