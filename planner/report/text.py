"""The report for people: calm, aligned, and readable in a log as well as in a terminal."""

from planner.diagnostic import Diagnostic, Report, Severity
from planner.report.safe import prose, visible
from planner.report.style import Style
from planner.report.tally import NAMED, counted, named_some, rules_that_ran, unchecked
from planner.report.terminal import BLANK, Ink, Part, Row, cells, paint, plain_row, usable_width
from planner.report.text_findings import INKS, Group, group_rows, groups_of, place_row
from planner.report.text_matrix import overview_rows

_INDENT = 2
_MANY_RULES = 12
"""Rules beyond which a report leaves their reasons and sources to ``planner explain``."""


def render(report: Report, style: Style) -> str:
    """The whole report; without colour it holds no escape code, without unicode nothing but ASCII."""
    rows = [
        *_files(report, style),
        *_waived(report, style),
        *_known(report, style),
        *_unchecked(report, style),
        *_summary(report, style),
    ]
    return paint(rows, style)


def findings(report: Report, style: Style) -> str:
    """The open findings alone, with their places and reasons, for what is wrong with planner's own input."""
    return paint(_files(report, style), style)


def _files(report: Report, style: Style) -> list[Row]:
    """Every file that there is something to say about; a rule is explained where it first speaks."""
    rows: list[Row] = []
    explained: set[object] = set()
    brief = is_brief(report, style)
    for path in _paths(report):
        overviews = [o for o in report.overviews if o.path == path]
        groups = groups_of([d for d in report.open if d.path == path])
        if overviews or groups:
            rows += _heading(visible(path, unicode=style.unicode), style)
        rows += [row for overview in overviews for row in overview_rows(overview, style)]
        for group in groups:
            subject = group.rule, group.findings[0].ruled  # files may be held against different profiles
            rows += group_rows(group, report, style, explain=subject not in explained, brief=brief)
            explained.add(subject)
    return rows


def is_brief(report: Report, style: Style) -> bool:
    """Whether so many rules speak that their reasons would bury what there is to do."""
    return bool(style.max_per_rule) and len({d.rule for d in report.open}) > _MANY_RULES


def _paths(report: Report) -> list[str]:
    """The files of the run in its order, then those that only a finding or an overview names."""
    named = sorted({*(d.path for d in report.diagnostics), *(o.path for o in report.overviews)})
    return list(dict.fromkeys((*report.files, *named)))


def _heading(title: str, style: Style) -> list[Row]:
    line = ("\u2500" if style.unicode else "-") * min(usable_width(style), max(1, cells(title)))
    return [plain_row(title, ink=Ink.STRONG), plain_row(line, ink=Ink.QUIET)]


def _waived(report: Report, style: Style) -> list[Row]:
    waived = sorted(report.waived, key=Diagnostic.order)
    if not waived:
        return []
    return [
        *_heading(f"Waived ({len(waived)})", style),
        *(r for d in waived for r in _excuse(d, style)),
        BLANK,
    ]


def _excuse(finding: Diagnostic, style: Style) -> list[Row]:
    assert finding.waived is not None
    waived = finding.waived
    approval = f"approved by {waived.approved_by}, until {waived.until}"
    elsewhere = waived.path and waived.path != finding.path
    approval += (
        f" ({visible(waived.origin)})" if elsewhere else f" (line {waived.line})" if waived.line else ""
    )
    return [
        *_whole(finding, style),
        plain_row(prose(waived.reason, unicode=style.unicode), indent=_INDENT, label="Reason"),
        plain_row(prose(approval, unicode=style.unicode), indent=_INDENT, label="Waiver"),
    ]


def _known(report: Report, style: Style) -> list[Row]:
    """What the baseline holds: a line for each rule of a file, or every finding where nothing is folded."""
    if not report.known:
        return []
    rows = _heading(f"Known before ({len(report.known)})", style)
    rows.append(plain_row(f"In the baseline {visible(report.baseline, unicode=style.unicode)}."))
    for path in dict.fromkeys(d.path for d in sorted(report.known, key=Diagnostic.order)):
        groups = groups_of([d for d in report.known if d.path == path])
        if style.max_per_rule:
            rows.append(plain_row(visible(path, unicode=style.unicode), ink=Ink.PLACE))
            rows += [_folded(group, style) for group in groups]
        else:
            rows += [row for group in groups for d in group.findings for row in _whole(d, style)]
    return [*rows, BLANK]


def _folded(group: Group, style: Style) -> Row:
    lines = list(dict.fromkeys(finding.span.line for finding in group.findings))
    named = ", ".join(map(str, lines[:NAMED])) + (f" and {len(lines) - NAMED} more" if lines[NAMED:] else "")
    count = counted(len(group.findings), group.severity.word)
    where = f"{'lines' if lines[1:] else 'line'} {named}"
    return plain_row(f"{prose(group.rule, unicode=style.unicode)}: {count}, {where}", indent=_INDENT)


def _whole(finding: Diagnostic, style: Style) -> list[Row]:
    return [
        place_row(finding, style),
        plain_row(prose(finding.message, unicode=style.unicode), indent=_INDENT),
    ]


def _unchecked(report: Report, style: Style) -> list[Row]:
    entries = unchecked(report)
    if not entries:
        return []
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for entry in entries:
        alike.setdefault((entry.reason, entry.rules), []).append(entry.path)
    rows = _heading("Not checked", style)
    for (reason, rules), paths in alike.items():
        rows += [plain_row(visible(path, unicode=style.unicode), ink=Ink.PLACE) for path in paths]
        rows.append(plain_row(named_some(rules, style), indent=_INDENT, label="Rules"))
        rows.append(plain_row(prose(reason, unicode=style.unicode), indent=_INDENT, label="Reason"))
    return [*rows, BLANK]


def _summary(report: Report, style: Style) -> list[Row]:
    ran, in_force = rules_that_ran(report)
    known = f", {len(report.known)} known from the baseline" if report.baseline else ""
    rows = [
        *_heading("Summary", style),
        _verdict(report),
        plain_row(
            f"{counted(len(report.files), 'file')} looked at, {counted(len(report.waived), 'finding')} waived{known}."
        ),
        plain_row(f"{ran} of {counted(in_force, 'rule')} ran, {_profiles(report, style)}."),
    ]
    if is_brief(report, style):
        rows.append(plain_row("Reasons and sources are left out here: `planner explain RULE`, or --all."))
    if report.skipped:
        text = "Not everything was checked: see above. What was not checked has not passed."
        rows.append(plain_row(text, ink=Ink.WARNING))
    return rows


def _profiles(report: Report, style: Style) -> str:
    """Which donor profile was in force, in which version and who chose it."""
    told = [f"{a.name} (version {a.version}, {a.why})" for a in report.applied] or [report.profile]
    names = prose(", ".join(told), unicode=style.unicode)
    return f"profile {names}" if len(told) == 1 else f"profiles {names}"


def _verdict(report: Report) -> Row:
    """The counts; never a word of having passed."""
    if not report.open:
        return plain_row("No open findings." if report.files else "No file was looked at.")
    counts = report.counts()
    parts: list[Part] = []
    for severity in sorted(Severity, reverse=True):
        ink = INKS[severity] if counts[severity] else Ink.PLAIN
        parts += [Part(", ") if parts else Part(""), Part(counted(counts[severity], severity.word), ink)]
    return Row((*parts, Part(".")))
