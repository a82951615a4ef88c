"""``planner form list`` and ``planner form show``."""

import json
import sys

import click

from planner.cli import asked, options, output
from planner.cli.form.table import data, part_rows, rows
from planner.engine.form_file import find, names
from planner.report.terminal import Ink, paint, plain_row


@click.command("list", epilog="Example: planner form list --parts")
@click.option("--parts", is_flag=True, help="List what can fill a section, for a form of your own.")
@options.TEXT_OR_JSON
def list_forms(parts: bool, form: str) -> None:  # noqa: FBT001 - click passes it by name
    """List the forms that come with planner: name, whose it is, and its limits."""
    if parts:
        output.say(paint(part_rows(), output.style(sys.stdout)))
        return
    found = [find(name) for name in names()]
    if form == "json":
        output.say(json.dumps([data(one) for one in found], indent=2, ensure_ascii=True) + "\n")
        return
    shown = []
    for one in found:
        facts = "; ".join(filter(None, (str(one.limits), str(one.layout))))
        shown += [plain_row(one.id, ink=Ink.PLACE), plain_row(f"{one.title}, {one.donor}", indent=6)]
        shown += [plain_row(facts, indent=6)] if facts else []
    shown += [
        plain_row(""),
        plain_row("`planner render NAME FILE` writes one; `planner form show NAME` says what it asks."),
    ]
    output.say(paint(shown, output.style(sys.stdout)))


@click.command("show", epilog="Example: planner form show eu-concept-note")
@click.argument("name", metavar="NAME|FILE")
@options.TEXT_OR_JSON
def show(name: str, form: str) -> None:
    """Show what a form asks for: its sections, what fills each, limits, layout and source.

    NAME is one that `planner form list` shows, or your own .yaml file.
    """
    found = asked.form(name)
    if form == "json":
        output.say(json.dumps(data(found), indent=2, ensure_ascii=True) + "\n")
    else:
        output.say(paint(rows(found), output.style(sys.stdout)))
