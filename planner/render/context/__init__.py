"""From a programme's data, or a country's figures, to what a template may see: resolved, redacted, plain."""

from typing import TypeAlias

from planner.frozen import replace
from planner.render.context.checks import Checked
from planner.render.context.country import CountryContext, country_context
from planner.render.context.document import AMPLE, DocumentContext, Issue, context
from planner.render.context.redact import Shown, shown_to

Context: TypeAlias = DocumentContext | CountryContext
"""What a document is made of: a programme, or a country."""


def with_sources(context: Context, cited: tuple[str, ...]) -> Context:
    """``context`` with the sources in ``cited`` alone, in that order."""
    known = {line.id: line for line in context.sources}
    return replace(context, sources=tuple(known[key] for key in cited if key in known))


__all__ = [
    "AMPLE",
    "Checked",
    "Context",
    "CountryContext",
    "DocumentContext",
    "Issue",
    "Shown",
    "context",
    "country_context",
    "shown_to",
    "with_sources",
]
