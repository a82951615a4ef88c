"""A command group that lists its commands without importing them: help and completion stay instant."""

import importlib
from collections.abc import Mapping
from typing import ClassVar, NamedTuple

import click


class Entry(NamedTuple):
    """Where a command is, and its line in the help text."""

    module: str
    """Below ``planner.cli``."""
    attribute: str
    """The name of the command object in the module."""
    line: str


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    table: ClassVar[Mapping[str, Entry]] = {}
    """Every command by its name, in the order of the work. A group sets its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The commands in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        entry = self.table.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = getattr(
            importlib.import_module(f"planner.cli.{entry.module}"), entry.attribute
        )
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, from the table."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.line) for name, entry in self.table.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command that does not exist gets a suggestion."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            import difflib  # noqa: PLC0415 - only for the message

            close = difflib.get_close_matches(name, self.table, n=1)
            hint = f" Did you mean {close[0]}?" if close else f" See `{ctx.command_path} --help`."
            raise click.UsageError(f"There is no command {name!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)
