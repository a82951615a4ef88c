"""The documents that planner renders: one row here, one folder below ``templates/``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from planner.errors import RenderError
from planner.render import environment
from planner.render.context import Context, CountryContext, with_sources
from planner.render.formats import Options, Written, write
from planner.render.parser import parse
from planner.render.tree import Tree

_CITED = re.compile(r'<cite source="([^"]+)">')


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document."""

    title: str
    template: str
    """Below ``templates/``."""
    about: str
    """One line: what it is for."""
    pages: int = 0
    """The most pages that it may have; 0 for as many as it takes."""
    subject: Literal["programme", "country"] = "programme"
    """What it is about, which decides what its template sees."""


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
}
"""Name on the command line to the document."""


def document(kind: str, context: Context) -> Tree:
    """The checked tree of a document. Raises RenderError."""
    if kind not in KINDS:
        raise RenderError(f"There is no document {kind!r}.", "Choose one of " + ", ".join(KINDS) + ".")
    return tree_of(KINDS[kind].template, context)


def tree_of(template: str, context: Context, **beside: object) -> Tree:
    """The checked tree that ``template`` makes of ``context`` and of what it sees ``beside`` it. Raises RenderError.

    The template runs twice: its first run shows which sources it cites and in which order, and that order is
    the numbering of the second.
    """
    first = environment.render(template, {"doc": context, **beside})
    cited = tuple(dict.fromkeys(_CITED.findall(first)))
    final = environment.render(template, {"doc": with_sources(context, cited), **beside})
    return parse(final, template)


def render(kind: str, context: Context, to: str, options: Options) -> Written:
    """The document ``kind`` (a key of KINDS) in the format ``to`` (a key of FORMATS). Raises RenderError."""
    limit = KINDS[kind].pages if kind in KINDS else 0
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
