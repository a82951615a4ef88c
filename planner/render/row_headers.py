"""Row headers in a PDF's structure.

The compiler marks the heading cells of a table's head only, so a screen reader would read the first cell of a
row as any other. Here they become TH with their scope.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.render.grid import scope
from planner.render.pdf_file import make_heading, structure, table_attributes
from planner.render.tree import Element, Tree

if TYPE_CHECKING:
    from planner.render.pdf_file import Pdf, Tag

_SCOPES = {"row": "/Row", "col": "/Column"}
_ENDS = frozenset(
    {"/TH", "/TD", "/P", "/L", "/TOC", "/H1", "/H2", "/H3", "/H4", "/Title", "/Caption", "/Figure"}
)
"""What holds no table, or none that the tree knows."""


def promote_row_headers(pdf: "Pdf", tree: Tree) -> None:
    """Give every ``th`` of ``tree`` in its ``pdf`` the type TH and its scope. Deterministic."""
    tables = [element for element in tree.root.walk() if element.name == "table"]
    if not tables:
        return
    tagged = _tagged(pdf)
    assert len(tagged) == len(tables), "the compiler tags each table once"
    for table, cells in zip(tables, tagged, strict=True):
        _promote(table, cells)


def _tagged(pdf: "Pdf") -> list[list["Tag"]]:
    """The cells of each table, in one walk: to ask for a thousand elements takes longer than all else that is done here."""
    tables: list[list[Tag]] = []
    for kind, node in structure(pdf.Root.StructTreeRoot, _ENDS):
        if kind == "/Table":
            tables.append([])
        elif kind in {"/TH", "/TD"}:
            tables[-1].append(node)
    return tables


def _promote(table: Element, cells: list["Tag"]) -> None:
    """Mark the heading cells; drop the compiler's own lists of headings, which know none of the rows' and would win."""
    wanted = list(_scopes(table))
    assert len(cells) == len(wanted), "the compiler tags each cell once"
    for cell, heads in zip(cells, wanted, strict=True):
        if heads:
            make_heading(cell, _SCOPES[heads])
        for attributes in table_attributes(cell):
            if "/Headers" in attributes:
                del attributes["/Headers"]


def _scopes(table: Element) -> Iterator[str]:
    """The scope of each cell, in the order of the text, which is that of the structure tree."""
    for part in table.elements("thead", "tbody", "tfoot"):
        for row in part.elements("tr"):
            yield from (scope(cell, part.name) for cell in row.elements())
