"""WordprocessingML as elements of the standard library: words can only become text, never markup.

Names carry their usual prefix (``w:p``); each part's root says what the prefixes stand for.
"""

from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
}
"""Prefix to namespace."""

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps noProof color spacing sz szCs u bdr shd vertAlign rtl lang",
    "tblPr": "tblStyle bidiVisual tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "trPr": "cantSplit tblHeader",
    "tcPr": "tcW gridSpan vMerge tcBorders shd tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar cols titlePg bidi",
}
"""Properties in the order of the schema: Word calls a file damaged when one stands elsewhere.

Source: ECMA-376 part 1, 5th edition (2016), annex A.1.
"""
_PLACE = {
    name: {f"w:{child}": at for at, child in enumerate(order.split())} for name, order in _ORDER.items()
}


def make(tag: str, *children: Element, **attributes: str | int) -> Element:
    """``<w:tag>`` with ``children`` and attributes of the same namespace."""
    element = Element(f"w:{tag}", {f"w:{key}": str(value) for key, value in attributes.items()})
    element.extend(children)
    return element


def properties(tag: str, *children: Element) -> Element:
    """A group of properties such as ``pPr``, its children in the order that the schema wants."""
    place = _PLACE[tag]
    return make(tag, *sorted(children, key=lambda child: place[child.tag]))


def words(text: str, tag: str = "t") -> Element:
    """``<w:t>`` that keeps its spaces."""
    element = make(tag)
    element.set("xml:space", "preserve")
    element.text = text
    return element


def flag(tag: str, *, on: bool) -> Element:
    """A property that is on or off."""
    return make(tag) if on else make(tag, val="0")


def rooted(tag: str, *children: Element) -> Element:
    """The root of a part, which names every prefix."""
    root = make(tag, *children)
    for prefix, namespace in NAMESPACES.items():
        root.set(f"xmlns:{prefix}", namespace)
    return root


def serialised(root: Element) -> bytes:
    """A part as XML in UTF-8."""
    content: bytes = ET.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content
