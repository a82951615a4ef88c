"""``planner render``: the documents of a programme, and of countries.

``planner render KIND FILE`` writes a document, ``planner render --all FILE`` all of a programme. Everything else is a
command of its own, imported when it is called.
"""

from collections.abc import Mapping
from typing import ClassVar

import click

from planner.cli.lazy import Entry, LazyGroup

WRITE = "write"
"""The command that is meant where none is named; it can be written, but the help does not list it."""
PACK = "pack"
"""The one that is meant by the flag ALL."""
ALL = "--all"
COMMANDS = {
    "list": Entry("render.kinds", "command", "List the documents, and what each needs of a programme."),
}
"""Every command and its line in the help text."""


class Render(LazyGroup):
    """A group that takes the kind of a document as well as commands."""

    table: ClassVar[Mapping[str, Entry]] = COMMANDS

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name == WRITE:
            from planner.cli.render.write import command as write  # noqa: PLC0415 - only if it is called

            return write
        if cmd_name == PACK:
            from planner.cli.render.pack import command as pack  # noqa: PLC0415 - only if it is called

            return pack
        return super().get_command(ctx, cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What begins with no command asks for a document; so does nothing at all, which is then refused."""
        completing = ctx.resilient_parsing and not args
        known = (WRITE, PACK, *COMMANDS, *ctx.help_option_names)
        if not completing and args[:1] not in [[name] for name in known]:
            args = [PACK if ALL in args else WRITE, *args]
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The flags for a document, then the kinds, then the commands."""
        from planner.render.kinds import KINDS  # noqa: PLC0415 - only for the help text

        pack = self.get_command(ctx, PACK)
        assert pack is not None
        with formatter.section("Options"):
            flags = [p for p in pack.get_params(ctx) if isinstance(p, click.Option)]
            formatter.write_dl([record for flag in flags if (record := flag.get_help_record(ctx))])
        with formatter.section("Kinds"):
            formatter.write_dl([(name, kind.about) for name, kind in KINDS.items()])
        self.format_commands(ctx, formatter)


@click.group(
    cls=Render,
    subcommand_metavar="KIND FILE|COUNTRY... | --all FILE | COMMAND",
    epilog="Examples: planner render proposal programmes/atlantic-voices.yaml --to pdf --to html -o out; "
    "planner render country-brief GHA SEN; planner render --all programmes/atlantic-voices.yaml -o pack; "
    "planner render list programmes/atlantic-voices.yaml",
)
def command() -> None:
    """Write the document KIND of the programme in FILE, or all of them, or that of each COUNTRY for a country-brief.

    A programme is checked first. With open errors nothing is written, unless --draft stamps every page. What is
    marked as confidential in the file never appears in a document, and no figure that is not public.
    """
