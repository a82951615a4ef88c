"""GitLab code quality: what a merge request brings and what it mends, beside the changed lines.

GitLab compares the report of the branch with that of its target by the fingerprints, and of two entries with one
fingerprint it keeps only the last; so those that repeat are numbered. Waived findings and those of a baseline are
left out: the format cannot excuse an entry. https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import hashlib
import posixpath
from collections import Counter

from planner.diagnostic import Diagnostic, Report, Severity
from planner.late import late
from planner.position import Span
from planner.report.address import relative
from planner.report.jsontext import dumps
from planner.report.safe import prose, visible
from planner.report.style import Style
from planner.report.tally import Unchecked, advice, named_some, unchecked

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "minor"}
"""GitLab's words; its ``info`` says what was not checked, and nothing here is a ``blocker``: ``--fail-on`` blocks."""
_UPWARDS = late(r"^(?:[A-Za-z]:)?(?:(?:\.\.)?/)+|^\.\.$")


def render(report: Report, style: Style) -> str:
    """One JSON array; empty if there is nothing to say."""
    findings: list[dict[str, object]] = []
    seen: Counter[str] = Counter()
    for diagnostic in sorted(report.open, key=Diagnostic.order):
        seen[diagnostic.fingerprint] += 1
        findings.append(_finding(diagnostic, seen[diagnostic.fingerprint], report, style))
    return dumps([*findings, *(_unchecked(entry, style) for entry in unchecked(report.skipped))])


def _finding(diagnostic: Diagnostic, number: int, report: Report, style: Style) -> dict[str, object]:
    """One entry; ``number`` tells apart findings that share a fingerprint."""
    text = " ".join(map(prose, [diagnostic.message, *advice(diagnostic, report)])).strip()
    line, column, end_line, _ = diagnostic.span
    if relative(diagnostic.path, style.root) is None:
        text = f"{visible(diagnostic.path)}:{line}:{column}: {text}"
    return {
        "check_name": prose(diagnostic.rule) or "-",
        "description": text or "-",
        "severity": _SEVERITIES[diagnostic.severity],
        "fingerprint": diagnostic.fingerprint + (f":{number}" if number > 1 else ""),
        "location": _location(diagnostic.path, Span(line, column, end_line, 1), style),
    }


def _unchecked(entry: Unchecked, style: Style) -> dict[str, object]:
    """What was not checked, so that nobody takes silence for a pass."""
    text = f"not checked\0{entry.path}\0{entry.reason}"
    return {
        "check_name": "not-checked",
        "description": f"Not checked: {named_some(entry.rules, style)}. {prose(entry.reason)}",
        "severity": "info",
        "fingerprint": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "location": _location(entry.path, Span(1, 1, 1, 1), style),
    }


def _location(path: str, span: Span, style: Style) -> dict[str, object]:
    """Path and lines. GitLab wants a path inside the repository, so one outside loses the way that leads out."""
    inside = relative(path, style.root)
    if inside is None:
        inside = _UPWARDS.sub("", posixpath.normpath(path.replace("\\", "/")))
    return {"path": inside or "-", "lines": {"begin": span.line, "end": span.end_line}}
