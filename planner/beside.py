"""New content for a file: written beside it, ready to be moved into its place, so that no half file ever stands there."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def beside(path: Path, content: bytes) -> Iterator[Path]:
    """``content`` in a new file in the folder of ``path``, which is made where it is needed.

    ``.replace(path)`` on it is the one step that changes anything. What was not moved is gone when the block is
    left, also by an interruption. Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        new.chmod(_mode(path))
        yield new
    finally:
        new.unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file gets."""
    if path.exists():
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
