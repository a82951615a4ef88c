"""Row headers in a PDF's structure.

The compiler marks the heading cells of a table's head only, so a screen reader would read the first cell of a
row as any other. Here they become TH with their scope.
"""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from planner.render.grid import grid, scope
from planner.render.tree import Element, Tree

if TYPE_CHECKING:
    import pikepdf

_SCOPES = {"row": "/Row", "col": "/Column"}


def promote_row_headers(content: bytes, tree: Tree) -> bytes:
    """``content``, the PDF of ``tree``, with every ``th`` of the tree as TH and its scope. Deterministic."""
    import pikepdf  # noqa: PLC0415 - a large library that only a PDF needs

    tables = [element for element in tree.root.walk() if element.name == "table"]
    if not tables:
        return content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tagged = [node for node in _structure(pdf.Root.StructTreeRoot) if node.get("/S") == "/Table"]
        assert len(tagged) == len(tables), "the compiler tags each table once"
        for table, node in zip(tables, tagged, strict=True):
            _promote(table, node, tree.name)
        return _saved(pdf)


def page_heights(content: bytes) -> list[float]:
    """The height of every page of a PDF, in points."""
    import pikepdf  # noqa: PLC0415 - see promote_row_headers

    with pikepdf.open(io.BytesIO(content)) as pdf:
        boxes = [page.mediabox for page in pdf.pages]
        return [float(box[3]) - float(box[1]) for box in boxes]


def _promote(table: Element, node: "pikepdf.Object", name: str) -> None:
    """Mark the heading cells; drop the compiler's own lists of headings, which know none of the rows' and would win."""
    import pikepdf  # noqa: PLC0415 - see promote_row_headers

    wanted = list(_scopes(table, name))
    cells = [child for child in _structure(node) if child.get("/S") in ("/TH", "/TD")]
    assert len(cells) == len(wanted), "the compiler tags each cell once"
    for cell, heads in zip(cells, wanted, strict=True):
        if heads:
            cell.S = pikepdf.Name.TH
            _give_scope(cell, _SCOPES[heads])
        for attributes in _owned(cell):
            if "/Headers" in attributes:
                del attributes["/Headers"]


def _scopes(table: Element, name: str) -> Iterator[str]:
    """The scope of each cell, row by row, left to right: the order of the structure tree."""
    for part in grid(table, name).parts:
        for placed in sorted(part.cells, key=lambda one: (one.row, one.column)):
            yield scope(placed.cell, part.name)


def _give_scope(cell: "pikepdf.Object", heads: str) -> None:
    """Set the scope among the attributes of ``cell`` that tables own."""
    import pikepdf  # noqa: PLC0415 - see promote_row_headers

    for attributes in _owned(cell):
        attributes.Scope = pikepdf.Name(heads)
        return
    made = pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name(heads))
    cell.A = pikepdf.Array([*_listed(cell), made])


def _owned(cell: "pikepdf.Object") -> Iterator[Any]:
    """The attribute dictionaries of ``cell`` that tables own."""
    return (attributes for attributes in _listed(cell) if attributes.get("/O") == "/Table")


def _listed(cell: "pikepdf.Object") -> list[Any]:
    import pikepdf  # noqa: PLC0415 - see promote_row_headers

    there = cell.get("/A")
    if there is None:
        return []
    return list(there) if isinstance(there, pikepdf.Array) else [there]


def _structure(node: Any) -> Iterator[Any]:
    """The structure elements below ``node``, in reading order, without those of tables inside cells."""
    import pikepdf  # noqa: PLC0415 - see promote_row_headers

    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one is not node and "/S" in one:
            yield one
        inside = one.get("/K")
        children = list(inside) if isinstance(inside, pikepdf.Array) else [inside]
        waiting.extend(
            child for child in reversed(children) if isinstance(child, pikepdf.Dictionary) and "/S" in child
        )


def _saved(pdf: "pikepdf.Pdf") -> bytes:
    """The bytes of ``pdf``, with a file identifier made of the content instead of the clock."""
    import pikepdf  # noqa: PLC0415 - see promote_row_headers

    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
    return out.getvalue()
