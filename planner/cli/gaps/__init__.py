"""``planner gaps``: where countries stand, and the figures that say so.

``planner gaps GHA`` shows a country. Everything else is a command of its own, imported when it is called.
"""

from collections.abc import Mapping
from typing import ClassVar

import click

from planner.cli.lazy import Entry, LazyGroup

SHOW = "show"
"""The command that is meant where none is named; it can be written, but the help does not list it."""
COMMANDS = {
    "add": Entry("gaps.add", "command", "Bring in the figures of a file."),
    "sources": Entry(
        "gaps.sources", "command", "List the figures that are here: whose, how old, which licence."
    ),
    "update": Entry("gaps.update", "update", "Fetch open figures, and indices whose licence you accept."),
    "remove": Entry("gaps.remove", "command", "Take figures out again that were added."),
    "effort": Entry(
        "gaps.effort", "effort", "Show the effort of a programme beside the gaps of its countries."
    ),
    "determinants": Entry(
        "gaps.determinants", "command", "Show what goes with cyber capacity across countries."
    ),
}
"""Every command and its line in the help text."""


class Gaps(LazyGroup):
    """A group that takes the codes of countries as well as commands."""

    table: ClassVar[Mapping[str, Entry]] = COMMANDS

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name != SHOW:
            return super().get_command(ctx, cmd_name)
        from planner.cli.gaps.show import command as show  # noqa: PLC0415 - only if it is called

        return show

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What begins with no command asks for countries; so does nothing at all, which is then refused."""
        completing = ctx.resilient_parsing and not args
        if not completing and args[:1] not in [[name] for name in (SHOW, *COMMANDS, *ctx.help_option_names)]:
            args = [SHOW, *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The flags for countries, then the commands."""
        show = self.get_command(ctx, SHOW)
        assert show is not None
        with formatter.section("Options"):
            flags = [p for p in show.get_params(ctx) if isinstance(p, click.Option)]
            formatter.write_dl([record for flag in flags if (record := flag.get_help_record(ctx))])
        self.format_commands(ctx, formatter)


@click.group(
    cls=Gaps, subcommand_metavar="COUNTRY...|COMMAND", epilog="Example: planner gaps GHA SEN --format json"
)
def command() -> None:
    """Show where each COUNTRY stands among its peers, or look after the figures that say so.

    A country is named by its code (GHA or GH) or its English name. Every figure is shown with its year and
    source, and what is missing is said. There is no total over areas.
    """
