"""Reads a file or standard input whole, but never more than a programme can be."""

import os
import stat
import sys
from io import FileIO
from pathlib import Path

from planner.errors import UsageError

MAX_BYTES = 10_000_000
"""The largest file that is read. A large programme has some 200,000 bytes."""

_MORE = 1_000_000
"""Bytes that are read at a time of what is larger than it said; to ask for all at once makes room for all at once."""

STDIN = "-"
"""The path that stands for standard input."""


def load(path: Path | str) -> bytes:
    """The bytes of the file ``path``; ``-`` is standard input.

    Raises UsageError for what is missing, unreadable, too large, or not a file: folders, pipes, devices.
    """
    if str(path) == STDIN:
        return _load_stdin()
    return _within(head(path, MAX_BYTES + 1), str(path))


def head(path: Path | str, most: int = MAX_BYTES) -> bytes:
    """The first ``most`` bytes of a file. Raises UsageError for what is missing, unreadable or not a file."""
    try:
        size = _size(path)
        with opened(path) as file:
            content = file.read(min(size + 1, most)) or b""  # nothing at all: a pipe came into its place
            while len(content) < most and (more := file.read(min(_MORE, most - len(content)))):
                content += more  # it has grown, or its size is not told
            return content
    except FileNotFoundError:
        raise UsageError(f"There is no file {path}.", "Check the name and the folder.") from None
    except PermissionError:
        raise UsageError(
            f"The file {path} may not be read.", "Ask its owner for permission to read it, or copy it."
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte in it
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UsageError(
            f"The file {path} cannot be read: {reason}.", "Check the name and the disk."
        ) from None


def opened(path: Path | str) -> FileIO:
    """The file ``path``, to read; never waits, whatever has come into its place since somebody looked.

    Raises OSError; ValueError for a name with a zero byte in it.
    """
    return open(path, "rb", buffering=0, opener=_at_once)


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def what_else(path: Path | str) -> str:
    """What stands at ``path`` if it is no file: “a folder”, “a pipe or a device”; empty if it is one.

    Raises OSError; ValueError for a name with a zero byte in it.
    """
    return _other(Path(path).stat().st_mode)


def _other(mode: int) -> str:
    if stat.S_ISDIR(mode):
        return "a folder"
    return "" if stat.S_ISREG(mode) else "a pipe or a device"


def _size(path: Path | str) -> int:
    """Bytes of a file. Raises UsageError for what is none: a pipe or device might never end."""
    state = os.stat(path)  # noqa: PTH116 - a Path takes longer to make than to ask, and a run has thousands
    other = _other(state.st_mode)
    if other == "a folder":
        raise UsageError(f"{path} is a folder, not a file.", "Name the programme file inside it.")
    if other:
        raise UsageError(
            f"{path} is a pipe or a device, not a file.",
            "Send its content to standard input and name the file -.",
        )
    return state.st_size


def _load_stdin() -> bytes:
    if sys.stdin is None:
        raise UsageError("There is no standard input to read.", "Name a file instead of -.")
    try:
        return _within(sys.stdin.buffer.read(MAX_BYTES + 1), "Standard input")
    except OSError as error:
        raise UsageError(
            f"Standard input cannot be read: {error.strerror}.", "Name a file instead of -."
        ) from None


def _within(raw: bytes, name: str) -> bytes:
    if len(raw) > MAX_BYTES:
        raise UsageError(
            f"{name} is larger than {MAX_BYTES // 1_000_000} MB, too large for a programme file.",
            "Check that it is the right file, or split the programme.",
        )
    return raw
