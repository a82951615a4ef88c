"""DDF, the layout of Gapminder's open datasets: ``geo, time`` and a column for each indicator, codes in small letters.

A publisher's code such as IT.NET.SECR.P6 is written ``it_net_secr_p6`` there.
"""

from collections.abc import Iterator

from planner.diagnostic import Diagnostic
from planner.gapdata.intake.layout import Asked, Content, Line
from planner.gapdata.intake.layouts.codes import GAPMINDER
from planner.gapdata.intake.layouts.columns import cell_at, headings, names_all, read_table, whole
from planner.gapdata.intake.layouts.credit import credit
from planner.gapdata.intake.rows import Cell
from planner.gapdata.intake.stages import wrong

TITLE = "DDF dataset, CSV"

_GEO = ("geo", "country", "economy")
_TIME = ("time",)
_NEEDED = (_GEO, _TIME)


def recognises(content: Content) -> bool:
    """Whether the first line names a place, a time and something more."""
    return any(names_all(names, _NEEDED) and "time code" not in names for names in headings(content)[:1])


def lines(content: Content, asked: Asked) -> Iterator[Line | Diagnostic]:
    """The figures, line by line and indicator by indicator."""
    table, problems = read_table(content, _NEEDED)
    yield from problems
    if table is None:
        return
    geo, time = table.column(_GEO), table.column(_TIME)
    assert geo is not None, "read_table has seen to it"
    assert time is not None, "read_table has seen to it"
    values = [i for i in range(len(table.header)) if i not in {geo, time}]
    if not values:
        place = whole(table.header)
        yield wrong("header", "There is no column of figures after geo and time.", content.path, place)
    for row in table.rows():
        if isinstance(row, Diagnostic):
            yield row
            continue
        country = _country(cell_at(row, geo))
        for index in values:
            cells = {
                "iso3": country,
                "as_of": cell_at(row, time),
                "indicator": table.header[index],
                "value": cell_at(row, index),
                **credit(table.header[index], asked, "a DDF dataset"),
            }
            yield Line(whole(row), cells)


def _country(cell: Cell) -> Cell:
    return cell._replace(text=GAPMINDER.get(cell.text, cell.text.upper()))
