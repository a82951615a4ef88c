"""The findings of one file and one rule: the first few in full, the rest folded, the reasons once."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from planner.diagnostic import Diagnostic, Ruled, RuleInfo, Severity
from planner.frozen import Frozen
from planner.report.safe import prose, visible
from planner.report.style import Style
from planner.report.tally import basis
from planner.report.terminal import BLANK, Ink, Part, Row, plain_row, usable_width
from planner.report.text_excerpt import excerpt

INKS = {Severity.ERROR: Ink.ERROR, Severity.WARNING: Ink.WARNING, Severity.NOTE: Ink.NOTE}
_LINES_NAMED = 12
_INDENT = 2


class Group(Frozen):
    """Findings of one rule and severity in one file, in the order of the file."""

    rule: str
    severity: Severity
    findings: tuple[Diagnostic, ...]


_KEPT = frozenset({"Mend", "Basis", "Profile"})
"""What a brief explanation keeps."""
RELATED = 2
"""Further places of a finding that a brief report shows."""


def groups_of(findings: Sequence[Diagnostic]) -> list[Group]:
    """The findings of one file, gathered by rule: the most urgent first, then by the first place."""
    gathered: dict[tuple[Severity, str], list[Diagnostic]] = {}
    for finding in sorted(findings, key=Diagnostic.order):
        gathered.setdefault((finding.severity, finding.rule), []).append(finding)
    groups = [Group(rule, severity, tuple(found)) for (severity, rule), found in gathered.items()]
    return sorted(groups, key=lambda group: -group.severity)


Lines = Mapping[int, str] | Sequence[str]
"""The lines of a file by their index from 0: all of them, or those that are quoted."""


def group_rows(group: Group, lines: Lines, style: Style, *, brief: bool) -> list[Row]:
    """The findings of a group; ``brief`` shows few further places of each."""
    shown = group.findings[: style.max_per_rule or None]
    folded = group.findings[len(shown) :]
    rows = [row for finding in shown for row in _finding(finding, lines, style, brief=brief)]
    if folded:
        rows += [plain_row(_folded(folded, style), indent=_INDENT), BLANK]
    return rows


def explanation(
    rule: RuleInfo, ruled: Ruled | None, style: Style, *, with_fix: bool, short: bool
) -> list[Row]:
    """Why the rule exists, how to mend it and who says so.

    ``short`` keeps how to mend it and on whose word, and leaves the reasons to ``planner explain``.
    """
    told = _explanation(rule, ruled, style, with_fix=with_fix)
    return [*(row for row in told if not short or row.label in _KEPT), BLANK]


def place_row(finding: Diagnostic, style: Style) -> Row:
    """``path:line:column  severity  rule``."""
    place = f"{visible(finding.path, unicode=style.unicode)}:{finding.span.line}:{finding.span.column}"
    word = Part(finding.severity.word, INKS[finding.severity])
    rule = Part(prose(finding.rule, unicode=style.unicode), Ink.STRONG)
    return Row((Part(place, Ink.PLACE), Part("  "), word, Part("  "), rule))


def _finding(finding: Diagnostic, lines: Lines, style: Style, *, brief: bool) -> list[Row]:
    message = plain_row(prose(finding.message, unicode=style.unicode), indent=_INDENT)
    quoted = excerpt(lines, finding.span, INKS[finding.severity], usable_width(style), style)
    mend = [_labelled("Mend", finding.fix, style)] if finding.fix else []
    related = _related(finding, style, most=RELATED if brief else len(finding.related))
    return [place_row(finding, style), message, *quoted, *related, *mend, BLANK]


def _related(finding: Diagnostic, style: Style, *, most: int) -> list[Row]:
    shown = [
        _labelled("See also", f"line {related.span.line}: {related.message}", style)
        for related in finding.related[:most]
    ]
    left = len(finding.related) - most
    dots = "\u2026" if style.unicode else "..."
    return [*shown, _labelled("See also", f"{dots} and {left} more", style)] if left > 0 else shown


def _explanation(rule: RuleInfo, ruled: Ruled | None, style: Style, *, with_fix: bool) -> list[Row]:
    """Why the rule is there and who asks for it; one file is held against one profile, so one word is enough."""
    sources = [_labelled("Source", f"{source} {source.url}".strip(), style) for source in rule.sources]
    paragraphs = (("Rule", rule.title), ("Why", rule.why), ("Mend", rule.fix if with_fix else ""))
    rows = [_labelled(label, text, style) for label, text in paragraphs if text]
    rows += [*sources, _labelled("Basis", basis(rule, ruled), style)]
    if ruled:
        said = f"{ruled.profile}: {ruled.because}" if ruled.because else ruled.profile
        rows.append(_labelled("Profile", said, style))
    return rows


def _labelled(label: str, text: str, style: Style) -> Row:
    return plain_row(prose(text, unicode=style.unicode), indent=_INDENT, label=label)


def _folded(findings: Sequence[Diagnostic], style: Style) -> str:
    lines = [line for line, _ in groupby(finding.span.line for finding in findings)]
    dots = "\u2026" if style.unicode else "..."
    named = ", ".join(str(line) for line in lines[:_LINES_NAMED]) + (
        f", {dots}" if lines[_LINES_NAMED:] else ""
    )
    return f"{dots} and {len(findings)} more: {'lines' if len(lines) > 1 else 'line'} {named}"
