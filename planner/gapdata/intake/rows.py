"""From the bytes of a CSV file to cells that know their place, or to the reasons why not."""

import csv
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from planner.diagnostic import Diagnostic
from planner.gapdata.intake.stages import wrong
from planner.late import late
from planner.position import Span

LARGEST = 8_000_000
"""Bytes: some 200,000 figures, a hundred times what the shipped tables hold."""

MOST_LINES = 100_000
"""Of a table; each costs a tenth of a millisecond."""
_MOST_LINES_OF_ANY = 500_000
"""Of any file; JSON may have many to a figure."""
MOST_CELLS = 1_000
"""Of one line: a table that is wide has a column for each indicator and year."""

START = Span(1, 1, 1, 1)
_LINE_END = late(r"\r\n|\n|\r")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_JOINERS = "\u200c\u200d"  # zero-width, but part of the spelling in Persian and in Indic scripts
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Cell(NamedTuple):
    """One cell: its text without the spaces around it, and where it stands."""

    text: str
    span: Span


class TextError(Exception):
    """The file cannot be read as text at all; carries the one finding that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def decode(path: str, data: bytes) -> str:
    """The text of a UTF-8 file, with or without a byte order mark; raises TextError."""
    refuse_too_large(path, data)
    if data.startswith(_UTF16):
        raise TextError(wrong("text", "The file is saved as UTF-16.", path, START, fix=_SAVE_AS))
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        span = _end_of(data[: error.start].decode("utf-8"))
        message = (
            f"The byte 0x{data[error.start]:02X} here is not UTF-8: the file was saved in another encoding."
        )
        raise TextError(wrong("text", message, path, span, fix=_SAVE_AS)) from None


def refuse_too_large(path: str, data: bytes) -> None:
    """Raises TextError if the file is larger, or has more lines, than any file of figures."""
    if len(data) > LARGEST:
        raise TextError(wrong("text", f"The file is larger than {LARGEST // 1_000_000} MB.", path, START))
    if max(data.count(b"\n"), data.count(b"\r")) > _MOST_LINES_OF_ANY:
        message = f"The file has more than {_MOST_LINES_OF_ANY:,} lines."
        raise TextError(wrong("text", message, path, START, fix=_SPLIT))


_SAVE_AS = "In a spreadsheet program choose: save as, CSV UTF-8."


def _end_of(text: str) -> Span:
    """The place just after ``text``."""
    lines = _LINE_END.split(text)
    line, column = len(lines), len(lines[-1]) + 1
    return Span(line, column, line, column + 1)


def read_rows(path: str, text: str) -> tuple[list[tuple[Cell, ...]], list[Diagnostic]]:
    """The rows and the findings of :func:`each_row`."""
    rows: list[tuple[Cell, ...]] = []
    problems: list[Diagnostic] = []
    for found in each_row(path, text):
        if isinstance(found, Diagnostic):
            problems.append(found)
        else:
            rows.append(found)
    return rows, problems


def each_row(path: str, text: str) -> Iterator[tuple[Cell, ...] | Diagnostic]:
    """The rows that hold anything, and a finding for each line or cell that cannot be read.

    Cells are parted by commas, semicolons or tabs, whichever the first line has most of. A table beyond MOST_LINES is
    not read at all, one with a line beyond MOST_CELLS only up to that line.
    """
    if max(text.count("\n"), text.count("\r")) > MOST_LINES:
        yield wrong("text", f"The table has more than {MOST_LINES:,} lines.", path, START, fix=_SPLIT)
        return
    lines = _LINE_END.split(text)
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    for number, line in enumerate(lines, start=1):
        if line.count(delimiter) >= MOST_CELLS:
            whole = Span(number, 1, number, len(line) + 1)
            yield wrong("text", f"This line has more than {MOST_CELLS:,} cells.", path, whole, fix=_SPLIT)
            return
        try:
            cells = _cells(line, number, delimiter)
        except csv.Error:
            whole = Span(number, 1, number, len(line) + 1)
            yield wrong("text", _BAD_QUOTES, path, whole, fix=_QUOTES)
            continue
        if not line.isprintable():
            yield from (found for cell in cells if (found := hidden(path, cell)))
        if any(cell.text for cell in cells):
            yield cells


_SPLIT = "Check that it is a table of figures, or split it into several files."
_BAD_QUOTES = "The quotation marks on this line do not pair up, or a cell runs over several lines."
_QUOTES = (
    'Put a cell that holds a comma or a quotation mark in "...", on one line, with quotation marks doubled.'
)


def _cells(line: str, number: int, delimiter: str) -> tuple[Cell, ...]:
    """The cells of one line; raises csv.Error if its quotation marks do not pair up."""
    if not line:
        return ()
    if '"' in line:
        texts = next(csv.reader([line], delimiter=delimiter, strict=True))
        starts = _starts(line, delimiter)
    else:  # most lines of most files
        texts = line.split(delimiter)
        starts = [0, *accumulate(len(text) + 1 for text in texts[:-1])]
    ends = [start - 1 for start in starts[1:]] + [len(line)]
    return tuple(
        Cell(text.strip(), Span(number, start + 1, number, end + 1))
        for text, start, end in zip(texts, starts, ends, strict=True)
    )


def _starts(line: str, delimiter: str) -> list[int]:
    """Where the cells of ``line``, whose quotation marks pair up, begin, counted from 0; csv does not say."""
    found = [match.start() for match in _CELL[delimiter].finditer(line)]
    return found if line.endswith(delimiter) else found[:-1]


_CELL = {each: late(rf'(?:"(?:[^"]|"")*")?[^{each}]*(?:{each}|$)') for each in ",;\t"}


def named_cells(columns: Iterable[str], names: Sequence[str], row: Sequence[Cell]) -> dict[str, Cell]:
    """The cells of a row by the names of their columns, and an empty cell for each of ``columns`` without one."""
    end = row[-1].span
    blank = Cell("", Span(end.line, end.end_column, end.line, end.end_column))
    return dict.fromkeys(columns, blank) | dict(zip(names, row, strict=False))


def surplus(path: str, names: Sequence[str], row: Sequence[Cell]) -> Diagnostic | None:
    """The finding about a row that has more cells than there are columns; None if it has not."""
    if len(row) <= len(names):
        return None
    message = f"This line has {len(row)} cells, but there are {len(names)} columns."
    fix = 'A number such as 1,234.5 must lose its comma; a text with a comma needs "..." around it.'
    return wrong("text", message, path, row[len(names)].span, fix=fix)


def _is_hiding(text: str) -> bool:
    return not text.isprintable() and any(
        unicodedata.category(c) in _HIDDEN and c not in _JOINERS for c in text
    )


def hidden(path: str, cell: Cell) -> Diagnostic | None:
    """The finding about a cell that holds an invisible character; None if it holds none."""
    if not _is_hiding(cell.text):
        return None
    char = next(c for c in cell.text if _is_hiding(c))
    message = f"This cell holds the invisible character U+{ord(char):04X}."
    return wrong("text", message, path, cell.span, fix="Type the cell anew.")
