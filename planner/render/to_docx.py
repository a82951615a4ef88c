"""Word: real headings, numbered captions, lists and notes, so that those who receive the document can go on with it.

Words of the user's only ever become text: no field, no formula, no relation to another file. Charts are pictures
with the drawing beside them (:mod:`planner.render.word.pictures`).
"""

from itertools import groupby
from xml.etree.ElementTree import Element

from planner.render.formats import Options, Written
from planner.render.to_pdf import pictures
from planner.render.tree import Element as Node
from planner.render.tree import Svg, Tree
from planner.render.word.blocks import blocks
from planner.render.word.book import Book
from planner.render.word.flow import Place
from planner.render.word.front import front
from planner.render.word.package import About, packed
from planner.render.word.page import Page, page
from planner.render.word.parts import main, others
from planner.render.word.sections import properties_of


def write(tree: Tree, options: Options) -> Written:
    """``tree`` as a Word file; the same tree and options give the same bytes. Raises RenderError."""
    charts = [one for element in tree.root.walk() for one in element.children if isinstance(one, Svg)]
    drawn, warnings = pictures(charts, options)
    book = Book(tree, page(options.paper, options.layout), drawn, options.layout, options.theme)
    text = main(book, _body(book))
    organisation = tree.root.get("organisation")
    origin = options.provenance.items() if options.provenance else ()
    about = About(tree.title, tree.root.get("kind"), organisation, tree.lang, options.created, origin)
    return Written(packed([text, *others(book)], about), (*warnings, *book.warnings))


def _body(book: Book) -> list[Element]:
    """All blocks; the last paragraph of each stretch of pages carries what holds for those pages."""
    stretches = _stretches(book)
    found: list[Element] = []
    for at, (sheet, nodes) in enumerate(stretches):
        place = Place(sheet.room)
        made = [*(front(book, place) if at == 0 else []), *blocks(book, nodes, place, at_top=at > 0)]
        section = properties_of(book, sheet, first=at == 0)
        if at == len(stretches) - 1:
            made.append(section)
        else:
            _close(made[-1], section)
        found += made
    return found


def _stretches(book: Book) -> list[tuple[Page, list[Node]]]:
    """The body cut at its sections; the first stretch, which holds the title, may have no blocks of its own."""
    upright: list[tuple[Page, list[Node]]] = [(book.page, [])]
    elements = [node for node in book.tree.body if isinstance(node, Node)]
    for is_section, group in groupby(elements, key=lambda element: element.name == "section"):
        if not is_section:
            listed = list(group)
            if len(upright) == 1 and not upright[0][1]:
                upright[0][1].extend(listed)
            elif any(element.name != "pagebreak" for element in listed):
                upright.append((book.page, listed))
            continue
        for section in group:
            sheet = book.page.turned() if section.get("layout") == "landscape" else book.page
            inside = section.elements()
            if any(element.name != "pagebreak" for element in inside):
                upright.append((sheet, inside))
    return upright


def _close(last: Element, section: Element) -> None:
    """Put ``section`` into the paragraph ``last``."""
    group = last.find("w:pPr")
    if group is None:
        group = Element("w:pPr")
        last.insert(0, group)
    group.append(section)
