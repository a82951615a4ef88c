"""``planner config``: every setting that is in force and where it came from."""

import json

import click

from planner.cli import output
from planner.cli.asked import config


@click.command(epilog="Example: planner config")
def command() -> None:
    """Show every setting and where it came from.

    Settings come from the nearest planner.toml or pyproject.toml with a table [tool.planner]; a flag wins over
    the file.
    """
    found = config({})
    output.say(f"configuration file: {found.file or 'none'}\n")
    width = max(map(len, found.settings))
    for name, setting in found.settings.items():
        value = json.dumps(setting.value, ensure_ascii=True)
        output.say(f"{name:<{width}}  {value}  ({setting.origin})\n")
