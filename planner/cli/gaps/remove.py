"""``planner gaps remove``: take figures out again that were added."""

import click

from planner.cli import asked, options, output
from planner.engine.guess import closest
from planner.engine.wording import counted
from planner.errors import UsageError
from planner.gapdata.figures import shipped
from planner.gapdata.store.store import Store
from planner.report.safe import visible


@click.command(epilog="Example: planner gaps remove ncsi-2023")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@options.FIGURES_FOLDER
def command(names: tuple[str, ...], gaps: str | None) -> None:
    """Take the datasets called NAME out of the folder of your figures; `planner gaps sources` lists them.

    If one of the names is wrong, nothing is removed.
    """
    store = Store(asked.figures_folder(gaps))
    wanted = tuple(dict.fromkeys(names))
    for name in wanted:
        if store.file(name) is None:
            raise _unknown(name, store)
    for name in wanted:
        gone = store.remove(name)
        held = (
            "what it held was no table of figures"
            if gone.figures is None
            else counted(gone.figures, "figure")
        )
        output.say(f"Removed {visible(name)} ({visible(str(gone.file))}): {held}.\n")


def _unknown(name: str, store: Store) -> UsageError:
    """What to say of a name that no dataset has."""
    if name.lower() in {indicator.framework for indicator in {r.indicator for r in shipped().quoted}}:
        return UsageError(
            f"The figures of {name} come with planner and cannot be removed.",
            "To put others in their place, add them: `planner gaps add FILE`.",
        )
    known = store.names()
    near = closest(name, known)
    there = f"There are {', '.join(known)}." if known else "There are none yet."
    return UsageError(
        f"There is no dataset called {name} in {store.folder}.", f"Did you mean {near}?" if near else there
    )
