"""A programme on a donor's form: the document, and how long each section of it is."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

from planner.engine.form import Form, Limits, Section
from planner.engine.rule import Finding
from planner.frozen import Frozen, replace
from planner.position import ROOT, Pointer
from planner.render.context import DocumentContext
from planner.render.document import tree_of
from planner.render.formats import Options, Written, write
from planner.render.parts import length, texts
from planner.render.tree import Element, Node, Tree

_TEMPLATE = "form/form.html"
_HEADINGS = ("h2", "h3", "h4")
_INLINE = frozenset({"strong", "em", "code", "small", "span", "tag", "a", "br", "cite"})
_SLACK = 0.01
"""Pages that a section may be over before it counts: a hundredth is less than a line."""
_SHOWN = 3
"""Texts to cut that a finding names."""


class Measured(Frozen):
    """How long a section came out, headings left out of the words."""

    pages: float
    """Of the room between the margins: 0.5 is half a page."""
    words: int


class Over(Frozen):
    """Something that is longer than the form allows."""

    finding: Finding
    call: bool
    """Whether the limit was read in one call, so that another call may set another."""


def form_tree(form: Form, context: DocumentContext, options: Options | None = None) -> Tree:
    """The checked tree of a programme on ``form``. Raises RenderError."""
    return tree_of(_TEMPLATE, context, options, form=form)


def render_form(form: Form, context: DocumentContext, to: str, options: Options) -> Written:
    """A programme on ``form`` in the format ``to``, with the form's type and paper. Raises RenderError."""
    return write(form_tree(form, context, options), to, laid_out(form, options))


def laid_out(form: Form, options: Options) -> Options:
    """``options`` with what the form asks for."""
    paper = (
        options.paper if not form.layout.paper else "us-letter" if form.layout.paper == "us-letter" else "a4"
    )
    return replace(options.upright(), layout=form.layout, paper=paper)


def over_limits(form: Form, context: DocumentContext, data: Any, options: Options) -> list[Over]:
    """What of a programme is longer than ``form`` allows, measured on the pages of its PDF.

    ``data`` is the programme's data, where the place to cut is looked for. Raises RenderError.
    """
    if not any(limits != Limits() for limits in (form.limits, *(s.limits for s in form.walk()))):
        return []
    tree = form_tree(form, context, options)
    written = write(tree, "pdf", laid_out(form, options))
    told = _typeface(form, written)
    found: list[Over] = []
    for section, measured in zip(form.walk(), lengths(form, tree, written), strict=True):
        what = f"The section {section.title!r} of the form {form.id}"
        found += _over(what, section.limits, measured, _longest(data, section.all_parts), told)
    whole = Measured(written.pages, sum(_words(block) for block in _blocks(tree.body)))
    parts = tuple(dict.fromkeys(part for section in form.sections for part in section.all_parts))
    return [*found, *_over(f"The form {form.id}", form.limits, whole, _longest(data, parts), told)]


def _typeface(form: Form, written: Written) -> str:
    """What a reader must know of the pages that were counted, if they are not in the form's own type."""
    asked = form.layout.font
    if not asked or asked.casefold() == written.typeface.casefold():
        return ""
    return f" Counted in {written.typeface}, since {asked} was not given."


def lengths(form: Form, tree: Tree, paged: Written) -> list[Measured]:
    """How long each section of ``form`` is, in the order of ``form.walk()``; a section holds those under it.

    ``paged`` is the PDF of ``tree``.
    """
    blocks = list(_blocks(tree.body))
    headings = [n for n, block in enumerate(blocks) if block.name in _HEADINGS]
    assert len(paged.starts) == len(headings) + 1, "a PDF says where each heading begins, and where it ends"
    found = []
    for ident, _ in _sections(form):
        first = next(i for i, n in enumerate(headings) if blocks[n].get("id") == ident)
        level = blocks[headings[first]].name
        later = (i for i in range(first + 1, len(headings)) if blocks[headings[i]].name <= level)
        last = next(later, len(headings))
        inside = blocks[headings[first] : headings[last] if last < len(headings) else len(blocks)]
        words = sum(_words(block) for block in inside if block.name not in _HEADINGS)
        found.append(Measured(paged.starts[last] - paged.starts[first], words))
    return found


def _sections(form: Form) -> Iterator[tuple[str, Section]]:
    """Every section with the id of its heading in the document."""
    for number, section in enumerate(form.sections, 1):
        yield f"section-{number}", section
        for inner, under in enumerate(section.sections, 1):
            yield f"section-{number}-{inner}", under


def _blocks(nodes: Sequence[Node]) -> Iterator[Element]:
    """The blocks in the order of the document, those on pages of their own among them."""
    for node in nodes:
        if isinstance(node, Element):
            if node.name == "section":
                yield from _blocks(node.children)
            else:
                yield node


def _words(element: Element) -> int:
    return len(_spoken(element).split())


def _spoken(node: Node) -> str:
    """The words of a node, those of neighbouring cells and paragraphs apart."""
    if isinstance(node, str):
        return node
    if not isinstance(node, Element):
        return ""
    if node.name in _INLINE:
        return node.text if node.name != "br" else " "
    return "".join(
        f" {said} " if not _runs_on(child) else said for child in node.children for said in [_spoken(child)]
    )


def _runs_on(node: Node) -> bool:
    return isinstance(node, str) or (isinstance(node, Element) and node.name in _INLINE)


def _over(
    what: str, limits: Limits, measured: Measured, longest: Sequence[tuple[Pointer, int]], told: str
) -> Iterator[Over]:
    """What is to be said of something that came out as ``measured``; ``longest`` are its texts to cut."""
    said = []
    if limits.pages is not None and measured.pages > limits.pages + _SLACK:
        said.append(f"takes {_shown(measured.pages)} pages where {limits.pages:g} may be filled")
    if limits.words is not None and measured.words > limits.words:
        said.append(f"has {measured.words} words where {limits.words} are allowed")
    if not said:
        return
    at, words = longest[0] if longest else (ROOT, 0)
    hint = f"Its longest text stands here: {words} words." if words else "No text of its own fills it."
    call = " The limit was read in one call: check yours." if limits.call else ""
    related = tuple((f"the next longest text: {count} words", place) for place, count in longest[1:])
    message = f"{what} {' and '.join(said)}. {hint}{call}{told}"
    yield Over(Finding(at, message, "Cut here first, and measure again.", related), limits.call)


def _shown(pages: float) -> str:
    """Upwards to a tenth, so that what is over a limit never reads as within it."""
    return f"{math.ceil(pages * 10 - 0.1) / 10:g}"


def _longest(data: Any, parts: Sequence[str]) -> list[tuple[Pointer, int]]:
    """The places and lengths of the longest texts that fill ``parts``, the longest first."""
    found = {at: length(text) for part in parts for at, text in texts(data, part)}
    return sorted(found.items(), key=lambda it: -it[1])[:_SHOWN]
