"""``planner render list``: which documents there are, what each needs, and what a programme lacks for it."""

import json
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import click
from msgspec import to_builtins

from planner.cli import asked, options, output
from planner.errors import ExitCode
from planner.project import check
from planner.render.kinds import KINDS, Kind
from planner.render.needs import lacking
from planner.render.overrides.find import blocks
from planner.report import REPORTERS
from planner.report.terminal import Ink, Row, paint, plain_row

_ABOUT = {"programme": "of a programme", "country": "of a country"}


@click.command(epilog="Example: planner render list programmes/ocwar-c.yaml --format json")
@click.argument("file", required=False)
@click.option(
    "--blocks",
    "kind",
    type=click.Choice([name for name, kind in KINDS.items() if kind.template]),
    metavar="KIND",
    help="List the blocks of this document instead, which templates of your own can write anew.",
)
@options.TEXT_OR_JSON
def command(file: str | None, kind: str | None, form: str) -> int:
    """List every document: what it is for, its formats, and which fields of a programme fill it.

    With FILE, also which of these fields that programme lacks. A document can be made without them and says in
    their place that the programme says nothing.
    """
    if kind is not None:
        _say_blocks(kind, form)
        return ExitCode.CLEAN
    data = None
    if file is not None:
        data = _read(file)
        if data is None:
            return ExitCode.FINDINGS
    if form == "json":
        told = [_told(name, kind, data) for name, kind in KINDS.items()]
        output.say(json.dumps(told, indent=2, ensure_ascii=True) + "\n")
    else:
        output.say(paint(list(_rows(data)), output.style(sys.stdout)))
    return ExitCode.CLEAN


def _say_blocks(kind: str, form: str) -> None:
    """Every block of a document, with the template in which it stands."""
    template = KINDS[kind].template
    found = blocks(template)
    if form == "json":
        told = {"kind": kind, "template": template, "blocks": to_builtins(found)}
        output.say(json.dumps(told, indent=2, ensure_ascii=True) + "\n")
        return
    wide = max(len(one.name) for one in found)
    rows = [
        plain_row(f"{kind}: {template}", ink=Ink.STRONG),
        *(plain_row(f"{one.name:{wide}}  {one.template}", indent=2) for one in found),
        plain_row(""),
        plain_row(f"Write one anew in FOLDER/{template}, which begins with"),
        plain_row(f'{{% extends "planner/{template}" %}}', indent=2),
        plain_row("and is used with --templates FOLDER. docs/themes.md shows how."),
    ]
    output.say(paint(rows, output.style(sys.stdout)))


def _read(file: str) -> Mapping[str, Any] | None:
    """What the programme says; None, with the reasons on standard error, where it cannot be read."""
    checked = check(asked.wish(asked.config({}), [asked.one_file(file)]))
    if checked.data:
        return next(iter(checked.data.values()))
    sys.stderr.write(REPORTERS["text"](checked.report, output.style(sys.stderr)))
    return None


def _told(name: str, kind: Kind, data: Mapping[str, Any] | None) -> dict[str, object]:
    told: dict[str, object] = {
        "name": name,
        "title": kind.title,
        "about": kind.about,
        "subject": kind.subject,
        "pages": kind.pages or None,
        "formats": list(kind.formats),
        "needs": list(kind.needs),
        "without": list(kind.without),
    }
    if data is not None and kind.subject == "programme":
        told["lacks"] = list(lacking(data, kind.needs))
    return told


def _needed(kind: Kind, data: Mapping[str, Any] | None) -> Row:
    if data is None:
        return plain_row(", ".join(kind.needs), indent=6, label="made of", ink=Ink.QUIET)
    lacks = lacking(data, kind.needs)
    ink = Ink.WARNING if lacks else Ink.QUIET
    return plain_row(", ".join(lacks) or "nothing", indent=6, label="lacks", ink=ink)


def _rows(data: Mapping[str, Any] | None) -> Iterator[Row]:
    wide = max(map(len, KINDS))
    for name, kind in KINDS.items():
        yield plain_row(f"{name:{wide}}  {kind.about}", ink=Ink.PLACE)
        yield plain_row(f"{_ABOUT[kind.subject]}, as {', '.join(kind.formats)}", indent=6)
        if kind.needs:
            yield _needed(kind, data)
    yield plain_row("")
    yield plain_row("`planner form list` names the forms of donors, which are written in the same way.")
    yield plain_row(
        "A document can be made of any programme: where a field is missing, it says so."
        if data is not None
        else "`planner render list FILE` says which of these fields a programme lacks."
    )
