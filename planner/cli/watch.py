"""``planner check --watch``: check again when a file changes, on a screen that stays calm.

Files are looked at by their time, size and number every half second, so editors that write beside and rename are
seen like any other, and nothing needs to be installed. The loop knows neither clock nor disk nor screen: they are
handed in.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

from planner.cli import asked, output
from planner.cli.call import Call
from planner.cli.streams import lost
from planner.config import NAMES
from planner.diagnostic import Severity
from planner.errors import ConfigError, DataError, ExitCode, PlannerError, UsageError
from planner.frozen import Frozen, replace
from planner.gapdata.store.folder import dataset_files
from planner.read.discover import yaml_below
from planner.read.files import STDIN
from planner.report import REPORTERS
from planner.report.safe import prose, visible
from planner.report.tally import counted

Snapshot = Mapping[str, tuple[int, int, int]]
"""Time of change (nanoseconds), size (bytes) and number of every file that matters, by path."""

PAUSE = 0.5
"""Seconds between two looks."""
SHARE = 0.2
"""The most of one processor that looking may take: in a large folder the pauses grow."""
_NAMED = 3
_ENTER, _LEAVE = "\x1b[?1049h\x1b[H", "\x1b[?1049l"
"""A second screen, as editors use: what stood in the terminal before is there again afterwards."""
_HOME, _REST_OF_LINE, _REST = "\x1b[H", "\x1b[K", "\x1b[J"


class World(Frozen):
    """What the loop sees and does."""

    snapshot: Callable[[], Snapshot]
    check: Callable[[], str]
    """The report, or what kept it from being made."""
    show: Callable[[str, str], None]
    """Put a status and a report on the screen."""
    wait: Callable[[], None]


def watch(call: Call) -> int:
    """Check, and check again whenever something changes; ends with Ctrl-C.

    UsageError where there is no screen to draw on, or where the call wants what a screen cannot show.
    """
    _refuse(call)
    pacer = _Pacer(time.monotonic, time.sleep)
    world = World(pacer.timed(lambda: snapshot(call)), lambda: checked(call), _draw, pacer.wait)
    sys.stdout.write(_ENTER)
    try:
        loop(world)
    except KeyboardInterrupt:
        pass
    finally:
        sys.stdout.write(_LEAVE)
        sys.stdout.flush()
    output.say("Stopped watching.\n")
    return ExitCode.INTERRUPTED


def loop(world: World) -> None:
    """Draw at once, then after every change; a change counts once two looks in a row agree."""
    seen = world.snapshot()
    world.show(_status(seen, ()), world.check())
    while True:
        world.wait()
        now = world.snapshot()
        if now == seen:
            continue
        world.wait()
        settled = world.snapshot()
        while settled != now:
            world.wait()
            now, settled = settled, world.snapshot()
        changes = sorted(p for p in {*seen, *now} if seen.get(p) != now.get(p))
        seen = now
        if changes:  # something may have changed and changed back
            world.show(_status(now, changes), world.check())


def snapshot(call: Call) -> Snapshot:
    """What the files of the call look like now; files that are gone, or not readable, are left out."""
    found = {}
    for path in _files(call):
        try:
            state = Path(path).stat()
        except (OSError, ValueError):
            continue
        found[path] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return found


def checked(call: Call) -> str:
    """The counts and the text report, without the matrix, which would fill the screen every time.

    What the user must mend first, if there can be no report. Warnings come first: on standard error they would
    be drawn over.
    """
    warnings = StringIO()
    with redirect_stderr(warnings):
        shown = _report(call)
    return warnings.getvalue() + shown


def _report(call: Call) -> str:
    try:
        report = replace(call, frozen=True).report(asked.config(dict(call.flags)))
    except PlannerError as error:
        return "\n".join(prose(line) for line in (error.message, error.hint) if line) + "\n"
    counts = report.counts()
    open_now = ", ".join(counted(counts[s], s.word) for s in sorted(Severity, reverse=True))
    style = output.style(sys.stdout, max_per_rule=0 if call.show_all else 3)
    return f"{open_now}\n\n" + REPORTERS["text"](replace(report, overviews=()), style)


def fitted(status: str, report: str, height: int) -> str:
    """Status and report cut to ``height`` lines; a last line says how many are below."""
    lines = [status, "", *report.rstrip("\n").split("\n")]
    if len(lines) <= height:
        return "\n".join(lines)
    cut = max(1, height - 1)
    more = f"... {len(lines) - cut} more lines: `planner check` without --watch shows them."
    return "\n".join([*lines[:cut], more][:height])


class _Pacer:
    """Waits between looks, the longer the more a look costs."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self.clock, self.sleep = clock, sleep
        self.cost = 0.0

    def timed(self, look: Callable[[], Snapshot]) -> Callable[[], Snapshot]:
        """``look``, which notes what it costs."""

        def looked() -> Snapshot:
            start = self.clock()
            found = look()
            self.cost = self.clock() - start
            return found

        return looked

    def wait(self) -> None:
        """Sleep so long that looking takes no more than its share."""
        self.sleep(max(PAUSE, self.cost / SHARE))


