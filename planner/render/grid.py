"""Where each cell of a table stands: spans resolved, and refused where they do not fit."""

from planner.frozen import Frozen
from planner.render.text import refuse
from planner.render.tree import Element


class Placed(Frozen):
    """A cell with its place in its part of the table; rows and columns count from 0."""

    cell: Element
    row: int
    column: int
    rows: int
    columns: int


class Part(Frozen):
    """A ``thead``, ``tbody`` or ``tfoot``."""

    name: str
    height: int
    """Rows."""
    cells: tuple[Placed, ...]
    """In the order of the text."""


class Grid(Frozen):
    """A table laid out."""

    width: int
    """Columns."""
    shares: tuple[float, ...]
    """The proportion of the width of each column."""
    parts: tuple[Part, ...]
    """In the order thead, tbody, tfoot."""


def grid(table: Element, name: str) -> Grid:
    """Lay ``table`` out. Raises RenderError, naming the template ``name``, if a row does not fill the grid."""
    parts = table.elements("thead") + table.elements("tbody") + table.elements("tfoot")
    rows = [row for part in parts for row in part.elements("tr")]
    if not rows:
        raise refuse(
            name,
            table.line,
            "a <table> without rows; leave the table out or say in a row that there is nothing",
        )
    width = sum(_span(cell, "colspan") for cell in rows[0].elements())
    shares = tuple(float(share) for share in table.get("columns").split()) or (1.0,) * width
    if len(shares) != width or min(shares) <= 0:
        raise refuse(
            name,
            table.line,
            f"columns={table.get('columns')!r} must be {width} numbers above 0, one for each column",
        )
    return Grid(width, shares, tuple(_laid(part, width, name) for part in parts))


def scope(cell: Element, part: str) -> str:
    """``col``, ``row`` or, for a cell that heads nothing, the empty text."""
    if cell.name != "th":
        return ""
    return cell.get("scope", "col" if part == "thead" else "row")


def _span(cell: Element, attribute: str) -> int:
    return int(cell.get(attribute, "1"))


def _laid(part: Element, width: int, name: str) -> Part:
    rows = part.elements("tr")
    taken: set[tuple[int, int]] = set()
    cells: list[Placed] = []
    for number, row in enumerate(rows):
        for cell in row.elements():
            fits = number + _span(cell, "rowspan") <= len(rows)
            placed = _place(cell, number, width, taken) if fits else None
            if placed is None:
                raise refuse(
                    name,
                    cell.line,
                    f"a <{cell.name}> reaches beyond the {width} columns or beyond its <{part.name}>",
                )
            taken |= _covers(placed)
            cells.append(placed)
        missing = [column for column in range(width) if (number, column) not in taken]
        if missing:
            raise refuse(name, row.line, f"a <tr> fills {width - len(missing)} of {width} columns")
    return Part(part.name, len(rows), tuple(cells))


def _place(cell: Element, row: int, width: int, taken: set[tuple[int, int]]) -> Placed | None:
    """The cell in the first free place of ``row``; None if it does not fit there."""
    column = next((c for c in range(width) if (row, c) not in taken), width)
    placed = Placed(cell, row, column, _span(cell, "rowspan"), _span(cell, "colspan"))
    fits = column + placed.columns <= width and not taken & _covers(placed)
    return placed if fits else None


def _covers(placed: Placed) -> set[tuple[int, int]]:
    rows = range(placed.row, placed.row + placed.rows)
    return {(r, c) for r in rows for c in range(placed.column, placed.column + placed.columns)}
