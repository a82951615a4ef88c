"""A user's own figures, laid over the shipped ones: a file in any layout, or a folder of datasets."""

from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from planner.diagnostic import Diagnostic
from planner.errors import DataError
from planner.gapdata.figures import Figures, shipped
from planner.gapdata.intake.intake import Imported, intake
from planner.gapdata.intake.layout import Asked, Content
from planner.gapdata.intake.layouts import layout, recognised
from planner.gapdata.intake.rows import LARGEST, START, TextError
from planner.gapdata.intake.source_list import FILE as SOURCES
from planner.gapdata.intake.stages import wrong
from planner.gapdata.store.agreement import agree
from planner.gapdata.store.folder import SUFFIX, dataset_files, dataset_name
from planner.read.files import opened, what_else

_MOST_NAMED = 20
_ZIP = b"PK\x03\x04"


def load(path: str) -> tuple[Figures | None, tuple[Diagnostic, ...]]:
    """The shipped figures with those at ``path`` laid over; None, and why, if anything there is not sound.

    With the figures come notes of what was left out. A folder is read file by file. Raises DataError if something
    cannot be opened, if a folder holds no datasets or if two of them contradict each other.
    """
    folder = Path(path)
    files = _datasets(folder) if folder.is_dir() else (folder,)
    found = {file: imported(open_content(str(file))) for file in files}
    problems = tuple(d for each in found.values() for d in each.diagnostics)
    if problems:
        return None, problems
    agree({dataset_name(file): each.records for file, each in found.items()})
    indicators = [i for each in found.values() for i in each.indicators]
    notes = tuple(note for file, each in found.items() for note in _notes(str(file), each))
    return shipped().overlaid(indicators, (r for each in found.values() for r in each.records)), notes


def _notes(path: str, found: Imported) -> Iterator[Diagnostic]:
    if found.left_out:
        names = ", ".join(each.name[:60] for each in found.left_out[:_MOST_NAMED])
        names += f" and {more} more" if (more := len(found.left_out) - _MOST_NAMED) > 0 else ""
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
        other = what_else(path)
        if other:
            raise DataError(f"The table of figures {path} cannot be read: it is {other}.")
        with BufferedReader(opened(path)) as file:
            return file.read(LARGEST + 1) or b""  # nothing at all: a pipe came into its place
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte in it
        reason = (error.strerror if isinstance(error, OSError) else None) or "it cannot be opened"
        raise DataError(f"The table of figures {path} cannot be read: {reason}.") from error


def _datasets(folder: Path) -> tuple[Path, ...]:
    found = dataset_files(folder)
    if not found:
        raise DataError(
            f"The folder {folder} holds no figures: none of its files ends in {SUFFIX}.",
            "Add some with planner gaps add, or name a file.",
        )
    return found