def _refuse(call: Call) -> None:
    if not _on_terminal():
        raise UsageError(
            "--watch needs a terminal to draw on.", "Leave it out, or call planner in a terminal."
        )
    if STDIN in call.paths:
        raise UsageError("--watch cannot watch standard input.", "Name a file or a folder instead of -.")
    formats = call.flags.get("format") or ()
    if formats not in ((), ("text",)):
        raise UsageError("--watch shows the text report only.", "Leave --format or --watch out.")
    if call.baseline is not None and not Path(call.baseline).exists():
        hint = "Make it first: run the same without --watch."
        raise UsageError(f"There is no baseline {call.baseline}.", hint)


def _on_terminal() -> bool:
    """Whether standard output can be drawn over."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _files(call: Call) -> Iterator[str]:
    """Everything that the next check would read, and configuration files that may appear."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        yield from (os.path.relpath(folder / name) for name in NAMES)
        if (folder / ".git").exists():
            break
    yield from (call.baseline,) if call.baseline else ()
    try:
        settings = asked.config(dict(call.flags))
    except (ConfigError, DataError):
        return
    yield from settings["waivers"]
    yield from _figures(settings["gaps"])
    for path in asked.named(settings, call.paths):
        yield from yaml_below(path) if Path(path).is_dir() else (path,)


def _figures(named: str | None) -> Iterator[str]:
    """The files with the user's figures; a folder's as they are now."""
    if named is None:
        return
    path = Path(named)
    try:
        yield from map(str, dataset_files(path)) if path.is_dir() else (named,)
    except DataError:  # a folder that cannot be read is told by the check itself
        return


def _status(seen: Snapshot, changes: tuple[str, ...] | list[str]) -> str:
    count = sum(Path(path).name not in NAMES for path in seen)
    files = "1 file" if count == 1 else f"{count} files"
    names = ", ".join(visible(path) for path in changes[:_NAMED])
    more = f" and {len(changes) - _NAMED} more" if len(changes) > _NAMED else ""
    changed = f" Changed: {names}{more}." if changes else ""
    return f"planner watches {files}.{changed} Ctrl-C ends."


def _draw(status: str, report: str) -> None:
    """Write over what is there, line by line, so that nothing flickers."""
    size = shutil.get_terminal_size((100, 24))
    shown = fitted(status[: size.columns - 1], report, size.lines - 1)
    lines = shown.split("\n")
    output.say(_HOME + "".join(f"{line}{_REST_OF_LINE}\n" for line in lines) + _REST)
    if lost():
        raise UsageError("The screen is gone.", "Nobody would see what is found: begin again in a terminal.")
