"""The sources that the texts of the other sheets cite, by their numbers."""

from planner.message import N_
from planner.render.sheets.book import Book
from planner.render.sheets.cell import Cell
from planner.render.sheets.telling import Teller

NAME = N_("Sources")
ABOUT = N_("The sources behind the numbers in square brackets.")


def add(book: Book, it: Teller) -> None:
    """Write the sheet; called last but for the lists, when every citation is known."""
    sheet = book.sheet(it.tab(NAME), (8, 90, 60))
    row = sheet.title(it.label("Sources"), it.label(ABOUT))
    known = {line.id: line for line in it.doc.sources}
    lines = [(number, known[key]) for key, number in it.cited.items() if key in known]
    if not lines:
        sheet.say(
            row, it.missing("references", otherwise=it.label("No text in this workbook cites a source."))
        )
        return
    cells = [[Cell(n, "body plain"), Cell(line.text), Cell(line.url or None)] for n, line in lines]
    sheet.table(row, "Sources", it.label("Sources cited"), it.labels("No.", "Source", "Address"), cells)
