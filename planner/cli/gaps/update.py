"""``planner gaps update``: fetch the open series, and indices whose licence the user has accepted."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from planner.cli import asked, options, output
from planner.cli.gaps.faults import report, told
from planner.engine.wording import counted
from planner.errors import DataError, UsageError
from planner.frozen import replace
from planner.gapdata.catalogue import folded
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
from planner.gapdata.intake.intake import Imported, intake
from planner.gapdata.intake.layout import Asked, Content
from planner.gapdata.intake.layouts import layout
from planner.gapdata.store.store import Change, Store
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
@click.option(
    "--since",
    type=click.IntRange(1950, 2050),
    default=2015,
    show_default=True,
    metavar="YEAR",
    help="Keep no figures of earlier years.",
)
@options.FIGURES_FOLDER
def update(
    series: tuple[str, ...],
    index: str | None,
    accept_licence: bool,  # noqa: FBT001 - click passes it
    base: str | None,
    since: int,
    gaps: str | None,
) -> None:
    """Fetch country figures from the World Bank.

    SERIES are its codes; without any, all open series that planner knows are fetched. What was fetched before is
    not fetched again, and an update that broke off goes on where it stopped. Each series becomes a dataset in the
    folder of your figures; groups of countries are left out.
    """
    if index is not None and series:
        raise UsageError("An index is fetched whole: --index and names of series do not go together.")
    if index is None and accept_licence:
        raise UsageError(
            "--accept-licence goes with --index.", "The series are open: nothing needs accepting."
        )
    store = Store(asked.figures_folder(gaps))
    if index is not None:
        _index(INDICES[index], store, base or data360_api.BASE, since, accepted=accept_licence)
    else:
        _open(series or open_series(), store, base or world_bank_api.BASE, since)


def _open(series: tuple[str, ...], store: Store, base: str, since: int) -> None:
    output.say(prose(f"World Bank, open data (CC BY 4.0), from {base}:") + "\n")

    def fetch(name: str, http: Http, cache: Cache, progress: Progress) -> Fetched:
        return next(fetch_world_bank([name], http=http, cache=cache, progress=progress, base=base))

    _fetch_all(tuple(dict.fromkeys(series)), fetch, Taker("world-bank-json", since), store)


def _index(index: Index, store: Store, base: str, since: int, *, accepted: bool) -> None:
    said = [plain_row(prose(text), label=label) for label, text in _terms(index, base)]
    output.say(paint(said, output.style(sys.stdout)))
    if not accepted:
        _ask(index)

    def fetch(name: str, http: Http, cache: Cache, progress: Progress) -> Fetched:
        return next(
            fetch_data360(index.database, [name], http=http, cache=cache, progress=progress, base=base)
        )

    _fetch_all(index.series, fetch, Taker("data360-json", since), store)


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


class Taker:
    """Takes in what was fetched, in the layout of its publisher, without the years before ``since``."""

    def __init__(self, form: str, since: int) -> None:
        self.form = form
        self.since = since

    def take(self, fetched: Fetched) -> Imported:
        """The figures; raises DataError, after the findings were shown, if anything in them is wrong."""
        content = Content(fetched.series, fetched.content)
        found = intake(content, layout(self.form), Asked(url=fetched.url, without_aggregates=True))
        if found.diagnostics:
            sys.stderr.write(report(found.diagnostics, {}, output.style(sys.stderr)))
            raise DataError(f"The figures of {fetched.series} are not taken: something is wrong with them.")
        recent = tuple(r for r in found.records if r.year >= self.since)
        if not recent:
            hint = "Name an earlier year with --since."
            raise DataError(f"{fetched.series} has no figures since {self.since}.", hint)
        return replace(found, records=recent)


def _fetch_all(names: tuple[str, ...], fetch: Fetch, taker: Taker, store: Store) -> None:
    """Fetch one series after the other, put all that could be had into the folder, and say what became of each.

    Raises DataError at the end if one could not be had; UnreachableError at once, since the next would fare no better.
    """
    cache = _cache(store.folder)
    taken: dict[str, Imported] = {}
    failed = []
    try:
        with Http() as http:
            for name in names:
                try:
                    with _shown() as progress:
                        fetched = fetch(name, http, cache, progress)
                    taken[dataset(name)] = taker.take(fetched)
                    output.say(f"  {prose(_outcome(fetched))}\n")
                except UnreachableError:
                    raise
                except DataError as error:
                    failed.append(name)
                    output.warn(f"{error.message} {error.hint}")
    except KeyboardInterrupt:
        output.warn(f"What was fetched is kept in {cache.folder}. The same command goes on from there.")
        raise
    _put(store, taken)
    if failed:
        raise DataError(f"{len(failed)} of {len(names)} series could not be had: {', '.join(failed)}.")


def _cache(folder: Path) -> Cache:
    """The pages that were fetched, beside the figures, and kept out of version control."""
    cache = Cache(folder / ".fetched", output.write)
    if not (cache.folder / ".gitignore").exists():
        output.write(cache.folder / ".gitignore", b"*\n")
    return cache


def dataset(series: str) -> str:
    """What the figures of a series are called in the user's folder: ``it-net-secr-p6``."""
    return folded(series)


def _put(store: Store, taken: dict[str, Imported]) -> None:
    """Write all datasets, or none, and say what is different now."""
    if not taken:
        return
    with told():
        plan = store.plan(taken)
    store.carry_out(plan)
    for name, change in plan.changes.items():
        output.say(f"  {prose(f'{name}: {_changed(change)}')}\n")


def _changed(change: Change) -> str:
    if not change:
        return f"{counted(change.same, 'figure')}, nothing has changed"
    parts = {"new": len(change.new), "changed": len(change.changed), "gone": len(change.gone)}
    told_parts = [
        f"{number:,} {word}" for word, number in {**parts, "as before": change.same}.items() if number
    ]
    return ", ".join(told_parts)


def _outcome(fetched: Fetched) -> str:
    rows = "1 row" if fetched.rows == 1 else f"{fetched.rows:,} rows"
    edition = f" of {fetched.edition}" if fetched.edition else ""
    news = ", nothing new since the last time" if fetched.unchanged else ""
    return f"{fetched.series}: {rows}{edition}{news}"


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
