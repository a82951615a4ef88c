"""What the parts of one Word file share while it is written: numbers, names, links, notes, pictures."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote

from planner.engine.form import Layout
from planner.frozen import Frozen, Struct, field
from planner.late import late
from planner.render.numbering import numbers
from planner.render.text import direction, language_direction
from planner.render.theme import DEFAULT, Theme
from planner.render.tree import Tree
from planner.render.word.lists import Lists
from planner.render.word.page import Page
from planner.render.words import words

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LONGEST_NAME = 40
"""Characters of a bookmark's name that Word keeps."""
_HOST = late(r"https?://[A-Za-z0-9._-]+(:[0-9]{1,4})?([/?#].*)?|mailto:.+", re.DOTALL)
"""Addresses that every reader of Word files can open; one odd host makes some refuse the whole file."""


class Relation(Frozen):
    """What a part refers to."""

    id: str
    kind: str
    """The last word of the relationship's type: ``hyperlink``, ``image``, ``header``."""
    target: str
    external: bool = False


class Relations(Struct):
    """The relations of one part; the same target gets the same id."""

    listed: dict[tuple[str, str], Relation] = field(default_factory=dict)

    def add(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id by which the part refers to ``target``."""
        key = (kind, target)
        if key not in self.listed:
            self.listed[key] = Relation(f"rId{len(self.listed) + 1}", kind, target, external)
        return self.listed[key].id


class Book:
    """One Word file on its way."""

    def __init__(
        self, tree: Tree, page: Page, pictures: Sequence[bytes], layout: Layout, theme: Theme = DEFAULT
    ) -> None:
        self.tree = tree
        self.page = page
        self.layout = layout
        self.theme = theme
        self.palette = theme.palette
        self.pictures = pictures
        """PNG of each chart, in the order of the document."""
        self.words = words(tree.lang)
        self.count = numbers(tree)
        self.direction = tree.root.get("dir") or language_direction(tree.lang)
        """``ltr`` or ``rtl``."""
        self.names = _bookmarks(tree)
        """Id in the tree to the name of its bookmark."""
        self.lists = Lists(theme.palette.accent)
        self.relations = Relations()
        """Of the main part."""
        self.note_relations = Relations()
        self.notes: list[Element] = []
        """The paragraph of each footnote."""
        self.warnings: list[str] = []
        self._marks = 0
        self._drawn = 0

    def mark(self) -> int:
        """The number of a new bookmark."""
        self._marks += 1
        return self._marks

    def drawing(self) -> int:
        """The number of a new picture, from 1."""
        self._drawn += 1
        return self._drawn

    def runs_right_to_left(self, text: str) -> bool:
        """Whether a paragraph of ``text`` does: as its first letter does, or else as the document does."""
        return (direction(text) or self.direction) == "rtl"

    def address(self, href: str) -> str | None:
        """``href`` as Word files can hold it; None, and a warning, for one that some readers break on."""
        if _HOST.fullmatch(href):
            return quote(href, safe=";/?:@&=+$,-_.!~*'()#%")
        self.warnings.append(
            f"The address {href[:80]!r} is not one that every reader of Word files can open; its words stand without the link."
        )
        return None


def _bookmarks(tree: Tree) -> dict[str, str]:
    """A name for each id: letters, digits and underscores; Word takes capitals and small letters as the same."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for element in tree.root.walk():
        given = element.get("id")
        if given:
            names[given] = _free(re.sub("[^A-Za-z0-9]", "_", given), taken)
            taken.add(names[given].lower())
    return names


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted[:_LONGEST_NAME], 1
    while name.lower() in taken:
        number += 1
        name = f"{wanted[: _LONGEST_NAME - len(str(number)) - 1]}_{number}"
    return name
