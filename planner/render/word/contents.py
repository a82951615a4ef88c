"""The table of contents: a field with its entries stored, which Word can make anew."""

from xml.etree.ElementTree import Element

from planner.render.tree import Element as Node
from planner.render.word.book import Book
from planner.render.word.flow import Place, lined, paragraph
from planner.render.word.letters import run, runs
from planner.render.word.markup import make, words

_FIELD = ' TOC \\o "1-2" \\h \\z \\u '
_STYLES = {"h2": "TOC1", "h3": "TOC2"}
_WHOLE = 32
"""Entries up to which the contents stay on one page, as in the PDF."""


def contents(book: Book) -> list[Element]:
    """The heading and the field; nothing for a document without headings.

    The stored entries lead to their headings but name no pages: those depend on the reader's fonts and are known
    once Word has set the text (right click, Update Field). A setting that has Word do so on opening exists; it
    makes Word ask each reader whether other files may be read, so it is left alone.
    """
    headings = [element for element in book.tree.root.walk() if element.name in _STYLES]
    if not headings:
        return []
    title = paragraph(book, [book.words.contents], Place(book.page.room), style="TOCHeading")
    whole = len(headings) <= _WHOLE
    entries = [_entry(book, heading, keep=whole and heading is not headings[-1]) for heading in headings]
    begin = [
        make("fldChar", fldCharType="begin"),
        words(_FIELD, "instrText"),
        make("fldChar", fldCharType="separate"),
    ]
    at = sum(child.tag == "w:pPr" for child in entries[0])
    for offset, mark in enumerate(begin):
        entries[0].insert(at + offset, run(mark))
    entries[-1].append(run(make("fldChar", fldCharType="end")))
    gallery = make("docPartObj", make("docPartGallery", val="Table of Contents"), make("docPartUnique"))
    return [make("sdt", make("sdtPr", gallery), make("sdtContent", title, *entries)), _after()]


def _entry(book: Book, heading: Node, *, keep: bool) -> Element:
    rtl = book.runs_right_to_left(heading.text)
    link = make(
        "hyperlink", *runs(book, [heading.text], rtl=rtl), anchor=book.names[heading.get("id")], history=1
    )
    return lined([link], Place(book.page.room, keep=keep), style=_STYLES[heading.name], rtl=rtl)


def _after() -> Element:
    """What follows begins outside the field's frame."""
    return make("p", make("pPr", make("pStyle", val="Spacer")))
