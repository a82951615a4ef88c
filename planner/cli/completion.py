"""``planner completion``: the script that lets a shell complete commands and options."""

import click
from click.shell_completion import get_completion_class

from planner.cli import output

SHELLS = ("bash", "zsh", "fish")


@click.command(epilog='Example: eval "$(planner completion bash)" in ~/.bashrc')
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the completion script for SHELL."""
    from planner.cli.root import root  # noqa: PLC0415 - the group imports this module

    kind = get_completion_class(shell)
    assert kind is not None, shell
    output.say(kind(root, {}, "planner", "_PLANNER_COMPLETE").source() + "\n")
