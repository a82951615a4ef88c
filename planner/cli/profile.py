"""``planner profile``: the donor profiles, and what one of them asks for."""

import json
import sys
from collections.abc import Sequence

import click

from planner.cli import asked, options, output
from planner.cli.profile_table import data, rows
from planner.config import Config
from planner.engine.profile import Profile
from planner.engine.profile_file import names
from planner.engine.registry import catalogue
from planner.engine.rule import Rule
from planner.report.terminal import Ink, paint, plain_row


@click.group(epilog="Example: planner profile show fcdo")
def command() -> None:
    """List the donor profiles, or show what one asks for."""


@command.command("list", epilog="Example: planner profile list --format json")
@options.TEXT_OR_JSON
def list_profiles(form: str) -> None:
    """List the profiles that come with planner: name, version, date and what each follows."""
    layers = [asked.layers(name, catalogue())[-1] for name in names()]
    if form == "json":
        told = [
            {
                "name": own.id,
                "title": own.title,
                "version": own.version,
                "date": own.date,
                "extends": own.extends or None,
            }
            for own in layers
        ]
        output.say(json.dumps(told, indent=2, ensure_ascii=True) + "\n")
        return
    shown = []
    for own in layers:
        over = f", over {own.extends}" if own.extends else ""
        facts = f"{own.id}  version {own.version} of {own.date}{over}"
        shown += [plain_row(facts, ink=Ink.PLACE), plain_row(own.title, indent=6)]
    shown += [plain_row(""), plain_row("`planner profile show NAME` prints what is in force under it.")]
    output.say(paint(shown, output.style(sys.stdout)))


@command.command("show", epilog="Example: planner profile show my-fund.yaml --format json")
@click.argument("profile", required=False)
@options.TEXT_OR_JSON
@options.RULES
def show(profile: str | None, form: str, rules: tuple[str, ...]) -> None:
    """Print every rule in force under PROFILE, how severe it is, its options, and who set each.

    PROFILE is a name from `planner profile list` or your own file. Without it, what the configuration of this
    folder puts in force.
    """
    settings = asked.config({"rules": rules})
    every = asked.rulebook(settings).rules
    if profile is None:
        shown = _configured(settings, every)
    else:
        shown = Profile().over(asked.layers(profile, every), "shown")
    if form == "json":
        output.say(json.dumps(data(shown, every), indent=2, ensure_ascii=True) + "\n")
    else:
        output.say(paint(rows(shown, every), output.style(sys.stdout)))


def _configured(settings: Config, rules: Sequence[Rule]) -> Profile:
    """The profile of this folder, with the settings of its configuration file over it."""
    found = asked.profile(settings, rules)
    return found if found.why else found.over(asked.layers("base", rules), "since none is named")
