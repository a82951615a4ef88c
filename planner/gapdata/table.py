"""A user's own table of figures, laid over the shipped ones; all of it or nothing.

The layout is one figure a line: ``iso3,indicator,year,value``, and where wanted ``unit``, ``source``,
``licence``. An indicator that planner does not know is declared on its first line by ``title``, ``area`` and
``higher_is_better``. ``docs/gap-method.md`` describes it for users.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from planner.diagnostic import Diagnostic, Related
from planner.errors import DataError
from planner.gapdata.cells import (
    CellError,
    check_bounds,
    did_you_mean,
    is_year,
    read_country,
    read_slug,
    read_value,
    read_year,
)
from planner.gapdata.declared import NO_SOURCE, Declarations
from planner.gapdata.figures import Figures, shipped
from planner.gapdata.rows import LARGEST, START, Cell, TextError, decode, read_rows
from planner.gapdata.stages import wrong
from planner.model.country import countries
from planner.model.figures import Indicator, Record
from planner.position import ROOT, Span

REQUIRED = ("iso3", "indicator", "year", "value")
T = TypeVar("T")
Cells = Mapping[str, Cell]
"""The cells of one row by the name of their column; a column that the table lacks is an empty cell."""

OPTIONAL = ("unit", "source", "licence", "title", "area", "higher_is_better")


@dataclass(frozen=True, slots=True)
class Imported:
    """What a table holds; no records at all if anything in it is wrong."""

    records: tuple[Record, ...]
    indicators: tuple[Indicator, ...]
    """The indicators that the table declares."""
    diagnostics: tuple[Diagnostic, ...]
    """Sorted; empty if and only if the table is sound."""


def load(path: str) -> tuple[Figures | None, tuple[Diagnostic, ...]]:
    """The shipped figures with the table at ``path`` laid over; None, and why, if the table is not sound.

    Raises DataError if the file cannot be opened.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise DataError(f"The table of figures {path} cannot be read: {reason}.") from error
    imported = read_table(path, data)
    if imported.diagnostics:
        return None, imported.diagnostics
    return shipped().overlaid(imported.indicators, imported.records), ()


def read_table(path: str, data: bytes) -> Imported:
    """The table in ``data``; ``path`` is how findings name it."""
    try:
        rows, problems = read_rows(path, decode(path, data))
    except TextError as error:
        return Imported((), (), (error.diagnostic,))
    if not rows:
        problems.append(wrong("header", "The table is empty.", path, START))
    problems += _header_problems(path, rows[0]) if rows else ()
    if any(p.rule == "gaps/header" for p in problems):
        return Imported((), (), _in_order(problems))
    reader = _Reader(path, rows[0])
    for number, row in enumerate(rows[1:]):
        reader.take(number, row)
    if problems or reader.problems:
        return Imported((), (), _in_order([*problems, *reader.problems]))
    return Imported(tuple(reader.records), reader.declared.indicators, ())


def _in_order(problems: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(problems, key=Diagnostic.order))


def _header_problems(path: str, header: tuple[Cell, ...]) -> list[Diagnostic]:
    names = [cell.text.lower() for cell in header]
    problems = []
    for index, (name, cell) in enumerate(zip(names, header, strict=True)):
        if name not in (*REQUIRED, *OPTIONAL):
            absent = tuple(n for n in (*REQUIRED, *OPTIONAL) if n not in names)
            message = f"There is no column called {cell.text[:60]}." if name else "This column has no name."
            fix = did_you_mean(name, absent) or f"Columns are {', '.join((*REQUIRED, *OPTIONAL))}."
            problems.append(wrong("header", message, path, cell.span, fix=fix))
        elif name in names[:index]:
            problems.append(wrong("header", f"The column {name} stands here twice.", path, cell.span))
    lacking = [name for name in REQUIRED if name not in names]
    if lacking:
        whole = Span(header[0].span.line, 1, header[0].span.line, header[-1].span.end_column)
        missing = " and ".join(lacking)
        problems.append(
            wrong("header", f"The first line does not name the columns: {missing} is missing.", path, whole)
        )
    return problems


