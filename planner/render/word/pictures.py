"""Charts: a picture that every reader shows, the drawing beside it that newer ones prefer, and the words for both."""

from xml.etree.ElementTree import Element, SubElement

from planner.frozen import Frozen
from planner.render.tree import Element as Node
from planner.render.tree import Svg
from planner.render.word.book import Book
from planner.render.word.captions import caption
from planner.render.word.flow import Place
from planner.render.word.markup import make, properties
from planner.render.word.page import POINT

EMU = 12_700
"""English metric units in a point."""
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""Source: [MS-ODRAWXML] 2.3.1.27, svgBlip."""
_TALLEST = 560.0
_CAPTION = 60.0
"""Points kept free for the caption on a page that the picture fills."""
_HALF = 210.0


class Size(Frozen):
    """English metric units."""

    width: int
    height: int


class Shown(Frozen):
    """What Word keeps of a picture beside how large it is."""

    number: int
    name: str
    alt: str
    files: tuple[str, ...]
    """The picture, and the drawing if there is one."""


def figure(book: Book, element: Node, place: Place) -> list[Element]:
    """The chart and its caption below it."""
    chart = next(child for child in element.children if isinstance(child, Svg))
    words = element.first("figcaption")
    assert words is not None, "the tree has checked it"
    number = book.drawing()
    size = _size(book, chart, place, half=element.get("size") == "half")
    about = Shown(number, book.count.label(element), element.get("alt"), names(number))
    inline = drawing_of(book, about, size)
    picture = make("p", properties("pPr", make("pStyle", val="Picture")), make("r", make("drawing", inline)))
    return [picture, caption(book, element, words, place, keep=False)]


def drawn(chart: Svg, family: str = "") -> bytes:
    """The drawing as a file of its own, its words in the document's font."""
    own = f"{family}, " if family else ""
    fonts = f'font-family="{own}Calibri, Carlito, Arial, sans-serif" '
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n' + chart.markup.replace("<svg ", f"<svg {fonts}", 1)
    ).encode()


def names(number: int) -> tuple[str, str]:
    """The files of picture ``number``: PNG and SVG."""
    return f"media/image{number}.png", f"media/image{number}.svg"


def _size(book: Book, chart: Svg, place: Place, *, half: bool) -> Size:
    room, depth = place.room / POINT, book.page.depth / POINT
    widest = min(room, max(room / 2, _HALF)) if half else room
    width = min(chart.width, widest, min(_TALLEST, depth - _CAPTION) * chart.width / chart.height)
    return Size(round(width * EMU), round(width * chart.height / chart.width * EMU))


def drawing_of(book: Book, about: Shown, size: Size) -> Element:
    """A picture in the line."""
    extent = {"cx": str(size.width), "cy": str(size.height)}
    named = {"id": str(about.number), "name": about.name, "descr": about.alt}
    inline = Element("wp:inline", dict.fromkeys(("distT", "distB", "distL", "distR"), "0"))
    SubElement(inline, "wp:extent", extent)
    SubElement(inline, "wp:docPr", named)
    graphic = SubElement(inline, "a:graphic")
    uri = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    picture = SubElement(SubElement(graphic, "a:graphicData", uri=uri), "pic:pic")
    says = SubElement(picture, "pic:nvPicPr")
    SubElement(says, "pic:cNvPr", named)
    SubElement(says, "pic:cNvPicPr")
    _fill(book, picture, about.files)
    shape = SubElement(picture, "pic:spPr")
    transform = SubElement(shape, "a:xfrm")
    SubElement(transform, "a:off", x="0", y="0")
    SubElement(transform, "a:ext", extent)
    SubElement(SubElement(shape, "a:prstGeom", prst="rect"), "a:avLst")
    return inline


def _fill(book: Book, picture: Element, files: tuple[str, ...]) -> None:
    """The picture ``files`` begins with, and the drawing after it, if there is one."""
    png, *drawings = files
    fill = SubElement(picture, "pic:blipFill")
    blip = SubElement(fill, "a:blip", {"r:embed": book.relations.add("image", png)})
    for svg in drawings:
        extension = SubElement(SubElement(blip, "a:extLst"), "a:ext", uri=_SVG_EXTENSION)
        SubElement(extension, "asvg:svgBlip", {"r:embed": book.relations.add("image", svg)})
    SubElement(SubElement(fill, "a:stretch"), "a:fillRect")
