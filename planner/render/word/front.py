"""The first page: logo, title and facts above the text, or on a page of their own."""

from xml.etree.ElementTree import Element

from planner.render.theme.bitmap import bitmap
from planner.render.word.blocks import cover
from planner.render.word.book import Book
from planner.render.word.flow import Place, paragraph
from planner.render.word.letters import Look
from planner.render.word.markup import make, properties
from planner.render.word.pictures import EMU, Shown, Size, drawing_of
from planner.render.word.tables import box, cell, margins, shade, spacer

_POINTS = 72 / 25.4
_PNG, _SVG = "media/logo.png", "media/logo.svg"
_NUMBER = 1_000_000
"""Of the logo among the pictures: charts count from 1."""
_DROPS = 2400
"""Twips between the logo and the band on a cover page."""


def front(book: Book, place: Place) -> list[Element]:
    """Everything before the text."""
    root = book.tree.root
    subtitle, facts = root.first("subtitle"), root.first("cover")
    apart = book.theme.cover == "page"
    made = [*_logo(book), *(_band(book, place) if apart else _kind(book, place))]
    made.append(paragraph(book, [book.tree.title], place, style="Title"))
    if subtitle:
        made.append(paragraph(book, subtitle.children, place, style="Subtitle"))
    made += cover(book, facts, place) if facts else []
    return [*made, make("p", make("r", make("br", type="page")))] if apart else made


def _kind(book: Book, place: Place) -> list[Element]:
    return [paragraph(book, [book.tree.root.get("kind")], place, style="Kind")]


def _band(book: Book, place: Place) -> list[Element]:
    """The word above the title in a band of the accent colour, down the page."""
    tone = book.palette.tones.accent
    inner = Place(place.room, look=Look(ink=tone.ink))
    said = paragraph(book, [book.tree.root.get("kind")], inner, style="Kind")
    inset = margins("tcMar", top=160, left=200, bottom=100, right=200)
    drop = make("p", properties("pPr", make("pStyle", val="Spacer"), make("spacing", before=_DROPS)))
    return [drop, box(book, [[cell([said], place.room, shade(tone.ground), inset)]], [place.room]), spacer()]


def _logo(book: Book) -> list[Element]:
    logo = book.theme.logo
    if logo is None:
        return []
    size = Size(*(round(side * _POINTS * EMU) for side in (logo.width, logo.height)))
    files = (_PNG, _SVG) if logo.svg is not None else (_PNG,)
    about = Shown(_NUMBER, "Logo", logo.alt, files)
    run = make("r", make("drawing", drawing_of(book, about, size)))
    spaced = properties("pPr", make("spacing", after=240))
    return [make("p", spaced, run)]


def logo_files(book: Book) -> list[tuple[str, str, bytes]]:
    """Name, media type and content of what the logo is made of."""
    logo = book.theme.logo
    if logo is None:
        return []
    found = [(_PNG, "image/png", bitmap(logo))]
    if logo.svg is not None:
        head = '<?xml version="1.0" encoding="UTF-8"?>\n'
        found.append((_SVG, "image/svg+xml", (head + logo.svg.markup).encode()))
    return found
