"""Annotations for GitHub Actions: workflow commands that put a finding on its line of a pull request.

GitHub shows ten annotations of a kind for each step and drops the rest without a word. So the most urgent come
first, repetitions of one rule last, and one notice says how many are not shown.
https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from collections import Counter

from planner.diagnostic import Diagnostic, Report, Severity
from planner.report.address import relative
from planner.report.safe import prose, visible
from planner.report.style import Style
from planner.report.tally import Unchecked, advice, counted, named_some, unchecked

SHOWN = 10
"""Annotations of one kind that GitHub shows for a step."""
SKIPS_SHOWN = 4
"""Of the notices, how many may say what was not checked."""

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(report: Report, style: Style) -> str:
    """One workflow command a line; empty if there is nothing to say."""
    skipped = [_skip(entry, style) for entry in unchecked(report.skipped)]
    notices = skipped[:SKIPS_SHOWN]
    room = dict.fromkeys(Severity, SHOWN)
    room[Severity.NOTE] -= len(notices)
    hidden = _hidden(report, room)
    if hidden.total() or len(skipped) > len(notices):
        room[Severity.NOTE] -= 1
        notices = [_rest(_hidden(report, room), len(skipped) - len(notices)), *notices]
    shown = {s: [_finding(d, report, style) for d in _ranked(report, s, style)[: room[s]]] for s in Severity}
    lines = [*shown[Severity.ERROR], *shown[Severity.WARNING], *notices, *shown[Severity.NOTE]]
    return "".join(f"{line}\n" for line in lines)


def _hidden(report: Report, room: dict[Severity, int]) -> Counter[Severity]:
    counts = report.counts()
    return Counter({severity: max(0, counts[severity] - room[severity]) for severity in Severity})


def _ranked(report: Report, severity: Severity, style: Style) -> list[Diagnostic]:
    """The findings of one severity; those that only repeat a rule already shown often enough come last."""
    seen: Counter[str] = Counter()
    ranked: list[tuple[bool, Diagnostic]] = []
    for diagnostic in sorted((d for d in report.open if d.severity == severity), key=Diagnostic.order):
        seen[diagnostic.rule] += 1
        ranked.append((0 < style.max_per_rule < seen[diagnostic.rule], diagnostic))
    return [diagnostic for _, diagnostic in sorted(ranked, key=lambda pair: pair[0])]


def _finding(diagnostic: Diagnostic, report: Report, style: Style) -> str:
    file = relative(diagnostic.path, style.root)
    message = prose(diagnostic.message)
    if file is None:
        message = f"{visible(diagnostic.path)}:{diagnostic.span.line}:{diagnostic.span.column}: {message}"
    message = "\n".join([message, *map(prose, advice(diagnostic, report))])
    properties = {
        **_place(diagnostic, file),
        "title": f"{prose(diagnostic.rule)} ({diagnostic.severity.word})",
    }
    return _command(_KINDS[diagnostic.severity], properties, message)


def _place(diagnostic: Diagnostic, file: str | None) -> dict[str, object]:
    """File and lines; columns only when the span is on one line, as GitHub demands."""
    if file is None:
        return {}
    line, column, end_line, end_column = diagnostic.span
    place: dict[str, object] = {"file": visible(file), "line": line}
    if end_line != line:
        return {**place, "endLine": end_line}
    return {**place, "endLine": end_line, "col": column, "endColumn": max(column, end_column)}


def _skip(entry: Unchecked, style: Style) -> str:
    rules = named_some(entry.rules, style)
    message = f"Not checked: {rules} in {visible(entry.path)}. {prose(entry.reason)}"
    file = relative(entry.path, style.root)
    return _command("notice", {"file": visible(file)} if file else {}, message)


def _rest(hidden: Counter[Severity], skips: int) -> str:
    parts = [counted(hidden[s], s.word) for s in sorted(Severity, reverse=True) if hidden[s]]
    if skips:
        parts.append(counted(skips, "statement") + " of what was not checked")
    message = f"Not shown here: {', '.join(parts)}. The text report of this run names them all."
    return _command("notice", {"title": "planner"}, message)


def _command(kind: str, properties: dict[str, object], message: str) -> str:
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{kind}{' ' if listed else ''}{listed}::{_data(message) or '-'}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
