"""The report for people: calm, aligned, and readable in a log as well as in a terminal."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from planner.diagnostic import Applied, Diagnostic, Overview, Report, Severity
from planner.frozen import Frozen, replace
from planner.report.safe import prose, visible
from planner.report.style import Style
from planner.report.tally import NAMED, Unchecked, counted, named_some, rules_that_ran, unchecked
from planner.report.terminal import BLANK, Ink, Part, Row, paint, plain_row
from planner.report.text_findings import INKS, Group, groups_of, place_row
from planner.report.text_pieces import Teller, heading, piece

Thing = TypeVar("Thing", Diagnostic, Overview)

_INDENT = 2
_MANY_RULES = 12
"""Rules beyond which a report leaves their reasons and sources to ``planner explain``."""
_MANY_FILES = 50
"""Files beyond which a report shows no programme that nothing is said of, and no matrix, and is brief: nobody reads a thousand."""


def render(report: Report, style: Style) -> str:
    """The whole report; without colour it holds no escape code, without unicode nothing but ASCII."""
    style = for_files(len(report.files), style)
    rows = [*waived_rows(report.waived, style), *_known(report, style), *closing_rows(closing(report), style)]
    return findings(report, style) + paint(rows, style)


def for_files(number: int, style: Style) -> Style:
    """The style for a report on so many files; where all is to be shown, they are never too many."""
    return replace(style, many=True) if number > _MANY_FILES and style.max_per_rule else style


def findings(report: Report, style: Style) -> str:
    """The open findings alone, with their places and reasons, for what is wrong with planner's own input."""
    teller = Teller(report.rule, style, brief=is_brief(report, style))
    overviews, found = _by_path(() if style.many else report.overviews), _by_path(report.open)
    return "".join(
        teller.text(
            piece(
                path,
                overviews.get(path, []),
                found.get(path, []),
                (report.sources or {}).get(path, ()),
                style,
            )
        )
        for path in _paths(report)
    )


def _by_path(things: Iterable[Thing]) -> dict[str, list[Thing]]:
    gathered: dict[str, list[Thing]] = {}
    for thing in things:
        gathered.setdefault(thing.path, []).append(thing)
    return gathered


def is_brief(report: Report, style: Style) -> bool:
    """Whether so many rules speak that their reasons would bury what there is to do."""
    return brief({d.rule for d in report.open}, style)


def brief(speaking: Collection[str], style: Style) -> bool:
    """The same where only the rules that speak are known."""
    return style.many or (bool(style.max_per_rule) and len(speaking) > _MANY_RULES)


def _paths(report: Report) -> list[str]:
    """The files of the run in its order, then those that only a finding or an overview names."""
    named = sorted({*(d.path for d in report.diagnostics), *(o.path for o in report.overviews)})
    return list(dict.fromkeys((*report.files, *named)))


def waived_rows(found: Sequence[Diagnostic], style: Style) -> list[Row]:
    """What waivers excuse, under its heading."""
    waived = sorted(found, key=Diagnostic.order)
    if not waived:
        return []
    return [*waived_heading(len(waived), style), *(r for d in waived for r in excuse(d, style)), BLANK]


def waived_heading(count: int, style: Style) -> list[Row]:
    """The heading over what waivers excuse."""
    return heading(f"Waived ({count})", style)


def excuse(finding: Diagnostic, style: Style) -> list[Row]:
    """One finding that is excused, with the reason and the approval."""
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
    rows = heading(f"Known before ({len(report.known)})", style)
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


class Closing(Frozen):
    """What a report says at its end."""

    unchecked: Sequence[Unchecked]
    counts: Counter[Severity]
    """Open findings."""
    files: int
    waived: int
    known: int
    baseline: str
    ran: int
    in_force: int
    profiles: Sequence[str]
    """The donor profiles that were in force, in words."""
    brief: bool


def closing(report: Report) -> Closing:
    """What a whole report says at its end, but for whether it is brief, which depends on the style."""
    ran, in_force = rules_that_ran(report)
    return Closing(
        unchecked=unchecked(report.skipped),
        counts=report.counts(),
        files=len(report.files),
        waived=len(report.waived),
        known=len(report.known),
        baseline=report.baseline,
        ran=ran,
        in_force=in_force,
        profiles=[profile_words(a) for a in report.applied] or [report.profile],
        brief=len({d.rule for d in report.open}) > _MANY_RULES,
    )


def profile_words(applied: Applied) -> str:
    """A donor profile with its version and who chose it."""
    return f"{applied.name} (version {applied.version}, {applied.why})"


def closing_rows(end: Closing, style: Style) -> list[Row]:
    """What was not checked, and the summary."""
    return [*_unchecked(end.unchecked, style), *_summary(end, style)]


def _unchecked(entries: Sequence[Unchecked], style: Style) -> list[Row]:
    if not entries:
        return []
    alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for entry in entries:
        alike.setdefault((entry.reason, entry.rules), []).append(entry.path)
    rows = heading("Not checked", style)
    for (reason, rules), paths in alike.items():
        rows += [plain_row(visible(path, unicode=style.unicode), ink=Ink.PLACE) for path in paths]
        rows.append(plain_row(named_some(rules, style), indent=_INDENT, label="Rules"))
        rows.append(plain_row(prose(reason, unicode=style.unicode), indent=_INDENT, label="Reason"))
    return [*rows, BLANK]


def _summary(end: Closing, style: Style) -> list[Row]:
    known = f", {end.known} known from the baseline" if end.baseline else ""
    looked = f"{counted(end.files, 'file')} looked at, {counted(end.waived, 'finding')} waived{known}."
    rows = [
        *heading("Summary", style),
        _verdict(end),
        plain_row(looked),
        plain_row(f"{end.ran} of {counted(end.in_force, 'rule')} ran, {_profiles(end.profiles, style)}."),
    ]
    if style.many:
        text = "Of so many files, matrices, reasons and sources are left out here: name fewer, or --all."
        rows.append(plain_row(text))
    elif end.brief and style.max_per_rule:
        rows.append(plain_row("Reasons and sources are left out here: `planner explain RULE`, or --all."))
    if end.unchecked:
        text = "Not everything was checked: see above. What was not checked has not passed."
        rows.append(plain_row(text, ink=Ink.WARNING))
    return rows


def _profiles(told: Sequence[str], style: Style) -> str:
    """Which donor profile was in force, in which version and who chose it."""
    names = prose(", ".join(told), unicode=style.unicode)
    return f"profile {names}" if len(told) == 1 else f"profiles {names}"


def _verdict(end: Closing) -> Row:
    """The counts; never a word of having passed."""
    if not end.counts:
        return plain_row("No open findings." if end.files else "No file was looked at.")
    parts: list[Part] = []
    for severity in sorted(Severity, reverse=True):
        ink = INKS[severity] if end.counts[severity] else Ink.PLAIN
        parts += [Part(", ") if parts else Part(""), Part(counted(end.counts[severity], severity.word), ink)]
    return Row((*parts, Part(".")))
