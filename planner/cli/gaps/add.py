"""``planner gaps add``: bring in the figures of files, all of them or none."""

import sys
from collections.abc import Sequence

import click

from planner.cli import asked, options, output
from planner.cli.gaps.added import Reading, reading_rows
from planner.cli.gaps.faults import report, told
from planner.engine.guess import closest
from planner.engine.wording import counted, listed
from planner.errors import ExitCode, UsageError
from planner.gapdata.intake.intake import Imported, intake
from planner.gapdata.intake.layout import Asked
from planner.gapdata.intake.layouts import LAYOUTS, layout, recognised
from planner.gapdata.store.folder import checked_name, name_for
from planner.gapdata.store.store import Plan, Store
from planner.gapdata.store.table import open_content, unrecognised
from planner.model.figures import Access
from planner.report.terminal import BLANK, paint, plain_row


@click.command(epilog="Example: planner gaps add ncsi.csv --as-of 2023-09 --edition 3 --licence 'CC BY 4.0'")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--layout",
    "form",
    metavar="NAME",
    help=f"How the files are laid out: {', '.join(LAYOUTS)}. [default: guessed]",
)
@click.option(
    "--as", "name", metavar="NAME", help="What to call the figures. [default: as the file is called]"
)
@click.option(
    "--as-of", default="", metavar="DATE", help="When figures held that name no time: 2023 or 2023-06."
)
@click.option("--edition", default="", help="The edition of the framework, where the file does not say it.")
@click.option(
    "--indicator", default="", metavar="ID", help="What the file measures, where it does not say it."
)
@click.option(
    "--source", default="", metavar="TEXT", help="Whose figures they are, where the file does not say it."
)
@click.option(
    "--licence", default="", metavar="TEXT", help="Under which licence, where the file does not say it."
)
@click.option(
    "--url", default="", metavar="ADDRESS", help="Where to look them up, where the file does not say it."
)
@click.option(
    "--confidentiality",
    type=click.Choice([access.value for access in Access]),
    help="Who may see them, where the file does not say it; documents show public figures only.",
)
@click.option(
    "--without-aggregates", is_flag=True, help="Leave out lines about groups of countries, such as World."
)
@options.FIGURES_FOLDER
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
def command(  # noqa: PLR0913, PLR0917 - one parameter a flag
    files: tuple[str, ...],
    form: str | None,
    name: str | None,
    as_of: str,
    edition: str,
    indicator: str,
    source: str,
    licence: str,
    url: str,
    confidentiality: str | None,
    without_aggregates: bool,  # noqa: FBT001 - click passes it by name
    gaps: str | None,
    dry_run: bool,  # noqa: FBT001 - the same
) -> int:
    """Bring in the figures of each FILE, laid over those that come with planner.

    All files of a call or none: if anything in one is wrong, the findings are printed and nothing is kept (exit
    code 1). Each file becomes a dataset of its own in the folder of your figures; adding it again replaces it.
    """
    store = Store(asked.figures_folder(gaps))
    access = Access(confidentiality) if confidentiality else None
    said = Asked(as_of, edition, indicator, source, licence, url, access, without_aggregates)
    readings = [_read(path, named, _checked(form), said) for named, path in _names(files, name).items()]
    wrong = [reading for reading in readings if reading.imported.diagnostics]
    if wrong:
        return _refuse(wrong)
    with told():
        plan = store.plan({reading.name: reading.imported for reading in readings})
    _refuse_loss(plan)
    if not dry_run:
        store.carry_out(plan)
    rows = [row for reading in readings for row in reading_rows(reading, store, plan.changes[reading.name])]
    rows += [plain_row("Nothing was written: this was a dry run.")] if dry_run else []
    output.say(paint(rows, output.style(sys.stdout)))
    return ExitCode.CLEAN


def _names(files: Sequence[str], name: str | None) -> dict[str, str]:
    """Every file by the name of the dataset that it becomes. Raises UsageError."""
    if name is not None and len(files) > 1:
        raise UsageError("--as gives one name, and several files are named.", "Add them one by one.")
    named: dict[str, str] = {}
    for path in dict.fromkeys(files):
        wanted = checked_name(name) if name is not None else name_for(path)
        if wanted in named:
            raise UsageError(
                f"{named[wanted]} and {path} would both be called {wanted}.",
                "Add them one by one, each with a name: --as NAME.",
            )
        named[wanted] = path
    return named


def _checked(form: str | None) -> str | None:
    """The name of a layout, if one was given. Raises UsageError if there is none of that name."""
    if form is None or form in LAYOUTS:
        return form
    near = closest(form, LAYOUTS)
    hint = f"Did you mean {near}?" if near else f"Choose from {', '.join(LAYOUTS)}."
    raise UsageError(f"There is no layout called {form}.", hint)


def _read(path: str, name: str, form: str | None, said: Asked) -> Reading:
    """The figures of a file in the layout that was named or is recognised. Raises DataError."""
    content = open_content(path)
    chosen = form or recognised(content)
    if chosen is None:
        return Reading(content, None, name, Imported((), (), (unrecognised(content),)))
    return Reading(content, chosen, name, intake(content, layout(chosen), said))


def _refuse(wrong: Sequence[Reading]) -> int:
    """Print what is wrong with the files; nothing is written."""
    style = output.style(sys.stdout)
    raw = {reading.content.path: reading.content.data for reading in wrong}
    found = [d for reading in wrong for d in reading.imported.diagnostics]
    output.say(report(found, raw, style))
    if any(reading.layout is None for reading in wrong):
        rows = [plain_row("planner reads figures in these layouts; --layout NAME names one:")]
        rows += [plain_row(f"{each}: {layout(each).TITLE}", indent=2) for each in LAYOUTS]
        output.say(paint([*rows, BLANK], style))
    things = "1 thing is" if len(found) == 1 else f"{len(found)} things are"
    output.warn(f"Nothing was added: {things} wrong with {listed(raw)}.")
    return ExitCode.FINDINGS


def _refuse_loss(plan: Plan) -> None:
    """Raises UsageError if a dataset would lose every figure: then the name was most likely taken by chance."""
    for name, change in plan.changes.items():
        if change.gone and not change.same and not change.changed:
            raise UsageError(
                f"There is a dataset {name} already, and none of its {counted(len(change.gone), 'figure')} "
                "is among the new ones. Nothing was added.",
                f"Call the new figures something else: --as NAME. Or take the old ones out: "
                f"`planner gaps remove {name}`.",
            )
