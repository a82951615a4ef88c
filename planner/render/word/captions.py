"""Captions that Word numbers: it can renumber them, list them and refer to them."""

import re
from xml.etree.ElementTree import Element

from planner.late import late
from planner.render.tree import Element as Node
from planner.render.word.book import Book
from planner.render.word.flow import Place, lined
from planner.render.word.letters import Look, field, marked, run, runs
from planner.render.word.markup import make, words

_LABEL = late(r"(.*?)(\d+)(.*)", re.DOTALL)
_NUMBER = Look(style="CaptionNumber")
_SEQUENCES = {"table": "Table", "figure": "Figure"}
"""What Word calls the two counts; the same in every language, as no reader sees them."""


def caption(book: Book, owner: Node, said: Node, place: Place, *, keep: bool) -> Element:
    """The caption ``said`` of the table or figure ``owner``; ``keep``: it stays with what follows."""
    rtl = book.runs_right_to_left(said.text)
    label = marked(book, owner.get("id"), _label(book.count.label(owner), _SEQUENCES[owner.name]))
    content = [*label, run(words(". "), _NUMBER, rtl=rtl), *runs(book, said.children, rtl=rtl)]
    more = [make("keepNext")] if keep else []
    return lined(content, Place(place.room), style="Caption", rtl=rtl, more=more)


def _label(label: str, sequence: str) -> list[Element]:
    """``Table 3`` with its number as a field."""
    found = _LABEL.fullmatch(label)
    assert found is not None, "a label has a number"
    before, number, after = found.groups()
    return [
        *([run(words(before), _NUMBER)] if before else []),
        *field(f"SEQ {sequence} \\* ARABIC", number, _NUMBER),
        *([run(words(after), _NUMBER)] if after else []),
    ]
