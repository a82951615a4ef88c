"""CSV with one country a line and one column an indicator: ``iso3,year,internet-users,secure-servers_2023``."""

import re
from collections.abc import Iterator

from planner.diagnostic import Diagnostic
from planner.frozen import Frozen
from planner.gapdata.catalogue import known_as
from planner.gapdata.intake.layout import Asked, Content, LeftOut, Line
from planner.gapdata.intake.layouts.plain import unguarded
from planner.gapdata.intake.rows import Cell, read_rows, surplus
from planner.gapdata.intake.stages import wrong
from planner.late import late
from planner.position import Span

TITLE = "CSV with a column for each indicator"

_PLACES = ("iso3", "country")
_SHARED = ("version", "source", "source_id", "url", "licence", "confidentiality")
"""Columns that speak of every figure of their line."""
_TIMES = ("year", "as_of")
_YEAR_AT_END = late(r"(.+?)[ _-]((?:19|20)[0-9]{2})")


class _Column(Frozen):
    """What a column holds."""

    name: str
    """As lines call it; ``value`` if it holds the figures of an indicator."""
    indicator: str = ""
    year: str = ""
    """At the end of the column's name; empty if none stands there."""


def recognises(content: Content) -> bool:
    """Whether the first line names a country's column and an indicator that planner knows."""
    first = next((line for line in content.beginning.splitlines() if line.strip()), "")
    columns = [_column(part.strip(' "')) for part in re.split("[,;\t]", first)]
    names = {column.name for column in columns if column is not None}
    return "value" in names and bool(names & set(_PLACES))


def lines(content: Content, asked: Asked) -> Iterator[Line | LeftOut | Diagnostic]:
    """One line a cell under an indicator; columns that planner does not know are left out and named."""
    rows, problems = read_rows(content.path, content.text)
    yield from problems
    header = rows[0] if rows else ()
    columns = [_column(cell.text) for cell in header]
    wrong_header = list(_header_problems(content.path, header, columns, asked))
    yield from wrong_header
    if wrong_header:
        return
    for cell, column in zip(header, columns, strict=True):
        if column is None:
            yield LeftOut("column", cell.text or f"column {header.index(cell) + 1}")
    for row in rows[1:]:
        too_many = surplus(content.path, [cell.text for cell in header], row)
        if too_many is not None:
            yield too_many
        else:
            yield from _figures(columns, header, row)


def _figures(
    columns: list[_Column | None], header: tuple[Cell, ...], row: tuple[Cell, ...]
) -> Iterator[Line]:
    """The figures of one row, each with what the row says of all."""
    placed = [(c, h, cell) for c, h, cell in zip(columns, header, row, strict=False) if c is not None]
    shared = {c.name: unguarded(cell) for c, _, cell in placed if c.name != "value"}
    for column, named, cell in placed:
        if column.name == "value":
            span = Span(cell.span.line, 1, cell.span.end_line, cell.span.end_column)
            own = {"indicator": Cell(column.indicator, named.span), "value": cell}
            if column.year:
                own["as_of"] = Cell(column.year, named.span)
            yield Line(span, shared | own)


def _column(text: str) -> _Column | None:
    """What a column of this name holds; None if planner does not know."""
    name = text.lower()
    if name in _TIMES:
        return _Column("as_of")
    if name in (*_PLACES, *_SHARED):
        return _Column(name)
    ends = _YEAR_AT_END.fullmatch(text)
    year = ends[2] if ends else ""
    if known_as(text) is not None:
        return _Column("value", text, year)
    if ends and known_as(ends[1]) is not None:
        return _Column("value", ends[1], year)
    return None


def _header_problems(
    path: str, header: tuple[Cell, ...], columns: list[_Column | None], asked: Asked
) -> Iterator[Diagnostic]:
    if not header:
        yield wrong("header", "The table is empty.", path, Span(1, 1, 1, 1))
        return
    whole = Span(header[0].span.line, 1, header[0].span.line, header[-1].span.end_column)
    names = [column.name for column in columns if column is not None]
    if not set(names) & set(_PLACES):
        yield wrong("header", "No column is called iso3 or country.", path, whole)
    if "value" not in names:
        fix = "Name at least one column as planner names the indicator, such as internet-users."
        yield wrong(
            "header", "No column bears the name of an indicator that planner knows.", path, whole, fix=fix
        )
    for cell, column in zip(header, columns, strict=True):
        if column is None:
            continue
        if column.name != "value" and names.count(column.name) > 1:
            yield wrong("header", f"The column {column.name} stands here twice.", path, cell.span)
        if column.name == "value" and not (column.year or "as_of" in names or asked.as_of):
            message = f"Nothing says of which year the figures under {cell.text[:60]} are."
            fix = "Add a column year, write the year at the end of the name, or add the file with planner gaps add --as-of."
            yield wrong("header", message, path, cell.span, fix=fix)
