"""The first sheet: what this is, whether it is real, what each sheet holds, and how to read the cells."""

from collections.abc import Iterable

from planner.message import N_
from planner.render.sheets import sources
from planner.render.sheets.book import Book, Sheet
from planner.render.sheets.cell import Cell
from planner.render.sheets.telling import Teller

NAME = N_("Cover")
ABOUT = N_("What this workbook is and how to read it.")


def add(book: Book, it: Teller, others: Iterable[tuple[str, str]]) -> None:
    """Write the sheet; ``others`` are the names of the other sheets and what each holds."""
    sheet = book.sheet(it.tab(NAME), (26, 90), "upright")
    row = sheet.title(it.doc.front.title, it.label("Workbook of the programme"))
    row = sheet.logo(row)
    for label, value in _facts(it):
        row = sheet.row(row, (Cell(label, "head"), Cell(value)))
    row = _heading(sheet, row + 1, it.label("Sheets"))
    for name, about in others:
        sheet.link(row, 0, it.tab(name))
        row = sheet.row(row, (Cell(it.label(about)),), 1)
    row = _heading(sheet, row + 1, it.label("How to read the cells"))
    for cell, about in _legend(it):
        row = sheet.row(row, (cell, Cell(about)))


def _heading(sheet: Sheet, row: int, text: str) -> int:
    sheet.put(row, 0, Cell(text, "heading"))
    return row + 1


def _facts(it: Teller) -> Iterable[tuple[str, str]]:
    """What the programme is, and where this file comes from."""
    front, checks = it.doc.front, it.doc.compliance
    facts = {
        N_("Countries"): it.language.joined(front.countries),
        N_("Period"): it.label("%(start)s to %(end)s", start=it.when(front.start), end=it.when(front.end)),
        N_("Stage"): it.head(front.phase),
        N_("Lead"): it.language.joined(front.leads),
        N_("Donor"): it.language.joined(front.donors),
        N_("Currency"): front.currency,
        N_("Basis"): it.head(front.provenance.basis) if front.provenance else "",
        N_("About this text"): it.text(front.provenance.note) if front.provenance else "",
        N_("Checked against"): it.label("donor profile %(profile)s", profile=checks.profile),
        N_("Open findings"): it.label(
            "%(errors)s, %(warnings)s, %(notes)s; the proposal lists them.",
            errors=it.language.count("%(num)s error", "%(num)s errors", checks.errors),
            warnings=it.language.count("%(num)s warning", "%(num)s warnings", checks.warnings),
            notes=it.language.count("%(num)s note", "%(num)s notes", checks.notes),
        ),
        N_("Made"): it.label(
            "%(date)s with planner %(version)s from the programme file",
            date=it.when(it.doc.generated),
            version=it.doc.version,
        ),
    }
    return ((it.label(label), value) for label, value in facts.items() if value)


def _legend(it: Teller) -> Iterable[tuple[Cell, str]]:
    yield Cell(it.label("Fill in"), "input"), it.label("An empty cell for people: type into it.")
    yield Cell(it.label("Sum"), "total"), it.label("Computed: a formula over the cells that it names.")
    yield Cell(it.label("Grey"), "muted"), it.label("Not stated, not known or not applicable.")
    yield (
        Cell(it.doc.mark, "muted"),
        it.label("Not for every reader. No sum is shown that would give it away."),
    )
    yield (
        Cell("[1]", "body"),
        it.label("The number of a source on the sheet %(sheet)s.", sheet=it.tab(sources.NAME)),
    )
