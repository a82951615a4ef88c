"""The theme as the Typst program reads it: colours, headings, logo and cover."""

from collections.abc import Iterable
from typing import Any

from msgspec import to_builtins

from planner.render.formats import Options
from planner.render.pdf_layout import family_asked
from planner.render.theme import Logo, Theme


def look(theme: Theme) -> dict[str, Any]:
    """Colours, logo and cover as JSON values."""
    return {
        "theme": to_builtins(theme.palette),
        "logo": _logo(theme.logo) if theme.logo else None,
        "cover_page": theme.cover == "page",
    }


def _logo(logo: Logo) -> dict[str, Any]:
    measures = {"alt": logo.alt, "width": logo.width}
    if logo.svg is not None:
        return measures | {"format": "svg", "content": list(logo.svg.markup.encode())}
    return measures | {"format": "png", "content": list(logo.png)}


def headings_asked(
    options: Options, families: list[str], given: Iterable[str]
) -> tuple[list[str], tuple[str, ...]]:
    """The families of headings in their order, and what a reader must be told of them.

    A donor's form that asks for a font has it in its headings too. Both families of a theme may be missing, and that is told once.
    """
    fonts = options.theme.fonts
    if options.layout.font or fonts.headings in {"", fonts.text}:
        return families, ()
    return family_asked(fonts.headings, families, {name.casefold(): name for name in given})
