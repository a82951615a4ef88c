"""Words within a line as runs: looks, links, notes, and the direction of each stretch of text."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from planner.frozen import Frozen, replace
from planner.render.text import language_direction
from planner.render.tree import Element as Node
from planner.render.tree import Node as AnyNode
from planner.render.tree import Svg
from planner.render.word.book import Book, Relations
from planner.render.word.markup import make, properties, words
from planner.render.word.page import colour

_STRONG = {"L": False, "R": True, "AL": True, "AN": True}
"""Kinds of character that have a direction of their own; True: right to left."""


class Look(Frozen):
    """How words look beyond their paragraph's style."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    ink: str = ""
    """Colour of the letters, ``#rrggbb``."""
    ground: str = ""
    lang: str = ""
    in_note: bool = False
    """Whether the words stand in a footnote, which is a part of its own."""


PLAIN = Look()


def runs(book: Book, nodes: Sequence[AnyNode], look: Look = PLAIN, *, rtl: bool = False) -> list[Element]:
    """The words of ``nodes`` in a paragraph that runs ``rtl`` or not."""
    found: list[Element] = []
    for node in nodes:
        if isinstance(node, str):
            found += _text(node, look, rtl=rtl)
        elif not isinstance(node, Svg):
            found += _word(book, node, look, rtl=rtl)
    return found


def run(content: Element, look: Look = PLAIN, *, rtl: bool = False) -> Element:
    """One run."""
    return make("r", *_look(look, rtl=rtl), content)


def field(instruction: str, stored: str, look: Look = PLAIN) -> list[Element]:
    """A field that Word can update; ``stored`` shows until it does. ``instruction`` is never text of the user's."""
    return [
        run(make("fldChar", fldCharType="begin"), look),
        run(words(f" {instruction} ", "instrText"), look),
        run(make("fldChar", fldCharType="separate"), look),
        run(words(stored), look),
        run(make("fldChar", fldCharType="end"), look),
    ]


def marked(book: Book, id_: str, content: Sequence[Element]) -> list[Element]:
    """``content`` as the bookmark of the id ``id_`` of the tree; as it is if there is none."""
    if not id_:
        return list(content)
    number = book.mark()
    return [
        make("bookmarkStart", id=number, name=book.names[id_]),
        *content,
        make("bookmarkEnd", id=number),
    ]


def _text(text: str, look: Look, *, rtl: bool) -> list[Element]:
    return [run(words(part), look, rtl=turned) for turned, part in _stretches(text, rtl=rtl)]


def _word(book: Book, element: Node, look: Look, *, rtl: bool) -> list[Element]:
    match element.name:
        case "br":
            return [run(make("br"), look)]
        case "note":
            return [_note(book, element)]
        case "cite":
            return [_cite(book, element, look)]
        case "a":
            return _link(book, element, look, rtl=rtl)
        case _:
            return runs(book, element.children, _changed(book, look, element), rtl=rtl)


def _changed(book: Book, look: Look, element: Node) -> Look:
    """``look`` as the words inside ``element`` have it."""
    match element.name:
        case "strong":
            return replace(look, bold=True)
        case "em":
            return replace(look, italic=True)
        case "code":
            return replace(look, style="Code")
        case "small":
            return replace(look, style="SideRemark")
        case "span":
            return replace(look, lang=element.get("lang"))
        case "tag":
            tone = book.palette.tones[element.get("tone")]
            return replace(look, style="Tag", ink=tone.ink, ground=tone.ground)
    raise AssertionError(f"<{element.name}> does not stand within a line")


def _look(look: Look, *, rtl: bool) -> list[Element]:
    found: list[Element] = []
    if look.style:
        found.append(make("rStyle", val=look.style))
    if look.bold:
        found += [make("b"), make("bCs")]
    if look.italic:
        found += [make("i"), make("iCs")]
    if look.ink:
        found.append(make("color", val=colour(look.ink)))
    if look.ground:
        fill = colour(look.ground)
        found.append(make("bdr", val="single", sz=12, space=0, color=fill))
        found.append(make("shd", val="clear", color="auto", fill=fill))
    if rtl:
        found.append(make("rtl"))
    if look.lang:
        found.append(
            make(
                "lang",
                **(
                    {"bidi": look.lang}
                    if rtl or language_direction(look.lang) == "rtl"
                    else {"val": look.lang}
                ),
            )
        )
    return [properties("rPr", *found)] if found else []


def _link(book: Book, element: Node, look: Look, *, rtl: bool) -> list[Element]:
    href = element.get("href")
    if href.startswith("#"):
        link = make("hyperlink", anchor=book.names[href[1:]], history=1)
    else:
        address = book.address(href)
        if address is None:
            return runs(book, element.children, look, rtl=rtl)
        link = make("hyperlink", history=1)
        link.set("r:id", _relations(book, look).add("hyperlink", address, external=True))
    link.extend(runs(book, element.children, replace(look, style="Hyperlink"), rtl=rtl))
    return [link]


def _relations(book: Book, look: Look) -> Relations:
    return book.note_relations if look.in_note else book.relations


def _cite(book: Book, element: Node, look: Look) -> Element:
    source = element.get("source")
    shown = run(words(f"[{book.count.sources[source]}]"), replace(look, style="Hyperlink"))
    return make("hyperlink", shown, anchor=book.names[source], history=1)


def _note(book: Book, element: Node) -> Element:
    """The number in the text; the note itself goes to the part of the notes."""
    rtl = book.runs_right_to_left(element.text)
    inside = runs(book, element.children, Look(in_note=True), rtl=rtl)
    style = [make("pStyle", val="FootnoteText"), *([make("bidi")] if rtl else [])]
    sign = Look(style="FootnoteReference")
    paragraph = make("p", properties("pPr", *style), run(make("footnoteRef"), sign), run(words(" ")), *inside)
    book.notes.append(paragraph)
    return run(make("footnoteReference", id=len(book.notes)), sign)


def _stretches(text: str, *, rtl: bool) -> Iterator[tuple[bool, str]]:
    """``text`` cut where its direction changes: (whether it runs right to left, the stretch).

    This follows the rules W1, W7, N1 and N2 of the Unicode bidirectional algorithm (UAX #9).
    """
    ways = _ways(text, rtl=rtl)
    if True not in ways and not rtl:
        return iter([(False, text)] if text else [])
    pairs = zip(_resolved(ways, rtl=rtl), text, strict=True)
    return ((way, "".join(c for _, c in part)) for way, part in groupby(pairs, key=lambda pair: pair[0]))


def _ways(text: str, *, rtl: bool) -> list[bool | None]:
    """The direction of each character: digits have that of the letters before them, marks that of their letter."""
    found: list[bool | None] = []
    last = rtl
    for character in text:
        kind = unicodedata.bidirectional(character)
        way = _STRONG.get(kind)
        if way is not None:
            last = way
        elif kind == "EN":
            way = last
        elif kind == "NSM" and found:
            way = found[-1]
        found.append(way)
    return found


def _resolved(ways: Sequence[bool | None], *, rtl: bool) -> list[bool]:
    """``ways`` with what lies between: as both sides where these agree, else as the paragraph."""
    following: list[bool] = []
    coming = rtl
    for way in reversed(ways):
        coming = coming if way is None else way
        following.append(coming)
    resolved: list[bool] = []
    last = rtl
    for way, after in zip(ways, reversed(following), strict=True):
        last = last if way is None else way
        resolved.append(way if way is not None else last if last == after else rtl)
    return resolved
