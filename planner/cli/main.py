"""The front door: the one place where exceptions become exit codes."""

import sys
from typing import NoReturn

from planner import __version__
from planner.errors import ExitCode, PlannerError

ISSUES = "the project's issue tracker"


def entry() -> NoReturn:
    """Run the command line and leave with its exit code. ``--version`` alone is answered before click is imported."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"planner {__version__}\n")
        sys.exit(ExitCode.CLEAN)
    sys.exit(run(arguments))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; what goes wrong is said on standard error."""
    import click  # noqa: PLC0415 - not needed for --version

    from planner.cli.root import root  # noqa: PLC0415 - the same

    debug = "--debug" in arguments
    try:
        return int(root.main(args=arguments, prog_name="planner", standalone_mode=False) or 0)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort):
        sys.stderr.write("planner: interrupted\n")
        return ExitCode.INTERRUPTED
    except PlannerError as error:
        _say(error)
        return error.exit_code
    except BrokenPipeError:
        return _pipe_closed()
    except Exception as error:
        if debug:
            raise
        return _bug(error)


def _say(error: PlannerError) -> None:
    from planner.report.safe import prose  # noqa: PLC0415 - only on the way out

    sys.stderr.write(f"planner: {prose(error.message)}\n")
    if error.hint:
        sys.stderr.write(f"  {prose(error.hint)}\n")


def _pipe_closed() -> int:
    """The reader of our output went away, as ``planner check | head`` does: no fault of anybody."""
    import os  # noqa: PLC0415 - only on the way out

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return ExitCode.FINDINGS


def _bug(error: Exception) -> int:
    from planner.report.safe import prose  # noqa: PLC0415 - only on the way out

    what = prose(f"{type(error).__name__}: {error}")
    sys.stderr.write(
        f"planner {__version__} failed: {what}\n"
        f"This is a fault in planner, not in your file. Please report it to {ISSUES} with this line,\n"
        "the command, and the trace that `planner --debug ...` prints.\n"
    )
    return ExitCode.BUG
