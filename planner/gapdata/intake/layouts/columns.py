"""What the layouts of CSV files share: a line that names the columns, and lines of figures that keep to it."""

from collections.abc import Iterable, Iterator, Sequence

from planner.diagnostic import Diagnostic
from planner.frozen import Frozen
from planner.gapdata.intake.layout import Content
from planner.gapdata.intake.rows import START, Cell, each_row, read_rows, surplus
from planner.gapdata.intake.stages import wrong
from planner.position import Span

PREFACE = 10
"""How many lines may stand above the one that names the columns."""

Row = tuple[Cell, ...]
Names = tuple[str, ...]
"""The names that a column goes by, in small letters, the usual one first."""


class Table(Frozen):
    """A table whose columns are named."""

    path: str
    header: Row
    below: Iterable[Row | Diagnostic]
    """What follows the header, to be read once: lines that hold anything, and what is wrong with others."""

    def column(self, names: Names) -> int | None:
        """The place of the first column that goes by one of ``names``; None if there is none."""
        return next((i for i, cell in enumerate(self.header) if cell.text.casefold() in names), None)

    def rows(self) -> Iterator[Row | Diagnostic]:
        """The lines of figures, or what is wrong with a line or with all of them; to be asked for once."""
        names, any_line = [cell.text for cell in self.header], False
        for row in self.below:
            any_line = True
            yield row if isinstance(row, Diagnostic) else surplus(self.path, names, row) or row
        if not any_line:
            message = "There are no figures below the names of the columns."
            yield wrong("text", message, self.path, whole(self.header), fix="Download the file again.")


def headings(content: Content) -> list[Names]:
    """The cells of the first lines of a file in small letters: enough to recognise its layout by."""
    rows, _ = read_rows(content.path, content.beginning)
    return [tuple(cell.text.casefold() for cell in row) for row in rows[:PREFACE]]


def names_all(cells: Sequence[str], needed: Sequence[Names]) -> bool:
    """Whether ``cells``, in small letters, name every column that is needed."""
    return all(any(name in cells for name in names) for names in needed)


def read_table(
    content: Content, needed: Sequence[Names], *, preface: int = 1
) -> tuple[Table | None, list[Diagnostic]]:
    """The table in ``content``, and what is wrong above it; None if its columns are not named as needed, each once.

    They may be named in one of the first ``preface`` lines that hold anything. Raises TextError.
    """
    problems: list[Diagnostic] = []
    above: list[Row] = []
    following = each_row(content.path, content.text)
    for row in following:
        if isinstance(row, Diagnostic):
            problems.append(row)
        elif names_all(_texts(row), needed):
            problems += _twice(content.path, row, needed)
            return (None if problems else Table(content.path, row, following)), problems
        else:
            above.append(row)
            if len(above) == preface:
                break
    return None, [*problems, _no_header(content.path, above, needed)]


def _texts(row: Row) -> Names:
    return tuple(cell.text.casefold() for cell in row)


def _no_header(path: str, rows: Sequence[Row], needed: Sequence[Names]) -> Diagnostic:
    if not rows:
        return wrong("header", "The file is empty.", path, START, fix="Download the file again.")
    named = _texts(rows[0])
    missing = " and ".join(names[0] for names in needed if not any(name in named for name in names))
    message = f"The first line does not name the columns of this layout: {missing} is missing."
    expected = ", ".join(names[0] for names in needed)
    return wrong("header", message, path, whole(rows[0]), fix=f"The columns needed are {expected}.")


def _twice(path: str, header: Row, needed: Sequence[Names]) -> Iterator[Diagnostic]:
    for names in needed:
        same = [cell for cell in header if cell.text.casefold() in names]
        for cell in same[1:]:
            message = f"The columns {same[0].text} and {cell.text} say the same thing twice."
            yield wrong("header", message, path, cell.span, fix="Take one of them out.")


def whole(row: Row) -> Span:
    """The place of a whole line."""
    return Span(row[0].span.line, 1, row[-1].span.end_line, row[-1].span.end_column)


def cell_at(row: Row, index: int) -> Cell:
    """The cell under a column; an empty one where the line ends before it."""
    if index < len(row):
        return row[index]
    end = row[-1].span
    return Cell("", Span(end.end_line, end.end_column, end.end_line, end.end_column))
