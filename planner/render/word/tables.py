"""Tables of data with spans, shades and repeated heads; and the borderless ones that layout needs."""

from collections.abc import Sequence
from itertools import accumulate
from xml.etree.ElementTree import Element

from planner.frozen import replace
from planner.render.grid import Grid, Part, Placed, grid, scope
from planner.render.paging import LONG_CELL, SHORT_TABLE, lines
from planner.render.palette import Palette
from planner.render.text import cut
from planner.render.tree import Element as Node
from planner.render.word.book import Book
from planner.render.word.captions import caption
from planner.render.word.flow import Place, flow, in_language
from planner.render.word.letters import Look
from planner.render.word.markup import make, properties
from planner.render.word.page import colour

_LONGEST_TITLE = 250
"""Characters of the caption that a table says to those who hear it."""


def table(book: Book, element: Node, place: Place) -> list[Element]:
    """The caption and the table below it."""
    laid = grid(element, book.tree.name)
    words = element.first("caption")
    assert words is not None, "the tree has checked it"
    widths = shared(place.room, laid.shares)
    style = "TableTextSmall" if element.get("size") == "small" else "TableText"
    within = Place(0, style, keep=lines(laid) <= SHORT_TABLE)
    last = laid.parts[-1]
    made = make("tbl", _properties(book, laid, sum(widths), words.text), _columns(widths))
    for part in laid.parts:
        for row in range(part.height):
            closes = part is last and row == part.height - 1
            made.append(_row(book, part, row, widths, replace(within, keep=False) if closes else within))
    return [caption(book, element, words, place, keep=True), made]


def shared(room: int, shares: Sequence[float]) -> list[int]:
    """``room`` in whole twips by ``shares``; the sum is exact."""
    edges = [round(room * part / sum(shares)) for part in accumulate(shares)]
    return [after - before for before, after in zip([0, *edges], edges, strict=False)]


def box(
    book: Book,
    rows: Sequence[Sequence[Element]],
    widths: Sequence[int],
    *,
    borders: Sequence[Element] = (),
    whole: bool = True,
) -> Element:
    """A table for layout: ``rows`` of finished cells; ``whole``: no row breaks across pages."""
    group = properties(
        "tblPr",
        make("tblStyle", val="LayoutTable"),
        *_turned(book),
        *_fixed(sum(widths)),
        *_edged("tblBorders", borders),
    )
    made = make("tbl", group, _columns(widths))
    for row in rows:
        kept = [properties("trPr", make("cantSplit"))] if whole else []
        made.append(make("tr", *kept, *row))
    return made


def cell(content: Sequence[Element], width: int, *look: Element) -> Element:
    """A cell, which ends with a paragraph as Word demands; ``look``: further properties."""
    ending = [] if content and content[-1].tag == "w:p" else [spacer()]
    return make("tc", properties("tcPr", make("tcW", w=width, type="dxa"), *look), *content, *ending)


def border(side: str, size: int, ink: str) -> Element:
    """A line ``size`` eighths of a point wide."""
    return make(side, val="single", sz=size, space=0, color=colour(ink))


def margins(tag: str, *, top: int = 0, left: int = 0, bottom: int = 0, right: int = 0) -> Element:
    """The room, in twips, between the edges of cells and their words."""
    sides = {"top": top, "left": left, "bottom": bottom, "right": right}
    return make(tag, *(make(side, w=width, type="dxa") for side, width in sides.items()))


def shade(ground: str) -> Element:
    """The ground of a cell."""
    return make("shd", val="clear", color="auto", fill=colour(ground))


def spacer(*more: Element) -> Element:
    """A thin paragraph: keeps tables apart, which Word would join."""
    return make("p", properties("pPr", make("pStyle", val="Spacer"), *more))


