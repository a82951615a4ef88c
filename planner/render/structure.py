"""What one element cannot know: order, heading levels, ids, links, sources, tables. Makes the tree of the elements."""

import re
from collections.abc import Iterable
from types import MappingProxyType

from planner.errors import RenderError
from planner.frozen import replace
from planner.late import late
from planner.render.grid import grid
from planner.render.text import LONGEST_LABEL, REPLACEMENT, clean, refuse
from planner.render.tree import Element, Node, Svg, Tree
from planner.render.vocabulary import INLINE, NEEDS_WORDS, VOCABULARY
from planner.render.words import words

_SAFE = late(
    r"(?=[!-~]*\Z)(https?://[^\s/?#@<>\"\\^`{|}]+([/?#][^\s<>\"\\^`{|}]*)?|mailto:[^\s<>\"\\^`{|}:/@]+@[^\s<>\"\\^`{|}:/@]+)",
)
"""Addresses that stay links: ASCII, no user name before the host (``https://bank@evil``), nothing to unquote."""
_LONGEST_ADDRESS = 2000


def finish(root: Element, name: str) -> Tree:
    """The checked tree of the ``document`` element ``root``. Raises RenderError."""
    return _Finisher(name, words(root.get("lang")).nothing).tree(root)


class _Finisher:
    """Walks once to collect ids and once to tie what refers to them."""

    def __init__(self, name: str, nothing: str) -> None:
        self.name = name
        self.nothing = nothing
        """Stands where words must stand and none were written."""
        self.warnings: dict[str, None] = {}
        """In order, each once."""
        self.ids: set[str] = set()
        self.sources: set[str] = set()

    def refused(self, element: Element, problem: str) -> RenderError:
        return refuse(self.name, element.line, problem)

    def tree(self, root: Element) -> Tree:
        self.check_frame(root)
        self.check_levels(root)
        self.collect_ids(root)
        for table in (e for e in root.walk() if e.name == "table"):
            self.check_table(table)
        done = self.finished(root)
        if any(REPLACEMENT in words for words in _strings(done)):
            self.warnings[
                f"Characters that are no text (controls or broken characters) are shown as {REPLACEMENT}."
            ] = None
        return Tree(self.name, done, tuple(self.warnings))

    # Checks.

    def check_frame(self, root: Element) -> None:
        names = [e.name for e in root.elements()]
        frame = [n for n in names if n in {"h1", "subtitle", "cover"}]
        if (
            not frame
            or frame != sorted(set(frame), key=("h1", "subtitle", "cover").index)
            or frame[0] != "h1"
        ):
            raise self.refused(
                root, "<document> begins with one <h1>, then <subtitle> and <cover>, each at most once"
            )
        if names[: len(frame)] != frame:
            raise self.refused(root, "<h1>, <subtitle> and <cover> stand before everything else")
        for once in ("contents", "sources"):
            if sum(e.name == once for e in root.walk()) > 1:
                raise self.refused(root, f"<{once}> may stand only once")

    def check_levels(self, root: Element) -> None:
        last = 1
        for heading in (e for e in root.walk() if e.name in {"h2", "h3", "h4"}):
            level = int(heading.name[1])
            if level > last + 1:
                raise self.refused(heading, f"<h{level}> follows <h{last}>: a level is skipped")
            last = level

    def collect_ids(self, root: Element) -> None:
        for element in root.walk():
            given = element.get("id")
            if given and given in self.ids:
                raise self.refused(element, f"the id {given!r} is used twice")
            self.ids |= {given} - {""}
            if element.name == "source":
                self.sources.add(given)

    def check_table(self, table: Element) -> None:
        names = [e.name for e in table.elements()]
        shape = re.fullmatch("caption( thead)?( tbody)+( tfoot)?", " ".join(names))
        if shape is None:
            raise self.refused(
                table, "<table> holds one <caption>, then <thead>, <tbody> and <tfoot> in that order"
            )
        grid(table, self.name)

    def check_one(self, element: Element) -> None:
        problem = _PROBLEMS[element.name](element) if element.name in _PROBLEMS else ""
        if problem:
            raise self.refused(element, problem)
        if element.name == "cite" and element.get("source") not in self.sources:
            raise self.refused(
                element, f"<cite> names the source {element.get('source')!r}, which <sources> does not list"
            )

    # Tying.

    def finished(self, element: Element) -> Element:
        self.check_one(element)
        children = self.children(element)
        attributes = {key: self.short(value) for key, value in element.attributes.items() if key != "href"}
        if element.name in {"h2", "h3", "h4"} and "id" not in attributes:
            attributes["id"] = self.new_id(element.text)
        if element.name in NEEDS_WORDS:
            children = self.with_words(element, children)
        if element.name == "a":
            attributes["href"] = element.get("href")
        if VOCABULARY[element.name].flow:
            children = _in_blocks(children)
        return Element(element.name, children, MappingProxyType(attributes), element.line)

    def children(self, element: Element) -> tuple[Node, ...]:
        tied: list[Node] = []
        for child in element.children:
            if isinstance(child, Element) and self.left_out(child):
                continue
            if (
                isinstance(child, Element)
                and child.name == "a"
                and not self.leads_somewhere(child.get("href"))
            ):
                tied.extend(self.children(child))
            else:
                tied.append(self.finished(child) if isinstance(child, Element) else child)
        return tuple(tied)

    def left_out(self, child: Element) -> bool:
        """What an overridden block may leave behind: a section of empty pages, a citation without a list of sources."""
        if child.name == "section":
            return not (child.elements() or child.text.strip())
        if child.name != "cite" or self.sources:
            return False
        self.warnings["The document cites sources and has no list of them: its citations are left out."] = (
            None
        )
        return True

    def leads_somewhere(self, href: str) -> bool:
        if href.startswith("#") and href[1:] in self.ids:
            return True
        if len(href) <= _LONGEST_ADDRESS and _SAFE.fullmatch(href):
            return True
        shown = clean(href if len(href) <= 80 else href[:80] + "...")
        self.warnings[
            f"The address {shown!r} is not a web or mail address; its words stand without the link."
        ] = None
        return False

    def with_words(self, element: Element, children: tuple[Node, ...]) -> tuple[Node, ...]:
        text = replace(element, children=children).text
        if not text.strip():
            self.warnings[
                f"A place for words is empty (<{element.name}>, line {element.line}): it shows {self.nothing}."
            ] = None
            return (self.nothing,)
        return children if len(text) <= LONGEST_LABEL else (self.short(text),)

    def short(self, text: str) -> str:
        if len(text) <= LONGEST_LABEL:
            return text
        self.warnings[
            f"A heading, label or description of {len(text)} characters is cut to {LONGEST_LABEL}."
        ] = None
        return text[:LONGEST_LABEL] + "..."

    def new_id(self, words: str) -> str:
        base = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60].strip("-") or "part"
        base = base if base[0].isalpha() else f"part-{base}"
        number, candidate = 1, base
        while candidate in self.ids:
            number += 1
            candidate = f"{base}-{number}"
        self.ids.add(candidate)
        return candidate


