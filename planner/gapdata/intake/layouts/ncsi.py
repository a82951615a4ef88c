"""The National Cyber Security Index: tables that people copied from its pages, with a country and its score.

The index publishes no file of its own, so the columns have many names. It changes all the time, and such a table
seldom says of when it is: then its user must.
"""

from collections.abc import Iterator

from planner.diagnostic import Diagnostic
from planner.gapdata.catalogue import known_as
from planner.gapdata.intake.layout import Asked, Content, LeftOut, Line
from planner.gapdata.intake.layouts.columns import Row, Table, cell_at, headings, names_all, read_table, whole
from planner.gapdata.intake.layouts.credit import credit
from planner.gapdata.intake.rows import Cell
from planner.gapdata.intake.stages import wrong

TITLE = "National Cyber Security Index, table"

_SCORE = (
    "ncsi",
    "ncsi score",
    "ncsi_score",
    "ncsi index",
    "national cyber security index",
    "national cyber security index (ncsi)",
    "national cyber security index score",
)
_NAME = ("country", "country name", "country_name", "economy", "state")
_ISO2 = ("iso2", "iso 2", "iso_2", "iso-2", "alpha-2")
_ISO3 = ("iso3", "iso 3", "iso_3", "iso-3", "alpha-3")
_YEAR = ("year", "as_of")
_READ = frozenset({*_SCORE, *_NAME, *_ISO2, *_ISO3, *_YEAR, "rank"})


def recognises(content: Content) -> bool:
    """Whether the first line names a country and a score of the index, and no other indicator that planner knows."""
    names = next(iter(headings(content)), ())
    others = [name for name in names if name not in _READ]
    country = (*_NAME, *_ISO2, *_ISO3)
    return names_all(names, [_SCORE, country]) and not any(known_as(name) for name in others)


def lines(content: Content, asked: Asked) -> Iterator[Line | LeftOut | Diagnostic]:
    """The scores, and the columns that were passed over."""
    table, problems = read_table(content, [_SCORE])
    yield from problems
    if table is None:
        return
    problem = _problem(table, asked)
    if problem:
        yield problem
        return
    yield from (LeftOut("column", c.text[:80]) for c in table.header if c.text.casefold() not in _READ)
    for row in table.rows():
        yield row if isinstance(row, Diagnostic) else _score(table, row, asked)


def _problem(table: Table, asked: Asked) -> Diagnostic | None:
    place = whole(table.header)
    if all(table.column(names) is None for names in (_NAME, _ISO2, _ISO3)):
        message = "The first line does not name the columns of this layout: country is missing."
        return wrong("header", message, table.path, place, fix="Name the column of the countries country.")
    if table.column(_YEAR) is None and not asked.as_of:
        message = "The table does not say of when its scores are."
        return wrong("year", message, table.path, place, fix="Say it, such as --as-of 2022-11.")
    return None


def _score(table: Table, row: Row, asked: Asked) -> Line:
    def own(names: tuple[str, ...]) -> Cell | None:
        index = table.column(names)
        cell = None if index is None else cell_at(row, index)
        return cell if cell and cell.text else None

    span = whole(row)
    indicator = Cell("ncsi-score", span)
    cells = {
        "indicator": indicator,
        **credit(indicator, asked),
        "as_of": own(_YEAR) or Cell("", span),
        "value": own(_SCORE) or Cell("", span),
    }
    if iso3 := own(_ISO3):
        cells["iso3"] = iso3
    return Line(span, cells | {"country": own(_ISO2) or own(_NAME) or Cell("", span)})