class _Reader:
    """Takes one row after the other and remembers what the later ones are held against."""

    def __init__(self, path: str, header: tuple[Cell, ...]) -> None:
        self.path = path
        self.columns = [cell.text.lower() for cell in header]
        self.header_line = header[0].span.line
        self.records: list[Record] = []
        self.problems: list[Diagnostic] = []
        self.declared = Declarations()
        self._seen: dict[tuple[str, str, int], Span] = {}

    def take(self, number: int, row: tuple[Cell, ...]) -> None:
        """Keep the figure in ``row``, the ``number``-th below the header, or say what is wrong with it."""
        extra = row[len(self.columns) :]
        if extra:
            message = f"This line has {len(row)} cells, but there are {len(self.columns)} columns."
            fix = 'A number such as 1,234.5 must lose its comma; a text with a comma needs "..." around it.'
            self.problems.append(wrong("text", message, self.path, extra[0].span, fix=fix))
            return
        end = row[-1].span
        blank = Cell("", Span(end.line, end.end_column, end.line, end.end_column))
        cells = dict.fromkeys((*REQUIRED, *OPTIONAL), blank) | dict(zip(self.columns, row, strict=False))
        if self._swapped(number, cells):
            return
        record = self._record(number, cells)
        if record is not None:
            self._keep(number, record, cells["iso3"].span)

    def _wrong(self, number: int, column: str, cells: Cells, error: CellError) -> None:
        column = error.column or column
        at, span = ROOT / number / column, cells[column].span
        self.problems.append(wrong(error.stage, error.message, self.path, span, at=at, fix=error.fix))

    def _swapped(self, number: int, cells: Cells) -> bool:
        """Say it once, instead of two riddles, if two columns have changed places."""
        for one, other in (("iso3", "indicator"), ("year", "value")):
            if not _fits(one, cells[one]) and _fits(one, cells[other]):
                stage = "country" if one == "iso3" else "year"
                message = (
                    f"The columns {one} and {other} look swapped: {cells[other].text} belongs under {one}, "
                    f"but {cells[one].text[:60] or 'nothing'} stands there."
                )
                fix = f"Let the two change places on this line, or change their names in line {self.header_line}."
                self._wrong(number, one, cells, CellError(stage, message, fix))
                return True
        return False

    def _ask(self, number: int, column: str, cells: Cells, read: Callable[[Cell], T]) -> T | None:
        """What ``read`` makes of the cell; None after its error has been reported."""
        try:
            return read(cells[column])
        except CellError as error:
            self._wrong(number, column, cells, error)
            return None

    def _record(self, number: int, cells: Cells) -> Record | None:
        """The figure, or None after every wrong cell of the row has been reported."""

        def read_indicator(cell: Cell) -> Indicator:
            return self.declared.indicator(read_slug(cell), cells)

        country = self._ask(number, "iso3", cells, read_country)
        indicator = self._ask(number, "indicator", cells, read_indicator)
        year = self._ask(number, "year", cells, read_year)

        def read_possible(cell: Cell) -> float:
            return check_bounds(read_value(cell), cell, indicator)

        value = self._ask(number, "value", cells, read_possible)
        if country is None or indicator is None or year is None or value is None:
            return None
        source, licence = cells["source"].text or NO_SOURCE, cells["licence"].text
        return Record(country.iso3, indicator, year, value, source=source, licence=licence)

    def _keep(self, number: int, record: Record, span: Span) -> None:
        key = (record.country, record.indicator.id, record.year)
        first = self._seen.setdefault(key, span)
        if first is span:
            self.records.append(record)
            return
        name = countries()[record.country].name
        message = f"{record.indicator.id} of {name} for {record.year} was already given on line {first.line}."
        related = (Related("the first of the two", ROOT, first),)
        self.problems.append(wrong("duplicate", message, self.path, span, at=ROOT / number, related=related))


def _fits(column: str, cell: Cell) -> bool:
    """Whether ``cell`` would do in ``column`` (iso3 or year)."""
    return cell.text in countries() if column == "iso3" else is_year(cell)
