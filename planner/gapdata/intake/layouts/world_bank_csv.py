"""The World Bank's CSV files: the download of one series, and what DataBank exports.

A download has a preface of a few lines, then ``Country Name, Country Code, Indicator Name, Indicator Code`` and a
column for each year. DataBank writes ``Series Code`` and years as ``2019 [YR2019]``, or a line a year with ``Time``
and a column for each series, ``Individuals using the Internet [IT.NET.USER.ZS]``; ``..`` stands for nothing, and two
lines about the database follow the figures.
"""

from collections.abc import Iterator
from typing import NamedTuple

from planner.diagnostic import Diagnostic
from planner.gapdata.intake.layout import Asked, Content, Line
from planner.gapdata.intake.layouts.codes import WORLD_BANK, translated
from planner.gapdata.intake.layouts.columns import (
    PREFACE,
    Names,
    Row,
    Table,
    cell_at,
    headings,
    read_table,
    whole,
)
from planner.gapdata.intake.layouts.credit import credit
from planner.gapdata.intake.rows import Cell
from planner.gapdata.intake.stages import wrong
from planner.late import late

TITLE = "World Bank, CSV download or DataBank export"

_COUNTRY = ("country code",)
_CODE = ("indicator code", "series code")
_TIME = ("time",)
_NAME = ("country name",)
_IGNORED = frozenset({*_NAME, "indicator name", "series name", "time code", *_COUNTRY, *_CODE, *_TIME})
"""Columns that are read elsewhere, or say again in words what a code says."""
_YEAR = late(r"([0-9]{4})(?: \[YR[0-9]{4}\])?")
_SERIES = late(r".*\[([A-Za-z0-9_.]+)\]")
_AGAIN = "Take the column out, or download the file again."
_FOOTER = late(r"Data from database:|Last Updated:")


class _Value(NamedTuple):
    """A column of figures."""

    place: int
    """Counted from 0."""
    year: Cell | None
    """The year that its name gives."""
    series: Cell | None
    """The series that its name gives."""


def recognises(content: Content) -> bool:
    """Whether one of the first lines names the columns as the World Bank does."""
    return any(
        _COUNTRY[0] in names
        and (any(name in names for name in (*_CODE, "time code")) or any("[yr" in name for name in names))
        for names in headings(content)
    )


def lines(content: Content, asked: Asked) -> Iterator[Line | Diagnostic]:
    """The figures, line by line and year by year."""
    table, problems = read_table(content, [_COUNTRY], preface=PREFACE)
    yield from problems
    if table is None:
        return
    values, problems = _values(table, asked)
    yield from problems
    if not problems:
        for row in table.rows():
            if isinstance(row, Diagnostic):
                yield row
            elif not _is_footer(row):
                yield from _figures(table, row, values, asked)


def _values(table: Table, asked: Asked) -> tuple[list[_Value], list[Diagnostic]]:
    """The columns of figures, and what is wrong with the line that names the columns."""
    values: list[_Value] = []
    problems: list[Diagnostic] = []
    for index, cell in enumerate(table.header):
        if cell.text.casefold() in _IGNORED:
            continue
        if year := _YEAR.fullmatch(cell.text):
            values.append(_Value(index, cell._replace(text=year[1]), None))
        elif series := _SERIES.fullmatch(cell.text):
            values.append(_Value(index, None, cell._replace(text=series[1])))
        elif cell.text.casefold() == "value":
            values.append(_Value(index, None, None))
        elif cell.text:
            message = f"A file of the World Bank has no column called {cell.text[:60]}."
            problems.append(wrong("header", message, table.path, cell.span, fix=_AGAIN))
    return values, problems or list(_lacking(table, values, asked))


def _lacking(table: Table, values: list[_Value], asked: Asked) -> Iterator[Diagnostic]:
    place = whole(table.header)
    if not values:
        message = "There is no column of figures: a year such as 2019, or 2019 [YR2019], is expected."
        yield wrong("header", message, table.path, place)
    elif any(v.year is None for v in values) and table.column(_TIME) is None:
        message = "Neither a column Time nor the name of each column says of which year the figures are."
        yield wrong("header", message, table.path, place, fix="Download the file again with its years.")
    elif any(v.series is None for v in values) and table.column(_CODE) is None and not asked.indicator:
        message = "Nothing says which series this is: there is no column Indicator Code or Series Code."
        yield wrong("header", message, table.path, place, fix="Say it: --indicator IT.NET.USER.ZS.")


def _is_footer(row: Row) -> bool:
    """Whether the line speaks of the database instead of a country."""
    first, *others = row
    return bool(_FOOTER.match(first.text)) and not any(cell.text for cell in others)


def _figures(table: Table, row: Row, values: list[_Value], asked: Asked) -> Iterator[Line | Diagnostic]:
    unnamed = (cell for cell, name in zip(row, table.header, strict=False) if cell.text and not name.text)
    for cell in unnamed:
        yield wrong("header", "The column of this cell has no name.", table.path, cell.span, fix=_AGAIN)
    span = whole(row)
    country, name, code, time = (_under(table, row, names) for names in (_COUNTRY, _NAME, _CODE, _TIME))
    for value in values:
        cell = cell_at(row, value.place)
        year = value.year._replace(span=cell.span) if value.year else time
        series = value.series._replace(span=cell.span) if value.series else code
        cells = {
            "iso3": translated(country, WORLD_BANK),
            "country": name,
            "indicator": series,
            "as_of": year,
            "value": cell._replace(text="") if cell.text == ".." else cell,
        }
        yield Line(span, {**cells, **credit(series, asked)})


def _under(table: Table, row: Row, names: Names) -> Cell:
    """The cell of ``row`` under the column called ``names``; an empty one if there is no such column."""
    index = table.column(names)
    return cell_at(row, len(row) if index is None else index)
