"""The documents that planner renders: one row here, one folder below ``templates/``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from planner.errors import RenderError
from planner.render import environment
from planner.render.context import Context, CountryContext, DocumentContext, with_sources
from planner.render.formats import BOOKS, FORMATS, Options, Written, write, write_book
from planner.render.parser import parse
from planner.render.tree import Tree

_CITED = re.compile(r'<cite source="([^"]+)">')


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document."""

    title: str
    template: str
    """Below ``templates/``; empty for a document that is made of sheets alone."""
    about: str
    """One line: what it is for."""
    pages: int = 0
    """The most pages that it may have; 0 for as many as it takes."""
    subject: Literal["programme", "country"] = "programme"
    """What it is about, which decides what its template sees."""
    sheets: tuple[str, ...] = ()
    """The sheets of its workbook (keys of ``planner.render.sheets.workbook.SHEETS``); none where it has no workbook."""

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that it can be written in; the first is written where none is asked for."""
        return (*(FORMATS if self.template else ()), *(BOOKS if self.sheets else ()))


KINDS = {
    "proposal": Kind("Proposal", "proposal/proposal.html", "the full proposal to a donor, with its annexes"),
    "evaluation": Kind(
        "Evaluation plan", "evaluation/evaluation.html", "what is measured and judged, how and when"
    ),
    "briefing": Kind("Briefing", "briefing/briefing.html", "two pages for those who decide", pages=2),
    "country-brief": Kind(
        "Country brief",
        "country/country.html",
        "two pages on what is known of a country, and what is not",
        pages=2,
        subject="country",
    ),
    "workbook": Kind(
        "Workbook",
        "",
        "logframes, budget, risks, work plan, indicator tracking and change log as a spreadsheet",
        sheets=(
            "logframe-eu",
            "activities",
            "logframe-fcdo",
            "budget",
            "risks",
            "work-plan",
            "tracking",
            "changes",
        ),
    ),
}
"""Name on the command line to the document."""


def document(kind: str, context: Context) -> Tree:
    """The checked tree of a document. Raises RenderError.

    The template runs twice: its first run shows which sources it cites and in which order, and that order is
    the numbering of the second.
    """
    if kind not in KINDS:
        raise RenderError(f"There is no document {kind!r}.", "Choose one of " + ", ".join(KINDS) + ".")
    template = KINDS[kind].template
    first = environment.render(template, {"doc": context})
    cited = tuple(dict.fromkeys(_CITED.findall(first)))
    final = environment.render(template, {"doc": with_sources(context, cited)})
    return parse(final, template)


def render(kind: str, context: Context, to: str, options: Options) -> Written:
    """The document ``kind`` (a key of KINDS) in one of its formats ``to``. Raises RenderError."""
    if kind in KINDS and to not in KINDS[kind].formats:
        hint = "Choose one of " + ", ".join(KINDS[kind].formats) + "."
        raise RenderError(f"There is no {KINDS[kind].title.lower()} in the format {to!r}.", hint)
    limit = KINDS[kind].pages if kind in KINDS else 0
    if to in BOOKS and kind in KINDS and isinstance(context, DocumentContext):
        return write_book(context, KINDS[kind].sheets, to, options)
    if not limit:
        return write(document(kind, context), to, options)
    return _fitted(kind, context, to, options, limit)


def _fitted(kind: str, context: Context, to: str, options: Options, limit: int) -> Written:
    """The document with as much text as ``limit`` pages of the PDF hold; the same text in every format."""
    for tried in _tries(context):
        tree = document(kind, tried)
        paged = write(tree, "pdf", options)
        if paged.pages <= limit:
            break
    else:
        told = f"The {KINDS[kind].title.lower()} has {paged.pages} pages, not {limit}: shorten its texts."
        paged = replace(paged, warnings=(*paged.warnings, told))
    return paged if to == "pdf" else write(tree, to, options)


def _tries(context: Context) -> Iterator[Context]:
    """The context with ever less on its page."""
    if isinstance(context, CountryContext):
        yield from (replace(context, brief=sheet) for sheet in context.briefs)
    else:
        yield from (replace(context, brief=brief) for brief in context.briefs)
