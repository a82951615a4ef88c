"""Stretches of upright and wide pages, each with its own header and footer."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from planner.render.text import cut
from planner.render.word.book import Book
from planner.render.word.flow import Place, lined
from planner.render.word.letters import field, run, runs
from planner.render.word.markup import make, properties, rooted
from planner.render.word.page import Page, colour

_TITLE, _ORGANISATION, _STAMP = 70, 50, 60
"""Characters that the running header holds, as in the PDF."""
_STAMP_LETTER, _STAMP_EDGES = 115, 240
"""Twips that a letter of the stamp takes, and its frame: generously, as it may stand in capitals."""


def properties_of(book: Book, page: Page, *, first: bool) -> Element:
    """``sectPr`` of pages like ``page``; ``first``: its first page is that of the title, without a running header."""
    way = "landscape" if page.landscape else "portrait"
    group = [
        _reference(book, "header", "default", f"header-{way}.xml"),
        _reference(book, "footer", "default", f"footer-{way}.xml"),
    ]
    if first:
        group.insert(1, _reference(book, "header", "first", "header-first.xml"))
        group += [_reference(book, "footer", "first", f"footer-{way}.xml"), make("titlePg")]
    group += [make("type", val="nextPage"), *page.properties()]
    group += [make("bidi")] if book.direction == "rtl" else []
    return properties("sectPr", *group)


def frames(book: Book) -> dict[str, Element]:
    """The root of each header and footer, by the file's name."""
    made = {
        "header-first.xml": rooted(
            "hdr", *_stamp(book, book.page), make("p", make("pPr", make("pStyle", val="Header")))
        )
    }
    for way, page in (("portrait", book.page), ("landscape", book.page.turned())):
        made[f"header-{way}.xml"] = rooted("hdr", *_stamp(book, page), _running(book, page))
        made[f"footer-{way}.xml"] = rooted("ftr", _footer(book, page))
    return made


def _reference(book: Book, kind: str, which: str, file: str) -> Element:
    element = make(f"{kind}Reference", type=which)
    element.set("r:id", book.relations.add(kind, file))
    return element


def _stamp(book: Book, page: Page) -> list[Element]:
    """The frame around the stamp, at the end of the line."""
    stamp = cut(book.tree.root.get("stamp"), _STAMP)
    if not stamp:
        return []
    ink = colour(book.palette.tones.bad.ink)
    sides = ("top", "left", "bottom", "right")
    frame = make("pBdr", *(make(side, val="single", sz=6, space=2, color=ink) for side in sides))
    width = min(page.room, _STAMP_EDGES + _STAMP_LETTER * len(stamp))
    indent = make("ind", left=page.room - width)
    rtl = book.direction == "rtl"
    content = runs(book, [stamp], rtl=rtl)
    return [lined(content, Place(page.room), style="Stamp", align="center", rtl=rtl, more=[frame, indent])]


def _running(book: Book, page: Page) -> Element:
    line = make("pBdr", make("bottom", val="single", sz=4, space=3, color=colour(book.palette.line)))
    title, organisation = cut(book.tree.title, _TITLE), cut(book.tree.root.get("organisation"), _ORGANISATION)
    return _spread(book, page, "Header", _shown(book, title), _shown(book, organisation), [line])


def _footer(book: Book, page: Page) -> Element:
    kind = cut(book.tree.root.get("kind"), _STAMP)
    # Without spaces the two numbers stay in order in Arabic too (UAX #9, rule W4).
    counted = [*field("PAGE", "1"), *runs(book, ["/"]), *field("NUMPAGES", "1")]
    return _spread(book, page, "Footer", _shown(book, kind), counted, [])


def _shown(book: Book, text: str) -> list[Element]:
    return runs(book, [text], rtl=book.direction == "rtl")


def _spread(
    book: Book,
    page: Page,
    style: str,
    start: Sequence[Element],
    end: Sequence[Element],
    more: Sequence[Element],
) -> Element:
    """A line with words at both ends."""
    stop = make("tabs", make("tab", val="right", pos=page.room))
    rtl = book.direction == "rtl"
    return lined([*start, run(make("tab")), *end], Place(page.room), style=style, rtl=rtl, more=[stop, *more])
