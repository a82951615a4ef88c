"""``planner explain FILE``: the findings of one programme in the order in which to mend them."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from planner.cli import asked
from planner.config import Config
from planner.diagnostic import Diagnostic, Report, Severity
from planner.frozen import Frozen
from planner.report.safe import prose, visible
from planner.report.style import Style
from planner.report.tally import OWN_STAGES, counted, named_some, unchecked
from planner.report.terminal import BLANK, Ink, Row, plain_row

_PACKS = ("reference", "results", "definition", "evidence", "gap", "transnational")
"""Packs whose warnings come first, in this order: what later ones look at must stand before they can be right."""


class Step(Frozen):
    """Findings that are mended together, and why they come at this point."""

    title: str
    why: str
    findings: tuple[Diagnostic, ...]


def is_file(name: str) -> bool:
    """Whether ``name`` is a file rather than the id of a rule."""
    try:
        return Path(name).is_file()
    except ValueError:  # a zero byte
        return False


def rows(path: str, settings: Config, style: Style) -> list[Row]:
    """The walk through the programme at ``path`` under these settings. Raises PlannerError where it cannot be checked at all."""
    from planner.project import check  # noqa: PLC0415 - whoever asks about a rule checks nothing

    report = check(asked.wish(settings, [path])).report
    found = steps(report)
    shown = [plain_row(visible(path, unicode=style.unicode), ink=Ink.STRONG), BLANK]
    if not found:
        shown.append(plain_row("There is nothing to mend."))
    for number, step in enumerate(found, start=1):
        shown.append(plain_row(f"Step {number} of {len(found)}: {step.title}", ink=Ink.STRONG))
        shown += [plain_row(step.why, indent=2, ink=Ink.QUIET), BLANK]
        shown += _findings(step, report, style)
    return [*shown, *_rest(report, style)]


def steps(report: Report) -> list[Step]:
    """The steps that have something in them, in the order of the work."""
    left = list(report.open)
    found: list[Step] = []
    for title, why, belongs in _plan(sorted({d.rule.partition("/")[0] for d in left})):
        here = tuple(sorted((d for d in left if belongs(d)), key=Diagnostic.order))
        left = [d for d in left if not belongs(d)]
        if here:
            found.append(Step(title, why, here))
    return found


def _plan(packs: Sequence[str]) -> Iterator[tuple[str, str, Callable[[Diagnostic], bool]]]:
    """Title, reason and members of every step; a finding belongs to the first that takes it."""
    yield (
        "make the file readable",
        "Until this is mended no rule can look at the file, so these come before everything else.",
        lambda d: d.rule.startswith(("yaml/", "schema/")) and d.severity is Severity.ERROR,
    )
    yield (
        "errors",
        "Documents cannot be written while these are open, and later findings may rest on them.",
        lambda d: d.severity is Severity.ERROR,
    )
    for pack in sorted(packs, key=_turn):
        yield f"warnings about {_TOPICS.get(pack, pack)}", _WHY.get(pack, _LATER), _warnings_of(pack)
    yield (
        "notes",
        "These are questions rather than faults: answer them once the rest stands.",
        lambda d: d.severity is Severity.NOTE,
    )


def _turn(pack: str) -> tuple[int, str]:
    """Sort key of a pack: those of the table, then others by name, then what planner says itself."""
    last = len(_PACKS) + (pack in OWN_STAGES)
    return (_PACKS.index(pack) if pack in _PACKS else last, pack)


def _warnings_of(pack: str) -> Callable[[Diagnostic], bool]:
    return lambda d: d.severity is Severity.WARNING and d.rule.partition("/")[0] == pack


_TOPICS = {
    "reference": "what refers to what",
    "results": "the results chain",
    "definition": "skills, groups and purpose",
    "evidence": "evidence",
    "gap": "the gaps that figures show",
    "transnational": "ties beyond the country",
    "document": "what a document must not show",
    "waiver": "waivers",
    "yaml": "the text of the file",
}
_WHY = {
    "reference": "A name that leads nowhere makes sums and links wrong that other findings rest on.",
    "results": "Everything else hangs on the results chain, so it must stand before the rest can be judged.",
    "definition": "Who learns which skill, and what for, decides which evidence and which partners are needed.",
    "evidence": "What the programme does is settled by now; this is about showing that it is right.",
    "gap": "Figures of the countries are held against what the programme does by now.",
    "transnational": "What reaches beyond the country is best settled once the programme itself stands.",
    "waiver": "Waivers come late, since mending may have made some needless.",
}
_LATER = "These rest on what the steps before have settled."


def _findings(step: Step, report: Report, style: Style) -> Iterator[Row]:
    """The findings from the top of the file to its end, under the part of the file in which they stand."""
    for part, findings in groupby(step.findings, key=_part):
        group = list(findings)
        heading = f"In `{part}`" if part else "In the file as a whole"
        yield plain_row(f"{prose(heading, unicode=style.unicode)}:", indent=2)
        for finding in group:
            yield from _finding(finding, report, style)
    yield BLANK


def _part(finding: Diagnostic) -> str:
    return f"{finding.pointer.parts[0]}" if finding.pointer.parts else ""


def _finding(finding: Diagnostic, report: Report, style: Style) -> Iterator[Row]:
    rule = report.rule(finding.rule)
    mend = finding.fix or (rule.fix if rule else "")
    place = f"{visible(finding.path, unicode=style.unicode)}:{finding.span.line}:{finding.span.column}"
    yield plain_row(f"{place}  {prose(finding.rule, unicode=style.unicode)}", indent=4, ink=Ink.PLACE)
    yield plain_row(prose(finding.message, unicode=style.unicode), indent=4, label="Found")
    if mend:
        yield plain_row(prose(mend, unicode=style.unicode), indent=4, label="Do")


def _rest(report: Report, style: Style) -> Iterator[Row]:
    """What is left when all steps are done, and what nobody looked at."""
    counts = report.counts()
    said = ", ".join(counted(counts[s], s.word) for s in sorted(Severity, reverse=True))
    yield plain_row("What is left", ink=Ink.STRONG)
    yield plain_row(f"Open now: {said}; {counted(len(report.waived), 'finding')} waived.", indent=2)
    for entry in unchecked(report.skipped):
        rules = named_some(entry.rules, style)
        reason = prose(entry.reason, unicode=style.unicode)
        yield plain_row(f"{rules}: {reason}. This has not passed.", indent=2, label="Unchecked")
    if any(d.rule.partition("/")[0] in OWN_STAGES and d.severity is Severity.ERROR for d in report.open):
        yield plain_row("More may be found once the file can be read: run this again after step 1.", indent=2)
    elif report.open:
        yield plain_row("Run this again after each step: what one finding hides shows then.", indent=2)
