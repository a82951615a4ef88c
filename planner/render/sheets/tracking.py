"""Indicator tracking: what is planned by when, and room for what was measured."""

from planner.message import N_
from planner.render.context.chain import IndicatorView, ReadingView
from planner.render.sheets.book import Book, Sheet
from planner.render.sheets.cell import Cell
from planner.render.sheets.entries import choice, day, figure
from planner.render.sheets.lists import scale_name
from planner.render.sheets.room import cell_at
from planner.render.sheets.telling import Teller

NAME = N_("Tracking")
ABOUT = N_(
    "Every planned value of every indicator, with empty cells for the measured one and the share of the way gone."
)
_BASELINE, _TARGET, _ACTUAL, _READ, _WAY = 4, 9, 10, 11, 12
_WIDTHS = (12, 32, 11, 10, 11, 16, 16, 11, 11, 11, 11, 12, 10, 28, 12, 20, 12, 22)
_EXACT = 10**15
"""Beyond this a spreadsheet rounds whole numbers, so that they are written as words."""


def add(book: Book, it: Teller) -> None:
    """Write the sheet."""
    sheet = book.sheet(it.tab(NAME), _WIDTHS, "wide")
    note = it.label("Fill in the actual value and its date. The way to the target counts from the baseline.")
    row = sheet.title(it.label("Indicator tracking"), note)
    if not it.whole("indicators", "outcomes", "outputs"):
        row = sheet.say(
            row, Cell(it.label("%(mark)s Not every indicator is shown.", mark=it.doc.mark), "note")
        )
    due = [(indicator, *entry) for indicator in it.doc.indicators for entry in _due(it, indicator)]
    if not due:
        sheet.say(row, it.missing("indicators", otherwise=it.label("No indicator is stated.")))
        return
    cells = [_row(it, *entry, at) for at, entry in enumerate(due, row + 1)]
    sheet.table(
        row, "Tracking", it.label("Planned and measured values of every indicator"), _heads(it), cells
    )
    sheet.hold(row + 1, 2)
    for at, (indicator, _, _) in enumerate(due, row + 1):
        _entry(sheet, it, at, indicator)
    sheet.allow((row + 1, row + len(due)), _READ, day(it.label("The day on which the value was read.")))


def _heads(it: Teller) -> list[str]:
    return it.labels(
        "Result",
        "Indicator",
        "Unit",
        "Wanted",
        "Baseline",
        "Date of baseline",
        "Due",
        "Step",
        "Planned",
        "Target",
        "Actual (fill in)",
        "Date read (fill in)",
        "Way to target",
        "Source and method",
        "How often",
        "Responsible",
        "Split by",
        "Remarks (fill in)",
    )


def _due(it: Teller, indicator: IndicatorView) -> list[tuple[str, ReadingView | None]]:
    """Each milestone and the target; one line without a value where neither is stated."""
    steps: list[tuple[str, ReadingView | None]] = [
        (it.term("milestone"), milestone) for milestone in indicator.milestones
    ]
    if indicator.target or not steps:
        steps.append((it.term("target"), indicator.target))
    return steps


def _row(
    it: Teller, indicator: IndicatorView, step: str, planned: ReadingView | None, row: int
) -> list[Cell]:
    baseline = indicator.baseline
    return [
        Cell(it.result(indicator.result)),
        Cell(it.text(indicator.statement)),
        it.said(indicator.unit, "unit"),
        it.said(it.term(indicator.direction), "direction"),
        _value(it, baseline, "baseline"),
        it.said(it.when(baseline.when) if baseline else "", "baseline"),
        it.said(it.when(planned.when) if planned else "", "target"),
        Cell(step),
        _value(it, planned, "target"),
        _value(it, indicator.target, "target"),
        Cell(None, "input"),
        Cell(None, "input"),
        Cell("", "body share", _way(row)),
        it.source(indicator),
        it.said(indicator.every, "every"),
        it.said(indicator.responsible, "responsible"),
        it.said(it.terms(indicator.by), "by"),
        Cell(None, "input"),
    ]


def _value(it: Teller, reading: ReadingView | None, kind: str) -> Cell:
    """A number to compute with, or the words."""
    if reading is None:
        return it.missing(kind, otherwise=it.label("not known"))
    number = reading.number
    if number is None or abs(number) > _EXACT:
        return Cell(reading.value)
    return Cell(number, "body whole" if isinstance(number, int) else "body figure")


def _way(row: int) -> str:
    """How much of the way from baseline to target is gone; empty while one of the three is no number."""
    actual, baseline, target = (cell_at(row, column) for column in (_ACTUAL, _BASELINE, _TARGET))
    known = f"AND(ISNUMBER({actual}),ISNUMBER({baseline}),ISNUMBER({target}))"
    return f'=IF({known},IF({target}={baseline},"",({actual}-{baseline})/({target}-{baseline})),"")'


def _entry(sheet: Sheet, it: Teller, row: int, indicator: IndicatorView) -> None:
    """What may be entered: a stage of the scale, or a number where numbers are planned."""
    if indicator.scale:
        stage = choice(scale_name(it, indicator.scale), it.label("A stage of the scale."))
        sheet.allow((row, row), _ACTUAL, stage)
        return
    planned = [r.number for r in (indicator.baseline, *indicator.milestones, indicator.target) if r]
    if planned and None not in planned:
        sheet.allow((row, row), _ACTUAL, figure(-_EXACT, _EXACT, it.label("A number, without its unit.")))
