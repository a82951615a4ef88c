"""A summary in Markdown for a comment on a pull request or for a job summary.

GitHub refuses a comment of more than 65,536 characters and a summary of more than 1 MiB. What does not fit is left
out, the least urgent first, and a sentence says how much that is.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from planner.diagnostic import Diagnostic, Overview, Report, Severity
from planner.frozen import Frozen, Struct, field
from planner.report.markdown_escape import code, words
from planner.report.markdown_matrix import overview_block
from planner.report.safe import without_commands
from planner.report.style import Style
from planner.report.tally import Unchecked, advice, counted, named_some, rules_that_ran, unchecked

LIMIT = 65_000
"""Bytes of the whole text: below GitHub's limit whichever way it counts, with room for a line of the poster's own."""

_SENTENCE = 400
"""Bytes kept free for the sentence that says what is left out."""
_TEXT, _NAME = 600, 200
"""Characters of a sentence and of a name that are shown."""

_KNOWN, _WAIVED, _UNCHECKED = "Known before", "Waived", "Not checked"
_COLUMNS = {
    _KNOWN: ("file", "place", "severity", "finding", "rule"),
    _WAIVED: ("file", "place", "rule", "finding", "why it is excused"),
    _UNCHECKED: ("file", "rules", "reason"),
}
_SKIP = "statement of what was not checked"
_PLURALS = {"matrix": "matrices", _SKIP: "statements of what was not checked"}
_FINDINGS = ("place", "severity", "finding", "rule")


class _Item(Frozen):
    """Something to show: a row of a table, or the picture of a programme."""

    section: str
    noun: str
    """What it is called when it is counted among what is left out."""
    text: str
    is_row: bool = True


class _Section(Struct):
    """A part of the report that folds or has a heading, and what was found room for in it."""

    opening: str
    table: str
    closing: str
    items: list[_Item] = field(default_factory=list)

    def __str__(self) -> str:
        blocks = [item.text for item in self.items if not item.is_row]
        rows = [item.text for item in self.items if item.is_row]
        body = "".join((*blocks, self.table if rows else "", *rows))
        return self.opening + body.rstrip("\n") + self.closing


def render(report: Report, style: Style) -> str:
    """Verdict, counts, the findings folded by file, what is known or waived, and what was not checked."""
    top = _top(report)
    sections = _sections(report)
    left_out = _fill(sections, _items(report, style), LIMIT - _size(top) - _SENTENCE)
    shown = [str(section) for section in sections.values() if section.items]
    return without_commands("\n".join([top, *_missing(left_out), *shown]))


def _top(report: Report) -> str:
    ran, in_force = rules_that_ran(report)
    known = f", {len(report.known)} known from the baseline" if report.baseline else ""
    lines = [
        f"## planner: {_verdict(report)}\n",
        f"{counted(len(report.files), 'file')} looked at, {counted(len(report.waived), 'finding')} waived{known}.",
        f"{ran} of {counted(in_force, 'rule')} ran, profile {words(report.profile, _NAME)}.\n",
    ]
    if report.skipped:
        lines.append("**Not everything was checked: see below.** What was not checked has not passed.\n")
    return "\n".join(lines)


def _verdict(report: Report) -> str:
    """The counts; never a word of having passed."""
    if not report.open:
        return "no open findings" if report.files else "no file was looked at"
    return _numbers(report.open)


def _numbers(findings: Iterable[Diagnostic]) -> str:
    counts = Counter(finding.severity for finding in findings)
    return ", ".join(counted(counts[severity], severity.word) for severity in sorted(Severity, reverse=True))


def _sections(report: Report) -> dict[str, _Section]:
    """Every part that there may be something to show in, in the order in which they are shown."""
    named = sorted({*(d.path for d in report.open), *(o.path for o in report.overviews)})
    files = {_file(path): path for path in dict.fromkeys((*report.files, *named))}
    by_file: dict[str, list[Diagnostic]] = {}
    for finding in report.open:
        by_file.setdefault(finding.path, []).append(finding)
    folded = {key: _folded(path, by_file.get(path, ())) for key, path in files.items()}
    plain = {
        title: _Section(f"### {title}\n\n", _header(columns), "\n") for title, columns in _COLUMNS.items()
    }
    return folded | plain


def _file(path: str) -> str:
    """The key of a file's section, which no title of another section equals."""
    return f"file {path}"


