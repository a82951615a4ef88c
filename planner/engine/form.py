"""A donor's form as data: its sections in the donor's order and names, their limits, its layout."""

from collections.abc import Iterator, Mapping
from typing import Any

from planner.citation import Source
from planner.frozen import Frozen, field


class Limits(Frozen):
    """How long something may be; None for as long as it takes."""

    pages: float | None = None
    words: int | None = None
    call: bool = False
    """Whether the numbers were read in one call, so that another call may set others."""

    def __str__(self) -> str:
        said = [f"{n:g} {what}" for n, what in ((self.pages, "pages"), (self.words, "words")) if n]
        text = " and ".join(said).replace("1 pages", "1 page")
        return f"at most {text}{' (check the call)' if self.call else ''}" if said else ""


class Layout(Frozen):
    """The type and paper that the donor asks for; empty or None where the form does not say."""

    font: str = ""
    size: float | None = None
    """Points."""
    margin: float | None = None
    """Millimetres, on all four sides."""
    paper: str = ""
    """``a4`` or ``us-letter``."""

    def __str__(self) -> str:
        paper = {"a4": "A4", "us-letter": "US Letter"}.get(self.paper, "")
        font = f"{self.font or 'size'} {self.size:g}" if self.size else self.font
        margin = f"margins of {self.margin:g} mm" if self.margin else ""
        return ", ".join(filter(None, (paper, font, margin)))


class Section(Frozen):
    """One section of a form."""

    title: str
    parts: tuple[str, ...] = ()
    """Names of what fills it, in order."""
    not_applicable: str = ""
    """Why it does not apply; empty if it does."""
    by_hand: str = ""
    """What is asked here that a programme file does not hold."""
    limits: Limits = field(default_factory=Limits)
    landscape: bool = False
    sections: "tuple[Section, ...]" = ()

    def walk(self) -> "Iterator[Section]":
        """This section and those under it, in order."""
        yield self
        for section in self.sections:
            yield from section.walk()

    @property
    def all_parts(self) -> tuple[str, ...]:
        """What fills it and the sections under it."""
        return tuple(part for section in self.walk() for part in section.parts)


class Form(Frozen):
    """One form."""

    id: str
    title: str
    donor: str
    source: Source
    note: str
    limits: Limits
    layout: Layout
    sections: tuple[Section, ...]

    def walk(self) -> Iterator[Section]:
        """Every section, in the order of the document."""
        for section in self.sections:
            yield from section.walk()


def form(data: Mapping[str, Any]) -> Form:
    """The form of data that fits ``schemas/form.schema.json``."""
    told = data["source"]
    return Form(
        id=data["id"],
        title=data["title"],
        donor=data["donor"],
        source=Source(
            f"form-{data['id']}", told["title"], told["year"], told.get("url", ""), told.get("where", "")
        ),
        note=data.get("note", ""),
        limits=Limits(**data.get("limits", {})),
        layout=Layout(**data.get("layout", {})),
        sections=tuple(map(_section, data["sections"])),
    )


def _section(told: Mapping[str, Any]) -> Section:
    return Section(
        title=told["title"],
        parts=tuple(told.get("parts", ())),
        not_applicable=told.get("not_applicable", ""),
        by_hand=told.get("by_hand", ""),
        limits=Limits(**told.get("limits", {})),
        landscape=told.get("landscape", False),
        sections=tuple(map(_section, told.get("sections", ()))),
    )