def _properties(book: Book, laid: Grid, width: int, title: str) -> Element:
    palette = book.palette
    line = border("insideH", 4, palette.line)
    edges = [border("top", 8, palette.accent), border("bottom", 6, palette.accent), line]
    if any(placed.rows > 1 or placed.columns > 1 for part in laid.parts for placed in part.cells):
        edges.append(border("insideV", 4, palette.line))
    return properties(
        "tblPr",
        make("tblStyle", val="DataTable"),
        *_turned(book),
        *_fixed(width),
        make("tblBorders", *edges),
        margins("tblCellMar", top=50, left=85, bottom=30, right=85),
        _heads(laid),
        make("tblCaption", val=cut(title, _LONGEST_TITLE)),
    )


def _heads(laid: Grid) -> Element:
    """Says to screen readers whether the first row and the first column are headings."""
    row = laid.parts[0].name == "thead"
    body = [placed for part in laid.parts if part.name != "thead" for placed in part.cells]
    column = all(placed.cell.name == "th" for placed in body if placed.column == 0)
    value = 0x0600 | (0x0020 if row else 0) | (0x0080 if column else 0)
    flags = {
        "firstRow": row,
        "lastRow": False,
        "firstColumn": column,
        "lastColumn": False,
        "noHBand": True,
        "noVBand": True,
    }
    return make("tblLook", val=f"{value:04X}", **{name: int(on) for name, on in flags.items()})


def _row(book: Book, part: Part, row: int, widths: Sequence[int], place: Place) -> Element:
    here = [placed for placed in part.cells if placed.row <= row < placed.row + placed.rows]
    here.sort(key=lambda placed: placed.column)
    group = []
    if all(len(placed.cell.text) <= LONG_CELL for placed in here):
        group.append(make("cantSplit"))
    if part.name == "thead" and sum(len(placed.cell.text) for placed in part.cells) <= LONG_CELL:
        group.append(make("tblHeader"))
    within = replace(place, keep=True) if part.name == "thead" else place
    cells = [_cell(book, placed, part, row, widths, within) for placed in here]
    return make("tr", *([properties("trPr", *group)] if group else []), *cells)


def _cell(book: Book, placed: Placed, part: Part, row: int, widths: Sequence[int], place: Place) -> Element:
    node, heads = placed.cell, bool(scope(placed.cell, part.name)) or part.name == "tfoot"
    ground, ink = _tone(book.palette, node, part)
    look = [make("gridSpan", val=placed.columns)] if placed.columns > 1 else []
    look += [make("vMerge", val="restart" if row == placed.row else "continue")] if placed.rows > 1 else []
    look += [shade(ground)] if ground else []
    look += [make("vAlign", val="bottom")] if part.name == "thead" else []
    look += [make("tcBorders", border("bottom", 6, book.palette.accent))] if _ends_head(placed, part) else []
    width = sum(widths[placed.column : placed.column + placed.columns])
    letters = Look(bold=heads, ink=ink)
    within = in_language(replace(place, room=width, look=letters, align=node.get("align")), node)
    content = flow(book, node.children, within) if row == placed.row else []
    return cell(content or flow(book, [Node("p")], within), width, *look)


def _ends_head(placed: Placed, part: Part) -> bool:
    return part.name == "thead" and placed.row + placed.rows == part.height


def _tone(palette: Palette, node: Node, part: Part) -> tuple[str, str]:
    """The colours of the ground and of the letters; empty for those of the page."""
    name = node.get("tone", "none")
    if name != "none":
        return palette.tones[name].ground, palette.tones[name].ink
    if part.name == "thead":
        return palette.tones.low.ground, palette.accent
    return (palette.tones.muted.ground, "") if part.name == "tfoot" else ("", "")


def _turned(book: Book) -> list[Element]:
    return [make("bidiVisual")] if book.direction == "rtl" else []


def _fixed(width: int) -> list[Element]:
    return [
        make("tblW", w=width, type="dxa"),
        make("tblInd", w=0, type="dxa"),
        make("tblLayout", type="fixed"),
    ]


def _edged(tag: str, borders: Sequence[Element]) -> list[Element]:
    return [make(tag, *borders)] if borders else []


def _columns(widths: Sequence[int]) -> Element:
    return make("tblGrid", *(make("gridCol", w=width) for width in widths))
