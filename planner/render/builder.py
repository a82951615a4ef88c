"""From rendered HTML to elements: names, attributes and nesting are held against the vocabulary here."""

import difflib
import re
from html import escape
from html.parser import HTMLParser
from types import MappingProxyType
from typing import NoReturn

from planner.frozen import Struct, field
from planner.render import svg
from planner.render.text import clean, embedded, fold, refuse
from planner.render.tree import Element, Node, Svg
from planner.render.vocabulary import VOCABULARY

_DEEPEST = 100
"""Levels of nesting; documents use about ten."""


class _Open(Struct):
    """An element whose end tag has not come yet."""

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Node] = field(default_factory=list)


class _Builder(HTMLParser):
    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.root = _Open("", {}, 1)
        self.stack = [self.root]
        self.chart: list[str] = []
        """The serialised pieces of the chart being read."""
        self.chart_open: list[str] = []
        """The names of its open elements; not empty while a chart is being read."""

    def fail(self, problem: str) -> NoReturn:
        raise refuse(self.name, self.getpos()[0], problem)

    # What the parser of the standard library calls.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.chart_open or tag == "svg":
            self.start_drawing(tag, attrs)
            return
        parent = self.stack[-1]
        self.check_place(tag, parent.name)
        self.stack.append(_Open(tag, self.checked(tag, attrs), self.getpos()[0]))
        if len(self.stack) > _DEEPEST:
            self.fail(f"elements are nested more than {_DEEPEST} deep")
        if VOCABULARY[tag].void:
            self.end()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOCABULARY or not VOCABULARY[tag].void:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.chart_open:
            self.end_drawing(tag)
            return
        if tag in VOCABULARY and VOCABULARY[tag].void:
            self.fail(f"<{tag}> stands alone and has no end tag")
        if self.stack[-1].name != tag:
            self.fail(
                f"</{tag}> does not close <{self.stack[-1].name}>"
                if len(self.stack) > 1
                else f"</{tag}> closes nothing"
            )
        self.end()

    def handle_data(self, data: str) -> None:
        if self.chart_open:
            self.draw_text(data)
            return
        parent = self.stack[-1]
        entry = VOCABULARY.get(parent.name)
        if entry is not None and entry.text:
            parent.children.append(fold(clean(data)))
        elif data.strip():
            where = f"<{parent.name}>" if parent.name else "the top of the document"
            self.fail(f"{where} may not hold loose text ({data.strip()[:40]!r})")

    def handle_comment(self, data: str) -> None:
        self.fail(f"an HTML comment ({data.strip()[:40]!r}); write {{# #}} instead")

    def handle_decl(self, decl: str) -> None:
        self.fail(f"<!{decl[:40]}>; the document begins with <document>")

    def handle_pi(self, data: str) -> None:
        self.fail(f"<?{data[:40]}>")

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002 - as the standard library calls it
        self.fail(self.rawdata[i : i + 40])

    # The vocabulary.

    def check_place(self, tag: str, parent: str) -> None:
        if tag not in VOCABULARY:
            near = difflib.get_close_matches(tag, VOCABULARY, 1)
            self.fail(f"<{tag}> is not in the vocabulary" + (f"; did you mean <{near[0]}>?" if near else ""))
        allowed = VOCABULARY[parent].children if parent else {"document"}
        if tag not in allowed:
            self.fail(
                f"<{tag}> may not stand in <{parent}>" if parent else f"<{tag}> stands outside <document>"
            )

    def checked(self, tag: str, attrs: list[tuple[str, str | None]]) -> dict[str, str]:
        entry = VOCABULARY[tag]
        values = {key: (value or "") if key == "href" else clean(value or "") for key, value in attrs}
        for key, value in values.items():
            if key not in entry.attributes:
                self.fail(f"<{tag}> has no attribute {key!r}")
            if not entry.attributes[key].allows(value):
                self.fail(f'{key}="{value[:40]}" of <{tag}> must be {entry.attributes[key].says}')
        for key in sorted(entry.required - values.keys()):
            self.fail(f"<{tag}> needs the attribute {key!r}")
        return {key: fold(value).strip() for key, value in values.items()}

    def end(self) -> None:
        done = self.stack.pop()
        attributes = MappingProxyType(done.attributes)
        children = tuple(_tidied(done)) if done.name != "code" else tuple(done.children)
        self.stack[-1].children.append(Element(done.name, children, attributes, done.line))

    # Charts.

    def start_drawing(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        parent = self.chart_open[-1] if self.chart_open else ""
        if not parent and self.stack[-1].name != "figure":
            self.fail("<svg> may only stand in <figure>")
        if parent and tag not in svg.CHILDREN[parent]:
            self.fail(f"<{tag}> may not stand in <{parent}> of a chart")
        self.chart.append(svg.start_tag(tag, self.drawn(tag, attrs)))
        self.chart_open.append(tag)

    def drawn(self, tag: str, attrs: list[tuple[str, str | None]]) -> dict[str, str]:
        values: dict[str, str] = {}
        for key, value in attrs:
            name = svg.spelt(key)
            if name is None:
                self.fail(f"<{tag}> of a chart has no attribute {key!r}")
            if not svg.ATTRIBUTES[name].allows(value or ""):
                self.fail(f'{name}="{(value or "")[:40]}" of <{tag}> must be {svg.ATTRIBUTES[name].says}')
            values[name] = value or ""
        if tag == "svg" and svg.size(values.get("viewBox", "")) is None:
            self.fail('<svg> needs a viewBox="0 0 width height" of 1 to 10000 points')
        if tag == "svg":
            return {"viewBox": values["viewBox"]}
        return values

    def end_drawing(self, tag: str) -> None:
        if self.chart_open[-1] != tag:
            self.fail(f"</{tag}> does not close <{self.chart_open[-1]}> of a chart")
        self.chart_open.pop()
        self.chart.append(f"</{tag}>")
        if not self.chart_open:
            markup, self.chart = "".join(self.chart), []
            found = re.search(r'viewBox="([^"]+)"', markup)
            measured = svg.size(found.group(1)) if found else None
            assert measured is not None, "drawn() has checked the viewBox"
            self.stack[-1].children.append(Svg(markup, *measured))

    def draw_text(self, data: str) -> None:
        if self.chart_open[-1] in svg.TEXT:
            self.chart.append(escape(embedded(fold(clean(data)))))
        elif data.strip():
            self.fail(f"<{self.chart_open[-1]}> of a chart may not hold loose text ({data.strip()[:40]!r})")


def _tidied(element: _Open) -> list[Node]:
    """The children without white space at the edges and around line breaks, as a browser would show them."""
    block = element.name not in {"strong", "em", "small", "span", "tag", "a", "note"}
    kept: list[Node] = []
    for child in _merged(element.children):
        after_break = not kept if block else False
        after_break = after_break or (bool(kept) and isinstance(kept[-1], Element) and kept[-1].name == "br")
        text = child.lstrip(" ") if isinstance(child, str) and after_break else child
        if text != "":
            kept.append(text)
    if block and kept and isinstance(kept[-1], str):
        kept[-1] = kept[-1].rstrip(" ")
    return [child for child in kept if child != ""]


def _merged(children: list[Node]) -> list[Node]:
    """Neighbouring strings as one."""
    merged: list[Node] = []
    for child in children:
        if isinstance(child, str) and merged and isinstance(merged[-1], str):
            merged[-1] = fold(merged[-1] + child)
        else:
            merged.append(child)
    return merged


def build(html: str, name: str) -> Element:
    """The ``document`` element of ``html``. Raises RenderError for anything outside the vocabulary."""
    builder = _Builder(name)
    builder.feed(html)
    builder.close()
    if len(builder.stack) > 1:
        builder.fail(f"<{builder.stack[-1].name}> of line {builder.stack[-1].line} is never closed")
    documents = [child for child in builder.root.children if isinstance(child, Element)]
    if len(documents) != 1:
        builder.fail("it must hold exactly one <document>")
    return documents[0]
