"""The tree as the JSON that the Typst program reads: plain data, with every decision that needs Python made."""

from collections.abc import Sequence
from typing import Any

from planner.render.grid import Part, Placed, grid, scope
from planner.render.numbering import Numbers, numbers
from planner.render.paging import LONG_CELL, SHORT_PARAGRAPH, SHORT_TABLE, long_cells, row_lines
from planner.render.text import cut, direction, language_direction, with_breaks
from planner.render.tree import Element, Node, Svg, Tree
from planner.render.words import words

_IN_TEXT, _IN_CELL = 40, 24
"""Characters of a word beyond which it gets chances to break."""
_CELLS = {"table", "fact", "figcaption"}

Data = dict[str, Any]


def pdf_data(tree: Tree) -> Data:
    """Everything that ``typst/document.typ`` needs but the theme, fonts and paper, as JSON values."""
    return _Encoder(tree, numbers(tree)).document()


class _Encoder:
    def __init__(self, tree: Tree, count: Numbers) -> None:
        self.tree = tree
        self.count = count
        self.words = words(tree.lang)
        self.direction = language_direction(tree.lang)

    def document(self) -> Data:
        root, title = self.tree.root, self.tree.title
        subtitle, cover = root.first("subtitle"), root.first("cover")
        return {
            "title": title,
            "shown_title": with_breaks(title, _IN_CELL),
            "title_size": 25 if len(title) <= 60 else 20 if len(title) <= 140 else 15,
            "running": with_breaks(cut(title, 70), _IN_CELL),
            "kind": with_breaks(cut(root.get("kind"), 60), _IN_TEXT),
            "organisation": root.get("organisation"),
            "running_organisation": with_breaks(cut(root.get("organisation"), 50), _IN_CELL),
            "stamp": with_breaks(cut(root.get("stamp"), 60), _IN_TEXT),
            "lang": self.tree.lang,
            "dir": self.direction,
            "subtitle": self.nodes(subtitle.children) if subtitle else [],
            "cover": self.nodes(cover.children) if cover else [],
            "body": self.nodes(self.tree.body),
        }

    def nodes(self, children: Sequence[Node], longest: int = _IN_TEXT) -> list[Any]:
        encoded = (self.node(child, longest) for child in children if not isinstance(child, Svg))
        return list(encoded)

    def node(self, node: Element | str, longest: int) -> Any:
        if isinstance(node, str):
            return with_breaks(node, longest)
        if node.name == "table":
            return self.table(node)
        if node.name == "figure":
            return self.figure(node)
        if node.name == "dl":
            return {"n": "dl", "a": {}, "c": self.terms(node, longest)}
        within = _IN_CELL if node.name in _CELLS else longest
        return {
            "n": node.name,
            "a": self.attributes(node),
            "c": self.nodes(node.children, within),
        } | self.extras(node)

    def attributes(self, element: Element) -> dict[str, str]:
        values = dict(element.attributes)
        if element.name in {"p", "h2", "h3", "h4", "li"} and self.turned(element):
            values["dir"] = direction(element.text)
        if "label" in values:
            values["label"] = with_breaks(values["label"], _IN_CELL)
        if element.name == "cite":
            values["number"] = str(self.count.sources[element.get("source")])
        return values

    def turned(self, element: Element) -> bool:
        """Whether its words run against the document."""
        return direction(element.text) not in {"", self.direction}

    def extras(self, element: Element) -> Data:
        if element.name == "aside":
            return {"title": element.get("title") or self.words.asides[element.get("kind")]}
        if element.name == "contents":
            return {"title": self.words.contents}
        if element.name == "p":
            return {"short": len(element.text) <= SHORT_PARAGRAPH}
        if element.name == "fact":
            length = max((len(word) for word in element.text.split()), default=0)
            return {"size": 17 if length <= 11 and len(element.text) <= 24 else 11}
        return {}

    def terms(self, element: Element, longest: int) -> list[Data]:
        entries: list[Data] = []
        for child in element.elements():
            inside = self.nodes(child.children, longest)
            if child.name == "dd":
                entries[-1]["said"] += inside
            elif entries and not entries[-1]["said"]:
                entries[-1]["term"] += [f"{self.words.comma} ", *inside]
            else:
                entries.append({"term": inside, "said": []})
        return entries

    def figure(self, element: Element) -> Data:
        chart = next(child for child in element.children if isinstance(child, Svg))
        return {
            "n": "figure",
            "a": dict(element.attributes),
            "number": self.count.label(element),
            "caption": self.caption(element, "figcaption"),
            "svg": chart.markup,
            "width": chart.width,
            "height": chart.height,
            "half": element.get("size") == "half",
        }

    def table(self, element: Element) -> Data:
        laid = grid(element, self.tree.name)
        head = [part for part in laid.parts if part.name == "thead"]
        lines = [row_lines(part, laid) for part in laid.parts]
        head_words = sum(len(placed.cell.text) for part in head for placed in part.cells)
        return {
            "n": "table",
            "a": dict(element.attributes),
            "number": self.count.label(element),
            "caption": self.caption(element, "caption"),
            "shares": laid.shares,
            "small": element.get("size") == "small",
            "repeat": head_words <= LONG_CELL,
            "ruled": any(
                placed.rows > 1 or placed.columns > 1 for part in laid.parts for placed in part.cells
            ),
            "head": sum(part.height for part in head),
            "height": sum(part.height for part in laid.parts),
            "whole": sum(map(sum, lines)) <= SHORT_TABLE,
            "parts": [self.part(part, tall) for part, tall in zip(laid.parts, lines, strict=True)],
        }

    def caption(self, element: Element, name: str) -> list[Any]:
        caption = element.first(name)
        assert caption is not None, "the tree has checked it"
        return self.nodes(caption.children)

    def part(self, part: Part, lines: Sequence[int]) -> Data:
        cells = zip(part.cells, long_cells(part, lines), strict=True)
        return {"n": part.name, "cells": [self.cell(placed, part, long=long) for placed, long in cells]}

    def cell(self, placed: Placed, part: Part, *, long: bool) -> Data:
        cell = placed.cell
        return {
            "a": dict(cell.attributes),
            "c": self.nodes(cell.children, _IN_CELL),
            "th": bool(scope(cell, part.name)),
            "dir": direction(cell.text) or self.direction,
            "rows": placed.rows,
            "columns": placed.columns,
            "long": long,
        }
