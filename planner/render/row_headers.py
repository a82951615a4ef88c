"""Row headers in a PDF's structure.

The compiler marks the heading cells of a table's head only, so a screen reader would read the first cell of a
row as any other. Here they become TH with their scope.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.render.grid import grid, scope
from planner.render.pdf_file import make_heading, structure, table_attributes
from planner.render.tree import Element, Tree

if TYPE_CHECKING:
    from planner.render.pdf_file import Pdf, Tag

_SCOPES = {"row": "/Row", "col": "/Column"}


def promote_row_headers(pdf: "Pdf", tree: Tree) -> None:
    """Give every ``th`` of ``tree`` in its ``pdf`` the type TH and its scope. Deterministic."""
    tables = [element for element in tree.root.walk() if element.name == "table"]
    if not tables:
        return
    tagged = [node for node in structure(pdf.Root.StructTreeRoot) if node.get("/S") == "/Table"]
    assert len(tagged) == len(tables), "the compiler tags each table once"
    for table, node in zip(tables, tagged, strict=True):
        _promote(table, node, tree.name)


def _promote(table: Element, node: "Tag", name: str) -> None:
    """Mark the heading cells; drop the compiler's own lists of headings, which know none of the rows' and would win."""
    wanted = list(_scopes(table, name))
    cells = [child for child in structure(node) if child.get("/S") in ("/TH", "/TD")]
    assert len(cells) == len(wanted), "the compiler tags each cell once"
    for cell, heads in zip(cells, wanted, strict=True):
        if heads:
            make_heading(cell, _SCOPES[heads])
        for attributes in table_attributes(cell):
            if "/Headers" in attributes:
                del attributes["/Headers"]


def _scopes(table: Element, name: str) -> Iterator[str]:
    """The scope of each cell, row by row, left to right: the order of the structure tree."""
    for part in grid(table, name).parts:
        for placed in sorted(part.cells, key=lambda one: (one.row, one.column)):
            yield scope(placed.cell, part.name)
