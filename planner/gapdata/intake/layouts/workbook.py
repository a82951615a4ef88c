"""Excel workbooks as plain cells: the only door to openpyxl, and what must be true before a workbook is opened.

A workbook is a compressed archive of XML, so a small file can hold enormous amounts of text. It is measured before
it is read, by what it says of itself and by what comes out of it. Formulas are not computed, nothing outside the file
is looked up, and macros are never run.
"""

import re
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
from planner.late import late
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

_LONGEST = 1_000_000
"""Bytes between two ends of tags: the parser of XML takes the square of the time for twice as many."""
_XML = (".xml", ".rels", ".vml")
_OTHER_ENCODING = late(
    rb"""\A<\?xml[^>]{0,200}?encoding\s*=\s*["'](?!utf-8|us-ascii|ascii)|\A[^<]*\0""", re.IGNORECASE
)
"""What no program for workbooks writes, and what would hide words from who looks for them."""
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
        look = _Look(content, part.filename)
        with archive.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise _refused(
                        content, f"Unpacked, the workbook is larger than {UNPACKED // 1_000_000} MB."
                    )
                look.at(chunk)


class _Look:
    """Looks through one part, piece by piece, for what would make a parser of XML do more than read."""

    def __init__(self, content: Content, name: str) -> None:
        self._content = content
        self._name = name[:60]
        self._is_xml = name.endswith(_XML)
        self._tail: bytes | None = None
        self._since = 0

    def at(self, chunk: bytes) -> None:
        """Look at the next piece; raises WorkbookError."""
        first, seen = self._tail is None, (self._tail or b"") + chunk
        if any(word in seen for word in _DOCTYPE):
            raise _refused(self._content, f"The part {self._name} of the workbook defines its own XML.")
        end = chunk.rfind(b">")
        self._since = len(chunk) - 1 - end if end >= 0 else self._since + len(chunk)
        self._tail = chunk[-32:]
        if self._is_xml and (self._since > _LONGEST or (first and _OTHER_ENCODING.match(chunk[:400]))):
            message = f"The part {self._name} of the workbook is not as a spreadsheet program writes it."
            raise _refused(self._content, message)


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
            wide = next((n for n in range(len(row), 0, -1) if row[n - 1].value is not None), 0)
            if held > ROWS or wide > COLUMNS:
                message = f"The sheet {title[:40]} has more than {ROWS} rows or {COLUMNS} columns."
                raise _refused(content, message, _CUT, Span(number, 1, number, 2))
            yield tuple(
                Cell(_text(cell), Span(number, column, number, column + 1))
                for column, cell in enumerate(row[:wide], start=1)
            )
        if number > _LAST_ROW:
            raise _refused(content, f"The sheet {title[:40]} claims more rows than a workbook can have.")


def _text(cell: "Found | MergedCell") -> str:
    """What the cell holds, as text; ``=`` and the formula, if it is one."""
    if cell.data_type == "f":
        return f"={cell.value}"[:200]
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return "" if cell.value is None else str(cell.value).strip()