def _facts(element: Element) -> str:
    return "" if 1 <= len(element.elements()) <= 6 else "<facts> holds 1 to 6 <fact>s"


def _columns(element: Element) -> str:
    return "" if len(element.elements()) == 2 else "<columns> holds exactly two <column>s"


def _figure(element: Element) -> str:
    charts = [c for c in element.children if isinstance(c, Svg)]
    captions = element.elements("figcaption")
    whole = len(charts) == 1 and len(captions) == 1 and len(element.elements("data")) <= 1
    return "" if whole else "<figure> holds one <svg>, one <figcaption> and at most one <data>"


def _terms(element: Element) -> str:
    names = "".join(e.name[1] for e in element.elements())
    return "" if re.fullmatch("(t+d+)+", names) else "<dl> holds <dt>s, each followed by its <dd>"


def _filled(element: Element) -> str:
    return "" if element.elements() else f"<{element.name}> is empty; leave it out"


_PROBLEMS = {
    "facts": _facts,
    "columns": _columns,
    "figure": _figure,
    "dl": _terms,
    **dict.fromkeys(("ul", "ol", "cover", "sources", "tr", "thead", "tbody", "tfoot"), _filled),
}


def _in_blocks(children: Iterable[Node]) -> tuple[Node, ...]:
    """Loose words and inline elements gathered into paragraphs between the blocks."""
    blocks: list[Node] = []
    loose: list[Node] = []
    for child in children:
        if isinstance(child, str) or (isinstance(child, Element) and child.name in INLINE):
            loose.append(child)
            continue
        blocks.extend(_paragraph(loose))
        blocks.append(child)
        loose = []
    return (*blocks, *_paragraph(loose))


def _paragraph(loose: list[Node]) -> list[Node]:
    says_something = any(not isinstance(node, str) or node.strip() for node in loose)
    return [Element("p", tuple(loose))] if says_something else []


def _strings(node: Node) -> Iterable[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Svg):
        yield node.markup
    else:
        yield from node.attributes.values()
        for child in node.children:
            yield from _strings(child)
