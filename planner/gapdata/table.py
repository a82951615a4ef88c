"""A user's own figures, laid over the shipped ones: a file in any layout, or a folder of datasets."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from planner.diagnostic import Diagnostic
from planner.errors import DataError
from planner.gapdata.figures import Figures, shipped
from planner.gapdata.intake import Imported, intake
from planner.gapdata.layout import Asked, Content
from planner.gapdata.layouts import layout, recognised
from planner.gapdata.rows import LARGEST, START, TextError
from planner.gapdata.source_list import FILE as SOURCES
from planner.gapdata.stages import wrong
from planner.model.figures import Indicator, Record
from planner.position import Span

ENDING = ".gaps.csv"
"""How the files of a folder of datasets end; anything else in it is passed over."""
_ZIP = b"PK\x03\x04"


def load(path: str) -> tuple[Figures | None, tuple[Diagnostic, ...]]:
    """The shipped figures with those at ``path`` laid over; None, and why, if anything there is not sound.

    With the figures come notes of what was left out. A folder is read file by file; two of its files may not give the same figure differently. Raises DataError
    if something cannot be opened or a folder holds no datasets.
    """
    files = _files(Path(path))
    found = [imported(open_content(str(file))) for file in files]
    problems = tuple(d for each in found for d in each.diagnostics) or tuple(_contradictions(found))
    if problems:
        return None, problems
    indicators = [i for each in found for i in each.indicators]
    notes = tuple(n for file, each in zip(files, found, strict=True) for n in _notes(str(file), each))
    return shipped().overlaid(indicators, (r for each in found for r in each.records)), notes


def _notes(path: str, found: Imported) -> Iterator[Diagnostic]:
    if found.left_out:
        names = ", ".join(each.name[:60] for each in found.left_out)
        yield wrong("left-out", f"planner knows nothing called {names}: left out.", path, START)


def imported(content: Content) -> Imported:
    """The figures of a file of which nothing need be asked; its layout is recognised."""
    name = recognised(content)
    if name is None:
        return Imported((), (), (unrecognised(content),))
    return intake(content, layout(name), Asked())


def unrecognised(content: Content) -> Diagnostic:
    """Why no layout recognises the file, as far as can be said."""
    if content.data.startswith(_ZIP):
        message = "The file is a workbook or another packed file, in no layout that planner knows."
        fix = "Save the sheet with the figures as CSV UTF-8."
        return wrong("layout", message, content.path, START, fix=fix)
    try:
        message = (
            "planner does not recognise the layout of this file."
            if content.text.strip(" \t\r\n,;")
            else "The table is empty."
        )
    except TextError as error:
        return error.diagnostic
    return wrong("layout", message, content.path, START)


def open_content(path: str) -> Content:
    """The file at ``path`` with the list of sources beside it. Raises DataError if one cannot be opened."""
    beside = Path(path).with_name(SOURCES)
    sources = Content(str(beside), _bytes(beside)) if beside.is_file() else None
    return Content(path, _bytes(Path(path)), sources)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise DataError(f"The table of figures {path} cannot be read: {reason}.") from error


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    try:
        found = sorted(file for file in path.iterdir() if file.name.endswith(ENDING))
    except OSError as error:
        raise DataError(f"The folder {path} cannot be read: {error.strerror}.") from error
    if not found:
        raise DataError(
            f"The folder {path} holds no figures: none of its files ends in {ENDING}.",
            "Add some with planner gaps add, or name a file.",
        )
    return found


def _contradictions(found: Iterable[Imported]) -> Iterator[Diagnostic]:
    """The figures and the indicators that two files give differently."""
    records: dict[tuple[str, str, str, str], Record] = {}
    indicators: dict[str, tuple[Indicator, Record]] = {}
    for each in found:
        for record in each.records:
            first = records.setdefault(record.key, record)
            declared, where = indicators.setdefault(record.indicator.id, (record.indicator, record))
            if first.value != record.value:
                yield _contradiction(record, f"gives {first.amount()}", first)
            elif declared != record.indicator:
                yield _contradiction(record, f"says otherwise what {declared.id} is", where)


def _contradiction(record: Record, says: str, other: Record) -> Diagnostic:
    path, _, line = record.place.rpartition(":")
    number = int(line)
    message = (
        f"{record.indicator.id} of {record.country} for {record.when} is {record.amount()} here, "
        f"but {other.place} {says}."
    )
    fix = "Keep one of the two datasets, or mend the one that is wrong."
    return wrong("duplicate", message, path, Span(number, 1, number, 1), fix=fix)
