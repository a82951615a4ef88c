"""The World Bank's API, version 2, as JSON: a list of two, what the answer is about and its figures.

``[{"page": 1, "pages": 1, ...}, [{"indicator": {"id": ...}, "countryiso3code": ..., "date": ..., "value": ...}]]``
Where something is wrong with the question the API answers with a message in place of both.
"""

from collections.abc import Iterator, Mapping

from planner.diagnostic import Diagnostic
from planner.gapdata.intake.layout import Asked, Content, Line
from planner.gapdata.intake.layouts.codes import WORLD_BANK, translated
from planner.gapdata.intake.layouts.credit import credit
from planner.gapdata.intake.layouts.jsontext import Json, JsonError, cell_of
from planner.gapdata.intake.rows import Cell
from planner.gapdata.intake.stages import wrong
from planner.position import Span

TITLE = "World Bank, API (JSON)"

_EXPECTED = (
    "Ask the API with format=json, as in country/all/indicator/IT.NET.USER.ZS?format=json&per_page=20000."
)


def recognises(content: Content) -> bool:
    """Whether the file begins as an answer of the API."""
    begin = content.beginning.lstrip()
    return begin.startswith("[") and ('"per_page"' in begin or '"message"' in begin[:200])


def lines(content: Content, asked: Asked) -> Iterator[Line | Diagnostic]:
    """The figures; those that the World Bank does not have come with an empty value."""
    try:
        document = Json(content)
    except JsonError as error:
        yield error.diagnostic
        return
    problem = _problem(document.value)
    if problem:
        yield wrong("text", problem, content.path, document.span, fix=_EXPECTED)
        return
    for item, span in document.items(1):
        yield _line(content.path, item, span, asked)


def _problem(document: object) -> str:
    """What is wrong with the answer as a whole; empty if nothing is."""
    match document:
        case [{"message": [{"key": str(key), "value": str(text)}, *_]}, *_]:
            return f"The World Bank sent a message in place of figures: {key[:80]}. {text[:200]}"
        case [{"pages": str(pages), "page": page}, [_, *_]] if pages != "1":
            return f"This is page {page} of {pages}: the figures of the other pages are missing."
        case [{}, [_, *_]]:
            return ""
        case [{}, [] | None]:
            return "The World Bank has no figures for what was asked."
    return "This is not an answer of the World Bank's API: a list of its particulars and its figures is expected."


def _line(path: str, item: object, span: Span, asked: Asked) -> Line | Diagnostic:
    match item:
        case {"indicator": {"id": code}, "countryiso3code": iso3, "date": date, "value": value, **rest}:
            cells = {"indicator": code, "iso3": iso3, "as_of": date, "value": value}
        case _:
            message = "This figure lacks indicator, countryiso3code, date or value."
            return wrong("header", message, path, span, fix=_EXPECTED)
    read = {name: cell for name, each in cells.items() if (cell := cell_of(each, span)) is not None}
    if len(read) < len(cells):
        return wrong("text", "A list stands where a single value belongs.", path, span, fix=_EXPECTED)
    country = _country(read.pop("iso3"), rest.get("country"), span)
    return Line(span, {**read, **country, **credit(read["indicator"], asked)})


def _country(iso3: Cell, country: object, span: Span) -> Mapping[str, Cell]:
    """The country by its code and its name; the API leaves the code of some groups of countries empty."""
    match country:
        case {"value": str(name)}:
            return {"iso3": translated(iso3, WORLD_BANK), "country": Cell(name.strip(), span)}
    return {"iso3": translated(iso3, WORLD_BANK)}
