"""``planner render``: the papers of a programme, checked first."""

import datetime as dt
import sys
from pathlib import Path

import click

from planner.cli import asked, options, output
from planner.diagnostic import Report, Severity
from planner.errors import ExitCode, UsageError
from planner.project import check, paper
from planner.read.files import STDIN
from planner.render import FORMATS, Options
from planner.render.document import KINDS
from planner.report import REPORTERS


@click.command(
    epilog="Example: planner render proposal programmes/atlantic-voices.yaml --to pdf --to html -o out"
)
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("file")
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
    help="A folder, or the file itself where there is one format. [default: the working folder]",
)
@click.option("--draft", is_flag=True, help="Write it in spite of open errors, stamped on every page.")
@options.PROFILE
@options.GAPS
@options.PEERS
@options.RULES
@options.WAIVERS
def command(  # noqa: PLR0913, PLR0917 - one parameter a flag
    kind: str,
    file: str,
    formats: tuple[str, ...],
    target: str,
    draft: bool,  # noqa: FBT001 - click passes it by name
    profile: str | None,
    gaps: str | None,
    peers: str | None,
    rules: tuple[str, ...],
    waivers: tuple[str, ...],
) -> int:
    """Write the document KIND of the programme in FILE.

    The programme is checked first. With open errors nothing is written, unless --draft stamps every page.
    What is marked as confidential in the file never appears in a document.
    """
    if file != STDIN and Path(file).is_dir():
        raise UsageError(f"{file} is a folder.", "Name one programme file.")
    wanted = tuple(dict.fromkeys(formats))
    settings = asked.config(
        {"profile": profile, "gaps": gaps, "peers": peers, "rules": rules, "waivers": waivers}
    )
    wish = asked.wish(settings, [file])
    checked = check(wish)
    errors = checked.report.counts()[Severity.ERROR]
    if errors and not (draft and checked.subjects):
        _refuse(checked.report, errors)
        return ExitCode.FINDINGS
    created = dt.datetime.combine(wish.today, dt.time(), dt.UTC)
    options = Options(created=created, fonts=tuple(map(Path, settings["fonts"])))
    (path,) = checked.subjects
    for form in wanted:
        place = _place(Path(target), checked.subjects[path].programme.id, kind, form, alone=len(wanted) == 1)
        written = paper(checked, path, kind, form, options, draft=draft)
        output.write(place, written.content)
        for warning in written.warnings:
            output.warn(warning)
        output.say(f"Wrote {place}\n")
    return ExitCode.CLEAN


def _refuse(report: Report, errors: int) -> None:
    style = output.style(sys.stderr)
    sys.stderr.write(REPORTERS["text"](report, style))
    count = "1 error is" if errors == 1 else f"{errors} errors are"
    output.warn(f"Nothing was written: {count} open. Mend them, or add --draft to stamp every page.")


def _place(target: Path, programme: str, kind: str, form: str, *, alone: bool) -> Path:
    """The file to write: PATH itself if it looks like one, else a file in the folder PATH."""
    suffix = FORMATS[form].suffix
    if target.suffix == suffix and not target.is_dir():
        if alone:
            return target
        raise UsageError(f"{target} can hold one format only.", "Name a folder, or one --to.")
    return target / f"{programme}-{kind}{suffix}"
