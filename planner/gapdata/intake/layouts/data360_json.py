"""The World Bank's Data360 API as JSON: ``{"count": 2, "value": [{"OBS_VALUE": ..., "REF_AREA": ...}, ...]}``."""

from collections.abc import Iterator, Mapping

from planner.diagnostic import Diagnostic
from planner.gapdata.intake.layout import Asked, Content, LeftOut, Line
from planner.gapdata.intake.layouts.data360 import Observation, figures
from planner.gapdata.intake.layouts.jsontext import Json, JsonError, cell_of
from planner.gapdata.intake.rows import Cell
from planner.gapdata.intake.stages import wrong
from planner.position import Span

TITLE = "World Bank Data360, API (JSON)"

_NEEDED = ("OBS_VALUE", "INDICATOR", "REF_AREA", "TIME_PERIOD")


def recognises(content: Content) -> bool:
    """Whether the file begins as an answer of Data360."""
    begin = content.beginning.lstrip()
    return begin.startswith("{") and '"value"' in begin and ('"count"' in begin or '"OBS_VALUE"' in begin)


def lines(content: Content, asked: Asked) -> Iterator[Line | LeftOut | Diagnostic]:
    """The figures about whole countries, and which parts of countries were passed over."""
    try:
        document = Json(content)
    except JsonError as error:
        yield error.diagnostic
        return
    problem = _problem(document.value)
    if problem:
        yield wrong("text", problem, content.path, document.span, fix="Download the file again, all of it.")
        return
    yield from figures(content.path, _observations(content.path, document), asked)


def _observations(path: str, document: Json) -> Iterator[Observation | Diagnostic]:
    for item, span in document.items("value"):
        named = _named(item, span)
        if isinstance(named, str):
            yield wrong("header", named, path, span, fix="Download the file again.")
        else:
            yield named, span


def _problem(document: object) -> str:
    """What is wrong with the answer as a whole; empty if nothing is."""
    match document:
        case {"value": []}:
            return "Data360 has no figures for what was asked."
        case {"count": str(count), "value": list(rows)} if count != str(len(rows)):
            return f"Only {len(rows)} of {count} figures are here: Data360 sends them in portions."
        case {"value": list()}:
            return ""
    return "This is not an answer of Data360: a list of figures under the name value is expected."


def _named(item: object, span: Span) -> Mapping[str, Cell] | str:
    """The plain values of one figure by their names, or what is wrong with it."""
    if not isinstance(item, dict):
        return "A figure of Data360 has names and values, and this one has not."
    missing = [name for name in _NEEDED if name not in item]
    if missing:
        return f"This figure lacks {' and '.join(missing)}."
    cells = {str(name): cell_of(value, span) for name, value in item.items()}
    nested = [name for name, cell in cells.items() if cell is None]
    if nested:
        return f"Under {nested[0][:60]} stands a list where a single value belongs."
    return {name: cell for name, cell in cells.items() if cell is not None}
