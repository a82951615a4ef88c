"""XML of files that somebody else has made: the only door to lxml. No entities, no network, nothing recovered."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol, cast

from planner.late import late

_MOST_ATTRIBUTES = 1_000
_ATTRIBUTE = late(rb"=\s*[\"']")


class Element(Protocol):
    """What is used of lxml's elements, which come without types."""

    tag: Any
    text: str | None

    @property
    def attrib(self) -> Mapping[str, str]:
        """The attributes by name."""

    def get(self, name: str, default: str = "") -> str:
        """An attribute."""

    def set(self, name: str, value: str) -> None:
        """Set an attribute."""

    def iter(self, *tags: str) -> "Iterator[Element]":
        """The element and all in it that have one of the tags, in the order of the text."""

    def iterancestors(self, *tags: str) -> "Iterator[Element]":
        """What is around the element, from the inside."""

    def __iter__(self) -> "Iterator[Element]":
        """The children."""

    def find(self, path: str) -> "Element | None":
        """The first child with this tag."""

    def getparent(self) -> "Element | None":
        """The element around this one."""

    def remove(self, element: "Element") -> None:
        """Take a child away."""

    def insert(self, index: int, element: "Element") -> None:
        """Put a child at a position."""


class XmlError(Exception):
    """A part is not XML."""


def parse(content: bytes | str) -> Element:
    """The root of ``content``, which must be UTF-8, whatever it says of itself. Raises XmlError."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - few runs fill a form

    raw = content.encode() if isinstance(content, str) else content
    _refuse_many_attributes(raw)
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False
    )
    try:
        made = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XmlError(f"{error}"[:200]) from None
    return cast("Element", made)


def _refuse_many_attributes(raw: bytes) -> None:
    """libxml2 compares each attribute of an element with all before it."""
    if raw.count(b"=") > _MOST_ATTRIBUTES and any(
        piece.count(b"=") > _MOST_ATTRIBUTES and len(_ATTRIBUTE.findall(piece)) > _MOST_ATTRIBUTES
        for piece in raw.split(b"<")
    ):
        raise XmlError(f"an element has more than {_MOST_ATTRIBUTES} attributes")


def serialised(root: Element) -> bytes:
    """``root`` as a part of a file."""
    from lxml import etree  # noqa: PLC0415 - see parse

    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def child(parent: Element, tag: str, at: int) -> Element:
    """A new child of ``parent`` called ``tag``, at a position."""
    from lxml import etree  # noqa: PLC0415 - see parse

    made = cast("Element", etree.SubElement(parent, tag))
    parent.insert(at, made)
    return made
