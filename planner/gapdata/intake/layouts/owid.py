"""Our World in Data, CSV: ``Entity, Code, Year`` and one or more columns of figures, named by their titles.

Cells are parted by commas or, in some copies, by semicolons. Groups of countries stand among the countries, with codes
that begin with OWID_ or with none at all.
"""

from collections.abc import Iterator, Sequence

from planner.diagnostic import Diagnostic
from planner.gapdata.catalogue import folded, known_as
from planner.gapdata.intake.layout import Asked, Content, LeftOut, Line
from planner.gapdata.intake.layouts.codes import OUR_WORLD_IN_DATA, translated
from planner.gapdata.intake.layouts.columns import Table, cell_at, headings, names_all, read_table, whole
from planner.gapdata.intake.layouts.credit import credit
from planner.gapdata.intake.stages import wrong

TITLE = "Our World in Data, CSV"

_NEEDED = (("entity",), ("code",), ("year",))
_WORDS = frozenset({"entity", "code", "year", "owid_region", "continent", "world region according to owid"})
"""Columns that hold no figures."""


def recognises(content: Content) -> bool:
    """Whether the first line names the columns as Our World in Data does."""
    return any(names_all(names, _NEEDED) for names in headings(content)[:1])


def lines(content: Content, asked: Asked) -> Iterator[Line | LeftOut | Diagnostic]:
    """The figures of one column, which columns were passed over."""
    table, problems = read_table(content, _NEEDED)
    yield from problems
    if table is None:
        return
    columns = [i for i, cell in enumerate(table.header) if cell.text.casefold() not in _WORDS]
    chosen = _chosen(table, columns, asked)
    if isinstance(chosen, Diagnostic):
        yield chosen
        return
    yield from (LeftOut("column", table.header[i].text[:80]) for i in columns if i != chosen)
    yield from _figures(table, chosen, asked)


def _chosen(table: Table, columns: Sequence[int], asked: Asked) -> int | Diagnostic:
    """The column to read: the only one, or the one that was asked for."""
    if len(columns) == 1:
        return columns[0]
    place = whole(table.header)
    if not columns:
        return wrong(
            "header", "There is no column of figures after Entity, Code and Year.", table.path, place
        )
    named = [i for i in columns if asked.indicator and _same(table.header[i].text, asked.indicator)]
    if len(named) == 1:
        return named[0]
    message = f"There are {len(columns)} columns of figures, and nothing says which one to take."
    fix = f'Say it by its name: --indicator "{table.header[columns[0]].text[:80]}".'
    return wrong("header", message, table.path, place, fix=fix)


def _same(title: str, asked: str) -> bool:
    """Whether a column's title is, or is known to planner as, what was asked for."""
    one, other = known_as(title), known_as(asked)
    return folded(title) == folded(asked) or (one is not None and one == other)


def _figures(table: Table, chosen: int, asked: Asked) -> Iterator[Line | Diagnostic]:
    entity, code, year = (table.column(names) or 0 for names in _NEEDED)
    title = table.header[chosen]
    if asked.indicator and known_as(title.text) is None:
        title = title._replace(text=asked.indicator)
    for row in table.rows():
        if isinstance(row, Diagnostic):
            yield row
            continue
        cells = {
            "iso3": translated(cell_at(row, code), OUR_WORLD_IN_DATA),
            "country": cell_at(row, entity),
            "indicator": title,
            "as_of": cell_at(row, year),
            "value": cell_at(row, chosen),
            **credit(title, asked, "Our World in Data"),
        }
        yield Line(whole(row), cells)
