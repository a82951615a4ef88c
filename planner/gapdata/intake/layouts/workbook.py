"""Excel workbooks as plain cells: the only door to openpyxl, and what must be true before a workbook is opened.

A workbook is a compressed archive of XML, so a small file can hold enormous amounts of text. It is measured before
it is read, by what it says of itself and by what comes out of it. Formulas are not computed, nothing outside the file
is looked up, and macros are never run.
"""

import warnings
import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from planner.diagnostic import Diagnostic
from planner.frozen import Frozen
from planner.gapdata.intake.layout import Content
from planner.gapdata.intake.rows import START, Cell
from planner.gapdata.intake.stages import wrong
from planner.position import Span

if TYPE_CHECKING:
    from openpyxl.cell import Cell as Found
    from openpyxl.cell import MergedCell

    _Row = tuple[Found | MergedCell, ...]

UNPACKED = 40_000_000
"""Bytes that a workbook may hold when it is unpacked."""
PARTS = 500
"""Files that the archive may hold."""
ROWS, COLUMNS = 5_000, 200
"""How much of a sheet is read at most; a sheet with more is refused."""

_LAST_ROW = (
    1_048_576  # of any workbook; a file may claim more, and would be padded with empty rows up to there
)
_CHUNK = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0"
_DOCTYPE = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
_CUT = "Copy the rows that are wanted to a workbook of their own."
_SAVE = "Open it in a spreadsheet program and save it as .xlsx, without a password."


class WorkbookError(Exception):
    """The workbook cannot be read; carries the one finding that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Sheet(Frozen):
    """One sheet of a workbook. A cell that holds a formula begins with ``=``; its stored result is not read."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    """The rows that hold anything; line and column of a cell's place are its row and column in the sheet."""


def is_workbook(content: Content) -> bool:
    """Whether the file is an Excel workbook, sound or not, of any age."""
    return content.data.startswith(_OLE) or (content.data.startswith(b"PK") and b"xl/" in content.data)


def read_sheets(content: Content) -> tuple[Sheet, ...]:
    """The sheets of the workbook in their order; raises WorkbookError."""
    _measure(content)
    with (
        warnings.catch_warnings()
    ):  # openpyxl warns of decoration that it does not read, such as drop-down lists
        warnings.simplefilter("ignore")
        try:
            return tuple(_sheets(content))
        except WorkbookError:
            raise
        except Exception as error:  # a damaged part makes openpyxl raise anything
            message = f"The workbook is damaged and cannot be read ({type(error).__name__})."
            raise _refused(content, message) from error


def _refused(content: Content, message: str, fix: str = _SAVE, span: Span = START) -> WorkbookError:
    return WorkbookError(wrong("text", message, content.path, span, fix=fix))


def _measure(content: Content) -> None:
    """Raises WorkbookError unless the archive is sound, and no larger than a workbook of figures can be."""
    if content.data.startswith(_OLE):
        raise _refused(content, "This workbook is locked with a password, or of the kind before 2007 (.xls).")
    try:
        with zipfile.ZipFile(BytesIO(content.data)) as archive:
            _unpack(content, archive)
    except WorkbookError:
        raise
    except Exception as error:  # zipfile raises a dozen kinds for damaged archives
        message = f"This is not a sound Excel workbook ({type(error).__name__})."
        raise _refused(content, message) from error


def _unpack(content: Content, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise _refused(content, f"Unpacked, the workbook would be larger than {UNPACKED // 1_000_000} MB.")
    left = UNPACKED
    for part in parts:
        tail = b""
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _refused(
                        content, f"Unpacked, the workbook is larger than {UNPACKED // 1_000_000} MB."
                    )
                if any(word in tail + chunk for word in _DOCTYPE):
                    raise _refused(
                        content, f"The part {part.filename[:60]} of the workbook defines its own XML."
                    )
                tail = chunk[-32:]


def _sheets(content: Content) -> Iterator[Sheet]:
    from openpyxl import load_workbook  # noqa: PLC0415 - takes a third of a second, which most runs can do without

    book = load_workbook(BytesIO(content.data), read_only=True, keep_links=False)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # a file may claim any size
        rows = _bounded(content, sheet.title, sheet.iter_rows(max_col=COLUMNS + 1))
        yield Sheet(sheet.title, tuple(row for row in rows if any(cell.text for cell in row)))
    book.close()


def _bounded(content: Content, title: str, rows: "Iterable[_Row]") -> Iterator[tuple[Cell, ...]]:
    """The rows that the file holds; raises WorkbookError once there are too many.

    openpyxl fills the gaps between them with one and the same empty row, which is passed over.
    """
    before, held = None, 0
    for number, row in enumerate(rows, start=1):
        if row is not before:
            before, held = row, held + 1
            read = tuple(
                Cell(_text(cell), Span(number, column, number, column + 1))
                for column, cell in enumerate(row, start=1)
            )
            if held > ROWS or read[-1].text:
                message = f"The sheet {title[:40]} has more than {ROWS} rows or {COLUMNS} columns."
                raise _refused(content, message, _CUT, read[0].span)
            yield read
        if number > _LAST_ROW:
            raise _refused(content, f"The sheet {title[:40]} claims more rows than a workbook can have.")


def _text(cell: "Found | MergedCell") -> str:
    """What the cell holds, as text; ``=`` and the formula, if it is one."""
    if cell.data_type == "f":
        return f"={cell.value}"[:200]
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return "" if cell.value is None else str(cell.value).strip()
