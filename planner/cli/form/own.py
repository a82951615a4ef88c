"""``planner form fields``, ``check`` and ``fill``: a donor's own Word file or workbook."""

import sys
from pathlib import Path
from typing import Protocol, cast

import click

from planner.cli import asked, options, output
from planner.diagnostic import Report, Severity
from planner.errors import ExitCode, UsageError
from planner.frozen import Frozen, replace
from planner.model.figures import Access
from planner.papers import for_readers, told_of, untranslated
from planner.project import Checked, check
from planner.read.files import head
from planner.render.language import Language, language
from planner.render.own import word, workbook
from planner.render.own.faults import FormRefusedError
from planner.render.own.fields import Fields
from planner.render.own.kinds import Kind, whole
from planner.render.own.package import MOST_BYTES, Package
from planner.render.own.told import told
from planner.render.provenance import Readers
from planner.report import REPORTERS
from planner.report.safe import prose
from planner.report.terminal import Row, paint, plain_row


class Maker(Protocol):
    """What the module of a kind of file offers."""

    def check(self, name: str, content: bytes) -> Package:
        """The form, if it can be filled. Raises FormRefusedError."""

    def fill(
        self, name: str, content: bytes, values: Fields, tongue: Language
    ) -> tuple[bytes, tuple[str, ...]]:
        """The filled form, and what was left out of it. Raises FormRefusedError."""


_MAKERS = {".docx": cast("Maker", word), ".xlsx": cast("Maker", workbook)}
PUBLIC = Access.PUBLIC.value
MOST_SHOWN = 40
"""Faults of a form that are printed."""


@click.command("fields", epilog="Example: planner form fields --workbook")
@click.option("--workbook", "cells", is_flag=True, help="The names of cells in a workbook instead.")
def fields(cells: bool) -> None:  # noqa: FBT001 - click passes it by name
    """List everything that can be filled into a donor's own Word file or workbook."""
    rows = [plain_row(name) for name in workbook.known()] if cells else _rows(whole(), "")
    output.say(paint(rows, output.style(sys.stdout)))


def _rows(entries: dict[str, Kind], before: str, indent: int = 0) -> list[Row]:
    """The entries and what is in them; those of a list are written with the name that its loop gives a row."""
    found: list[Row] = []
    for name, kind in entries.items():
        about = f"a list: {kind.about}" if kind.many else kind.about
        found.append(plain_row(f"{before + name:<{30 - indent}}{about}", indent=indent))
        if kind.many:
            found += _rows(kind.item.inside, "inner." if indent else "row.", indent + 2)
        else:
            found += _rows(kind.inside, f"{before}{name}.", indent)
    return found


@click.command(
    "check", epilog="Example: planner form check donor-form.docx --programme programmes/atlantic-voices.yaml"
)
@click.argument("form", type=click.Path(path_type=Path))
@click.option(
    "--programme", metavar="FILE", help="Also try to fill it with this programme; nothing is written."
)
def check_form(form: Path, programme: str | None) -> int:
    """Hold the placeholders of FORM (.docx) or its named cells (.xlsx) against what can be filled in.

    Everything that is wrong is named with its place. Exit code 0: it can be filled; 1: it cannot.
    """
    maker, content = _maker(form), _content(form)
    try:
        package = maker.check(form.name, content)
        said = package.said
        if programme is not None:
            known = _told(programme, {})
            _, said = maker.fill(form.name, content, known.values, known.language)
    except FormRefusedError as error:
        _say(form, error)
        return ExitCode.FINDINGS
    for sentence in said:
        output.warn(sentence)
    output.say(f"{prose(str(form))} can be filled.\n")
    return ExitCode.CLEAN


