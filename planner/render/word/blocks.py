"""Every block of the vocabulary as paragraphs and tables."""

from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from planner.frozen import replace
from planner.render.paging import SHORT_PARAGRAPH
from planner.render.tree import Element as Node
from planner.render.tree import Node as AnyNode
from planner.render.word.book import Book
from planner.render.word.contents import contents
from planner.render.word.flow import Place, flow, paragraph
from planner.render.word.letters import Look
from planner.render.word.lists import item
from planner.render.word.markup import make
from planner.render.word.page import POINT
from planner.render.word.pictures import figure
from planner.render.word.tables import border, box, cell, margins, shade, shared, spacer, table

_LONG_ASIDE = 900
"""Characters beyond which a callout may break across pages."""
_GUTTER = 180
"""Twips between a column and the middle of the page."""
_INSET = 160
"""Twips between the edge of a callout and its words."""
_FIGURE_INSET = 100
"""Twips between a key figure and the next."""
_LARGE = 16
"""Points of the letters of a short key figure: style KeyFigureLarge."""
_HEADINGS = {"h2": "Heading1", "h3": "Heading2", "h4": "Heading3"}
_ASIDES = {"note": "low", "summary": "low", "warning": "bad", "illustrative": "warn"}
"""Kind of callout to the tone of its ground."""


def blocks(book: Book, nodes: Sequence[AnyNode], place: Place, *, at_top: bool = False) -> list[Element]:
    """The blocks ``nodes``; a table is followed by a thin paragraph, so that the last is always a paragraph.

    ``at_top``: they begin a page, so that a page break before them would leave it empty.
    """
    elements = [node for node in nodes if isinstance(node, Node)]
    found: list[Element] = []
    breaks = False
    for at, element in enumerate(elements):
        if element.name == "pagebreak":
            breaks = bool(found) or not at_top
            continue
        after = elements[at + 1].name if at + 1 < len(elements) else ""
        made = _block(book, element, place, after)
        if breaks and made:
            made = _on_new_page(made)
            breaks = False
        found += made
    return found


def cover(book: Book, element: Node, place: Place) -> list[Element]:
    """The facts under the title, up to three side by side."""
    facts = element.elements()
    across = min(len(facts), 3)
    widths = shared(place.room, (1.0,) * across)
    rows = [facts[at : at + across] for at in range(0, len(facts), across)]
    made = [
        [_cover_fact(book, fact, width) for fact, width in zip(row, widths, strict=False)] for row in rows
    ]
    for row in made:
        row += [cell([], width) for width in widths[len(row) :]]
    edges = [border("top", 5, book.palette.line), border("bottom", 5, book.palette.line)]
    return [box(book, made, widths, borders=edges), spacer()]


def _block(book: Book, element: Node, place: Place, after: str) -> list[Element]:
    if element.name == "p" and after in {"table", "figure"} and len(element.text) <= SHORT_PARAGRAPH:
        return flow(book, [element], replace(place, keep=True))
    return _WRITERS[element.name](book, element, place)


def _on_new_page(made: list[Element]) -> list[Element]:
    """``made`` at the top of a page."""
    if made[0].tag != "w:p":
        return [spacer(make("pageBreakBefore")), *made]
    group = made[0].find("w:pPr")
    if group is None:
        group = make("pPr")
        made[0].insert(0, group)
    before = {"w:pStyle", "w:keepNext", "w:keepLines"}
    group.insert(sum(child.tag in before for child in group), make("pageBreakBefore"))
    return made


def _flow(book: Book, element: Node, place: Place) -> list[Element]:
    return flow(book, [element], place)


def _heading(book: Book, element: Node, place: Place) -> list[Element]:
    return [paragraph(book, element.children, place, style=_HEADINGS[element.name], id_=element.get("id"))]


def _table(book: Book, element: Node, place: Place) -> list[Element]:
    return [*table(book, element, place), spacer()]


def _contents(book: Book, element: Node, place: Place) -> list[Element]:  # noqa: ARG001 - as every writer
    return contents(book)


