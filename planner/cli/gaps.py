"""``planner gaps``: where countries stand among their peers, with every figure's source."""

import json
import sys

import click

from planner.cli.gap_picture import picture
from planner.cli.output import say, style
from planner.errors import DataError, UsageError
from planner.gapdata.figures import Figures
from planner.gapdata.present import to_json
from planner.gapdata.profile import profile
from planner.gapdata.table import load
from planner.model.country import countries, named, nearest
from planner.report.safe import visible

MOST_SHOWN = 20
"""Findings about a table that are printed; a wrongly saved file has one on every line."""


@click.command()
@click.argument("country", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to write it.",
)
@click.option(
    "--gaps",
    "table",
    metavar="FILE",
    help="Your own figures, laid over those that come with planner (CSV: iso3,indicator,year,value).",
)
def gaps(country: tuple[str, ...], form: str, table: str | None) -> None:
    """Show where each COUNTRY stands among its peers.

    A country is named by its code (GHA or GH) or its English name. Every figure is shown with its year and
    source, and what is missing is said. There is no total over areas.
    """
    codes = list(dict.fromkeys(_code(text) for text in country))
    figures = _figures(table) if table is not None else None
    profiles = [profile(code, figures) for code in codes]
    if form == "json":
        click.echo(json.dumps(to_json(profiles), indent=2, ensure_ascii=True))
    else:
        say(picture(profiles, style(sys.stdout)))


command = gaps


def _code(text: str) -> str:
    """The alpha-3 code of the country that the user named; raises UsageError."""
    found = named(text)
    if found is not None:
        return found.iso3
    offers = " or ".join(str(countries()[code]) for code in nearest(text))
    hint = f"Did you mean {offers}?" if offers else "Use a code such as GHA, or the English name."
    raise UsageError(f"There is no country called {visible(text)}.", hint)


def _figures(table: str) -> Figures:
    """The figures with the user's table laid over; raises DataError after saying what is wrong with it."""
    figures, problems = load(table)
    for problem in problems[:MOST_SHOWN]:
        place = f"{problem.path}:{problem.span.line}:{problem.span.column}"
        said = f"{place}: error: {problem.message} {problem.fix}".rstrip()
        click.echo(f"{visible(said)} [{problem.rule}]", err=True)
    if len(problems) > MOST_SHOWN:
        click.echo(f"... and {len(problems) - MOST_SHOWN} more.", err=True)
    if figures is None:
        count = "1 thing is" if len(problems) == 1 else f"{len(problems)} things are"
        raise DataError(
            f"The table of figures {visible(table)} cannot be used: {count} wrong with it.",
            "Nothing was taken from it; mend it and try again.",
        )
    return figures