@click.command(
    "fill", epilog="Example: planner form fill donor-form.docx programmes/atlantic-voices.yaml -o out"
)
@click.argument("form", type=click.Path(path_type=Path))
@click.argument("programme", metavar="FILE")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="PATH",
    default=".",
    help="A folder, or the file itself. [default: the working folder]",
)
@options.AUDIENCE
@options.LANG
@options.PROFILE
@options.GAPS
@options.PEERS
@options.RULES
@options.WAIVERS
def fill(  # noqa: PLR0913, PLR0917 - one parameter a flag
    form: Path,
    programme: str,
    target: str,
    audience: str | None,
    lang: str | None,
    profile: str | None,
    gaps: str | None,
    peers: str | None,
    rules: tuple[str, ...],
    waivers: tuple[str, ...],
) -> int:
    """Fill FORM, a donor's Word file with placeholders or workbook with named cells, with the programme in FILE.

    The programme is checked first, and with open errors nothing is written: a donor's form has no place for a stamp.
    What is marked as confidential appears only for an --audience that may see it. FORM itself is not changed.
    """
    maker, content = _maker(form), _content(form)
    flags: dict[str, object] = {
        "audience": audience,
        "lang": lang,
        "profile": profile,
        "gaps": gaps,
        "peers": peers,
        "rules": rules,
        "waivers": waivers,
    }
    known = _told(programme, flags)
    errors = known.checked.report.counts()[Severity.ERROR]
    if errors:
        _refuse(known.checked.report, errors)
        return ExitCode.FINDINGS
    try:
        filled, said = maker.fill(form.name, content, known.values, known.language)
    except FormRefusedError as error:
        _say(form, error)
        return ExitCode.FINDINGS
    settings = asked.config(flags)
    circle = str(settings["audience"])
    place = _place(Path(target), form, str(known.values.programme.id), circle, settings["lang"] or "")
    output.write(place, filled)
    if circle != PUBLIC:
        output.warn(
            f"The form does not say on its pages that it is not for the public ({circle}): tell its readers."
        )
    for sentence in (*said, *known.untranslated):
        output.warn(sentence)
    output.say(f"Wrote {prose(str(place))}\n")
    return ExitCode.CLEAN


def _maker(form: Path) -> Maker:
    maker = _MAKERS.get(form.suffix.lower())
    if maker is None:
        hint = "Save it in Word as .docx or in Excel as .xlsx, without macros."
        raise UsageError(f"{form} is neither a Word file (.docx) nor a workbook (.xlsx).", hint)
    return maker


def _content(form: Path) -> bytes:
    return head(form, MOST_BYTES + 1)


class _Programme(Frozen):
    """A programme as a form may tell it."""

    checked: Checked
    values: Fields
    language: Language
    untranslated: tuple[str, ...]
    """That texts of it are not in that language."""


def _told(programme: str, flags: dict[str, object]) -> _Programme:
    """The programme as its readers may see it. Raises UsageError where the file is no programme."""
    if Path(programme).is_dir():
        raise UsageError(f"{programme} is a folder.", "Name one programme file.")
    settings = asked.config(flags)
    audience = Access(settings["audience"])
    wish = for_readers(asked.wish(settings, [programme]), audience)
    checked = check(wish)
    if not checked.subjects:
        _refuse(checked.report, checked.report.counts()[Severity.ERROR])
        raise UsageError(
            f"{programme} is not a programme that a form can be filled with.", "Mend what is named above."
        )
    (path,) = checked.subjects
    doc = told_of(checked, path, wish.today, Readers(audience, wish.language))
    values = told(doc, checked.subjects[path].programme.id)
    return _Programme(checked, values, language(doc.language), untranslated(doc))


def _place(target: Path, form: Path, programme: str, circle: str, tongue: str) -> Path:
    """Where the filled form goes: never where the form is.

    For whom it is stands in its name, unless for everybody, and the language where one was asked for.
    """
    marks = ("" if circle == PUBLIC else circle, tongue)
    named = "-".join(filter(None, (form.stem, *marks))) + form.suffix
    place = (
        target if target.suffix == form.suffix and not target.is_dir() else target / f"{programme}-{named}"
    )
    if place.resolve() == form.resolve():
        raise UsageError(f"{place} is the form itself.", "Name another file or folder with -o.")
    return place


def _say(form: Path, error: FormRefusedError) -> None:
    for fault in error.faults[:MOST_SHOWN]:
        place = f"{form}, {fault.place}" if fault.place else str(form)
        output.warn(f"{place}: {fault.message} {fault.fix}".rstrip())
    if len(error.faults) > MOST_SHOWN:
        output.warn(f"... and {len(error.faults) - MOST_SHOWN} more.")
    output.warn(error.message)


def _refuse(report: Report, errors: int) -> None:
    sys.stderr.write(REPORTERS["text"](replace(report, overviews=()), output.style(sys.stderr)))
    count = "1 error is" if errors == 1 else f"{errors} errors are"
    output.warn(f"Nothing was written: {count} open in the programme.")
