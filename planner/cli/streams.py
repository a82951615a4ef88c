"""Screens and pipes that fail: the reader of our output leaves, the disk behind it is full, the terminal is closed.

The streams of the process are held so that none of this costs more than it must: the work goes on, and every file that
the command writes is written.

- A reader who has left, as in ``planner check | head``, has seen what was wanted. The rest goes nowhere, and the exit
  code is the one that the work earns.
- Standard output that cannot be written, since the disk is full or it is closed, is told at the end: :func:`lost`.
- Standard error that cannot be written has nobody to be told. The exit code still says how it went.
"""

import errno
import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_INPUT, _OUTPUT, _ERROR = 0, 1, 2


class _Output(io.FileIO):
    """Standard output. Once something failed, everything goes nowhere."""

    left = False
    """Whether its reader has."""
    why = ""
    """What keeps it from being written; empty if nothing does."""

    def write(self, data: "ReadableBuffer", /) -> int:
        if not (self.left or self.why):
            try:
                return super().write(data) or 0
            except BrokenPipeError:
                self.left = True
            except OSError as error:
                self.why = "it is closed" if error.errno == errno.EBADF else error.strerror or str(error)
        return memoryview(data).nbytes


class _Error(io.FileIO):
    """Standard error: what fails is passed over."""

    def write(self, data: "ReadableBuffer", /) -> int:
        try:
            return super().write(data) or 0
        except OSError:
            return memoryview(data).nbytes


def hold() -> None:
    """Take the streams of the process into our hands, also those that were closed before it began."""
    closed = [number for number in (_INPUT, _OUTPUT, _ERROR) if not _is_open(number)]
    for number in closed:
        # Else the first file that is opened would be taken for a stream. Reading alone: writing fails and is told.
        taken = os.open(os.devnull, os.O_RDONLY)
        assert taken == number, "the lowest number that is free is taken, and we go upwards"
    if _OUTPUT in closed:
        sys.stdout = _held(_Output(_OUTPUT, "w", closefd=False), None)
    elif _is_plain(sys.stdout):
        sys.stdout = _held(_Output(_OUTPUT, "w", closefd=False), sys.stdout)
    if _ERROR in closed:
        sys.stderr = _held(_Error(_ERROR, "w", closefd=False), None)
    elif _is_plain(sys.stderr):
        sys.stderr = _held(_Error(_ERROR, "w", closefd=False), sys.stderr)


def lost() -> str:
    """Why what was said on standard output could not be written; empty if it was."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    return str(getattr(getattr(buffer, "raw", None), "why", ""))


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _is_plain(stream: TextIO) -> bool:
    """Whether it is a file like any other; the console of Windows is not, and takes text in a way of its own."""
    buffer = getattr(stream, "buffer", None)
    return isinstance(getattr(buffer, "raw", buffer), io.FileIO)


def _held(raw: io.FileIO, before: TextIO | None) -> TextIO:
    """``raw`` with the encoding of the stream that was there, sent line by line where that was sent at once."""
    encoding, errors = (before.encoding, before.errors) if before else ("utf-8", "backslashreplace")
    at_once = getattr(before, "line_buffering", False) or getattr(before, "write_through", False)
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding, errors, line_buffering=at_once)
