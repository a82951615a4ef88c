"""A text report in pieces: what it says of one file, ready to print, whatever the other files hold.

Only two things depend on the rest of the run: whether the report is brief, and whether a rule has been explained
already. So a file can be told as soon as it is judged, and the report put together without keeping the files.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from planner.diagnostic import Diagnostic, Overview, Ruled, RuleInfo, Severity
from planner.frozen import Frozen
from planner.report.safe import visible
from planner.report.style import Style
from planner.report.terminal import Ink, Row, cells, paint, plain_row, usable_width
from planner.report.text_findings import RELATED, Group, Lines, explanation, group_rows, groups_of
from planner.report.text_matrix import overview_rows

Order = tuple[int, int, int, int, str, str]
"""Where a group stands among those of its file: the most urgent first, then by the first place."""


class Told(Frozen):
    """The findings of one rule and severity in one file, ready to print."""

    order: Order
    rule: str
    severity: Severity
    ruled: Ruled | None
    with_fix: bool
    """Whether a finding relies on the rule's own advice."""
    full: str
    brief: str
    """The same for a brief report."""


class Piece(Frozen):
    """One file in a report, ready to print."""

    head: str
    overview: str
    """Empty where nothing is shown of the programme but findings."""
    groups: tuple[Told, ...]


def piece(
    path: str, overviews: Sequence[Overview], findings: Sequence[Diagnostic], lines: Lines, style: Style
) -> Piece:
    """What is said of one file; ``findings`` are the open ones, ``lines`` those of the file that may be quoted."""
    head = heading(visible(path, unicode=style.unicode), style)
    rows = [row for overview in overviews for row in overview_rows(overview, style)]
    groups = told(findings, lines, style, brief=style.many or None)
    return Piece(paint(head, style), paint(rows, style), tuple(groups))


def told(
    findings: Sequence[Diagnostic], lines: Lines, style: Style, *, brief: bool | None = None
) -> Iterator[Told]:
    """The findings of one file by rule; ``brief`` says whether the report will be brief, where that is known."""
    for group in groups_of(findings):
        first = group.findings[0]
        full, short = _both(group, lines, style, brief)
        yield Told(
            (-group.severity, *first.order()[1:]),
            group.rule,
            group.severity,
            first.ruled,
            any(not finding.fix for finding in group.findings),
            full,
            short,
        )


def _both(group: Group, lines: Lines, style: Style, brief: bool | None) -> tuple[str, str]:  # noqa: FBT001 - one of three
    """The group for a full and for a brief report; twice the one that is wanted where that is known."""
    differ = brief is None and style.max_per_rule and any(len(f.related) > RELATED for f in group.findings)
    first = paint(group_rows(group, lines, style, brief=bool(brief)), style)
    return first, paint(group_rows(group, lines, style, brief=True), style) if differ else first


class Teller:
    """Puts pieces together: a rule is explained where it first speaks."""

    def __init__(self, rules: Callable[[str], RuleInfo | None], style: Style, *, brief: bool) -> None:
        self._rules = rules
        self._style = style
        self._brief = brief
        self._explained: set[object] = set()

    def text(self, it: Piece, more: Iterable[Told] = ()) -> str:
        """The piece as it stands in this report, empty if it says nothing; ``more`` are groups that were found later."""
        groups = sorted([*it.groups, *more], key=lambda group: group.order) if more else it.groups
        if not groups and not it.overview:
            return ""
        return it.head + it.overview + "".join([self._group(group) for group in groups])

    def _group(self, group: Told) -> str:
        said = group.brief if self._brief else group.full
        subject = group.rule, group.ruled  # files may be held against different profiles
        rule = None if subject in self._explained else self._rules(group.rule)
        self._explained.add(subject)
        if rule is None:
            return said
        short = self._brief and group.severity < Severity.ERROR
        return said + paint(
            explanation(rule, group.ruled, self._style, with_fix=group.with_fix, short=short), self._style
        )


def heading(title: str, style: Style) -> list[Row]:
    """A title with a line under it."""
    line = ("\u2500" if style.unicode else "-") * min(usable_width(style), max(1, cells(title)))
    return [plain_row(title, ink=Ink.STRONG), plain_row(line, ink=Ink.QUIET)]
