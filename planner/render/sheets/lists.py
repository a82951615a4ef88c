"""The lists that cells are chosen from and the words that formulas answer with: names in formulas instead of text."""

from planner.message import N_
from planner.render.sheets.book import Book
from planner.render.sheets.cell import Cell
from planner.render.sheets.telling import Teller

NAME = N_("Lists")
ABOUT = N_("The words that drop-down lists and formulas use. Leave this sheet as it is.")
RATINGS = ("low", "medium", "high")
LEVELS = ("programme", "impact", "outcome", "output", "activity", "indicator", "budget", "risk")
"""As in the format's ``changes``."""


def add(book: Book, it: Teller) -> None:
    """Write the sheet, and name its ranges."""
    scales = list(dict.fromkeys(i.scale for i in it.doc.indicators if i.scale))
    sheet = book.sheet(it.tab(NAME), (24, 24, 40, *(24,) * len(scales)), "upright")
    row = sheet.title(it.label("Lists"), it.label(ABOUT))
    scale_heads = (it.label("Scale %(number)s", number=n) for n in range(1, len(scales) + 1))
    first = sheet.heads(row, (*it.labels("Ratings", "Levels of change", "Answers of checks"), *scale_heads))
    sheet.hold(first)
    answers = it.labels(
        "The lines add up to the stated total.", "The lines do not add up to the stated total."
    )
    columns = ([it.term(r) for r in RATINGS], [it.term(name) for name in LEVELS], answers, *scales)
    for at, words in enumerate(columns):
        for line, word in enumerate(words, first):
            sheet.put(line, at, Cell(word))
    for line, name in enumerate(("RatingLow", "RatingMedium", "RatingHigh"), first):
        book.name(name, sheet, (line, line), 0)
    book.name("RatingList", sheet, (first, first + len(RATINGS) - 1), 0)
    book.name("LevelList", sheet, (first, first + len(LEVELS) - 1), 1)
    book.name("CheckYes", sheet, (first, first), 2)
    book.name("CheckNo", sheet, (first + 1, first + 1), 2)
    for number, scale in enumerate(scales, 1):
        book.name(f"Scale_{number}", sheet, (first, first + len(scale) - 1), 2 + number)


def scale_name(it: Teller, scale: tuple[str, ...]) -> str:
    """The name under which the stages of ``scale`` can be chosen."""
    scales = list(dict.fromkeys(i.scale for i in it.doc.indicators if i.scale))
    return f"Scale_{scales.index(scale) + 1}"
