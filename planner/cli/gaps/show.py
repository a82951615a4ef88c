"""``planner gaps``: where countries stand among their peers, with every figure's source."""

import difflib
import json
import sys
from pathlib import Path

import click

from planner.cli import asked, options, output
from planner.cli.gap_picture import picture
from planner.cli.gaps import COMMANDS
from planner.errors import UsageError
from planner.gapdata.present import to_json
from planner.gapdata.profile import profile
from planner.model.country import countries, named, nearest
from planner.report.safe import visible


@click.command(epilog="Example: planner gaps GHA SEN --format json")
@click.argument("country", nargs=-1, required=True)
@options.TEXT_OR_JSON
@options.GAPS
def command(country: tuple[str, ...], form: str, gaps: str | None) -> None:
    """Show where each COUNTRY stands among its peers.

    A country is named by its code (GHA or GH) or its English name. Every figure is shown with its year and
    source, and what is missing is said. There is no total over areas.
    """
    codes = list(dict.fromkeys(_code(text) for text in country))
    figures = asked.figures(asked.config({"gaps": gaps})["gaps"])
    profiles = [profile(code, figures) for code in codes]
    if form == "json":
        output.say(json.dumps(to_json(profiles), indent=2, ensure_ascii=True) + "\n")
    else:
        output.say(picture(profiles, output.style(sys.stdout)))


def _code(text: str) -> str:
    """The alpha-3 code of the country that the user named; raises UsageError."""
    found = named(text)
    if found is not None:
        return found.iso3
    raise UsageError(f"There is no country called {visible(text)}.", _hint(text))


def _hint(text: str) -> str:
    """What the user may have meant: a command, a country, or that a file be added."""
    if Path(text).is_file():
        return f"To bring in the figures of a file: planner gaps add {visible(text)}"
    close = difflib.get_close_matches(text, COMMANDS, n=1)
    offers = [f"the command `planner gaps {name}`" for name in close]
    offers += [str(countries()[code]) for code in nearest(text)]
    return (
        f"Did you mean {' or '.join(offers)}?" if offers else "Use a code such as GHA, or the English name."
    )
