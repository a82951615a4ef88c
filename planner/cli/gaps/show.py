"""``planner gaps``: where countries stand among their peers, with every figure's source."""

import json
import sys
from pathlib import Path

import click

from planner.cli import asked, options, output
from planner.cli.gaps import COMMANDS
from planner.cli.gaps.picture import picture
from planner.cli.gaps.trace import subject, trace
from planner.errors import UsageError
from planner.gapdata.figures import shipped
from planner.gapdata.present import to_json
from planner.gapdata.profile import profile
from planner.model.country import named
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
    settings = asked.config({"peers": peers, "gaps": gaps})
    choice = asked.peers(settings)
    figures = asked.figures(settings["gaps"]) or shipped()
    profiles = [profile(code, figures, choice) for code in codes]
    if why is not None:
        style = output.style(sys.stdout)
        output.say(trace(profiles, subject(why, figures), figures, style))
    elif form == "json":
        output.say(json.dumps(to_json(profiles), indent=2, ensure_ascii=True) + "\n")
    else:
        output.say(picture(profiles, output.style(sys.stdout)))


def _code(text: str) -> str:
    """The alpha-3 code of the country that the user named; raises UsageError with what else may be meant."""
    found = named(text)
    if found is None and Path(text).is_file():
        raise UsageError(
            f"There is no country called {visible(text)}.",
            f"To bring in the figures of a file: planner gaps add {visible(text)}",
        )
    if found is not None:
        return found.iso3
    import difflib  # noqa: PLC0415 - only where a name is wrong

    close = difflib.get_close_matches(text, COMMANDS, n=1)
    return asked.country(text, [f"the command `planner gaps {name}`" for name in close])
