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


def long_cells(part: Part, lines: Sequence[int]) -> list[bool]:
    """For each cell of a part whether it may go on on the next page; ``lines`` are those of its rows.

    Those of a row with much text or many lines may, the short ones too, so that they begin where the others do; and one
    that spans such a row, or rows that together take many lines.
    """
    long = {placed.row for placed in part.cells if len(placed.cell.text) > LONG_CELL}
    spans = [range(placed.row, placed.row + placed.rows) for placed in part.cells]
    return [not long.isdisjoint(span) or sum(lines[row] for row in span) > SHORT_TABLE for span in spans]


def _cell_lines(placed: Placed, laid: Grid) -> int:
    width = sum(laid.shares[placed.column : placed.column + placed.columns]) / sum(laid.shares)
    room = max(1, int(_LINE * width) - 2)
    return sum(max(1, -(-len(block) // room)) for block in _blocks(placed.cell))


_BLOCKS = ("p", "li")


def _blocks(cell: Element) -> list[str]:
    """The paragraphs and items of a cell, each of which begins a line, and an empty one for each line break."""
    found = [inside for inside in cell.walk() if inside.name in _BLOCKS]
    innermost = [block.text for block in found if not block.elements(*_BLOCKS)]
    return (innermost or [cell.text]) + [""] * sum(inside.name == "br" for inside in cell.walk())
