"""``planner form``: the forms of donors, and a form of the user's own in Word or Excel."""

from collections.abc import Mapping
from typing import ClassVar

import click

from planner.cli.lazy import Entry, LazyGroup

COMMANDS = {
    "list": Entry("form.listing", "list_forms", "List the forms that come with planner."),
    "show": Entry("form.listing", "show", "Show what a form asks for: sections, limits, layout."),
    "fields": Entry("form.own", "fields", "List what can be filled into a form of your own."),
    "check": Entry("form.own", "check_form", "Hold a form of your own against what can be filled in."),
    "fill": Entry("form.own", "fill", "Fill a form of your own with a programme."),
}
"""Every command and its line in the help text."""


class Forms(LazyGroup):
    """The commands on forms."""

    table: ClassVar[Mapping[str, Entry]] = COMMANDS


@click.group(
    cls=Forms, epilog="Example: planner form fill donor-form.docx programmes/atlantic-voices.yaml -o out"
)
def command() -> None:
    """List the forms of donors, or fill in a donor's own Word file or workbook.

    `planner render NAME FILE` writes a form that is listed. A Word file or workbook of a donor's is marked once with
    placeholders such as {{ programme.title }}, checked, and then filled with any programme: docs/forms.md.
    """
