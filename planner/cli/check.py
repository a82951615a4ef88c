"""``planner check``: hold programmes against the format and the rules, and report."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from planner.cli import asked, options, output
from planner.cli.call import Call
from planner.diagnostic import Report, Severity
from planner.engine.run import BROKEN
from planner.errors import ExitCode, UsageError
from planner.report import REPORTERS
from planner.report.style import Style


@click.command(
    epilog="Example: planner check programmes/ --format text --format sarif=findings.sarif --fail-on warning"
)
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[=FILE]",
    help=f"A report: {', '.join(REPORTERS)}; with =FILE it is written there. Repeat for several. [default: text]",
)
@click.option(
    "--fail-on",
    type=click.Choice(["note", "warning", "error"]),
    help="The least severity that fails the run (exit code 1). [default: error]",
)
@options.PROFILE
@options.FORM
@options.FORM_LANG
@click.option("--select", multiple=True, metavar="RULE", help="Run only this rule or pack. Repeatable.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave this rule or pack out. Repeatable.")
@options.GAPS
@options.PEERS
@options.RULES
@options.WAIVERS
@click.option(
    "--baseline",
    metavar="FILE",
    help="Findings that were there before do not fail the run; FILE is written on the first run, and shrinks.",
)
@click.option("--no-update-baseline", "frozen", is_flag=True, help="Only read the baseline: for CI.")
@click.option("--since", metavar="REV", help="Check only what differs from this git revision.")
@click.option("--watch", "watched", is_flag=True, help="Check again whenever a file changes, until Ctrl-C.")
@click.option(
    "--programmes-only", is_flag=True, help="Pass over named files that are no programmes (no key planner)."
)
@click.option(
    "--jobs",
    type=click.IntRange(0, 256),
    metavar="N",
    help="Look at files in so many processes; the report is the same. [default: by the number of files]",
)
@click.option("--no-cache", is_flag=True, help="Judge every file anew, whatever was said of it before.")
@click.option("--all", "show_all", is_flag=True, help="Show every finding, reason and matrix; fold nothing.")
def command(  # noqa: PLR0913, PLR0917 - one parameter a flag
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    fail_on: str | None,
    profile: str | None,
    form: str | None,
    lang: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    gaps: str | None,
    peers: str | None,
    rules: tuple[str, ...],
    waivers: tuple[str, ...],
    baseline: str | None,
    frozen: bool,  # noqa: FBT001 - click passes it by name
    since: str | None,
    watched: bool,  # noqa: FBT001 - the same
    programmes_only: bool,  # noqa: FBT001 - the same
    jobs: int | None,
    no_cache: bool,  # noqa: FBT001 - the same
    show_all: bool,  # noqa: FBT001 - the same
) -> int:
    """Check programmes and print the findings.

    PATHS are files, folders or - for standard input; without any, the folder programmes/ or the working
    folder. Exit code 0: nothing at or above --fail-on; 1: findings; 2: the call or a file name is wrong;
    3: a fault in planner.
    """
    flags: dict[str, object] = {
        "profile": profile,
        "lang": lang,
        "format": formats,
        "fail-on": fail_on,
        "select": select,
        "ignore": ignore,
        "gaps": gaps,
        "peers": peers,
        "rules": rules,
        "waivers": waivers,
        "jobs": jobs,
        "cache": False if no_cache else None,
    }
    if lang and form is None:
        raise UsageError("--lang says nothing without --form NAME.", "Findings are in English.")
    if frozen and baseline is None:
        raise UsageError("--no-update-baseline says nothing without --baseline FILE.")
    call = Call(
        paths,
        flags,
        since,
        baseline,
        frozen=frozen,
        programmes_only=programmes_only,
        show_all=show_all,
        form=asked.form(form) if form else None,
    )
    if watched:
        from planner.cli.watch import watch  # noqa: PLC0415 - few runs watch

        return watch(call)
    settings = asked.config(flags)
    wanted = _targets(settings["format"])
    fail_on_severity = Severity.named(settings["fail-on"])
    style = output.style(sys.stdout, max_per_rule=0 if show_all else 3)
    told = call.told(settings, style, to_screen=wanted == [("text", None)])
    if told is not None:
        for part in told.parts:
            output.say(part)
        return earned(told.counts, fail_on_severity, broken=told.broken)
    report = call.report(settings)
    _emit(wanted, report, max_per_rule=0 if show_all else 3)
    return exit_code(report, fail_on_severity)


def _targets(formats: Sequence[str]) -> list[tuple[str, Path | None]]:
    """Each wanted report and where it goes: a file, or None for standard output."""
    targets: list[tuple[str, Path | None]] = []
    for wanted in formats:
        name, has_file, file = wanted.partition("=")
        if name not in REPORTERS:
            raise UsageError(f"There is no report format {name!r}.", f"Choose from {', '.join(REPORTERS)}.")
        if has_file and not file:
            raise UsageError(f"--format {wanted} names no file after the equals sign.")
        targets.append((name, Path(file) if has_file else None))
    if sum(target is None for _, target in targets) > 1:
        raise UsageError(
            "Two reports would be mixed on standard output.", "Give all but one a file: --format sarif=FILE."
        )
    files = [target for _, target in targets if target]
    if len(set(files)) < len(files):
        raise UsageError("Two reports would be written to the same file.", "Give each a file of its own.")
    return targets


def _emit(wanted: Sequence[tuple[str, Path | None]], report: Report, *, max_per_rule: int) -> None:
    """Every report to its place, the screen last; one that cannot be written keeps no other from it.

    Raises UsageError for the first that cannot.
    """
    failed: list[UsageError] = []
    for name, target in wanted:
        if target is not None:
            style = Style(root=str(Path.cwd()), max_per_rule=max_per_rule)
            try:
                output.write(target, REPORTERS[name](report, style).encode("utf-8", "backslashreplace"))
            except UsageError as error:
                failed.append(error)
    for name, target in wanted:
        if target is None:
            output.say(REPORTERS[name](report, output.style(sys.stdout, max_per_rule=max_per_rule)))
    for another in failed[1:]:
        output.warn(f"planner: {another.message}")
    if failed:
        raise failed[0]


def exit_code(report: Report, fail_on: Severity) -> ExitCode:
    """The exit code that a report earns; a broken rule is a fault of the set-up, not of the programme."""
    return earned(report.counts(), fail_on, broken=any(d.rule == BROKEN.id for d in report.diagnostics))


def earned(counts: Mapping[Severity, int], fail_on: Severity, *, broken: bool) -> ExitCode:
    """The same where only the numbers of open findings are known, and whether a rule failed."""
    if broken:
        return ExitCode.USAGE
    failing = any(count and severity >= fail_on for severity, count in counts.items())
    return ExitCode.FINDINGS if failing else ExitCode.CLEAN
