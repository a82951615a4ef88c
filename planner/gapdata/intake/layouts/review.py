"""YAML about one country: a maturity review with its stages, or any other figures (``schemas/figures.schema.json``)."""

from collections.abc import Iterator, Mapping
from typing import Any

from planner.diagnostic import Diagnostic
from planner.gapdata.intake.layout import Asked, Content, Line
from planner.gapdata.intake.rows import Cell
from planner.position import ROOT, Pointer, Span
from planner.read.document import Document
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.yaml import read

TITLE = "YAML about one country: a maturity review"

_SHARED = ("country", "as_of", "source", "url", "licence", "confidentiality")
"""What the file says of all its figures."""
_OF_FRAMEWORK = ("framework", "version")
"""What it says of its stages, which are of one framework; a figure names its own, if any."""


def recognises(content: Content) -> bool:
    """Whether its name says YAML: no other layout is written in it."""
    return content.path.lower().endswith((".yaml", ".yml"))


def lines(content: Content, _asked: Asked) -> Iterator[Line | Diagnostic]:
    """One line a stage and a figure; nothing of a file that does not fit the schema."""
    document, trouble = read(content.path, content.data)
    found = [*trouble, *(validate(document, schema("figures")) if document is not None else ())]
    yield from found
    if document is None or found:  # warnings too: half of what is doubtful must not come in
        return
    assert isinstance(document.data, dict)
    data = document.data
    shared = {name: _cell(document, ROOT / name, data[name]) for name in _SHARED if name in data}
    framework = {name: _cell(document, ROOT / name, data[name]) for name in _OF_FRAMEWORK if name in data}
    for factor, stage in data.get("stages", {}).items():
        yield from _stages(document, shared | framework, factor, stage)
    for index, figure in enumerate(data.get("figures", ())):
        yield _figure(document, shared, ROOT / "figures" / index, figure)


def _stages(document: Document, shared: Mapping[str, Cell], factor: str, stage: Any) -> Iterator[Line]:
    """The lines of one factor: one for each of its aspects, or its own."""
    at = ROOT / "stages" / factor
    cells = {**shared, "indicator": Cell(factor, _key(document, at))}
    if not isinstance(stage, dict):
        yield _line({**cells, "value": _cell(document, at, stage)})
        return
    for aspect, reached in stage.items():
        value = _cell(document, at / aspect, reached)
        yield _line({**cells, "aspect": Cell(aspect, _key(document, at / aspect)), "value": value})


def _figure(document: Document, shared: Mapping[str, Cell], at: Pointer, figure: dict[str, Any]) -> Line:
    own = {name: _cell(document, at / name, value) for name, value in figure.items()}
    return _line({**shared, **own})


def _line(cells: dict[str, Cell]) -> Line:
    return Line(cells["value"].span, cells)


def _cell(document: Document, at: Pointer, value: Any) -> Cell:
    """The value as a table would write it: nothing for null, yes or no for a truth."""
    words = {None: "", True: "yes", False: "no"}
    text = words[value] if value is None or isinstance(value, bool) else str(value)
    return Cell(text.strip(), document.mark(at))


def _key(document: Document, at: Pointer) -> Span:
    return document.key_span(at) or document.mark(at)