def _folded(path: str, findings: Sequence[Diagnostic]) -> _Section:
    told = _numbers(findings) if findings else "no open findings"
    opening = f"<details>\n<summary>{code(path, _NAME)}: {told}</summary>\n\n"
    return _Section(opening, _header(_FINDINGS), "\n\n</details>\n")


def _items(report: Report, style: Style) -> list[_Item]:
    """All there is to show, the most urgent first; what was not checked weighs more than a note."""
    findings = sorted(report.open, key=lambda d: (-d.severity, d.order()))
    known, waived = (sorted(found, key=Diagnostic.order) for found in (report.known, report.waived))
    return [
        *(_finding(d, report) for d in findings if d.severity > Severity.NOTE),
        *(_skip(entry, style) for entry in unchecked(report.skipped)),
        *(_finding(d, report) for d in findings if d.severity == Severity.NOTE),
        *(_remembered(d) for d in known),
        *(_excuse(d) for d in waived),
        *(_picture(o) for o in sorted(report.overviews, key=lambda o: (o.path, o.id))),
    ]


def _finding(finding: Diagnostic, report: Report) -> _Item:
    told = "<br>".join(words(line, _TEXT) for line in (finding.message, *advice(finding, report)))
    cells = (_place(finding), finding.severity.word, told, code(finding.rule, _NAME))
    return _Item(_file(finding.path), finding.severity.word, _row(cells))


def _skip(entry: Unchecked, style: Style) -> _Item:
    cells = (
        code(entry.path, _NAME),
        words(named_some(entry.rules, style), _TEXT),
        words(entry.reason, _TEXT),
    )
    return _Item(_UNCHECKED, _SKIP, _row(cells))


def _remembered(finding: Diagnostic) -> _Item:
    told = (finding.severity.word, words(finding.message, _TEXT), code(finding.rule, _NAME))
    return _Item(_KNOWN, "known finding", _row((code(finding.path, _NAME), _place(finding), *told)))


def _excuse(finding: Diagnostic) -> _Item:
    assert finding.waived is not None
    waived = finding.waived
    approval = f"approved by {words(waived.approved_by, _NAME)}, until {words(waived.until, _NAME)}"
    why = f"{words(waived.reason, _TEXT)} ({approval})"
    cells = (
        code(finding.path, _NAME),
        _place(finding),
        code(finding.rule, _NAME),
        words(finding.message, _TEXT),
        why,
    )
    return _Item(_WAIVED, "waived finding", _row(cells))


def _picture(overview: Overview) -> _Item:
    return _Item(_file(overview.path), "matrix", overview_block(overview), is_row=False)


def _place(finding: Diagnostic) -> str:
    return f"{finding.span.line}:{finding.span.column}"


def _header(columns: Sequence[str]) -> str:
    return _row(columns) + _row(["---"] * len(columns))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _fill(sections: dict[str, _Section], items: list[_Item], room: int) -> Counter[str]:
    """Put the items into their sections; once one does not fit, nothing less urgent is shown, only counted."""
    left_out: Counter[str] = Counter()
    for item in items:
        section = sections[item.section]
        frame = "" if section.items else f"{section.opening}{section.table}{section.closing}\n"
        size = _size(item.text + frame)
        if size > room:
            left_out[item.noun] += 1
            room = 0
            continue
        section.items.append(item)
        room -= size
    return left_out


def _missing(left_out: Counter[str]) -> list[str]:
    if not left_out:
        return []
    parts = [f"{n} {noun if n == 1 else _PLURALS.get(noun, f'{noun}s')}" for noun, n in left_out.items()]
    return [f"Not shown here, for want of room: {', '.join(parts)}. The text report of this run names all.\n"]


def _size(text: str) -> int:
    return len(text.encode("utf-8"))