def _aside(book: Book, element: Node, place: Place) -> list[Element]:
    name = _ASIDES[element.get("kind")]
    tone = book.palette.tones[name]
    edge = book.palette.accent if name == "low" else tone.ink
    title = element.get("title") or book.words.asides[element.get("kind")]
    inner = Place(place.room - 2 * _INSET, "AsideText")
    heading = paragraph(
        book, [title], replace(inner, look=Look(ink=edge)), style="AsideTitle", id_=element.get("id")
    )
    content = [heading, *flow(book, element.children, inner)]
    inset = margins("tcMar", top=120, left=_INSET, bottom=60, right=_INSET)
    line = make("tcBorders", border("left", 20, edge))
    framed = cell(content, place.room, shade(tone.ground), inset, line)
    whole = len(element.text) <= _LONG_ASIDE
    return [box(book, [[framed]], [place.room], whole=whole), spacer()]


def _facts(book: Book, element: Node, place: Place) -> list[Element]:
    facts = element.elements()
    widths = shared(place.room, (1.0,) * len(facts))
    return [
        box(book, [[_fact(book, fact, width) for fact, width in zip(facts, widths, strict=True)]], widths),
        spacer(),
    ]


def _fact(book: Book, fact: Node, width: int) -> Element:
    name = fact.get("tone", "none")
    ink = book.palette.accent if name == "none" else book.palette.tones[name].ink
    place = Place(width, look=Look(ink=ink))
    style = "KeyFigureLarge" if _fits_large(fact.text, width) else "KeyFigure"
    figures = paragraph(book, fact.children, place, style=style)
    under = Place(width, look=Look(ink="" if name == "none" else ink))
    label = paragraph(book, [fact.get("label")], under, style="KeyLabel")
    look = [make("tcBorders", border("top", 13, book.palette.accent))]
    look += (
        [margins("tcMar", right=_FIGURE_INSET, bottom=60)]
        if name == "none"
        else [
            shade(book.palette.tones[name].ground),
            margins("tcMar", left=_FIGURE_INSET, right=_FIGURE_INSET, bottom=60),
        ]
    )
    return cell([figures, label], width, *look)


def _fits_large(text: str, width: int) -> bool:
    """Whether a key figure stands in one line of large letters in a cell ``width`` wide."""
    spaces = sum(character.isspace() for character in text)
    heights = (len(text) - spaces) * 0.54 + spaces * 0.25
    return heights * _LARGE * POINT <= width - 2 * _FIGURE_INSET


def _cover_fact(book: Book, fact: Node, width: int) -> Element:
    label = paragraph(book, [fact.get("label")], Place(width), style="CoverLabel")
    return cell([label, paragraph(book, fact.children, Place(width), style="CoverFact")], width)


def _columns(book: Book, element: Node, place: Place) -> list[Element]:
    widths = shared(place.room, (1.0, 1.0))
    insets = (margins("tcMar", right=_GUTTER), margins("tcMar", left=_GUTTER))
    cells = [
        cell(blocks(book, column.children, Place(width - _GUTTER)), width, inset)
        for column, width, inset in zip(element.elements(), widths, insets, strict=True)
    ]
    return [box(book, [cells], widths, whole=False), spacer()]


def _sources(book: Book, element: Node, place: Place) -> list[Element]:
    number = book.lists.sources()
    return [
        paragraph(
            book, source.children, place, style="SourceText", id_=source.get("id"), more=[item(number, 0)]
        )
        for source in element.elements()
    ]


_WRITERS: dict[str, Callable[[Book, Node, Place], list[Element]]] = {
    **dict.fromkeys(("p", "ul", "ol", "dl"), _flow),
    **dict.fromkeys(_HEADINGS, _heading),
    "table": _table,
    "figure": figure,
    "aside": _aside,
    "facts": _facts,
    "columns": _columns,
    "contents": _contents,
    "sources": _sources,
}
"""One for each block; sections and page breaks are seen to where blocks are walked."""
