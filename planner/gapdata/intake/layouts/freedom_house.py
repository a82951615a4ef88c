"""Freedom on the Net, the workbook of Freedom House: a title in row 1, the names of the columns in row 2.

One row a country, with ``Country``, ``Edition`` (the year of the report) and ``Total``; the points for each question
stand between them.
"""

from collections.abc import Iterator

from planner.diagnostic import Diagnostic
from planner.gapdata.intake.layout import Asked, Content, LeftOut, Line
from planner.gapdata.intake.layouts.columns import PREFACE, Row, Table, cell_at, names_all, whole
from planner.gapdata.intake.layouts.credit import credit
from planner.gapdata.intake.layouts.workbook import Sheet, WorkbookError, is_workbook, read_sheets
from planner.gapdata.intake.rows import START, Cell
from planner.gapdata.intake.stages import wrong
from planner.late import late

TITLE = "Freedom on the Net, workbook of Freedom House"

INDICATOR = "freedom-on-the-net"
_NEEDED = (("country",), ("total",))
_EDITION = ("edition", "year")
_READ = frozenset({"country", "total", *_EDITION})
_YEAR = late(r"\b(20[0-9]{2})\b")


def recognises(content: Content) -> bool:
    """Whether the file is a workbook: there is no other layout of workbooks."""
    return is_workbook(content)


def lines(content: Content, asked: Asked) -> Iterator[Line | LeftOut | Diagnostic]:
    """The total of each country, and the columns that were passed over."""
    try:
        sheets = read_sheets(content)
    except WorkbookError as error:
        yield error.diagnostic
        return
    found = next(((sheet, table) for sheet in sheets if (table := _table(content.path, sheet))), None)
    if found is None:
        message = "No sheet of the workbook names the columns Country and Total in one of its first rows."
        yield wrong(
            "header", message, content.path, START, fix="Use the workbook of country scores as it is."
        )
        return
    sheet, table = found
    title = next((cell for row in sheet.rows for cell in row if cell.text), table.header[0])
    if "freedom on the net" not in f"{sheet.name} {title.text}".casefold() and not asked.indicator:
        message = "The title of the sheet does not say that these are scores of Freedom on the Net."
        yield wrong("indicator", message, content.path, title.span, fix=f"Say it: --indicator {INDICATOR}.")
        return
    yield from _figures(table, title, asked)


def _table(path: str, sheet: Sheet) -> Table | None:
    """The table of a sheet; None if none of its first rows names the columns."""
    for index, row in enumerate(sheet.rows[:PREFACE]):
        if names_all([cell.text.casefold() for cell in row], _NEEDED):
            return Table(path, row, sheet.rows[index + 1 :])
    return None


def _figures(table: Table, title: Cell, asked: Asked) -> Iterator[Line | LeftOut | Diagnostic]:
    country, total = (table.column(names) for names in _NEEDED)
    assert country is not None, "_table has seen to it"
    assert total is not None, "_table has seen to it"
    edition = table.column(_EDITION)
    year = _YEAR.search(title.text)
    as_of = Cell(asked.as_of or (year[1] if year else ""), title.span)
    if edition is None and not as_of.text:
        message = "Neither a column Edition nor the title says of which year the scores are."
        yield wrong("year", message, table.path, title.span, fix="Say it, such as --as-of 2024.")
        return
    others = [c.text for c in table.header if c.text and c.text.casefold() not in _READ]
    yield from (LeftOut("column", name[:80]) for name in others)
    for row in table.rows():
        if isinstance(row, Diagnostic):
            yield row
            continue
        indicator = Cell(asked.indicator or INDICATOR, row[country].span)
        cells = {
            "country": cell_at(row, country),
            "indicator": indicator,
            **credit(indicator, asked),
            "as_of": as_of if edition is None else cell_at(row, edition),
            "value": cell_at(row, total),
        }
        yield _line(table.path, row, cells)


def _line(path: str, row: Row, cells: dict[str, Cell]) -> Line | Diagnostic:
    formula = next((cell for cell in cells.values() if cell.text.startswith("=")), None)
    if formula is None:
        return Line(whole(row), cells)
    message = "This cell holds a formula, whose stored result may be out of date."
    fix = "In a spreadsheet program copy the column and paste it again as values."
    return wrong("value", message, path, formula.span, fix=fix)
