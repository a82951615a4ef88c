"""Paragraphs, lists and terms: what pages, cells and callouts hold alike."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from planner.render.tree import Element as Node
from planner.render.tree import Node as AnyNode
from planner.render.word.book import Book
from planner.render.word.letters import PLAIN, Look, marked, runs
from planner.render.word.lists import STEP, item
from planner.render.word.markup import make, properties

_CELL_STEP = 200
"""Twips by which the items of a list in a cell stand in."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand."""

    room: int
    """Width in twips."""
    style: str = ""
    """Of paragraphs; empty: the document's own, with its styles for lists and terms."""
    look: Look = PLAIN
    align: str = ""
    keep: bool = False
    """Whether every paragraph stays on the page of the next."""


def paragraph(  # noqa: PLR0913 - what a paragraph may have beside its words, each by name
    book: Book,
    nodes: Sequence[AnyNode],
    place: Place,
    *,
    style: str = "",
    align: str = "",
    id_: str = "",
    more: Sequence[Element] = (),
) -> Element:
    """The words of ``nodes`` as a paragraph that runs as its first letter does; ``more``: further properties."""
    rtl = book.runs_right_to_left("".join(node if isinstance(node, str) else _said(node) for node in nodes))
    content = runs(book, nodes, place.look, rtl=rtl)
    return lined(marked(book, id_, content), place, style=style, align=align, rtl=rtl, more=more)


def lined(
    content: Sequence[Element],
    place: Place,
    *,
    style: str = "",
    align: str = "",
    rtl: bool = False,
    more: Sequence[Element] = (),
) -> Element:
    """Finished runs as a paragraph."""
    named, side = style or place.style, align or place.align
    found = [make("pStyle", val=named)] if named else []
    found += [make("bidi")] if rtl else []
    found += [make("jc", val=_side(side, rtl=rtl))] if side else []
    kept = {child.tag for child in more}
    found += [make("keepNext")] if place.keep and "w:keepNext" not in kept else []
    return make("p", *_group("pPr", [*found, *more]), *content)


def flow(book: Book, nodes: Sequence[AnyNode], place: Place, level: int = 0) -> list[Element]:
    """Paragraphs, lists and terms."""
    found: list[Element] = []
    for node in nodes:
        if isinstance(node, Node):
            found += _block(book, node, place, level)
    return found


def _block(book: Book, node: Node, place: Place, level: int) -> list[Element]:
    if node.name in {"ul", "ol"}:
        number = book.lists.bullets() if node.name == "ul" else book.lists.numbered(level)
        return [one for li in node.elements() for one in _item(book, li, place, number, level)]
    if node.name == "dl":
        return [one for entry in node.elements() for one in _term(book, entry, place)]
    assert node.name == "p", f"<{node.name}> does not stand among paragraphs"
    spoken = in_language(place, node)
    more = [_hung(level, in_cell=bool(place.style))] if level else []
    return [
        paragraph(
            book,
            node.children,
            spoken,
            style=_style(place, "ListParagraph") if level else "",
            align=node.get("align"),
            id_=node.get("id"),
            more=more,
        )
    ]


def _item(book: Book, li: Node, place: Place, number: int, level: int) -> list[Element]:
    """One item: its first paragraph carries the sign, what follows stands under its words."""
    spoken = in_language(place, li)
    children = list(li.elements())
    first = children.pop(0) if children and children[0].name == "p" else Node("p")
    more = [item(number, level)]
    if place.style:
        more.append(make("ind", left=_CELL_STEP * (level + 1), hanging=_CELL_STEP))
    named = _style(place, "ListParagraph")
    id_ = li.get("id") or first.get("id")
    head = paragraph(
        book,
        first.children,
        in_language(spoken, first),
        style=named,
        align=first.get("align"),
        id_=id_,
        more=more,
    )
    return [head, *flow(book, children, spoken, level + 1)]


def _term(book: Book, entry: Node, place: Place) -> list[Element]:
    if entry.name == "dt":
        bold = replace(place, look=replace(place.look, bold=True))
        return [
            paragraph(
                book,
                entry.children,
                bold,
                style=_style(place, "Term"),
                id_=entry.get("id"),
                more=[make("keepNext")],
            )
        ]
    said = in_language(place, entry)
    if place.style:
        return flow(book, entry.children, said)
    return flow(book, entry.children, replace(said, style="Definition"))


def in_language(place: Place, node: Node) -> Place:
    """``place`` for the words of ``node``, in its language if it names one."""
    return replace(place, look=replace(place.look, lang=node.get("lang"))) if node.get("lang") else place


def _style(place: Place, own: str) -> str:
    return place.style or own


def _hung(level: int, *, in_cell: bool) -> Element:
    return make("ind", left=(_CELL_STEP if in_cell else STEP) * level)


def _side(align: str, *, rtl: bool) -> str:
    """Word means the beginning of the line by "left", the end by "right": in Arabic they are swapped."""
    return {"left": "right", "right": "left"}.get(align, align) if rtl else align


def _group(tag: str, children: Sequence[Element]) -> list[Element]:
    return [properties(tag, *children)] if children else []


def _said(node: AnyNode) -> str:
    return node.text if isinstance(node, Node) else ""
