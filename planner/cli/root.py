"""The command group; a command's module is imported when the command is called."""

import importlib

import click

from planner import __version__

COMMANDS = {
    "check": "Check programmes and print the findings.",
    "render": "Write a proposal, an evaluation plan or a briefing.",
    "explain": "Explain a rule, or walk through what to mend in a programme.",
    "rules": "List the rules, or prove their examples.",
    "profile": "List the donor profiles, or show what one asks for.",
    "gaps": "Show where countries stand among their peers, with sources.",
    "new": "Write a commented starter programme.",
    "config": "Show every setting and where it came from.",
    "completion": "Print the completion script for your shell.",
}
"""Every command and its line in the help text; the module of the same name holds it as ``command``."""


class LazyGroup(click.Group):
    """A group that lists its commands without importing them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"planner.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from the table above."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command that does not exist gets a suggestion."""
        import difflib  # noqa: PLC0415 - only for the message

        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            close = difflib.get_close_matches(name, COMMANDS, n=1)
            hint = f" Did you mean {close[0]}?" if close else " See `planner --help`."
            raise click.UsageError(f"There is no command {name!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=LazyGroup,
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
