"""The change log: what was changed after the programme was agreed, with empty lines for what comes next."""

from planner.message import N_
from planner.render.context.changes import ChangeView
from planner.render.sheets.book import Book
from planner.render.sheets.cell import Cell
from planner.render.sheets.entries import choice, day
from planner.render.sheets.telling import Teller

NAME = N_("Changes")
ABOUT = N_("The change log: date, version, level, reason and approval, with room for the next changes.")
EMPTY_LINES = 12
_WIDTHS = (20, 12, 16, 46, 46, 30)


def add(book: Book, it: Teller) -> None:
    """Write the sheet."""
    sheet = book.sheet(it.tab(NAME), _WIDTHS)
    note = it.label(
        "Agreed changes, oldest first. Fill in the empty lines, and the programme file after them."
    )
    row = sheet.title(it.label("Change log"), note)
    if not it.whole("changes"):
        row = sheet.say(row, Cell(it.label("%(mark)s Not every change is shown.", mark=it.doc.mark), "note"))
    known = [_change(it, change) for change in it.doc.changes]
    rows = [*known, *([Cell(None, "input")] * len(_WIDTHS) for _ in range(EMPTY_LINES))]
    heads = it.labels("Date", "Version", "Level of change", "What changed", "Reason", "Approved by")
    after = sheet.table(row, "ChangeLog", it.label("Change log of the programme"), heads, rows)
    empty = (after - EMPTY_LINES, after - 1)
    sheet.allow(empty, 0, day(it.label("The day on which the change was agreed.")))
    sheet.allow(empty, 2, choice("LevelList", it.label("The level at which something was changed.")))


def _change(it: Teller, change: ChangeView) -> list[Cell]:
    return [
        Cell(it.when(change.when)),
        Cell(change.version),
        Cell(it.term(change.level)),
        it.prose(change.what, "what"),
        it.prose(change.reason, "reason"),
        it.missing("approved_by", otherwise=it.label("not yet approved"))
        if not change.approved_by
        else Cell(change.approved_by),
    ]
