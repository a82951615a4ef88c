"""What the screen can show, and files that are never half-written."""

import os
import re
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import TextIO

from planner.errors import UsageError
from planner.late import late
from planner.report.safe import prose
from planner.report.style import Style

_OWN_STREAM = late(r"/dev/(stdout|stderr|fd/\d+)|/proc/(self|\d+)/fd/\d+", re.ASCII)
"""Names by which a process knows what it has open, whatever that is."""


def style(stream: TextIO, *, max_per_rule: int = 3) -> Style:
    """How a report may look on ``stream``: colour for a person's terminal, plain text in a pipe."""
    person = stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("NO_COLOR")
    width = 100
    if stream.isatty():
        import shutil  # noqa: PLC0415 - it brings every packer of Python

        width = shutil.get_terminal_size((width, 24)).columns
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

    A pipe or a device takes it as it comes and stays what it is. Raises UsageError if nothing can be written there.
    """
    from planner.beside import beside  # noqa: PLC0415 - many commands write no file

    try:
        if _is_stream(path):
            with suppress(BrokenPipeError), path.open("ab") as stream:  # a reader who leaves has seen enough
                stream.write(content)
            return
        with beside(path, content) as new:
            new.replace(path)
    except OSError as error:
        hint = "Check the folder, its permissions and the space on the disk."
        raise UsageError(f"{path} cannot be written: {error.strerror or error}.", hint) from None


def _is_stream(path: Path) -> bool:
    """Whether it is no file that could be replaced: ``/dev/stdout``, the ``>(command)`` of a shell, a named pipe.

    A link is a name like any other: it is replaced, and what it leads to is left alone.
    """
    if _OWN_STREAM.fullmatch(path.as_posix()):
        return True
    try:
        mode = path.lstat().st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISBLK(mode) or stat.S_ISSOCK(mode)


def warn(text: str) -> None:
    """One line on standard error, with nothing in it that a terminal would obey."""
    sys.stderr.write(prose(text) + "\n")
