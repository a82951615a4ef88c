"""The report for programs. ``schemas/report.schema.json`` is its published description.

Stable: the same run gives the same bytes. There is no clock in it, lists are sorted, and a change that could break
a reader raises :data:`FORMAT`.
"""

from planner.citation import Source
from planner.diagnostic import Applied, Diagnostic, Overview, Related, Report, RuleInfo, Severity, Skipped
from planner.position import Span
from planner.report.jsontext import dumps
from planner.report.style import Style

FORMAT = 1
"""Version of the layout."""


def render(report: Report, style: Style) -> str:
    """The whole report as JSON."""
    return dumps(
        {
            "format": FORMAT,
            "planner": style.version,
            "profile": report.profile,
            "baseline": report.baseline,
            "profiles": [_applied(a) for a in report.applied],
            "counts": _counts(report),
            "files": report.files,
            "diagnostics": [
                diagnostic_data(d, report) for d in sorted(report.diagnostics, key=Diagnostic.order)
            ],
            "skipped": [
                _skipped(s) for s in sorted(report.skipped, key=lambda s: (s.path, s.rule, s.reason))
            ],
            "overviews": [_overview(o) for o in sorted(report.overviews, key=lambda o: (o.path, o.id))],
            "rules": [rule_data(r) for r in sorted(report.rules, key=lambda r: r.id)],
        }
    )


def _counts(report: Report) -> dict[str, int]:
    counts = report.counts()
    severities = {severity.word: counts[severity] for severity in sorted(Severity, reverse=True)}
    return {
        **severities,
        "waived": len(report.waived),
        "known": len(report.known),
        "skipped": len(report.skipped),
        "files": len(report.files),
    }


def diagnostic_data(diagnostic: Diagnostic, report: Report) -> dict[str, object]:
    """What can be said of a finding."""
    waived, rule, ruled = diagnostic.waived, report.rule(diagnostic.rule), diagnostic.ruled
    asked = ruled.asked if ruled else rule.asked if rule else None
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message,
        "fix": diagnostic.fix or (rule.fix if rule else ""),
        "asked": asked and asked.value,
        "profile": ruled and {"name": ruled.profile, "because": ruled.because},
        "path": diagnostic.path,
        "span": _span(diagnostic.span),
        "pointer": str(diagnostic.pointer),
        "anchor": diagnostic.anchor,
        "fingerprint": diagnostic.fingerprint,
        "related": [_related(related) for related in diagnostic.related],
        "waived": waived
        and {
            "reason": waived.reason,
            "approved_by": waived.approved_by,
            "until": waived.until,
            "origin": waived.origin,
        },
        "known": diagnostic.known,
    }


def _applied(applied: Applied) -> dict[str, object]:
    return {
        "name": applied.name,
        "version": applied.version,
        "why": applied.why,
        "paths": sorted(applied.paths),
    }


def _related(related: Related) -> dict[str, object]:
    return {"message": related.message, "pointer": str(related.pointer), "span": _span(related.span)}


def _span(span: Span) -> dict[str, int]:
    return span._asdict()


def _skipped(skipped: Skipped) -> dict[str, str]:
    return {"path": skipped.path, "rule": skipped.rule, "reason": skipped.reason}


def _overview(overview: Overview) -> dict[str, object]:
    matrix = overview.matrix
    return {
        "path": overview.path,
        "id": overview.id,
        "title": overview.title,
        "phase": overview.phase,
        "countries": overview.countries,
        "profile": overview.profile,
        "matrix": {
            "rows": matrix.rows,
            "columns": matrix.columns,
            "currency": matrix.currency,
            "money": matrix.money,
            "people": matrix.people,
        },
    }


def rule_data(rule: RuleInfo) -> dict[str, object]:
    """What can be said of a rule, as the report and `planner rules list` write it."""
    return {
        "id": rule.id,
        "title": rule.title,
        "why": rule.why,
        "fix": rule.fix,
        "severity": {phase: severity.word for phase, severity in rule.severity.items()},
        "asked": rule.asked.value,
        "grade": rule.grade.value,
        "sources": [_source(source) for source in rule.sources],
        "options": dict(sorted(rule.options.items())),
        "rows": rule.rows,
    }


def _source(source: Source) -> dict[str, object]:
    return {
        "key": source.key,
        "title": source.title,
        "year": source.year,
        "where": source.where,
        "url": source.url,
    }
