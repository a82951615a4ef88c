"""How much room text takes in a cell, and addresses of cells: arithmetic without a spreadsheet."""

import math

from planner.render.sheets.cell import units

_LINE = 13.0
"""Points of one line of Arial 10."""
_LETTERS = 1.08
"""Letters of Arial 10 on the width of one digit: a careful mean."""


def height(value: object, width: float) -> float:
    """Points that ``value`` takes in a column of ``width`` digits, wrapped."""
    if not isinstance(value, str):
        return _LINE + 2
    room = max(1.0, width * _LETTERS - 1)
    return 2 + _LINE * sum(max(1, math.ceil(units(part) / room)) for part in value.split("\n"))


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
