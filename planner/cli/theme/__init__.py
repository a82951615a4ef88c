"""``planner theme``: how the documents of a house look."""

from collections.abc import Mapping
from typing import ClassVar

import click

from planner.cli.lazy import Entry, LazyGroup

COMMANDS = {
    "check": Entry("theme.check", "command", "Hold a theme file against WCAG and say what is wrong with it."),
    "new": Entry("theme.new", "command", "Write a commented theme file to start from."),
}
"""Every command and its line in the help text."""


class Themes(LazyGroup):
    """The commands on themes."""

    table: ClassVar[Mapping[str, Entry]] = COMMANDS


@click.group(cls=Themes, epilog="Example: planner theme new house.yaml; planner theme check house.yaml")
def command() -> None:
    """Write and check theme files: colours, logo, fonts, paper and cover of every document.

    `planner render KIND FILE --theme house.yaml` uses one, and so does `theme` under [tool.planner]. docs/themes.md.
    """
