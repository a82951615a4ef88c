"""A donor's form as rows for people and as data for programs."""

from collections.abc import Iterator

from planner.engine.form import Form, Limits, Section
from planner.render.parts import PARTS
from planner.report.safe import prose
from planner.report.terminal import Ink, Row, plain_row

MEASURED = (
    "Pages and words are measured on the finished document; line spacing, the wording of the donor's headings and what"
    " is written by hand are not."
)


def rows(form: Form) -> list[Row]:
    """What the form asks: limits, layout, its sections with what fills each, and where that is written down."""
    return [
        *headline(form),
        *(row for section in form.sections for row in _section(section, 2)),
        *([_row(form.note, 2, label="Note")] if form.note else []),
        _row(f"{form.source} {form.source.url}".strip(), 2, label="Source"),
        _row(MEASURED, 2, ink=Ink.QUIET),
    ]


def headline(form: Form) -> list[Row]:
    """Its name, whose it is, its limits and its layout."""
    facts = "; ".join(filter(None, (str(form.limits), str(form.layout))))
    name = _row(f"{form.id}: {form.title}, {form.donor}", ink=Ink.STRONG)
    return [name, _row(facts, 2)] if facts else [name]


def _section(section: Section, indent: int) -> Iterator[Row]:
    limits = f": {section.limits}" if section.limits != Limits() else ""
    yield _row(f"{section.title}{limits}", indent, ink=Ink.PLACE)
    if section.parts:
        yield _row(", ".join(section.parts), indent + 4)
    if section.by_hand:
        yield _row(section.by_hand, indent + 4, label="By hand")
    if section.not_applicable:
        yield _row(section.not_applicable, indent + 4, label="Not applicable")
    for under in section.sections:
        yield from _section(under, indent + 2)


def part_rows() -> list[Row]:
    """What can fill a section, for who writes a form of their own."""
    return [_row(f"{name:<22}{part.about}") for name, part in PARTS.items()]


def data(form: Form) -> dict[str, object]:
    """The form as data."""
    return {
        "id": form.id,
        "title": form.title,
        "donor": form.donor,
        "note": form.note,
        "source": {"title": str(form.source), "year": form.source.year, "url": form.source.url},
        "limits": _limits(form.limits),
        "layout": {
            "font": form.layout.font or None,
            "size": form.layout.size,
            "margin": form.layout.margin,
            "paper": form.layout.paper or None,
        },
        "sections": [_section_data(section) for section in form.sections],
    }


def _limits(limits: Limits) -> dict[str, object]:
    return {"pages": limits.pages, "words": limits.words, "call": limits.call}


def _section_data(section: Section) -> dict[str, object]:
    return {
        "title": section.title,
        "parts": list(section.parts),
        "by_hand": section.by_hand,
        "not_applicable": section.not_applicable,
        "limits": _limits(section.limits),
        "sections": [_section_data(under) for under in section.sections],
    }


def _row(text: str, indent: int = 0, *, label: str = "", ink: Ink = Ink.PLAIN) -> Row:
    """A row of text that may come from a user's own file."""
    return plain_row(prose(text), indent=indent, label=label, ink=ink)
