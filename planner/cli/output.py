"""What the screen can show, and files that are never half-written."""

import os
import shutil
import sys
from pathlib import Path
from typing import TextIO

from planner.beside import beside
from planner.errors import UsageError
from planner.report.safe import prose
from planner.report.style import Style


def style(stream: TextIO, *, max_per_rule: int = 3) -> Style:
    """How a report may look on ``stream``: colour for a person's terminal, plain text in a pipe."""
    person = stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size((100, 24)).columns if stream.isatty() else 100
    return Style(
        colour=person,
        width=width,
        unicode=carries(stream.encoding),
        root=str(Path.cwd()),
        max_per_rule=max_per_rule,
    )


def carries(encoding: str | None) -> bool:
    """Whether an encoding can show the characters that reports are drawn with."""
    try:
        "─█·…".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def say(text: str) -> None:
    """Write to standard output; what its encoding lacks is written as an escape, never an error."""
    stream = sys.stdout
    encoding = stream.encoding or "ascii"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))


def write(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path``: written beside, then moved into place, so that no half file ever stands there.

    Raises UsageError if the folder cannot be made or written to.
    """
    try:
        with beside(path, content) as new:
            new.replace(path)
    except OSError as error:
        hint = "Check the folder, its permissions and the space on the disk."
        raise UsageError(f"{path} cannot be written: {error.strerror or error}.", hint) from None


def warn(text: str) -> None:
    """One line on standard error, with nothing in it that a terminal would obey."""
    sys.stderr.write(prose(text) + "\n")
