"""The logframe in the column order of the European Union's grants.

Source of the columns: Practical Guide to contract procedures for EU external actions, annex E3d.
"""

from planner.message import N_
from planner.render.context.chain import IndicatorView
from planner.render.sheets.book import Book, Sheet
from planner.render.sheets.cell import Cell
from planner.render.sheets.results import ResultRow, results
from planner.render.sheets.telling import Teller

NAME = N_("Logframe (EU)")
ABOUT = N_(
    "Results chain with indicators, baselines, targets and assumptions, in the layout of the European Union."
)
_WIDTHS = (30, 34, 18, 18, 18, 26, 30)


def add(book: Book, it: Teller) -> None:
    """Write the sheet."""
    sheet = book.sheet(it.tab(NAME), _WIDTHS)
    row = sheet.title(it.label("Logical framework"), it.label("European Union layout"))
    row = sheet.heads(
        row,
        it.labels(
            "Results chain",
            "Indicator",
            "Baseline (value and year)",
            "Target (value and year)",
            "Current value and year (fill in)",
            "Source and means of verification",
            "Assumptions",
        ),
    )
    sheet.hold(row, 1)
    for result in results(it.doc.chain):
        row = _result(sheet, it, row, result)
    if not it.whole("outcomes", "outputs", "indicators", "activities"):
        sheet.say(row, Cell(it.label("%(mark)s Not every part is shown.", mark=it.doc.mark), "note"))


def _result(sheet: Sheet, it: Teller, row: int, result: ResultRow) -> int:
    """One result with its indicators; the row after it."""
    name = Cell(it.titled(result.number, it.text(result.statement)), "body strong")
    if result.assumptions is None:
        assumptions = Cell(it.label("not applicable"), "muted")
    else:
        assumptions = it.assumptions(result.assumptions)
    inner = [_indicator(it, indicator) for indicator in result.indicators]
    if not inner:
        sheet.put(row, 0, name)
        nothing = it.missing("indicators", otherwise=it.label("No indicator is stated."))
        sheet.span((row, row), (1, 5), nothing)
        sheet.put(row, 6, assumptions)
        return row + 1
    rows = (row, row + len(inner) - 1)
    sheet.span(rows, (0, 0), name)
    sheet.span(rows, (6, 6), assumptions)
    for at, cells in enumerate(inner, row):
        sheet.row(at, cells, 1)
    return rows[1] + 1


def _indicator(it: Teller, indicator: IndicatorView) -> list[Cell]:
    return [
        Cell(it.text(indicator.statement)),
        it.reading(indicator.baseline, "baseline"),
        it.reading(indicator.target, "target"),
        Cell(None, "input"),
        it.source(indicator),
    ]
