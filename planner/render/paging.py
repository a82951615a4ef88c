"""What should stay on one page: sizes beyond which a table, row or paragraph may break. The same in PDF and Word."""

from collections.abc import Sequence

from planner.render.grid import Grid, Part, Placed
from planner.render.tree import Element

LONG_CELL = 500
"""Characters beyond which a table's row may break across pages; shorter rows stay whole."""
SHORT_TABLE = 22
"""Lines up to which a table stays on one page: the rest of a page that it leaves empty is then small."""
SHORT_PARAGRAPH = 300
"""Characters up to which a paragraph before a table or picture stays on its page."""
_LINE = 110
"""Characters that fit on a line of a table as wide as a portrait page."""


def lines(laid: Grid) -> int:
    """About how many lines a table takes on a portrait page; generous where cells span."""
    return sum(sum(row_lines(part, laid)) for part in laid.parts)


def row_lines(part: Part, laid: Grid) -> list[int]:
    """About how many lines each row of a part takes."""
    tall = [1] * part.height
    for placed in part.cells:
        tall[placed.row] = max(tall[placed.row], _cell_lines(placed, laid))
    return tall


def may_break(placed: Placed, rows: Sequence[int], laid: Grid) -> bool:
    """Whether a cell may go on on the next page: one with much text, and one that is tall or stands beside many lines.

    ``rows`` are those of its part, as :func:`row_lines` counts them.
    """
    if len(placed.cell.text) > LONG_CELL:
        return True
    beside = rows[placed.row : placed.row + placed.rows] if placed.rows > 1 else ()
    return max(sum(beside), _cell_lines(placed, laid)) > SHORT_TABLE


def _cell_lines(placed: Placed, laid: Grid) -> int:
    width = sum(laid.shares[placed.column : placed.column + placed.columns]) / sum(laid.shares)
    room = max(1, int(_LINE * width) - 2)
    return sum(max(1, -(-len(block) // room)) for block in _blocks(placed.cell))


def _blocks(cell: Element) -> list[str]:
    """The paragraphs and items of a cell, each of which begins a line, and an empty one for each line break."""
    found = [inside for inside in cell.walk() if inside.name in _BLOCKS]
    innermost = [block.text for block in found if not block.elements(*_BLOCKS)]
    return (innermost or [cell.text]) + [""] * sum(inside.name == "br" for inside in cell.walk())


_BLOCKS = ("p", "li")
