"""The front door: the one place where exceptions become exit codes."""

import errno
import gc
import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

from planner import __version__
from planner.cli.streams import hold, lost
from planner.errors import ExitCode, PlannerError, UsageError

if TYPE_CHECKING:
    import click

_NO_NAME = (errno.ENAMETOOLONG, errno.ELOOP)
_LONGEST_NAME = 200
_LONGEST = 2_000
"""Characters of a message; a path alone may have more than a thousand."""
_YOUNG = 400_000
"""New objects after which Python looks for garbage. A start makes some 40,000, all to stay, and was stopped for it 54 times.
A document makes some 150,000, nearly all of them needed until it is written."""
ISSUES = "the project's issue tracker"


def entry() -> NoReturn:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(_YOUNG)
    try:
        hold()
        code = _finished(run(sys.argv[1:]))
    except KeyboardInterrupt:
        code = _interrupted()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is done: Ctrl-C can change nothing but our last words
    gc.freeze()  # the process ends: to sift all that it holds for garbage would take a sixth of a check
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; what goes wrong is said on standard error.

    ``--version`` alone is answered before click is imported.
    """
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"planner {__version__}\n")
        return ExitCode.CLEAN
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        return _interrupted()


def _run(arguments: list[str]) -> int:
    import click  # noqa: PLC0415 - not needed for --version

    from planner.cli.root import root  # noqa: PLC0415 - the same

    debug = "--debug" in arguments
    try:
        return int(root.main(args=arguments, prog_name="planner", standalone_mode=False) or 0)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        return _misused(error)
    except click.Abort:
        return _interrupted()
    except PlannerError as error:
        _say(error)
        return error.exit_code
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NO_NAME:
            return _no_name(error)
        if debug:
            raise
        return _bug(error)


def _no_name(error: OSError) -> int:
    """Whoever asks whether there is such a file learns that no file can be called so: said here for all of them."""
    name = os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "A name"
    short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    _say(UsageError(f"{short} is no name of a file: {error.strerror}.", "Check the name."))
    return ExitCode.USAGE


def _say(error: PlannerError) -> None:
    from planner.report.safe import prose  # noqa: PLC0415 - only on the way out

    sys.stderr.write(f"planner: {prose(_shortened(error.message))}\n")
    if error.hint:
        sys.stderr.write(f"  {prose(_shortened(error.hint))}\n")


def _shortened(text: str) -> str:
    """A message may quote what somebody has written, and they may have written a megabyte."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _misused(error: "click.ClickException") -> int:
    """What click says of a wrong call. It quotes the call, and a call may name files that somebody else named."""
    from io import StringIO  # noqa: PLC0415 - only on the way out

    from planner.report.safe import visible  # noqa: PLC0415 - the same

    said = StringIO()
    error.show(said)
    sys.stderr.write("\n".join(map(visible, said.getvalue().split("\n"))))
    return ExitCode.USAGE


def _interrupted() -> int:
    sys.stderr.write("planner: interrupted\n")
    return ExitCode.INTERRUPTED


def _finished(code: int) -> int:
    """``code``, unless what was said on standard output has reached nobody."""
    why = lost()
    if not why:
        return code
    sys.stderr.write(
        f"planner: Standard output cannot be written: {why}.\n"
        "  Everything else was done. Check the disk, or send the output elsewhere.\n"
    )
    return max(code, ExitCode.USAGE)


def _bug(error: Exception) -> int:
    from planner.report.safe import prose  # noqa: PLC0415 - only on the way out

    what = prose(_shortened(f"{type(error).__name__}: {error}"))
    sys.stderr.write(
        f"planner {__version__} failed: {what}\n"
        f"This is a fault in planner, not in your file. Please report it to {ISSUES} with this line,\n"
        "the command, and the trace that `planner --debug ...` prints.\n"
    )
    return ExitCode.BUG
