"""The parts of a Word file but its text: styles, lists, notes, settings, headers and footers."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from planner.frozen import Frozen
from planner.render.palette import PALETTE
from planner.render.tree import Svg
from planner.render.word import pictures, sections, styles
from planner.render.word.book import Book, Relation
from planner.render.word.front import logo_files
from planner.render.word.letters import run
from planner.render.word.markup import make, properties, rooted, serialised
from planner.render.word.page import colour

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


class Part(Frozen):
    """One file inside the Word file."""

    name: str
    """Below ``word/``."""
    kind: str
    """The last word of the relationship's type."""
    media_type: str
    content: bytes
    relations: tuple[Relation, ...] = ()


def main(book: Book, body: Sequence[Element]) -> Part:
    """The text; write it last, when all that it refers to is known."""
    for kind in ("styles", "numbering", "settings", "footnotes"):
        book.relations.add(kind, f"{kind}.xml")
    content = serialised(rooted("document", *_ground(book), make("body", *body)))
    return Part(
        "document.xml",
        "officeDocument",
        f"{_WORD}document.main+xml",
        content,
        tuple(book.relations.listed.values()),
    )


def _ground(book: Book) -> list[Element]:
    """The colour of the pages, where it is not white."""
    paper = book.palette.paper
    return [] if paper == PALETTE.paper else [make("background", color=colour(paper))]


def others(book: Book) -> list[Part]:
    """Everything that the text refers to."""
    frames = [_part(file, file.partition("-")[0], root) for file, root in sections.frames(book).items()]
    rtl = book.direction == "rtl"
    return [
        _part(
            "styles.xml",
            "styles",
            styles.part(book.tree.lang, book.tree.title, book.layout, book.theme, right_to_left=rtl),
        ),
        _part("numbering.xml", "numbering", book.lists.part()),
        _part("settings.xml", "settings", _settings(book)),
        _part("footnotes.xml", "footnotes", _notes(book), tuple(book.note_relations.listed.values())),
        *frames,
        *_pictures(book),
        *(Part(file, "image", media_type, content) for file, media_type, content in logo_files(book)),
    ]


def _part(name: str, kind: str, root: Element, relations: tuple[Relation, ...] = ()) -> Part:
    return Part(name, kind, f"{_WORD}{kind}+xml", serialised(root), relations)


def _pictures(book: Book) -> list[Part]:
    charts = (one for element in book.tree.root.walk() for one in element.children if isinstance(one, Svg))
    found: list[Part] = []
    for number, (chart, png) in enumerate(zip(charts, book.pictures, strict=True), 1):
        bitmap, drawing = pictures.names(number)
        found += [
            Part(bitmap, "image", "image/png", png),
            Part(drawing, "image", "image/svg+xml", pictures.drawn(chart, book.theme.fonts.text)),
        ]
    return found


def _settings(book: Book) -> Element:
    """The file is in Word's present mode, and asks nothing on opening."""
    uri = "http://schemas.microsoft.com/office/word"
    modern = make("compatSetting", name="compatibilityMode", uri=uri, val=15)
    notes = make("footnotePr", make("footnote", id=-1), make("footnote", id=0))
    return rooted(
        "settings",
        make("zoom", percent=100),
        *([make("displayBackgroundShape")] if book.palette.paper != PALETTE.paper else []),
        make("defaultTabStop", val=720),
        make("characterSpacingControl", val="doNotCompress"),
        notes,
        make("compat", modern),
        make("themeFontLang", val=book.tree.lang),
        make("decimalSymbol", val="."),
        make("listSeparator", val=","),
    )


def _notes(book: Book) -> Element:
    """The notes, after the two lines that Word wants above them."""
    plain = properties("pPr", make("pStyle", val="FootnoteText"))
    lines = [
        make("footnote", make("p", plain, run(make(sign))), type=sign, id=number)
        for number, sign in ((-1, "separator"), (0, "continuationSeparator"))
    ]
    listed = [make("footnote", note, id=number) for number, note in enumerate(book.notes, 1)]
    return rooted("footnotes", *lines, *listed)
