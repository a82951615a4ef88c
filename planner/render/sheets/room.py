"""How much room text takes in a cell, and addresses of cells: arithmetic without a spreadsheet."""

import math

from planner.render.sheets.cell import units
from planner.render.sheets.look import properties

_LINE = 1.3
"""Height of a line in font sizes."""
_LETTERS = 10.8
"""Letters of Arial at size 1 on the width of one digit: a careful mean."""
_TALLEST = 409.0
"""Points that a row can have."""


def height(value: object, width: float, look: str) -> float:
    """Points that ``value`` takes in a column of ``width`` digits."""
    says = properties(look, "")
    size = float(str(says["font_size"]))
    if not isinstance(value, str):
        return _LINE * size + 2
    if says.get("rotation"):
        return units(value) * size * 0.6 + 8
    if not says["text_wrap"]:
        return _LINE * size + 2
    letters = _LETTERS / size * (0.92 if says.get("bold") else 1)
    room = max(1.0, width * letters - 1)
    return 2 + _LINE * size * sum(_wrapped(part, room) for part in value.split("\n"))


def _wrapped(text: str, room: float) -> int:
    """Lines that ``text`` takes when whole words go to the next line; a word longer than a line is broken."""
    lines, used = 1, 0.0
    for word in text.split(" "):
        wide = units(word)
        if used and used + 1 + wide > room:
            lines, used = lines + 1, 0.0
        used += wide + bool(used)
        if used > room:
            more = math.ceil(used / room) - 1
            lines, used = lines + more, used - more * room
    return lines


class Rows:
    """Collects how tall the rows of a sheet must be.

    Spreadsheets fit rows to their cells when they please: some never on opening a file, none for merged cells.
    """

    def __init__(self) -> None:
        self._own: dict[int, float] = {}
        self._merged: list[tuple[int, int, float]] = []

    def need(self, first: int, last: int, points: float) -> None:
        """The rows from ``first`` to ``last`` together need ``points``."""
        if first == last:
            self._own[first] = max(points, self._own.get(first, 0.0))
        else:
            self._merged.append((first, last, points))

    def heights(self) -> dict[int, float]:
        """Points by row; what a merged cell lacks is spread over its rows, the smallest merged cells first."""
        found = dict(self._own)
        for first, last, points in sorted(self._merged, key=lambda span: span[1] - span[0]):
            rows = range(first, last + 1)
            more = points - sum(found.get(row, 0.0) for row in rows)
            for row in rows:
                found[row] = found.get(row, 0.0) + max(0.0, more / len(rows))
        return {row: min(_TALLEST, round(points, 1)) for row, points in sorted(found.items())}


def column(index: int) -> str:
    """``A`` for 0, ``AB`` for 27."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_at(row: int, index: int) -> str:
    """``B3`` for row 2 and column 1: for formulas of planner's own."""
    return f"{column(index)}{row + 1}"


def fixed(row: int, index: int) -> str:
    """``$B$3`` for row 2 and column 1."""
    return f"${column(index)}${row + 1}"


def quoted(sheet: str) -> str:
    """The name of a sheet as formulas and links hold it."""
    return "'" + sheet.replace("'", "''") + "'"
