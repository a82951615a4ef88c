"""The World Bank's Data360, CSV: as its API writes it, and as its bulk files do.

Both have ``OBS_VALUE, INDICATOR, REF_AREA, TIME_PERIOD`` among some twenty columns, in different orders; bulk files
add a column ``..._LABEL`` to each, and some have a column for each year in place of ``TIME_PERIOD`` and ``OBS_VALUE``.
A line may speak of a part of the people or of the thing measured; only lines about the whole are figures of a country.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from planner.diagnostic import Diagnostic
from planner.gapdata.intake.layout import Asked, Content, LeftOut, Line
from planner.gapdata.intake.layouts.codes import WORLD_BANK, translated
from planner.gapdata.intake.layouts.columns import Row, Table, cell_at, headings, names_all, read_table, whole
from planner.gapdata.intake.layouts.credit import credit
from planner.gapdata.intake.rows import Cell
from planner.gapdata.intake.stages import wrong
from planner.late import late
from planner.position import Span

TITLE = "World Bank Data360, CSV"

NEEDED = (("indicator",), ("ref_area",))
_PARTS = ("SEX", "AGE", "URBANISATION", "COMP_BREAKDOWN_1", "COMP_BREAKDOWN_2", "COMP_BREAKDOWN_3")
_WHOLE = frozenset({"", "_T", "_Z"})
"""Everybody or everything; not applicable."""
_MISSING = frozenset({"M", "O", "Q", "L", "H"})
"""Statuses of the SDMX code list under which there is no figure, whatever stands in its place."""
_FORECAST = "F"
_PUBLIC = frozenset({"", "PU", "F"})
"""Confidentiality: not said, public, free."""
_OWN = late(r"WB_(?:WDI|WGI)_")
"""What Data360 puts before the codes of the World Bank's own series."""
_YEAR = late(r"[0-9]{4}")

Observation = tuple[Mapping[str, Cell], Span]
"""A figure under the names that Data360 gives its parts, and where it stands."""


def recognises(content: Content) -> bool:
    """Whether the first line names the columns as Data360 does."""
    return any(names_all(names, NEEDED) for names in headings(content)[:1])


def lines(content: Content, asked: Asked) -> Iterator[Line | LeftOut | Diagnostic]:
    """The figures about whole countries, and which parts of countries were passed over."""
    table, problems = read_table(content, NEEDED)
    yield from problems
    if table is None:
        return
    years = [i for i, cell in enumerate(table.header) if _YEAR.fullmatch(cell.text)]
    names = {cell.text.upper() for cell in table.header}
    if not years and not {"TIME_PERIOD", "OBS_VALUE"} <= names:
        message = "There is neither TIME_PERIOD and OBS_VALUE nor a column for each year."
        yield wrong("header", message, content.path, whole(table.header), fix="Download the file again.")
        return
    yield from figures(content.path, _observations(table, years), asked)


def _observations(table: Table, years: list[int]) -> Iterator[Observation | Diagnostic]:
    for row in table.rows():
        if isinstance(row, Diagnostic):
            yield row
            continue
        named = {cell.text.upper(): cell_at(row, i) for i, cell in enumerate(table.header)}
        for each in [named | _of_year(table.header, row, i) for i in years] or [named]:
            yield each, whole(row)


def _of_year(header: Row, row: Row, index: int) -> dict[str, Cell]:
    value = cell_at(row, index)
    return {"TIME_PERIOD": Cell(header[index].text, value.span), "OBS_VALUE": value}


def figures(
    path: str, observations: Iterator[Observation | Diagnostic], asked: Asked
) -> Iterator[Line | LeftOut | Diagnostic]:
    """What the observations hold, whichever file they come from; parts are counted and named at the end."""
    parts: Counter[str] = Counter()
    for each in observations:
        if isinstance(each, Diagnostic):
            yield each
            continue
        named, span = each
        part = next(
            (f"{n} {named[n].text}" for n in _PARTS if n in named and named[n].text not in _WHOLE), ""
        )
        if part:
            parts[part] += 1
        else:
            yield _figure(path, named, span, asked)
    yield from (LeftOut("part", name[:80], count) for name, count in sorted(parts.items()))


def _figure(path: str, named: Mapping[str, Cell], span: Span, asked: Asked) -> Line | Diagnostic:
    blank = Cell("", span)
    status, scale = named.get("OBS_STATUS", blank), named.get("UNIT_MULT", blank)
    if status.text == _FORECAST:
        message = "This is a forecast (OBS_STATUS F): nobody has measured it."
        return wrong("value", message, path, status.span, fix="Take the forecasts out of the file.")
    value = _scaled(named["OBS_VALUE"], scale)
    if value is None:
        message = f"UNIT_MULT is {scale.text[:20]}, where a power of ten such as 0 or 3 is expected."
        return wrong("unit", message, path, scale.span, fix="Download the file again.")
    indicator = named["INDICATOR"]._replace(text=_OWN.sub("", named["INDICATOR"].text, count=1))
    cells = {
        "iso3": translated(named["REF_AREA"], WORLD_BANK),
        "indicator": indicator,
        "as_of": named["TIME_PERIOD"],
        "value": value._replace(text="") if status.text in _MISSING else value,
        **credit(indicator, asked, "World Bank Data360"),
    }
    if "REF_AREA_LABEL" in named:
        cells["country"] = named["REF_AREA_LABEL"]
    if named.get("OBS_CONF", blank).text not in _PUBLIC:
        cells["confidentiality"] = named["OBS_CONF"]._replace(text="internal")
    return Line(span, cells)


def _scaled(value: Cell, scale: Cell) -> Cell | None:
    """``value`` times ten to the power of ``scale``; None if that is no such power."""
    if scale.text in {"", "0"} or not value.text:
        return value
    if not re.fullmatch(r"-?[0-9]{1,2}", scale.text):
        return None
    try:
        return value._replace(text=format(Decimal(value.text).scaleb(int(scale.text)), "f"))
    except InvalidOperation:
        return value  # no number at all: intake says so
