"""The door to XlsxWriter: the one place that writes cells, and sees to it that text can never become a formula."""

import io
import struct
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from planner.frozen import Frozen
from planner.render.formats import Options, Written
from planner.render.sheets.cell import Cell, fit, line, units
from planner.render.sheets.entries import Entry
from planner.render.sheets.look import BANDS, properties
from planner.render.sheets.room import Rows, cell_at, fixed, height, quoted
from planner.render.text import clean, direction, language_direction
from planner.render.theme.bitmap import bitmap

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What text may begin with that a spreadsheet takes for a formula when somebody edits the cell."""
_RUNS = {"ltr": 1, "rtl": 2}
"""Excel's numbers of the ways in which a text runs."""
_POINTS = 72 / 25.4
"""Points a millimetre."""
_WIDTH_AT = 16
"""Where a PNG says how many pixels wide it is."""
_DPI = 96
"""Pixels an inch of a picture that says nothing of it, as spreadsheets take them."""
_BUTTON = 2.5
"""Digits that the button of a filter takes from the head of a column."""
Shape: TypeAlias = Literal["normal", "upright", "wide"]
_PAPERS = {"a4": {"normal": 9, "upright": 9, "wide": 8}, "us-letter": {"normal": 1, "upright": 1, "wide": 3}}
"""Excel's numbers of paper sizes; a wide sheet goes on A3 or tabloid, where its words can be read."""


class Frame(Frozen):
    """What stands around every sheet."""

    title: str
    subject: str
    author: str
    language: str
    currency: str
    stamp: str
    """Empty unless it is a draft."""
    page: str
    """What the footer says of the page, with ``&P`` for its number and ``&N`` for how many there are."""


class Book:
    """A workbook in memory; the same calls give the same bytes."""

    def __init__(self, frame: Frame, options: Options) -> None:
        from xlsxwriter import Workbook  # noqa: PLC0415 - starts with the first workbook

        self.frame = frame
        self.options = options
        self.cut: list[str] = []
        """Cells whose text was too long, as ``Sheet!A1``."""
        self._stream = io.BytesIO()
        settings = {f"strings_to_{kind}": False for kind in ("formulas", "urls", "numbers")}
        self.workbook: Workbook = Workbook(self._stream, {**settings, "in_memory": True})
        self._looks: dict[tuple[str, bool, int], Format] = {}
        self._sheets: list[Sheet] = []
        self.workbook.set_properties(
            {
                "title": line(frame.title, 250),
                "subject": line(frame.subject, 250),
                "author": line(frame.author, 250),
                "created": options.created,
            }
        )
        for name, value in options.provenance.items() if options.provenance else ():
            self.workbook.set_custom_property(name, line(value, 255), "text")

    def sheet(self, name: str, widths: Sequence[float], shape: Shape = "normal") -> "Sheet":
        """A new sheet called ``name`` (planner's own word, fit for a tab) with columns of ``widths`` in digits."""
        made = Sheet(self, self.workbook.add_worksheet(name), widths, shape)
        self._sheets.append(made)
        return made

    def name(self, name: str, sheet: "Sheet", rows: tuple[int, int], column: int) -> None:
        """Call the cells of ``column`` from the first to the last of ``rows`` by ``name`` in formulas."""
        first, last = (fixed(row, column) for row in rows)
        self.workbook.define_name(name, f"={quoted(sheet.name)}!{first}:{last}")

    def look(self, look: str, text: str = "") -> "Format":
        """The format for a cell with ``look`` that holds ``text``.

        What looks like a formula stays text when somebody edits it. In a workbook that runs from the right each text
        runs as its own words do: left to themselves, some programs let all texts run from the left.
        """
        quoted = text.startswith(_LIKE_FORMULAS)
        runs = _RUNS.get(direction(text), 0) if language_direction(self.frame.language) == "rtl" else 0
        if (look, quoted, runs) not in self._looks:
            more: dict[str, object] = {"quote_prefix": True} if quoted else {}
            more |= {"reading_order": runs} if runs else {}
            self._looks[look, quoted, runs] = self.workbook.add_format(
                {**properties(look, self.frame.currency, self.options.theme), **more}
            )
        return self._looks[look, quoted, runs]

    def close(self) -> Written:
        """The finished file."""
        for sheet in self._sheets:
            sheet.finish()
        self.workbook.close()
        told = (
            f"The text of the cell {where} was too long for a spreadsheet and is cut." for where in self.cut
        )
        return Written(self._stream.getvalue(), tuple(told))


