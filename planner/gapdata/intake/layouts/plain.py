"""planner's own layout: CSV, one figure a line, under the names of ``layout.COLUMNS`` in any order."""

import re
from collections.abc import Iterator

from planner.diagnostic import Diagnostic
from planner.gapdata.intake.cells import did_you_mean
from planner.gapdata.intake.layout import COLUMNS, OTHER_COLUMNS, Asked, Content, Line
from planner.gapdata.intake.rows import START, Cell, each_row, surplus
from planner.gapdata.intake.stages import wrong
from planner.late import late
from planner.position import Span

TITLE = "planner's own: CSV, one figure a line"

_NAMES = (*COLUMNS, *OTHER_COLUMNS, "year")
_NEEDED = (("iso3", "country"), ("indicator",), ("year", "as_of"), ("value",))
_GUARDED = late(r"'+[=+\-@\uff1d\uff0b\uff0d\uff20]")


def recognises(content: Content) -> bool:
    """Whether the first line names the value or the indicator, and one more column that is needed."""
    first = next((line for line in content.beginning.splitlines() if line.strip()), "")
    names = {part.strip(' "').lower() for part in re.split("[,;\t]", first)}
    found = [group for group in _NEEDED if names & set(group)]
    return len(found) > 1 and bool(names & {"indicator", "value"})


def lines(content: Content, asked: Asked) -> Iterator[Line | Diagnostic]:
    """One line a row; a wrong first line is all that is said of the file."""
    names: list[str] = []
    broken = False
    for row in each_row(content.path, content.text):
        if isinstance(row, Diagnostic):
            broken = True
            yield row
        elif names:
            yield _line(content.path, names, row)
        else:
            wrong_header = list(_header_problems(content.path, row, asked))
            yield from wrong_header
            if wrong_header:
                return
            names = [_column(cell) for cell in row]
    if not names and not broken:
        yield wrong("header", "The table is empty.", content.path, START)


def _line(path: str, names: list[str], row: tuple[Cell, ...]) -> Line | Diagnostic:
    """The figure of one row, or what is wrong with the row as such."""
    too_many = surplus(path, names, row)
    if too_many is not None:
        return too_many
    span = Span(row[0].span.line, 1, row[-1].span.end_line, row[-1].span.end_column)
    return Line(span, {name: unguarded(cell) for name, cell in zip(names, row, strict=False)})


def unguarded(cell: Cell) -> Cell:
    """The cell without the apostrophe that keeps a spreadsheet from running it as a formula."""
    return cell._replace(text=cell.text[1:]) if cell.text[:1] == "'" and _GUARDED.match(cell.text) else cell


def guarded(text: str) -> str:
    """``text`` so that a spreadsheet shows it and never runs it; :func:`unguarded` takes it back."""
    return f"'{text}" if _GUARDED.match(f"'{text}") else text


def _column(cell: Cell) -> str:
    """The name of the column in lines: ``year`` is ``as_of``."""
    name = cell.text.lower()
    return "as_of" if name == "year" else name


def _header_problems(path: str, header: tuple[Cell, ...], asked: Asked) -> Iterator[Diagnostic]:
    names = [cell.text.lower() for cell in header]
    for index, (name, cell) in enumerate(zip(names, header, strict=True)):
        yield from _column_problems(path, names, index, name, cell)
    said = {"indicator": asked.indicator, "as_of": asked.as_of}
    lacking = [group[0] for group in _NEEDED if not set(group) & set(names) and not said.get(group[-1])]
    if lacking:
        whole = Span(header[0].span.line, 1, header[0].span.line, header[-1].span.end_column)
        missing = " and ".join(lacking)
        message = f"The first line does not name the columns: {missing} is missing."
        yield wrong("header", message, path, whole)


def _column_problems(path: str, names: list[str], index: int, name: str, cell: Cell) -> Iterator[Diagnostic]:
    if name not in _NAMES:
        absent = tuple(n for n in _NAMES if n not in names)
        message = f"There is no column called {cell.text[:60]}." if name else "This column has no name."
        fix = did_you_mean(name, absent) or f"Columns are {', '.join(COLUMNS)}."
        yield wrong("header", message, path, cell.span, fix=fix)
    elif name in names[:index]:
        yield wrong("header", f"The column {name} stands here twice.", path, cell.span)
    elif name == "year" and "as_of" in names:
        message = "The columns year and as_of say the same."
        yield wrong("header", message, path, cell.span, fix="Keep as_of, or rename it to year.")
