"""The command group; a command's module is imported when the command is called."""

from collections.abc import Mapping
from typing import ClassVar

import click

from planner import __version__
from planner.cli.lazy import Entry, LazyGroup

COMMANDS = {
    "check": "Check programmes and print the findings.",
    "render": "Write proposals, annexes, evaluation papers and briefings.",
    "verify": "Tell whether a document still matches its programme, and what differs.",
    "explain": "Explain a rule, or walk through what to mend in a programme.",
    "rules": "List the rules, or prove their examples.",
    "profile": "List the donor profiles, or show what one asks for.",
    "form": "List the forms of donors, or fill in one of your own.",
    "theme": "Check a theme file: colours, contrast, logo, fonts.",
    "gaps": "Show where countries stand among their peers, and look after the figures.",
    "new": "Write a commented starter programme.",
    "config": "Show every setting and where it came from.",
    "completion": "Print the completion script for your shell.",
}
"""Every command and its line in the help text; the module of the same name holds it as ``command``."""


class Root(LazyGroup):
    """The commands of planner."""

    table: ClassVar[Mapping[str, Entry]] = {
        name: Entry(name, "command", line) for name, line in COMMANDS.items()
    }


@click.group(
    cls=Root,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with `planner new voices`, then `planner check voices.yaml`.",
)
@click.version_option(__version__, "-V", "--version", message="planner %(version)s")
@click.option("--debug", is_flag=True, help="On a fault of planner's own, print the whole trace.")
def root(debug: bool) -> None:  # noqa: FBT001 - click passes it; main.run reads it before click does
    """Plan cyber-capacity-building programmes.

    Write a programme once, as YAML. planner checks it against the definition, country figures and donor
    practice, and writes proposals, evaluation plans and briefings.
    """
