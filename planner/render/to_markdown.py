"""Markdown as GitHub reads it, and as people read it raw. Words of the user's are escaped: they stay words."""

from collections.abc import Sequence

from planner.render.formats import Options, Written
from planner.render.grid import Grid, Part, Placed, grid, scope
from planner.render.markdown_words import around, code, escaped, indented, joined, one_line, slugs
from planner.render.numbering import numbers
from planner.render.tree import Element, Node, Tree
from planner.render.words import words


def write(tree: Tree, options: Options) -> Written:  # noqa: ARG001 - every writer takes them; Markdown carries no date
    """``tree`` as Markdown in UTF-8."""
    return Written(_Text(tree).document().encode("utf-8"))


class _Text:
    """Writes one document; remembers its footnotes on the way."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.count = numbers(tree)
        self.words = words(tree.lang)
        self.notes: list[str] = []
        self.slugs = slugs(tree)

    def document(self) -> str:
        blocks = [*self.frame(), *self.blocks(self.tree.body)]
        blocks += ["\n".join(f"[^{number}]: {note}" for number, note in enumerate(self.notes, 1))]
        return "\n\n".join(block for block in blocks if block) + "\n"

    def frame(self) -> list[str]:
        root = self.tree.root
        subtitle, cover = root.first("subtitle"), root.first("cover")
        said = " · ".join(escaped(root.get(key)) for key in ("kind", "organisation") if root.get(key))
        return [
            f"> **{escaped(root.get('stamp'))}**" if root.get("stamp") else "",
            f"# {escaped(self.tree.title)}",
            f"*{said}*" if said else "",
            self.inline(subtitle.children, starts_line=True) if subtitle else "",
            self.facts(cover) if cover else "",
        ]

    # Words.

    def inline(self, nodes: Sequence[Node], *, starts_line: bool = False) -> str:
        """The words of ``nodes`` in one line, but for line breaks."""
        written = ""
        for node in nodes:
            at_start = starts_line and (not written or written.endswith("\n"))
            if isinstance(node, str):
                written += escaped(node, starts_line=at_start)
            elif isinstance(node, Element):
                written += self.word(node, at_start=at_start)
        return written

    def word(self, element: Element, *, at_start: bool) -> str:
        if element.name == "code":
            return code(element.text)
        if element.name == "note":
            self.notes.append(one_line(self.inline(element.children)))
            return f"[^{len(self.notes)}]"
        inside = self.inline(element.children, starts_line=at_start)
        match element.name:
            case "br":
                return "\\\n"
            case "strong" | "tag":
                return around("**", inside)
            case "em":
                return around("*", inside)
            case "cite":
                return f"\\[{self.count.sources[element.get('source')]}\\]"
            case "a":
                return self.link(element.get("href"), inside)
            case _:
                return inside

    def link(self, href: str, inside: str) -> str:
        if not href.startswith("#"):
            return f"[{inside}](<{href.replace('&', '&amp;')}>)" if inside.strip() else inside
        slug = self.slugs.get(href[1:])
        return f"[{inside}](#{slug})" if slug and inside.strip() else inside

    # Blocks.

    def blocks(self, nodes: Sequence[Node]) -> list[str]:
        return [text for node in nodes if isinstance(node, Element) for text in self.block(node)]

    def block(self, element: Element) -> list[str]:
        match element.name:
            case "p":
                return [self.inline(element.children, starts_line=True)]
            case "h2" | "h3" | "h4":
                return [f"{'#' * int(element.name[1])} {one_line(self.inline(element.children))}"]
            case "section" | "columns" | "column":
                return self.blocks(element.children)
            case "ul" | "ol" | "sources":
                return [self.items(element)]
            case "dl":
                return [self.terms(element)]
            case "pagebreak":
                return []
            case _:
                return self.large(element)

    def large(self, element: Element) -> list[str]:
        match element.name:
            case "facts":
                return [" · ".join(self.fact(fact) for fact in element.elements())]
            case "aside":
                title = element.get("title") or self.words.asides[element.get("kind")]
                return [
                    indented(
                        "\n\n".join([f"**{escaped(title)}**", *self.blocks(element.children)]), "> ", "> "
                    )
                ]
            case "figure":
                return self.figure(element)
            case "contents":
                return [f"**{self.words.contents}**", self.contents()]
            case _:
                return self.table(element)

    def items(self, element: Element) -> str:
        marks = [
            ("- " if element.name == "ul" else f"{number}. ")
            for number in range(1, len(element.children) + 1)
        ]
        bodies = (self.item(child) for child in element.elements())
        return "\n".join(
            indented(body, mark, " " * len(mark)) for mark, body in zip(marks, bodies, strict=True)
        )

    def item(self, element: Element) -> str:
        if element.name == "source":
            return self.inline(element.children, starts_line=True)
        return "\n\n".join(self.blocks(element.children))

    def terms(self, element: Element) -> str:
        lines = []
        for child in element.elements():
            if child.name == "dt":
                lines.append(f"- {around('**', one_line(self.inline(child.children)))}")
            else:
                lines.append(indented("\n\n".join(self.blocks(child.children)), "  ", "  "))
        return "\n\n".join(lines)

    def facts(self, element: Element) -> str:
        return "\n".join(
            f"- **{self.named(escaped(fact.get('label')))}** {one_line(self.inline(fact.children))}"
            for fact in element.elements()
        )

    def named(self, label: str) -> str:
        """A label with its colon."""
        return self.words.named % {"label": label}

    def fact(self, fact: Element) -> str:
        """A key figure: the figure first."""
        return f"{around('**', one_line(self.inline(fact.children)))} {escaped(fact.get('label'))}"

    def figure(self, element: Element) -> list[str]:
        caption, data = element.first("figcaption"), element.first("data")
        assert caption is not None, "the tree has checked it"
        heading = f"**{self.count.label(element)}.** {one_line(self.inline(caption.children))}"
        figures = f"{self.named(self.words.data)} {one_line(self.inline(data.children))}" if data else ""
        return [
            heading,
            indented(
                "\n\n".join(filter(None, (escaped(element.get("alt"), starts_line=True), figures))),
                "> ",
                "> ",
            ),
        ]

    def contents(self) -> str:
        headings = [e for e in self.tree.root.walk() if e.name in {"h2", "h3"}]
        return "\n".join(
            f"{'  ' * (int(h.name[1]) - 2)}- [{escaped(h.text)}](#{self.slugs[h.get('id')]})"
            for h in headings
        )

    # Tables.

    def table(self, element: Element) -> list[str]:
        laid = grid(element, self.tree.name)
        caption = element.first("caption")
        assert caption is not None, "the tree has checked it"
        head = [self.rows(part, laid) for part in laid.parts if part.name == "thead"]
        body = [row for part in laid.parts if part.name != "thead" for row in self.rows(part, laid)]
        heading = [joined(column) for column in zip(*head[0], strict=True)] if head else [""] * laid.width
        lines = [_row(heading), _row(_rule(laid)), *(_row(row) for row in body)]
        return [
            f"**{self.count.label(element)}.** {one_line(self.inline(caption.children))}",
            "\n".join(lines),
        ]

    def rows(self, part: Part, laid: Grid) -> list[list[str]]:
        """The cells as text.

        A heading that spans is said in each of its places, so that every row reads alone; any other cell is said
        once, since a sum that stands twice would be counted twice.
        """
        rows = [[""] * laid.width for _ in range(part.height)]
        for placed in part.cells:
            text = self.cell(placed, part)
            repeats = bool(scope(placed.cell, part.name))
            for row in range(placed.row, placed.row + placed.rows):
                for column in range(placed.column, placed.column + placed.columns):
                    first = (row, column) == (placed.row, placed.column)
                    rows[row][column] = text if first or repeats else ""
        return rows

    def cell(self, placed: Placed, part: Part) -> str:
        text = "<br>".join(self.in_cell(child, "") for child in placed.cell.elements())
        heads = part.name != "thead" and (placed.cell.name == "th" or part.name == "tfoot")
        return around("**", text) if heads and "<br>" not in text else text

    def in_cell(self, element: Element, before: str) -> str:
        """A block in one line: lists as marked words."""
        if element.name == "p":
            return before + one_line(self.inline(element.children)).replace("\n", " ")
        marks = (
            f"{n}. " if element.name == "ol" else "" if element.name == "dl" else "• "
            for n, _ in enumerate(element.children, 1)
        )
        lines = []
        for mark, child in zip(marks, element.elements(), strict=True):
            if child.name == "dt":
                lines.append(around("**", one_line(self.inline(child.children))))
            else:
                lines.append(
                    before + mark + "<br>".join(self.in_cell(inner, "") for inner in child.elements())
                )
        return "<br>".join(lines)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _rule(laid: Grid) -> list[str]:
    """The line under the head: columns whose body cells stand to the right are aligned so."""
    body = [placed for part in laid.parts if part.name != "thead" for placed in part.cells]
    right = {placed.column for placed in body if placed.cell.get("align") == "right"}
    return ["---:" if column in right else "---" for column in range(laid.width)]
