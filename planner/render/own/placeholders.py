"""The placeholders of a Word form, each with the place where a person finds it."""

from collections.abc import Iterable, Iterator

from planner.frozen import Frozen
from planner.late import late
from planner.render.own.xml import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_OPEN = late(r"\{\{|\{%|\{#")
_QUOTES = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'", "\u00a0": " "})
"""What Word makes of straight quotation marks and spaces while one types."""


class Placeholder(Frozen):
    """One pair of brackets in a form."""

    written: str
    """With its brackets, as it is read."""
    place: str
    paragraph: Element
    alone: bool
    """Whether its paragraph holds nothing but brackets."""

    @property
    def steers(self) -> bool:
        """Whether it is ``{% ... %}``, which prints nothing."""
        return self.written.startswith("{%")

    @property
    def inside(self) -> str:
        """What stands between the brackets."""
        return self.written[2:-2].strip("-+ \t\n")


class Broken(Frozen):
    """Brackets that open and do not close in their paragraph."""

    written: str
    place: str


def placeholders(story: Element, called: str) -> Iterator[Placeholder | Broken]:
    """The placeholders of a part of a form, in order; ``called`` is what the part is called, empty for the text."""
    where = _Places(story, called)
    for paragraph in story.iter(f"{W}p"):
        text = own_text(paragraph)
        if not _OPEN.search(text):
            continue
        place = where.of(paragraph, text)
        tags, rest = _parted(text)
        alone = not rest.strip()
        for tag in tags:
            yield Placeholder(tag.translate(_QUOTES), place, paragraph, alone)
        left = _OPEN.search(rest)
        if left:
            yield Broken(rest[left.start() :][:40], place)


def _parted(text: str) -> tuple[list[str], str]:
    """The brackets with what they hold, and the text without them; in one pass, however many open and never close."""
    tags: list[str] = []
    rest: list[str] = []
    kept = at = 0
    unclosed: set[str] = set()
    while found := _OPEN.search(text, at):
        closing = _CLOSING[found.group()]
        end = -1 if closing in unclosed else text.find(closing, found.end())
        if end < 0:
            unclosed.add(closing)
            at = found.start() + 1
            continue
        tags.append(text[found.start() : end + 2])
        rest.append(text[kept : found.start()])
        kept = at = end + 2
    return tags, "".join([*rest, text[kept:]])


def own_text(paragraph: Element) -> str:
    """The words of a paragraph, without those of a text box that hangs on it."""
    return "".join(
        piece.text or ""
        for piece in paragraph.iter(f"{W}t")
        if next(piece.iterancestors(f"{W}p")) is paragraph
    )


def hidden(story: Element) -> bool:
    """Whether brackets stand where they cannot be filled: in a field, a description, an address, deleted text."""
    texts = "".join(e.text or "" for e in story.iter() if isinstance(e.tag, str) and e.tag != f"{W}t")
    attributes = (value for e in story.iter() if isinstance(e.tag, str) for value in e.attrib.values())
    return bool(_OPEN.search(texts)) or any(map(_OPEN.search, attributes))


class _Places:
    """Where things are, in words."""

    def __init__(self, story: Element, called: str) -> None:
        self.called = called
        # Held, because lxml makes an element anew, and another one, once nobody holds it.
        self.held = list(story.iter(f"{W}tbl", f"{W}p"))
        self.tables = _numbered(one for one in self.held if one.tag == f"{W}tbl")
        self.paragraphs = _numbered(
            one
            for one in self.held
            if one.tag == f"{W}p" and next(one.iterancestors(f"{W}tbl"), None) is None
        )

    def of(self, paragraph: Element, text: str) -> str:
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        begins = f'paragraph {self.paragraphs.get(paragraph, "")} ("{text[:30].strip()}...")'
        found = begins if cell is None else self.cell(cell)
        return f"{self.called}, {found}" if self.called else found

    def cell(self, cell: Element) -> str:
        row = next(cell.iterancestors(f"{W}tr"))
        table = next(row.iterancestors(f"{W}tbl"))
        down = list(table.iter(f"{W}tr")).index(row) + 1
        across = [one for one in row if one.tag == f"{W}tc"].index(cell) + 1
        return f"table {self.tables[table]}, row {down}, cell {across}"


def _numbered(elements: Iterable[Element]) -> dict[Element, int]:
    return {element: number for number, element in enumerate(elements, 1)}