class Sheet:
    """One sheet: cells, merged cells, tables, and what people may fill in. Rows and columns count from 0."""

    def __init__(self, book: Book, worksheet: "Worksheet", widths: Sequence[float], shape: Shape) -> None:
        self.book = book
        self.name: str = worksheet.get_name()
        self._sheet = worksheet
        self._widths = tuple(widths)
        self._last = (0, len(self._widths) - 1)
        self._rows = Rows()
        self._page(shape)

    def _page(self, shape: Shape) -> None:
        """Paper, margins, header and footer."""
        sheet, frame = self._sheet, self.book.frame
        for column, width in enumerate(self._widths):
            sheet.set_column(column, column, width)
        sheet.set_portrait() if shape == "upright" else sheet.set_landscape()
        sheet.set_paper(_PAPERS[self.book.options.paper][shape])
        sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        stamp = f"&R{_running(frame.stamp, 60)}" if frame.stamp else ""
        sheet.set_header(f"&L{_running(frame.title, 110)}{stamp}")
        sheet.set_footer(f"&L{_running(self.name, 40)}&R{frame.page}")
        if language_direction(frame.language) == "rtl":
            sheet.right_to_left()

    def title(self, text: str, note: str) -> int:
        """The head of the sheet, in three rows; the row after them."""
        self.say(0, Cell(text, "title"))
        self.say(1, Cell(note, "note"))
        self.say(2, Cell(self.book.frame.stamp or None, "stamp"))
        return 3

    def logo(self, row: int) -> int:
        """The logo of the theme, in a row of its own; the row after it, or ``row`` if there is none."""
        logo = self.book.options.theme.logo
        if logo is None:
            return row
        content = bitmap(logo)
        (pixels,) = struct.unpack_from(">I", content, _WIDTH_AT)
        points = logo.height * _POINTS
        scale = logo.width * _POINTS / (pixels * 72 / _DPI)
        said = {
            "image_data": io.BytesIO(content),
            "description": logo.alt,
            "x_scale": scale,
            "y_scale": scale,
        }
        self._rows.need(row, row, points + 8)
        self._sheet.insert_image(row, 0, "logo.png", said | {"y_offset": 3})
        return row + 1

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Write one cell. Text is only ever written as text."""
        self._rows.need(row, row, height(cell.value, self._widths[column], cell.look))
        self._write(row, column, cell)

    def _write(self, row: int, column: int, cell: Cell) -> None:
        self._last = (max(self._last[0], row), max(self._last[1], column))
        look = self.book.look(cell.look, cell.value if cell.formula and isinstance(cell.value, str) else "")
        if cell.formula:
            self._sheet.write_formula(row, column, cell.formula, look, cell.value)
        elif isinstance(cell.value, str):
            self._text(row, column, cell.value, cell.look)
        elif cell.value is None:
            self._sheet.write_blank(row, column, None, look)
        else:
            self._sheet.write_number(row, column, cell.value, look)

    def _text(self, row: int, column: int, text: str, look: str) -> None:
        said = fit(text)
        if units(said) < units(clean(text)):
            self.book.cut.append(f"{self.name}!{cell_at(row, column)}")
        self._sheet.write_string(row, column, said, self.book.look(look, said))

    def row(self, row: int, cells: Iterable[Cell], first: int = 0) -> int:
        """Write ``cells`` side by side; the row after them."""
        for column, cell in enumerate(cells, first):
            self.put(row, column, cell)
        return row + 1

    def heads(self, row: int, labels: Iterable[str]) -> int:
        """The heads of columns; the row after them."""
        return self.row(row, (Cell(label, "head") for label in labels))

    def span(self, rows: tuple[int, int], columns: tuple[int, int], cell: Cell) -> None:
        """One cell over several ``rows`` and ``columns``, first and last."""
        (top, bottom), (left, right) = rows, columns
        if (top, left) != (bottom, right):
            self._sheet.merge_range(top, left, bottom, right, "", self.book.look(cell.look))
            self._last = (max(self._last[0], bottom), max(self._last[1], right))
        self._rows.need(top, bottom, height(cell.value, sum(self._widths[left : right + 1]), cell.look))
        self._write(top, left, cell)

    def say(self, row: int, cell: Cell) -> int:
        """One cell over the whole width of the sheet; the row after it."""
        self.span((row, row), (0, len(self._widths) - 1), cell)
        return row + 1

    def table(
        self, row: int, name: str, about: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]]
    ) -> int:
        """A table of Excel's own, which screen readers announce with its heads; the row after it.

        ``name`` is planner's own; ``about`` is its alternative text; ``rows`` must not be empty.
        """
        heads = list(_apart(heads))
        options = {
            "name": name,
            "title": about,
            "description": about,
            "style": None,
            "columns": [{"header": label, "header_format": self.book.look("head", label)} for label in heads],
        }
        for column, label in enumerate(heads):
            self._rows.need(row, row, height(label, self._widths[column] - _BUTTON, "head"))
        self._sheet.add_table(row, 0, row + len(rows), len(heads) - 1, options)
        for at, cells in enumerate(rows, row + 1):
            self.row(at, cells)
        self.hold(row + 1)
        return row + len(rows) + 1

    def hold(self, row: int, columns: int = 0) -> None:
        """Keep what stands above ``row`` and left of ``columns`` in sight; repeat the last such row on each page."""
        self._sheet.freeze_panes(row, columns)
        self._sheet.repeat_rows(row - 1)

    def link(self, row: int, column: int, sheet: str) -> None:
        """A link to another sheet of the workbook."""
        look = self.book.look("body link")
        self._sheet.write_url(row, column, f"internal:{quoted(sheet)}!A1", look, string=sheet)

    def allow(self, rows: tuple[int, int], column: int, entry: Entry) -> None:
        """Say what people may type into the cells of ``column`` from the first to the last of ``rows``."""
        self._sheet.data_validation(rows[0], column, rows[1], column, entry)

    def bands(self, rows: tuple[int, int], column: int, bounds: Iterable[tuple[int, str]]) -> None:
        """Shade numbers by the band that they fall into: up to the first bound, up to the second, and so on."""
        least = 1
        for most, name in bounds:
            tone = self.book.workbook.add_format(
                {
                    k: v
                    for k, v in properties(BANDS[name], "", self.book.options.theme).items()
                    if k in {"bg_color", "font_color"}
                }
            )
            rule = {"type": "cell", "criteria": "between", "minimum": least, "maximum": most, "format": tone}
            self._sheet.conditional_format(rows[0], column, rows[1], column, rule)
            least = most + 1

    def finish(self) -> None:
        """What can be said only when all cells are known."""
        for row, points in self._rows.heights().items():
            self._sheet.set_row(row, points)
        row, column = self._last
        self._sheet.print_area(0, 0, row, column)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:{cell_at(row, column)}"})


def _apart(heads: Iterable[str]) -> Iterator[str]:
    """The heads of a table, of which no two may be the same in a spreadsheet: a second one is counted."""
    seen: dict[str, int] = {}
    for head in heads:
        seen[head.casefold()] = count = seen.get(head.casefold(), 0) + 1
        yield head if count == 1 else f"{head} ({count})"


def _running(text: str, longest: int) -> str:
    """``text`` for a header or footer, in which ``&`` would begin a command."""
    said = line(text, longest // 3 if "&" in text else longest)
    return said.replace("&", "&&\u2060")
