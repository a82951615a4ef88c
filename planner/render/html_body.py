"""The body of a page: every element of the tree as HTML. Words are escaped here and nowhere else."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from planner.render.grid import Grid, Part, Placed, grid, scope
from planner.render.html_theme import logo
from planner.render.numbering import numbers
from planner.render.text import direction, language_direction
from planner.render.theme import DEFAULT, Theme
from planner.render.tree import Element, Node, Svg, Tree
from planner.render.words import words


def body(tree: Tree, theme: Theme = DEFAULT) -> tuple[str, list[str]]:
    """Everything between ``<body>`` and ``</body>``, and the style rules for the widths of the columns of its tables."""
    writer = _Body(tree, theme)
    return writer.html(), writer.widths


def opening(tree: Tree) -> str:
    """The ``html`` start tag."""
    return f'<html lang="{escape(tree.lang)}" dir="{language_direction(tree.lang)}">'


class _Body:
    """Writes one document; remembers its footnotes and the widths of its tables on the way."""

    def __init__(self, tree: Tree, theme: Theme) -> None:
        self.tree = tree
        self.theme = theme
        self.count = numbers(tree)
        self.words = words(tree.lang)
        self.direction = language_direction(tree.lang)
        self.notes: list[str] = []
        self.widths: list[str] = []

    def html(self) -> str:
        """Everything between ``<body>`` and ``</body>``."""
        body = self.blocks(self.tree.body)
        return "\n".join(
            part
            for part in (self.skip(), self.stamp(), self.top(), self.contents(), self.main(body), self.foot())
            if part
        )

    # The frame.

    def skip(self) -> str:
        return f'<a class="skip" href="#_main">{escape(self.words.skip)}</a>'

    def stamp(self) -> str:
        stamp = self.tree.root.get("stamp")
        return (
            f'<aside class="stamp" aria-label="{escape(stamp)}"{self.turned(stamp)}>{escape(stamp)}</aside>'
            if stamp
            else ""
        )

    def top(self) -> str:
        root = self.tree.root
        subtitle, cover = root.first("subtitle"), root.first("cover")
        lines = [
            *logo(self.theme),
            f'<p class="kind">{escape(root.get("kind"))}</p>',
            f"<h1{self.turned(self.tree.title)}>{escape(self.tree.title)}</h1>",
        ]
        if subtitle:
            lines.append(
                f'<p class="subtitle"{self.turned(subtitle.text)}>{self.inline(subtitle.children)}</p>'
            )
        if cover:
            lines.append(f'<dl class="cover">{self.facts(cover)}</dl>')
        return "<header>\n" + "\n".join(lines) + "\n</header>"

    def contents(self) -> str:
        headings = [e for e in self.tree.root.walk() if e.name in {"h2", "h3"}]
        if not headings:
            return ""
        items = "".join(
            f'<li class="{h.name}"><a href="#{h.get("id")}">{escape(h.text)}</a></li>' for h in headings
        )
        name = escape(self.words.contents)
        return f'<nav aria-label="{name}"><details open><summary>{name}</summary><ul>{items}</ul></details></nav>'

    def main(self, body: str) -> str:
        notes = "".join(
            f'<li id="_note-{number}">{note} <a href="#_note-{number}-at" aria-label="{number}">↩</a></li>\n'
            for number, note in enumerate(self.notes, 1)
        )
        ending = (
            f'\n<section class="notes"><h2>{escape(self.words.notes)}</h2><ol>\n{notes}</ol></section>'
            if notes
            else ""
        )
        return f'<main id="_main">\n{body}{ending}\n</main>'

    def foot(self) -> str:
        organisation = self.tree.root.get("organisation")
        return (
            f"<footer><p{self.turned(organisation)}>{escape(organisation)}</p></footer>"
            if organisation
            else ""
        )

    # Words.

    def turned(self, text: str) -> str:
        """The ``dir`` attribute of ``text`` where it runs against the document."""
        runs = direction(text)
        return "" if runs in {"", self.direction} else f' dir="{runs}"'

    def inline(self, nodes: Sequence[Node]) -> str:
        return "".join(
            escape(node) if isinstance(node, str) else self.word(node)
            for node in nodes
            if not isinstance(node, Svg)
        )

    def word(self, element: Element) -> str:
        inside = self.inline(element.children)
        match element.name:
            case "br":
                return "<br>"
            case "tag":
                return f'<span class="tag {element.get("tone")}">{inside}</span>'
            case "a":
                return f'<a href="{escape(element.get("href"))}" rel="noreferrer noopener">{inside}</a>'
            case "cite":
                source = element.get("source")
                return f'<a class="cite" href="#{source}">[{self.count.sources[source]}]</a>'
            case "note":
                self.notes.append(inside)
                number = len(self.notes)
                return f'<sup><a id="_note-{number}-at" href="#_note-{number}">{number}</a></sup>'
            case _:
                return f"<{element.name}{self.marks(element)}>{inside}</{element.name}>"

    def marks(self, element: Element) -> str:
        """The attributes that HTML shares with the vocabulary."""
        kept = "".join(f' {key}="{escape(element.get(key))}"' for key in ("id", "lang") if element.get(key))
        return kept + (self.turned(element.text) if element.name not in {"ul", "ol", "dl"} else "")

    # Blocks.

    def blocks(self, nodes: Sequence[Node]) -> str:
        return "\n".join(self.block(node) for node in nodes if isinstance(node, Element))

    def flow(self, nodes: Sequence[Node]) -> str:
        """Blocks; a lone paragraph without its own element."""
        if (
            len(nodes) == 1
            and isinstance(nodes[0], Element)
            and nodes[0].name == "p"
            and not nodes[0].attributes
        ):
            return self.inline(nodes[0].children)
        return self.blocks(nodes)

    def block(self, element: Element) -> str:
        match element.name:
            case "p":
                place = f' class="{element.get("align")}"' if element.get("align") else ""
                return f"<p{self.marks(element)}{place}>{self.inline(element.children)}</p>"
            case "h2" | "h3" | "h4":
                return (
                    f"<{element.name}{self.marks(element)}>{self.inline(element.children)}</{element.name}>"
                )
            case "ul" | "ol" | "dl":
                inside = "".join(
                    f"<{c.name}{self.marks(c)}>{self.item(c)}</{c.name}>" for c in element.elements()
                )
                return f"<{element.name}>{inside}</{element.name}>"
            case "section":
                return f'<div class="{element.get("layout")}">\n{self.blocks(element.children)}\n</div>'
            case "columns":
                sides = "".join(f"<div>{self.blocks(c.children)}</div>" for c in element.elements())
                return f'<div class="columns">{sides}</div>'
            case "pagebreak":
                return '<div class="pagebreak"></div>'
            case "contents":
                return ""
            case _:
                return self.large(element)

    def item(self, element: Element) -> str:
        return self.inline(element.children) if element.name == "dt" else self.flow(element.children)

    def large(self, element: Element) -> str:
        match element.name:
            case "facts":
                return f'<dl class="facts">{self.facts(element)}</dl>'
            case "aside":
                return self.aside(element)
            case "figure":
                return self.figure(element)
            case "sources":
                listed = "\n".join(
                    f"<li{self.marks(s)}>{self.inline(s.children)}</li>" for s in element.elements()
                )
                return f'<ol class="sources">\n{listed}\n</ol>'
            case _:
                return self.table(element)

    def facts(self, element: Element) -> str:
        return "".join(
            f'<div class="fact {fact.get("tone", "none")}"><dt{self.turned(fact.get("label"))}>{escape(fact.get("label"))}</dt>'
            f"<dd{self.turned(fact.text)}>{self.inline(fact.children)}</dd></div>"
            for fact in element.elements()
        )

    def aside(self, element: Element) -> str:
        kind = element.get("kind")
        title = element.get("title") or self.words.asides[kind]
        heading = f'<p class="head"{self.turned(title)}>{escape(title)}</p>'
        inside = self.blocks(element.children)
        return f'<div class="aside {kind}" role="note"{self.marks(element)}>{heading}\n{inside}</div>'

    def figure(self, element: Element) -> str:
        chart = next(child for child in element.children if isinstance(child, Svg))
        caption, data = element.first("figcaption"), element.first("data")
        assert caption is not None, "the tree has checked it"
        size = element.get("size", "full")
        anchor = f' id="{element.get("id")}"' if element.get("id") else ""
        folded = (
            f"<details><summary>{escape(self.words.data)}</summary><p>{self.inline(data.children)}</p></details>"
            if data
            else ""
        )
        return (
            f'<figure class="{size}"{anchor}>\n<div class="chart" role="img" aria-label="{escape(element.get("alt"))}">{chart.markup}</div>\n'
            f"<figcaption{self.turned(caption.text)}><b>{escape(self.count.label(element))}.</b> {self.inline(caption.children)}</figcaption>\n"
            f"{folded}</figure>"
        )

    # Tables.

    def table(self, element: Element) -> str:
        laid = grid(element, self.tree.name)
        caption = element.first("caption")
        assert caption is not None, "the tree has checked it"
        number = len(self.widths_of(laid))
        anchor = f' id="{element.get("id")}"' if element.get("id") else ""
        parts = "\n".join(self.part(part) for part in laid.parts)
        return (
            f'<div class="wide" role="region" tabindex="0" aria-labelledby="_caption-{number}"{anchor}>\n'
            f'<table class="t{number} {element.get("size", "normal")}">\n'
            f'<caption id="_caption-{number}"{self.turned(caption.text)}><b>{escape(self.count.label(element))}.</b> '
            f"{self.inline(caption.children)}</caption>\n<colgroup>{'<col>' * laid.width}</colgroup>\n{parts}\n</table>\n</div>"
        )

    def widths_of(self, laid: Grid) -> list[str]:
        """Add the rules for the column widths of the next table; the list of all of them so far."""
        total, number = sum(laid.shares), len(self.widths) + 1
        rules = (
            f".t{number} col:nth-child({at}){{width:{share / total:.2%}}}"
            for at, share in enumerate(laid.shares, 1)
        )
        self.widths.append("".join(rules))
        return self.widths

    def part(self, part: Part) -> str:
        rows = (
            self.row(list(cells), part) for _, cells in groupby(part.cells, key=lambda placed: placed.row)
        )
        return f"<{part.name}>\n" + "\n".join(rows) + f"\n</{part.name}>"

    def row(self, cells: list[Placed], part: Part) -> str:
        return "<tr>" + "".join(self.cell(placed, part) for placed in cells) + "</tr>"

    def cell(self, placed: Placed, part: Part) -> str:
        cell = placed.cell
        heads = scope(cell, part.name)
        group = "group" if (placed.columns if heads == "col" else placed.rows) > 1 else ""
        classes = " ".join(value for value in (cell.get("align"), cell.get("tone")) if value)
        marks = f' scope="{heads}{group}"' if heads else ""
        marks += f' rowspan="{placed.rows}"' if placed.rows > 1 else ""
        marks += f' colspan="{placed.columns}"' if placed.columns > 1 else ""
        marks += f' class="{classes}"' if classes else ""
        return f"<{cell.name}{marks}{self.marks(cell)}>{self.flow(cell.children)}</{cell.name}>"
