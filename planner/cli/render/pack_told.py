"""What ``planner render --all`` says: progress while it works, a table of the documents at the end."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from planner.cli import output
from planner.engine.wording import counted
from planner.pack import Happened, Outcome
from planner.report.safe import prose
from planner.report.terminal import BLANK, Ink, Part, Row, bars, cells, paint, plain_row

Show: TypeAlias = Callable[[Outcome], None]

_INKS = {Happened.WRITTEN: Ink.STRONG, Happened.UNCHANGED: Ink.QUIET, Happened.FAILED: Ink.ERROR}


@contextmanager
def progress(total: int) -> Iterator[Show]:
    """Call what is given with every outcome: a person's terminal shows a bar, anything else one line a document."""
    style = output.style(sys.stderr)
    if not sys.stderr.isatty() or not style.colour:
        yield lambda outcome: output.warn(f"{outcome.happened}: {outcome.name}")
        return
    with bars(sys.stderr, style) as show:
        done = 0
        show(done, total, "documents")

        def seen(outcome: Outcome) -> None:
            nonlocal done
            done += 1
            show(done, total, prose(f"{outcome.happened} {outcome.name}"))

        yield seen


def tell(folder: Path, outcomes: Sequence[Outcome], left_out: Iterable[str]) -> None:
    """The table on standard output; what readers should know, and why a document failed, on standard error."""
    output.say(paint(_table(folder, outcomes, tuple(left_out)), output.style(sys.stdout)))
    for warning, names in _warnings(outcomes).items():
        output.warn(f"{', '.join(names)}: {warning}")
    for outcome in outcomes:
        if outcome.failure:
            old = " What lies in the folder is of an earlier run." if (folder / outcome.name).exists() else ""
            output.warn(f"{outcome.name} failed: {outcome.failure.message} {outcome.failure.hint}{old}")
    if not all(outcome.recorded for outcome in outcomes):
        output.warn(
            f"The record in {folder} cannot be written: the next run makes these documents again,"
            " whether anything has changed or not."
        )


def _table(folder: Path, outcomes: Sequence[Outcome], left_out: tuple[str, ...]) -> list[Row]:
    wide = max(cells(one.name) for one in outcomes)
    head = f"{'':{wide}}  {'':9}  pages  warnings"
    rows = [plain_row(head, ink=Ink.QUIET), *(_line(one, wide) for one in outcomes), BLANK]
    rows += (plain_row(f"There is no {name} in the formats that were asked for.") for name in left_out)
    count = {what: sum(one.happened is what for one in outcomes) for what in Happened}
    said = ", ".join(f"{number} {what}" for what, number in count.items() if number)
    return [*rows, plain_row(prose(f"{counted(len(outcomes), 'document')} in {folder}: {said}."))]


def _line(one: Outcome, wide: int) -> Row:
    pages = f"{one.pages or '-':>5}"
    warnings = f"{len(one.warnings) or '-':>8}"
    name = one.name + " " * (wide - cells(one.name))
    parts = (
        Part(f"{name}  "),
        Part(f"{one.happened:9}", _INKS[one.happened]),
        Part(f"  {pages}  {warnings}"),
    )
    return Row(parts, wrap=False)


def _warnings(outcomes: Iterable[Outcome]) -> dict[str, list[str]]:
    """Each warning once, with the documents that it is about."""
    found: dict[str, list[str]] = {}
    for one in outcomes:
        for warning in one.warnings:
            found.setdefault(warning, []).append(one.name)
    return found
