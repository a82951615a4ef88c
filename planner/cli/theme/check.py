"""``planner theme check``: every pair of colours that documents use, with its contrast, and what is wrong."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from planner.cli import options, output
from planner.cli.asked import config
from planner.errors import ExitCode
from planner.render.theme import Theme
from planner.render.theme.judge import ratio
from planner.render.theme.pairs import SHEET, Key, Measured, measured
from planner.render.theme.theme_file import Inspected, inspect
from planner.report.json import diagnostic_data
from planner.report.safe import prose
from planner.report.style import Style
from planner.report.terminal import BLANK, Ink, Part, Row, Swatch, paint, plain_row
from planner.report.text import findings

_GONE = "The theme asks for the font {}, which is not at hand: documents will be set without it, and say so."


@click.command(epilog="Example: planner theme check house.yaml --format json")
@click.argument("file")
@options.TEXT_OR_JSON
def command(file: str, form: str) -> int:
    """Hold the theme in FILE against WCAG 2.2 AA, and check its logo and fonts.

    Lists every pair of words or drawing and ground that documents use, with the contrast that it has and needs.
    Exit code 0: it can be used; 1: it cannot.
    """
    found = inspect(file)
    pairs = measured(found.theme.palette) if found.theme else []
    missing = _missing(found.theme) if found.theme else []
    if form == "json":
        output.say(json.dumps(_data(found, pairs, missing), indent=2, ensure_ascii=True) + "\n")
    else:
        style = output.style(sys.stdout)
        if pairs:
            output.say(paint(list(_rows(pairs, style)), style))
        if found.report.diagnostics:
            output.say(findings(found.report, style))
        elif found.theme:
            output.say(paint([plain_row(_fine(file, pairs))], style))
        for family in missing:
            output.warn(_GONE.format(family))
    return ExitCode.FINDINGS if found.report.diagnostics else ExitCode.CLEAN


def _missing(theme: Theme) -> list[str]:
    """The families that are asked for and not at hand."""
    asked = dict.fromkeys(filter(None, (theme.fonts.text, theme.fonts.headings)))
    if not asked:
        return []
    from planner.render.to_pdf import at_hand  # noqa: PLC0415 - few themes bring fonts

    folders = (*map(Path, config({})["fonts"]), *(one for one in theme.fonts.folders if one.is_dir()))
    known = {name.casefold() for name in at_hand(folders)}
    return [name for name in asked if name.casefold() not in known]


def _rows(pairs: list[Measured], style: Style) -> Iterator[Row]:
    """Every pair once, with colours where the screen has them; what fails is said in words too."""
    for title, chosen in _groups(pairs):
        yield plain_row(title, ink=Ink.STRONG)
        for one in reversed({(m.ink, m.ground): m for m in reversed(chosen)}.values()):
            shown = [Part(" Aa ", Swatch(one.ink, one.ground)), Part("  ")] if style.colour else []
            word = Part("passes  ") if one.passes else Part("FAILS   ", Ink.ERROR)
            numbers = Part(f"{ratio(one.ratio):>5} of {one.pair.needed:<3g}  ")
            what = Part(f"{one.ink} on {one.ground}  {one.pair.what} on {_short(one.pair.ground)}")
            yield Row((*shown, numbers, word, what), indent=2)
        yield BLANK


def _short(ground: Key) -> str:
    """The ground by its name in the file."""
    names = [str(part) for part in ground if part not in {"night", "tones", "ground"}]
    return " ".join(names) or "a workbook's cells"


def _groups(pairs: list[Measured]) -> Iterator[tuple[str, list[Measured]]]:
    """The pairs under the heads of the table."""
    by_night = [one for one in pairs if one.pair.ink[0] == "night"]
    charts = [one for one in pairs if one.pair.ink[0] == "series"]
    by_day = [one for one in pairs if one not in by_night and one not in charts]
    yield "On paper and on a bright screen", by_day
    yield "On a dark screen", by_night
    yield "In charts", charts


def _fine(file: str, pairs: list[Measured]) -> str:
    return f"{prose(file)} can be used: all {len(pairs)} pairs of colours reach WCAG 2.2 AA."


def _data(found: Inspected, pairs: list[Measured], missing: list[str]) -> dict[str, object]:
    return {
        "file": found.report.files[0],
        "usable": not found.report.diagnostics,
        "pairs": [
            {
                "what": one.pair.what,
                "where": one.pair.where,
                "ink": {"at": _place(one.pair.ink), "colour": one.ink},
                "ground": {"at": _place(one.pair.ground), "colour": one.ground},
                "ratio": float(ratio(one.ratio)),
                "needed": one.pair.needed,
                "passes": one.passes,
            }
            for one in pairs
        ],
        "fonts_missing": missing,
        "diagnostics": [diagnostic_data(one, found.report) for one in found.report.diagnostics],
    }


def _place(key: Key) -> str:
    """Where a colour stands in the file, or would stand: ``colours.accent``."""
    return ".".join(map(str, ("colours", *key))) if key != SHEET else "a workbook's cells"
