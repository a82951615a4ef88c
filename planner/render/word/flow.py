"""Paragraphs, lists and terms: what pages, cells and callouts hold alike."""

from collections.abc import Sequence
from itertools import takewhile
from xml.etree.ElementTree import Element

from planner.frozen import Frozen, replace
from planner.render.tree import Element as Node
from planner.render.tree import Node as AnyNode
from planner.render.word.book import Book
from planner.render.word.letters import PLAIN, Look, marked, run, runs
from planner.render.word.lists import STEP, item
from planner.render.word.markup import make, properties, words

_CELL_STEP = 200
"""Twips by which the items of a list in a cell stand in."""


class Place(Frozen):
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
        return _terms(book, node, place)
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


def _terms(book: Book, node: Node, place: Place) -> list[Element]:
    """Each term with the first words that are said of it in one paragraph; what else is said follows."""
    entries = node.elements()
    found: list[Element] = []
    while entries:
        terms = list(takewhile(lambda entry: entry.name == "dt", entries))
        said = list(takewhile(lambda entry: entry.name == "dd", entries[len(terms) :]))
        entries = entries[len(terms) + len(said) :]
        blocks = [(block, in_language(place, dd)) for dd in said for block in dd.elements()]
        lead = blocks.pop(0) if blocks and blocks[0][0].name == "p" else (Node("p"), place)
        found.append(_entry(book, terms, *lead))
        for block, within in blocks:
            found += flow(book, [block], within if place.style else replace(within, style="DefinitionMore"))
    return found


def _entry(book: Book, terms: Sequence[Node], said: Node, place: Place) -> Element:
    """The terms in bold, then the words of the paragraph ``said``."""
    rtl = book.runs_right_to_left(terms[0].text + said.text)
    bold = replace(place.look, bold=True, lang="")
    content: list[Element] = []
    for at, term in enumerate(terms):
        content += [run(words(f"{book.words.comma} "), bold, rtl=rtl)] if at else []
        content += marked(book, term.get("id"), runs(book, term.children, bold, rtl=rtl))
    spoken = in_language(place, said)
    after = marked(book, said.get("id"), runs(book, said.children, spoken.look, rtl=rtl))
    gap = [run(words("  "), place.look, rtl=rtl)] if after else []
    return lined([*content, *gap, *after], place, style=_style(place, "Definition"), rtl=rtl)


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
