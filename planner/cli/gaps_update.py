"""``planner gaps update``: fetch the open series, and indices whose licence the user has accepted."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from planner.cli import output
from planner.errors import DataError, UsageError
from planner.gapdata.fetch import (
    Cache,
    Fetched,
    Http,
    Progress,
    UnreachableError,
    fetch_data360,
    fetch_world_bank,
)
from planner.gapdata.fetch import data360 as data360_api
from planner.gapdata.fetch import world_bank as world_bank_api
from planner.gapdata.fetch.offers import INDICES, Index, open_series
from planner.report.safe import prose
from planner.report.terminal import bars, paint, plain_row

Fetch = Callable[[str, Http, Cache, Progress], Fetched]
"""Fetches one series."""


@click.command("update", epilog="Example: planner gaps update IT.NET.SECR.P6 SP.POP.TOTL")
@click.argument("series", nargs=-1)
@click.option(
    "--index", type=click.Choice(sorted(INDICES)), help="Fetch this index instead, after showing its licence."
)
@click.option("--accept-licence", is_flag=True, help="You have read the licence of the index and accept it.")
@click.option("--from", "base", metavar="URL", help="Another address of the same service, such as a mirror.")
@click.option("--gaps", metavar="FOLDER", default="gaps", show_default=True, help="Where your figures live.")
def update(
    series: tuple[str, ...],
    index: str | None,
    accept_licence: bool,  # noqa: FBT001 - click passes it
    base: str | None,
    gaps: str,
) -> None:
    """Fetch country figures from the World Bank.

    SERIES are its codes; without any, all open series that planner knows are fetched. What was fetched before is
    not fetched again, and an update that broke off goes on where it stopped.
    """
    if index is not None and series:
        raise UsageError("An index is fetched whole: --index and names of series do not go together.")
    if index is None and accept_licence:
        raise UsageError(
            "--accept-licence goes with --index.", "The series are open: nothing needs accepting."
        )
    folder = Path(gaps)
    if index is not None:
        _index(INDICES[index], folder, base or data360_api.BASE, accepted=accept_licence)
    else:
        _open(series or open_series(), folder, base or world_bank_api.BASE)


def _open(series: tuple[str, ...], folder: Path, base: str) -> None:
    output.say(prose(f"World Bank, open data (CC BY 4.0), from {base}:") + "\n")

    def fetch(name: str, http: Http, cache: Cache, progress: Progress) -> Fetched:
        return next(fetch_world_bank([name], http=http, cache=cache, progress=progress, base=base))

    _fetch_all(tuple(dict.fromkeys(series)), fetch, partial(_keep, folder, "world_bank_json"), folder)


def _index(index: Index, folder: Path, base: str, *, accepted: bool) -> None:
    said = [plain_row(prose(text), label=label) for label, text in _terms(index, base)]
    output.say(paint(said, output.style(sys.stdout)))
    if not accepted:
        _ask(index)

    def fetch(name: str, http: Http, cache: Cache, progress: Progress) -> Fetched:
        return next(
            fetch_data360(index.database, [name], http=http, cache=cache, progress=progress, base=base)
        )

    _fetch_all(index.series, fetch, partial(_keep, folder, "data360_json"), folder)


def _terms(index: Index, base: str) -> Iterator[tuple[str, str]]:
    """What the user must know before the figures are fetched, each with its label."""
    yield "Index", f"{index.title}, from {base}"
    yield "Figures", ", ".join(dict.fromkeys(edition.publisher for edition in index.editions))
    for edition in index.editions:
        yield "Licence", f"{edition.title}: {edition.licence or 'not verified'}."
    pages = ", ".join(dict.fromkeys(edition.url for edition in index.editions))
    terms = (
        f"Read what the publisher and Data360 say before you accept: {pages} and {index.page}. Where the licence is "
        "not verified, take it that all rights are reserved: the figures are for your own use and may not be passed "
        "on. planner ships none of them, and the files that it writes here are not to be published."
    )
    yield "Terms", terms
    if index.note:
        yield "Note", index.note


def _ask(index: Index) -> None:
    """Let the user accept the terms; raises UsageError if there is nobody to ask, or the answer is no."""
    again = f"planner gaps update --index {index.framework} --accept-licence"
    if not _somebody_there():
        raise UsageError("Nothing was fetched: the licence is not accepted.", f"If you accept it: {again}")
    if not click.confirm("Do you accept these terms for your own use?"):
        raise UsageError("Nothing was fetched: the licence is not accepted.")


def _somebody_there() -> bool:
    """Whether a person sits before the terminal, who can be asked."""
    return sys.stdin.isatty()


def _fetch_all(names: tuple[str, ...], fetch: Fetch, keep: Callable[[Fetched], str], folder: Path) -> None:
    """Fetch one series after the other, say of each what became of it, and fail at the end if one could not be had.

    Raises DataError; UnreachableError at once, since the next series would fare no better.
    """
    cache = Cache(folder / ".fetched", output.write)
    if not (cache.folder / ".gitignore").exists():
        output.write(cache.folder / ".gitignore", b"*\n")
    failed = []
    try:
        with Http() as http:
            for name in names:
                try:
                    with _shown() as progress:
                        fetched = fetch(name, http, cache, progress)
                except UnreachableError:
                    raise
                except DataError as error:
                    failed.append(name)
                    output.warn(f"{error.message} {error.hint}")
                    continue
                output.say(f"  {prose(_outcome(fetched) + keep(fetched))}\n")
    except KeyboardInterrupt:
        output.warn(f"What was fetched is kept in {cache.folder}. The same command goes on from there.")
        raise
    if failed:
        raise DataError(f"{len(failed)} of {len(names)} series could not be fetched: {', '.join(failed)}.")


def _outcome(fetched: Fetched) -> str:
    rows = "1 row" if fetched.rows == 1 else f"{fetched.rows:,} rows"
    edition = f" of {fetched.edition}" if fetched.edition else ""
    news = ", nothing new since the last time" if fetched.unchanged else ""
    return f"{fetched.series}: {rows}{edition}{news}"


def _keep(folder: Path, layout: str, fetched: Fetched) -> str:
    """Put what was fetched into the user's folder of figures; what to say about it, to follow on the outcome."""
    path = folder / "fetched" / layout / f"{fetched.series}.json"
    output.write(path, fetched.content)
    return f", in {path}"


@contextmanager
def _shown() -> Iterator[Progress]:
    """Progress as bars in a person's terminal, and nowhere else: in a pipe each series has its line."""
    style = output.style(sys.stderr)
    if not sys.stderr.isatty() or not style.colour:
        yield _silent
        return
    with bars(sys.stderr, style) as show:
        yield lambda done, pages, series: show(done, pages, prose(series))


def _silent(done: int, pages: int, series: str) -> None:
    """Show nothing."""
