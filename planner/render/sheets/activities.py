"""The activity matrix: activities, means, costs and assumptions.

Source of the columns: Practical Guide to contract procedures for EU external actions, annex E3d.
"""

from planner.message import N_
from planner.render.context.chain import ActivityView, OutputView
from planner.render.sheets.book import Book, Sheet
from planner.render.sheets.cell import Cell
from planner.render.sheets.room import cell_at
from planner.render.sheets.telling import Teller

NAME = N_("Activities (EU)")
ABOUT = N_(
    "Activities by output with their means, costs and assumptions, in the layout of the European Union."
)
_WIDTHS = (12, 40, 44, 18, 50)
_COST = 3


def add(book: Book, it: Teller) -> None:
    """Write the sheet."""
    sheet = book.sheet(it.tab(NAME), _WIDTHS)
    row = sheet.title(it.label("Activity matrix"), it.label("European Union layout"))
    outputs = [output for outcome in it.doc.chain.outcomes for output in outcome.outputs]
    cells = [_activity(it, output, activity) for output in outputs for activity in output.activities]
    if not cells:
        sheet.say(row, it.missing("activities", "outputs", "outcomes", otherwise=it.label("None is stated.")))
        return
    heads = it.labels("Output", "Activity", "Means", "Cost", "Assumptions of the output")
    after = sheet.table(row, "Activities", it.label("Activities with their means and costs"), heads, cells)
    _total(sheet, it, (row + 1, after - 1), [a.cost for output in outputs for a in output.activities])


def _activity(it: Teller, output: OutputView, activity: ActivityView) -> list[Cell]:
    return [
        Cell(it.result(output.number)),
        Cell(f"{activity.number} {activity.title}"),
        Cell(_means(it, activity)),
        it.money(activity.cost),
        it.assumptions(output.assumptions),
    ]


def _means(it: Teller, activity: ActivityView) -> str:
    """How it is done, by whom, and with what equipment."""
    method = it.head(activity.method) if activity.method else ""
    things = (equipment.item for equipment in activity.equipment)
    return "\n".join(filter(None, (method, *activity.by, *things)))


def _total(sheet: Sheet, it: Teller, rows: tuple[int, int], costs: list[int | None]) -> None:
    """The sum of the costs, unless some cost is withheld."""
    after = rows[1] + 1
    sheet.row(after, (Cell(it.label("Total"), "total"), Cell(None, "total"), Cell(None, "total")))
    shown = [cost for cost in costs if cost is not None]
    if len(shown) == len(costs) and it.whole("outcomes", "outputs", "activities"):
        formula = f"=SUM({cell_at(rows[0], _COST)}:{cell_at(rows[1], _COST)})"
        sheet.put(after, _COST, Cell(sum(shown), "total money", formula))
    else:
        sheet.put(after, _COST, it.money(None))
