"""A fingerprint of anything that a document is made of: two things that differ anywhere have two fingerprints.

It looks at frozen data field by field and at files by what is in them, so that a field that is added to a class has
its part without anybody's doing. What it does not know it refuses, since what is passed over could have changed.
"""

import datetime as dt
import hashlib
import os
from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from stat import S_ISREG
from typing import Any

from planner.frozen import Frozen, named

_PLAIN = (bool, int, float, str, type(None))


def fingerprint(*values: Any) -> str:
    """The SHA-256 of ``values`` with their types. A path stands for the file, or for all files in the folder, there.

    Raises TypeError for a value of a kind that is not known here, OSError where a file cannot be read.
    """
    return Fingerprints().of(*values)


class Fingerprints:
    """Makes fingerprints of things that share parts: every object is looked at once, and every file is read once."""

    def __init__(self) -> None:
        self._objects: dict[int, tuple[object, str]] = {}
        """The objects stay with their fingerprints, so that no other can get their number."""
        self._paths: dict[Path, list[tuple[str, str]]] = {}

    def of(self, *values: Any) -> str:
        """What :func:`fingerprint` says of ``values``."""
        said: list[bytes] = []
        self._each("values", values, said)
        return hashlib.sha256(b"".join(said)).hexdigest()

    def _say(self, value: Any, said: list[bytes]) -> None:
        name = type(value).__qualname__
        if isinstance(value, Enum):
            said.append(_word(name, value.name))
        elif isinstance(value, _PLAIN):
            said.append(_word(name, repr(value)))
        elif isinstance(value, bytes):
            said.append(_word(name, hashlib.sha256(value).hexdigest()))
        elif isinstance(value, dt.date):
            said.append(_word(name, value.isoformat()))
        elif isinstance(value, Path):
            self._each("path", self._found(value), said)
        elif isinstance(value, Frozen):
            said.append(_word(name, self._object(value)))
        elif isinstance(value, Mapping):
            self._each("mapping", list(value.items()), said)
        elif isinstance(value, frozenset | set):
            self._each("set", sorted(self.of(one) for one in value), said)
        elif isinstance(value, list | tuple):
            self._each(name, value, said)
        else:
            raise TypeError(f"no fingerprint can be made of {name}")

    def _each(self, name: str, values: list[Any] | tuple[Any, ...], said: list[bytes]) -> None:
        said.append(_word(name, str(len(values))))
        for value in values:
            self._say(value, said)

    def _object(self, value: Any) -> str:
        if id(value) not in self._objects:
            self._objects[id(value)] = value, self.of(list(named(value)))
        return self._objects[id(value)][1]

    def _found(self, path: Path) -> list[tuple[str, str]]:
        if path not in self._paths:
            self._paths[path] = list(_files(path))
        return self._paths[path]


def file_hash(path: Path) -> str:
    """The SHA-256 of a file. Raises OSError, also for a pipe or device, which might never end."""
    if not S_ISREG(path.stat().st_mode):
        raise OSError(f"{path} is no ordinary file")
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _word(name: str, text: str) -> bytes:
    """A value with its kind and length, so that no two values next to each other read like two others."""
    said = text.encode("utf-8", "surrogatepass")
    return f"{name} {len(said)}:".encode() + said


def _files(path: Path) -> Iterator[tuple[str, str]]:
    """Name and hash of the file, or of every file below the folder; what is no ordinary file by its name alone.

    Nothing at all is different from an empty file and from an empty folder.
    """
    if path.is_dir():
        yield "", "folder"
        yield from _below(str(path), "", frozenset())
    elif path.exists():
        yield path.name, file_hash(path)


def _below(folder: str, name: str, above: frozenset[tuple[int, int]]) -> Iterator[tuple[str, str]]:
    """Everything in ``folder``, which is called ``name`` below the top, in the order of the names.

    Links are followed, as readers of fonts and templates follow them, but not into a folder that is being read.
    """
    state = os.stat(folder)  # noqa: PTH116 - scandir speaks of strings, and this is done for every file of planner's
    within = above | {(state.st_dev, state.st_ino)}
    if len(within) == len(above):
        return
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        known = f"{name}{entry.name}"
        if entry.is_dir():
            yield from _below(entry.path, f"{known}/", within)
        else:
            yield known, file_hash(Path(entry.path)) if entry.is_file() else "no file"
