"""SARIF 2.1.0, the format of code scanning.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

import re
from collections import Counter

from planner.diagnostic import Applied, Diagnostic, Related, Report, RuleInfo, Skipped
from planner.position import Span
from planner.report.address import STDIN, uri
from planner.report.jsontext import dumps
from planner.report.safe import prose
from planner.report.sarif_rules import LEVELS, descriptor
from planner.report.style import Style

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"


def render(report: Report, style: Style) -> str:
    """One SARIF log with one run."""
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report, style)]})


def _run(report: Report, style: Style) -> dict[str, object]:
    rules = sorted(report.rules, key=lambda rule: rule.id)
    index = {rule.id: number for number, rule in enumerate(rules)}
    return {
        "tool": {"driver": _driver(rules, style)},
        "automationDetails": {"id": f"planner/{report.profile}/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder in which planner was started."}}},
        "invocations": [_invocation(report, index, style)],
        "results": _results(report, index, style),
        "properties": {"profiles": [_applied(applied) for applied in report.applied]},
    }


def _applied(applied: Applied) -> dict[str, object]:
    """A donor profile that was in force, as text that is safe to show."""
    return {"name": prose(applied.name), "version": applied.version, "why": prose(applied.why)}


def _driver(rules: list[RuleInfo], style: Style) -> dict[str, object]:
    return {"name": "planner", "version": style.version, "rules": [descriptor(rule) for rule in rules]}


def _invocation(report: Report, index: dict[str, int], style: Style) -> dict[str, object]:
    """Whether planner itself held, and what it did not check: a reader must not take silence for a pass."""
    skipped = sorted(report.skipped, key=lambda s: (s.path, s.rule, s.reason))
    return {
        "executionSuccessful": all(d.rule != "rule/broken" for d in report.open),
        "toolExecutionNotifications": [_notification(entry, index, style) for entry in skipped],
    }


def _notification(skipped: Skipped, index: dict[str, int], style: Style) -> dict[str, object]:
    rule = "all rules" if skipped.rule == "*" else prose(skipped.rule)
    notification: dict[str, object] = {
        "level": "warning",
        "message": {"text": f"Not checked: {rule}. {_message(skipped.reason)}"},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(skipped.path, style)}}],
    }
    if skipped.rule in index:
        notification["associatedRule"] = {"id": skipped.rule, "index": index[skipped.rule]}
    return notification


def _results(report: Report, index: dict[str, int], style: Style) -> list[dict[str, object]]:
    results = []
    seen: Counter[str] = Counter()
    for diagnostic in sorted(report.diagnostics, key=Diagnostic.order):
        state = {"baselineState": "unchanged" if diagnostic.known else "new"} if report.baseline else {}
        seen[diagnostic.fingerprint] += 1
        rule = report.rule(diagnostic.rule)
        number = seen[diagnostic.fingerprint]
        results.append({**_result(diagnostic, rule, index, number, style), **state})
    return results


def _result(
    diagnostic: Diagnostic, rule: RuleInfo | None, index: dict[str, int], number: int, style: Style
) -> dict[str, object]:
    """One result; ``number`` tells apart findings that share a fingerprint."""
    fix = diagnostic.fix or (rule.fix if rule else "")
    text = _message(diagnostic.message) + (f"\nHow to mend it: {_message(fix)}" if fix else "")
    result: dict[str, object] = {"ruleId": diagnostic.rule}
    if diagnostic.rule in index:
        result["ruleIndex"] = index[diagnostic.rule]
    return {
        **result,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [_location(diagnostic, style)],
        "partialFingerprints": {
            "plannerFingerprint/v1": diagnostic.fingerprint,
            "primaryLocationLineHash": f"{diagnostic.fingerprint}:{number}",
        },
        "relatedLocations": [_related(r, n, diagnostic, style) for n, r in enumerate(diagnostic.related, 1)],
        "suppressions": _suppressions(diagnostic, style),
        "properties": _asked(diagnostic, rule),
    }


def _asked(diagnostic: Diagnostic, rule: RuleInfo | None) -> dict[str, object]:
    """Who asks for it, a standard or a house, and what the donor profile says."""
    ruled = diagnostic.ruled
    if ruled is None:
        return {"asked": rule.asked.value} if rule else {}
    told = {"asked": ruled.asked.value, "profile": prose(ruled.profile), "because": prose(ruled.because)}
    return {name: text for name, text in told.items() if text}


def _location(diagnostic: Diagnostic, style: Style) -> dict[str, object]:
    location: dict[str, object] = {"physicalLocation": _physical(diagnostic.path, diagnostic.span, style)}
    place = diagnostic.anchor or str(diagnostic.pointer)
    if place:
        location["logicalLocations"] = [{"fullyQualifiedName": place}]
    return location


def _related(related: Related, number: int, diagnostic: Diagnostic, style: Style) -> dict[str, object]:
    return {
        "id": number,
        "message": {"text": _message(related.message)},
        "physicalLocation": _physical(diagnostic.path, related.span, style),
    }


def _physical(path: str, span: Span, style: Style) -> dict[str, object]:
    line, column, end_line, end_column = span
    return {
        "artifactLocation": _artifact(path, style),
        "region": {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column},
    }


def _artifact(path: str, style: Style) -> dict[str, object]:
    address, inside = uri(path, style.root)
    if inside:
        return {"uri": address, "uriBaseId": _ROOT}
    return {"uri": address, "description": {"text": "standard input"}} if path == STDIN else {"uri": address}


def _suppressions(diagnostic: Diagnostic, style: Style) -> list[dict[str, object]]:
    """Empty where nothing excuses the finding: SARIF wants all results of a run to say so, or none."""
    waived = diagnostic.waived
    if waived is None:
        return []
    justification = f"{waived.reason} (approved by {waived.approved_by}, until {waived.until})"
    suppression: dict[str, object] = {
        "kind": "inSource" if waived.path == diagnostic.path else "external",
        "status": "accepted",
        "justification": prose(justification),
    }
    if waived.path:
        place = {"artifactLocation": _artifact(waived.path, style), "region": {"startLine": waived.line}}
        suppression["location"] = {"physicalLocation": place}
    return [suppression]


def _message(text: str) -> str:
    """``text`` as a SARIF message: no link and no placeholder may be read out of it (2.1.0, 3.11.5 and 3.11.6)."""
    return re.sub(r"\{(\d+)\}", r"{{\1}}", prose(text).replace("](", "] (")) or "-"
