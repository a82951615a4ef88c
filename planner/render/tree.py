"""The document as a checked tree: what every writer receives and no writer has to doubt.

A tree is made by :func:`planner.render.parser.parse` only. Its shape is the vocabulary's (:mod:`planner.render.vocabulary`) with the
loose ends tied: white space is folded, loose words in cells stand in paragraphs, every heading has an id,
every remaining link is safe and leads somewhere, every table's rows fill its grid.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from planner.frozen import Frozen, field


class Svg(Frozen):
    """A chart: SVG of the small vocabulary in :mod:`planner.render.svg`, serialised anew."""

    markup: str
    """From ``<svg`` to ``</svg>``; only listed elements, attributes and values."""
    width: float
    """Points."""
    height: float
    """Points."""


class Element(Frozen):
    """One element of the vocabulary."""

    name: str
    children: tuple["Node", ...] = ()
    attributes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    line: int = 0
    """The line of the rendered template on which it begins, from 1."""

    def get(self, attribute: str, default: str = "") -> str:
        """The value of ``attribute``, or ``default``."""
        return self.attributes.get(attribute, default)

    def elements(self, *names: str) -> list["Element"]:
        """The children called one of ``names``; all child elements if none is given."""
        return [c for c in self.children if isinstance(c, Element) and (not names or c.name in names)]

    def first(self, name: str) -> "Element | None":
        """The first child called ``name``."""
        return next(iter(self.elements(name)), None)

    def walk(self) -> Iterator["Element"]:
        """This element and every element inside it, in the order of the document."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += [child for child in reversed(one.children) if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """All the words inside, as one line."""
        return "".join([child if isinstance(child, str) else _words(child) for child in self.children])


Node: TypeAlias = Element | Svg | str


def _words(node: Element | Svg) -> str:
    if isinstance(node, Svg):
        return ""
    return " " if node.name == "br" else node.text


class Tree(Frozen):
    """One checked document."""

    name: str
    """The template that rendered it, for messages."""
    root: Element
    """The ``document`` element."""
    warnings: tuple[str, ...] = ()
    """What was replaced or taken away on the way, in whole sentences."""
    fingerprint: str = ""
    """Of the text that its template rendered; empty for one that was made otherwise."""

    @property
    def title(self) -> str:
        """The words of the title."""
        return next(e.text for e in self.root.elements("h1"))

    @property
    def lang(self) -> str:
        """The language of the document: ``en``, ``pt-BR``."""
        return self.root.get("lang")

    @property
    def body(self) -> tuple[Node, ...]:
        """The blocks after the frame (title, subtitle, cover)."""
        frame = {"h1", "subtitle", "cover"}
        return tuple(c for c in self.root.children if not (isinstance(c, Element) and c.name in frame))
