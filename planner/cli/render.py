"""``planner render``: the papers of a programme, checked first, and of countries."""

import datetime as dt
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click

from planner.cli import asked, options, output
from planner.cli.documents import DOCUMENT
from planner.config import Config
from planner.diagnostic import Report, Severity
from planner.engine.form import Form
from planner.errors import ExitCode, UsageError
from planner.gapdata.figures import Figures
from planner.gapdata.profile import profiles
from planner.project import check, country_paper, for_readers, paper, today
from planner.read.files import STDIN
from planner.render import FORMATS, Options, Written
from planner.render.document import KINDS
from planner.render.form_findings import OVER_LIMIT
from planner.report import REPORTERS
from planner.report.text import findings


@dataclass(frozen=True, slots=True)
class _Target:
    """Where the documents of one call go, and in which formats."""

    path: Path
    formats: tuple[str, ...]
    kind: str
    alone: bool
    """Whether there is one document about one thing, so that PATH may be the file itself."""

    def place(self, name: str, form: str) -> Path:
        """The file to write: PATH itself if it looks like one, else a file in the folder PATH."""
        suffix = FORMATS[form].suffix
        if self.path.suffix == suffix and not self.path.is_dir():
            if self.alone and len(self.formats) == 1:
                return self.path
            raise UsageError(f"{self.path} can hold one document only.", "Name a folder: -o FOLDER.")
        return self.path / f"{name}-{self.kind}{suffix}"

    def keep(self, name: str, form: str, written: Written) -> None:
        """Write the file and say so."""
        place = self.place(name, form)
        output.write(place, written.content)
        for warning in written.warnings:
            output.warn(warning)
        output.say(f"Wrote {place}\n")


@click.command(
    epilog="Examples: planner render proposal programmes/atlantic-voices.yaml --to pdf --to html -o out; "
    "planner render country-brief GHA SEN"
)
@click.argument("kind", type=DOCUMENT)
@click.argument("about", nargs=-1, required=True, metavar="FILE|COUNTRY...")
@click.option(
    "--to",
    "formats",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    default=("pdf",),
    show_default=True,
    help="The format. Repeat for several.",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="PATH",
    default=".",
    help="A folder, or the file itself where there is one document. [default: the working folder]",
)
@click.option("--draft", is_flag=True, help="Write it in spite of open errors, stamped on every page.")
@options.PROFILE
@options.GAPS
@options.PEERS
@options.RULES
@options.WAIVERS
def command(  # noqa: PLR0913, PLR0917 - one parameter a flag
    kind: str,
    about: tuple[str, ...],
    formats: tuple[str, ...],
    target: str,
    draft: bool,  # noqa: FBT001 - click passes it by name
    profile: str | None,
    gaps: str | None,
    peers: str | None,
    rules: tuple[str, ...],
    waivers: tuple[str, ...],
) -> int:
    """Write the document KIND of the programme in FILE, or of each COUNTRY for a country-brief.

    KIND is a document of planner's or a donor's form: `planner form list` names them, and your own may be a .yaml
    file. The pages of a form are held against the donor's limits.

    A programme is checked first. With open errors nothing is written, unless --draft stamps every page. What is
    marked as confidential in the file never appears in a document, and no figure that is not public.
    """
    form = asked.form(kind) if kind not in KINDS else None
    kept = _Target(Path(target), tuple(dict.fromkeys(formats)), form.id if form else kind, len(about) == 1)
    if form is None and KINDS[kind].subject == "country":
        _only_figures({"--draft": draft, "--profile": profile, "--rules": rules, "--waivers": waivers})
        return _countries(about, asked.config({"gaps": gaps, "peers": peers}), kept)
    flags: dict[str, object] = {
        "profile": profile,
        "gaps": gaps,
        "peers": peers,
        "rules": rules,
        "waivers": waivers,
    }
    return _programme(_one_file(about), asked.config(flags), kept, form, draft=draft)


def _only_figures(flags: Mapping[str, object]) -> None:
    """Refuse flags that could do nothing here. Raises UsageError."""
    given = " and ".join(name for name, value in flags.items() if value)
    if given:
        raise UsageError(f"A country brief checks no programme, so {given} can do nothing.", "Leave it out.")


def _one_file(about: tuple[str, ...]) -> str:
    if len(about) > 1:
        raise UsageError(
            "A document is about one programme.", f"Name one file, not {len(about)}, or run it for each."
        )
    if about[0] != STDIN and Path(about[0]).is_dir():
        raise UsageError(f"{about[0]} is a folder.", "Name one programme file.")
    return about[0]


def _programme(file: str, settings: Config, kept: _Target, form: Form | None, *, draft: bool) -> int:
    wish = replace(asked.wish(settings, [file]), form=form)
    checked = check(for_readers(wish))
    errors = checked.report.counts()[Severity.ERROR]
    if errors and not (draft and checked.subjects):
        _refuse(checked.report, errors)
        _say_withheld(wish.figures)
        return ExitCode.FINDINGS
    (path,) = checked.subjects
    programme = checked.subjects[path].programme
    unpublished = _withheld(wish.figures, programme.countries)
    for to in kept.formats:
        written = paper(
            checked,
            path,
            form or kept.kind,
            to,
            _options(wish.today, settings),
            draft=draft,
            unpublished=unpublished,
        )
        kept.keep(programme.id, to, written)
    if form:
        _say_over(checked.report)
    _say_withheld(wish.figures)
    return ExitCode.CLEAN


def _say_over(report: Report) -> None:
    """What of the programme is longer than its form allows, where that has not stopped the document."""
    over = tuple(d for d in report.open if d.rule == OVER_LIMIT)
    if over:
        sys.stderr.write(
            findings(replace(report, diagnostics=over, skipped=(), overviews=()), output.style(sys.stderr))
        )


def _countries(about: Iterable[str], settings: Config, kept: _Target) -> int:
    codes = dict.fromkeys(asked.country(text) for text in about)
    kept = replace(kept, alone=len(codes) == 1)
    figures = asked.figures(settings["gaps"])
    shown = profiles(codes, figures.public() if figures else None, asked.peers(settings))
    for code, profile in shown.items():
        for form in kept.formats:
            written = country_paper(
                profile,
                kept.kind,
                form,
                _options(today(), settings),
                unpublished=_withheld(figures, [code]),
            )
            kept.keep(code, form, written)
    _say_withheld(figures)
    return ExitCode.CLEAN


def _options(day: dt.date, settings: Config) -> Options:
    created = dt.datetime.combine(day, dt.time(), dt.UTC)
    return Options(created=created, fonts=tuple(map(Path, settings["fonts"])))


def _withheld(figures: Figures | None, countries: Iterable[str]) -> int:
    """How many figures of these countries stay out of documents."""
    of = set(countries)
    return sum(record.country in of for record in figures.withheld) if figures else 0


def _say_withheld(figures: Figures | None) -> None:
    count = len(figures.withheld) if figures else 0
    if count:
        said = (
            "1 figure that is not public was" if count == 1 else f"{count} figures that are not public were"
        )
        output.warn(f"{said} left out: documents are checked and made with public figures alone.")


def _refuse(report: Report, errors: int) -> None:
    style = output.style(sys.stderr)
    sys.stderr.write(REPORTERS["text"](report, style))
    count = "1 error is" if errors == 1 else f"{errors} errors are"
    output.warn(f"Nothing was written: {count} open. Mend them, or add --draft to stamp every page.")
