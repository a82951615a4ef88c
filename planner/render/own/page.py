"""The page of what can be filled in, ``docs/form-fields.md``: written from the vocabulary itself.

``python -m planner.render.own.page`` writes it anew; a test fails if it is out of date.
"""

from collections.abc import Iterator

from planner.render.own.kinds import Kind, whole
from planner.render.own.workbook import PREFIX, known
from planner.resources import shipped

_HEAD = """# What can be filled into a donor's form

This page is written by `python -m planner.render.own.page`. How to use it: [forms.md](forms.md).

In a Word file a value is written `{{ programme.title }}`. A list is repeated: `{%tr for row in risks %}`, then
`{{ row.statement }}`. In a workbook a cell is given the name of the third column; a list takes a range of one column.
Where the programme says nothing, "not stated" appears; what is confidential appears as withheld. Amounts, dates,
countries and fixed terms are written in the language of the order (`--lang`).
"""


def page() -> str:
    """The page as Markdown."""
    return "\n".join([_HEAD, *_sections()])


def _sections() -> Iterator[str]:
    for name, kind in whole().items():
        heading = f"`{name}` (a list)" if kind.many else f"`{name}`"
        yield f"## {heading}: {kind.about}\n"
        yield "| write | it holds | name of a cell |\n| --- | --- | --- |"
        yield from _rows(name, "row" if kind.many else name, kind.item.inside if kind.many else kind.inside)
        yield ""


def _rows(top: str, before: str, entries: dict[str, Kind]) -> Iterator[str]:
    for name, kind in entries.items():
        cell = f"{PREFIX}{name}" if top == "programme" else f"{PREFIX}{top}_{name}"
        shown = f"`{cell}`" if cell in known() else ""
        listed = "a list: " if kind.many else ""
        yield f"| `{before}.{name}` | {listed}{kind.about} | {shown} |"
        if kind.many:
            yield from _rows(f"{top}_{name}", "inner", kind.item.inside)


def main() -> None:
    """Write the page."""
    (shipped("schemas").parent / "docs" / "form-fields.md").write_text(page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
