"""What was said of a file before, by everything that it depended on: a second run over unchanged files is quick.

One SQLite file in the user's own folder for such things. Whatever is wrong with it (unreadable, full, corrupted,
somebody else's, locked for long), planner works without it: slower, never wrong. Nothing in it is ever executed, and
an entry counts only if its checksum is right.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from planner.own_folder import made

_FILE = "glances-1.sqlite"
_MOST = 50_000
"""Entries that are kept; when there are more, those written first go."""
_WAIT = 2.0
"""Seconds to wait for another process that is writing."""
_SUM = 16


class Cache:
    """Blobs by key. Every method may do nothing: the caller must be able to work it out anew."""

    def __init__(self, place: Path) -> None:
        self._file = place / _FILE
        self._base: sqlite3.Connection | None = None
        with suppress(OSError, sqlite3.Error):
            if made(place):
                self._base = self._opened()

    def get(self, key: bytes) -> bytes | None:
        """What is kept under a key; None if there is nothing that can be relied on."""
        with self._tried() as base:
            row = base and base.execute("SELECT said FROM glances WHERE key = ?", (key,)).fetchone()
            if row and isinstance(row[0], bytes) and row[0][:_SUM] == _checksum(key, row[0][_SUM:]):
                return bytes(row[0][_SUM:])
        return None

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep these."""
        rows = [(key, _checksum(key, said) + said) for key, said in entries.items()]
        with self._tried() as base:
            if base and rows:
                with base:
                    base.executemany("INSERT OR REPLACE INTO glances (key, said) VALUES (?, ?)", rows)

    def tidy(self) -> None:
        """Let go of the oldest entries where there are too many, and of the file."""
        with self._tried() as base:
            if base:
                with base:
                    newest = base.execute("SELECT max(rowid) FROM glances").fetchone()[0] or 0
                    base.execute("DELETE FROM glances WHERE rowid <= ?", (newest - _MOST,))
                base.close()
        self._base = None

    def _opened(self) -> sqlite3.Connection:
        base = sqlite3.connect(self._file, timeout=_WAIT)
        with base:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = OFF")
            base.execute("CREATE TABLE IF NOT EXISTS glances (key BLOB UNIQUE NOT NULL, said BLOB NOT NULL)")
        return base

    @contextmanager
    def _tried(self) -> Iterator[sqlite3.Connection | None]:
        """The connection; after any trouble the cache is left alone for the rest of the run."""
        try:
            yield self._base
        except (OSError, sqlite3.Error):
            self._base = None


def _checksum(key: bytes, said: bytes) -> bytes:
    return hashlib.blake2b(key + said, digest_size=_SUM).digest()
