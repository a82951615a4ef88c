"""New content for a file: written beside it, ready to be moved into its place, so that no half file ever stands there.

A process that is killed while it writes leaves its new file behind, under a hidden name that nobody reads. Whoever
writes it holds a lock on it, and a lock ends with its process: so the next one that writes into the folder knows that
nobody needs it any more, and deletes it.
"""

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":  # there nothing is locked, and nothing that was left is deleted
    import fcntl

LEFT = ".planner-part"
"""What the name of every new file ends in until it is moved into its place."""


@contextmanager
def beside(path: Path, content: bytes) -> Iterator[Path]:
    """``content`` in a new file in the folder of ``path``, which is made where it is needed.

    ``.replace(path)`` on it is the one step that changes anything. What was not moved is gone when the block is
    left, also by an interruption. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    handle, new = _new(path)
    try:
        _fill(handle, content)
        new.chmod(_mode(path))
        if sys.platform == "win32":  # which moves no file that is open
            os.close(handle)
            handle = -1
        yield new
    finally:
        new.unlink(missing_ok=True)
        if handle >= 0:
            os.close(handle)


def _new(path: Path) -> tuple[int, Path]:
    """A new file beside ``path``, open and locked."""
    while True:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=LEFT, dir=path.parent)
        if sys.platform == "win32":
            return handle, Path(name)
        with suppress(OSError):  # a file system without locks: what is left there stays
            fcntl.flock(handle, fcntl.LOCK_EX)
        if os.fstat(handle).st_nlink:
            return handle, Path(name)
        os.close(handle)  # between its making and its lock somebody took it for one that was left


def _fill(handle: int, content: bytes) -> None:
    """Write all of it, and see that the disk has it: a full one may tell only then."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]
    os.fsync(handle)


def _sweep(folder: Path) -> None:
    """Delete the new files that processes left in ``folder`` when they were killed. What cannot be deleted stays."""
    with suppress(OSError), os.scandir(folder) as entries:
        names = [e.path for e in entries if e.name.startswith(".") and e.name.endswith(LEFT)]
        for name in names:
            with suppress(OSError):
                _delete_unless_locked(name)


def _delete_unless_locked(name: str) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(name, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        if stat.S_ISREG(os.fstat(handle).st_mode):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            Path(name).unlink()
    finally:
        os.close(handle)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
