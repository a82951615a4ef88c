"""``planner gaps determinants``: what goes with cyber capacity, in the figures that the user has."""

import json
import sys

import click

from planner.cli import asked, options, output
from planner.cli.gaps.determinants_table import data, rows
from planner.gapdata.determinants.determinants import OUTCOME, REACH, determinants
from planner.gapdata.figures import shipped
from planner.gapdata.intake.cells import EARLIEST, LATEST
from planner.report.terminal import paint

_YEAR = click.IntRange(EARLIEST, LATEST)


@click.command("determinants", epilog="Example: planner gaps determinants --outcome gci-overall --year 2024")
@click.option(
    "--outcome", default=OUTCOME, show_default=True, metavar="INDICATOR", help="The index that is explained."
)
@click.option(
    "--year", type=_YEAR, metavar="YEAR", help="Of the index; the newest that enough countries have."
)
@click.option(
    "--predictors-year",
    type=_YEAR,
    metavar="YEAR",
    help=f"Of all other figures; the newest up to the year of the index, none over {REACH} years older.",
)
@options.TEXT_OR_JSON
@options.GAPS
def command(outcome: str, year: int | None, predictors_year: int | None, form: str, gaps: str | None) -> None:
    """Show what goes with an index of cyber capacity.

    A regression across countries on scientific articles, military spending, income and internet users; then with
    population, with articles per million people, and with plain counts. It shows association, not cause. The index
    is not shipped: add it first.
    """
    found = determinants(
        asked.figures(asked.config({"gaps": gaps})["gaps"]) or shipped(), outcome, year, predictors_year
    )
    if form == "json":
        output.say(json.dumps(data(found), indent=2, ensure_ascii=True, allow_nan=False) + "\n")
    else:
        style = output.style(sys.stdout)
        output.say(paint(rows(found, style), style))
