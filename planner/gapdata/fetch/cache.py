"""Pages that were fetched before: kept in a folder, one file a page, and never believed without proof.

A file begins with a line of two marks: the stamp of the edition that the page belongs to, and the SHA-256 of what
follows. A page of another edition and a damaged file are the same as no file.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from planner.frozen import Frozen

Writer = Callable[[Path, bytes], None]
"""Puts bytes at a path, whole or not at all."""


class Cache(Frozen):
    """The folder, and how its files are written."""

    folder: Path
    write: Writer

    def get(self, name: str, number: int, stamp: str) -> bytes | None:
        """Page ``number`` of the series ``name`` in the edition ``stamp``; None if it is not here, whole."""
        try:
            head, _, body = self._path(name, number).read_bytes().partition(b"\n")
        except OSError:
            return None
        return body if head == _head(stamp, body) else None

    def put(self, name: str, number: int, stamp: str, body: bytes) -> None:
        """Keep a page that was found good; raises what ``write`` raises."""
        self.write(self._path(name, number), _head(stamp, body) + b"\n" + body)

    def forget(self, name: str) -> None:
        """Remove the pages of a series; what cannot be removed stays, and is proved again before it is used."""
        for path in self.folder.glob(f"{name}--*.page"):
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue

    def _path(self, name: str, number: int) -> Path:
        return self.folder / f"{name}--{number:05}.page"


def _head(stamp: str, body: bytes) -> bytes:
    return f"{stamp} {hashlib.sha256(body).hexdigest()}".encode("ascii")
