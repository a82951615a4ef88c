"""``planner gaps``: where countries stand among their peers, with every figure's source."""

import json
import sys

import click

from planner.cli import asked, options, output
from planner.cli.gap_picture import picture
from planner.cli.gap_trace import subject, trace
from planner.errors import UsageError
from planner.gapdata.figures import shipped
from planner.gapdata.present import to_json
from planner.gapdata.profile import profile
from planner.model.country import countries, named, nearest
from planner.report.safe import visible


@click.command(epilog="Example: planner gaps GHA SEN --format json")
@click.argument("country", nargs=-1, required=True)
@options.TEXT_OR_JSON
@options.GAPS
@options.PEERS
@click.option(
    "--why",
    metavar="AREA|FIGURE|COUNTRY",
    help="Trace a sum step by step, of an area or of one figure; or show the record of one country.",
)
def command(
    country: tuple[str, ...], form: str, gaps: str | None, peers: str | None, why: str | None
) -> None:
    """Show where each COUNTRY stands among its peers.

    A country is named by its code (GHA or GH) or its English name. Every figure is shown with its year and
    source, and what is missing is said. There is no total over areas.
    """
    if why is not None and form == "json":
        raise UsageError("--why is for people.", "The JSON form holds every step already: leave --why out.")
    codes = list(dict.fromkeys(_code(text) for text in country))
    choice = asked.peers(asked.config({"peers": peers}))
    figures = asked.figures(gaps) or shipped()
    profiles = [profile(code, figures, choice) for code in codes]
    if why is not None:
        style = output.style(sys.stdout)
        output.say(trace(profiles, subject(why, figures), figures, style))
    elif form == "json":
        output.say(json.dumps(to_json(profiles), indent=2, ensure_ascii=True) + "\n")
    else:
        output.say(picture(profiles, output.style(sys.stdout)))


def _code(text: str) -> str:
    """The alpha-3 code of the country that the user named; raises UsageError."""
    found = named(text)
    if found is not None:
        return found.iso3
    offers = " or ".join(str(countries()[code]) for code in nearest(text))
    hint = f"Did you mean {offers}?" if offers else "Use a code such as GHA, or the English name."
    raise UsageError(f"There is no country called {visible(text)}.", hint)
