"""The logframe in the column order of the European Union's grants, and the activity matrix below it.

Source of the columns: Practical Guide to contract procedures for EU external actions, annex E3d.
"""

from planner.render.context.chain import ActivityView, IndicatorView
from planner.render.sheets.book import Book, Sheet
from planner.render.sheets.cell import Cell
from planner.render.sheets.results import ResultRow, results
from planner.render.sheets.room import cell_at
from planner.render.sheets.telling import Teller

NAME = "Logframe (EU)"
ABOUT = (
    "Results chain with indicators, baselines, targets and assumptions, then activities with means and costs."
)
_WIDTHS = (30, 34, 18, 18, 18, 26, 30)


def add(book: Book, it: Teller) -> None:
    """Write the sheet."""
    sheet = book.sheet(NAME, _WIDTHS)
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
    row = _left_out(sheet, it, row)
    _activities(sheet, it, row + 1)


def _result(sheet: Sheet, it: Teller, row: int, result: ResultRow) -> int:
    """One result with its indicators; the row after it."""
    name = Cell(f"{it.result(result.number)}: {it.text(result.statement)}", "body strong")
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


def _left_out(sheet: Sheet, it: Teller, row: int) -> int:
    """Say so where results or indicators are withheld."""
    if it.whole("outcomes", "outputs", "indicators", "activities"):
        return row
    return sheet.say(row, Cell(it.label("%(mark)s Not every part is shown.", mark=it.doc.mark), "note"))


def _activities(sheet: Sheet, it: Teller, row: int) -> None:
    """The activity matrix: activities, means, cost, assumptions."""
    sheet.put(row, 0, Cell(it.label("Activity matrix"), "heading"))
    row = sheet.heads(row + 1, it.labels("Output", "Activity", "Means", "Cost"))
    sheet.span((row - 1, row - 1), (4, 6), Cell(it.label("Assumptions of the output"), "head"))
    first = row
    for outcome in it.doc.chain.outcomes:
        for output in outcome.outputs:
            assumptions = it.assumptions(output.assumptions)
            for activity in output.activities:
                sheet.row(row, _activity(it, output.number, activity))
                sheet.span((row, row), (4, 6), assumptions)
                row += 1
    if row > first:
        _total(sheet, it, (first, row - 1))


def _activity(it: Teller, output: str, activity: ActivityView) -> list[Cell]:
    return [
        Cell(it.result(output)),
        Cell(f"{activity.number} {activity.title}"),
        Cell(_means(it, activity)),
        it.money(activity.cost),
    ]


def _means(it: Teller, activity: ActivityView) -> str:
    """How it is done, by whom, and with what equipment."""
    method = it.head(activity.method) if activity.method else ""
    things = (equipment.item for equipment in activity.equipment)
    return "\n".join(filter(None, (method, *activity.by, *things)))


def _total(sheet: Sheet, it: Teller, rows: tuple[int, int]) -> None:
    """The sum of the costs, unless some cost is withheld."""
    costs = [a.cost for outcome in it.doc.chain.outcomes for o in outcome.outputs for a in o.activities]
    shown = [cost for cost in costs if cost is not None]
    after = rows[1] + 1
    sheet.row(after, (Cell(it.label("All activities"), "total"), Cell(None, "total"), Cell(None, "total")))
    if len(shown) == len(costs) and it.whole("outcomes", "outputs", "activities"):
        formula = f"=SUM({cell_at(rows[0], 3)}:{cell_at(rows[1], 3)})"
        sheet.put(after, 3, Cell(sum(shown), "total money", formula))
    else:
        sheet.put(after, 3, it.missing(otherwise=it.doc.mark))
