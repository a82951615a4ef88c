"""What should stay on one page: sizes beyond which a table, row or paragraph may break. The same in PDF and Word."""

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
    return sum(_row_lines(row, part, laid) for part in laid.parts for row in range(part.height))


def may_break(placed: Placed, part: Part, laid: Grid) -> bool:
    """Whether a cell may go on on the next page: one with much text, and one whose lines, or the rows beside it, take much room."""
    if len(placed.cell.text) > LONG_CELL:
        return True
    beside = range(placed.row, placed.row + placed.rows)
    tall = (
        sum(_row_lines(row, part, laid) for row in beside) if placed.rows > 1 else _cell_lines(placed, laid)
    )
    return tall > SHORT_TABLE


def _row_lines(row: int, part: Part, laid: Grid) -> int:
    return max((_cell_lines(placed, laid) for placed in part.cells if placed.row == row), default=1)


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
