"""The record of a pack: what each file in the folder was made of, and what it was when it was written.

It lies in the folder, so anybody may have written it. It is read strictly and believed in one thing only: that a
document with this key has these bytes. Whatever is wrong with it costs time and never a document.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planner.beside import beside
from planner.errors import UsageError
from planner.frozen import Frozen, fields, named
from planner.late import late
from planner.read.files import head

NAME = ".planner-pack.json"
"""The file in the folder of the pack."""
_FORMAT = 2
_MOST_BYTES = 4_000_000
_MOST_FILES = 10_000
_LONGEST = 5_000
"""Characters of a warning."""
_HASH = late(r"[0-9a-f]{64}", re.ASCII)


class Entry(Frozen):
    """One file as it was written."""

    key: str
    """The fingerprint of everything that its template could see and its writer was told."""
    sha256: str
    """Of the file."""
    pages: int = 0
    warnings: tuple[str, ...] = ()
    """What its reader should know; it holds for as long as the file does."""
    drawn: str = ""
    """The fingerprint of what the template made of all that, and of what its writer was told; empty if nobody knows."""
    tries: int = 0
    """How many texts that were: a document of few pages is tried with ever less."""


class DamagedError(Exception):
    """There is a record, but planner has not written it like this."""


def read(folder: Path) -> dict[str, Entry]:
    """The record in ``folder``, by the name of the file; empty if there is none. Raises DamagedError."""
    try:
        (folder / NAME).lstat()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DamagedError from error
    try:
        raw = head(folder / NAME, _MOST_BYTES + 1)
        told: Any = json.loads(raw.decode("utf-8")) if len(raw) <= _MOST_BYTES else None
    except (UsageError, ValueError, RecursionError) as error:
        raise DamagedError from error
    if not _is_record(told):
        raise DamagedError
    return {name: _entry(entry) for name, entry in told["files"].items()}


def keep(folder: Path, new: Mapping[str, Entry]) -> None:
    """Lay ``new`` over the record that is in ``folder`` now: another run may have written there meanwhile.

    An entry is written whole, with the key and the hash of one and the same document. If two runs write at once, the
    entries of one may be lost, which costs time. Raises OSError.
    """
    try:
        there = read(folder)
    except DamagedError:
        there = {}
    kept = {name: entry for name, entry in there.items() if (folder / name).is_file()} | dict(new)
    files = {name: _as_data(kept[name]) for name in sorted(kept)}
    files = {name: told for name, told in files.items() if _is_name(name) and _is_entry(told)}
    text = json.dumps({"planner-pack": _FORMAT, "files": files}, indent=1, ensure_ascii=True) + "\n"
    with beside(folder / NAME, text.encode("ascii")) as file:
        file.replace(folder / NAME)


def _is_record(told: Any) -> bool:
    if not isinstance(told, dict) or told.keys() != {"planner-pack", "files"}:
        return False
    files = told["files"]
    if (
        type(told["planner-pack"]) is not int
        or told["planner-pack"] != _FORMAT
        or not isinstance(files, dict)
    ):
        return False
    return len(files) <= _MOST_FILES and all(_is_name(n) and _is_entry(e) for n, e in files.items())


def _is_name(name: str) -> bool:
    """Whether it names a file of the folder itself."""
    return 0 < len(name) <= 255 and name.isprintable() and not {"/", "\\", ":"} & set(name) and name[0] != "."


def _is_entry(told: Any) -> bool:
    if not isinstance(told, dict) or told.keys() != set(fields(Entry)):
        return False
    return (
        all(isinstance(told[name], str) and _HASH.fullmatch(told[name]) for name in ("key", "sha256"))
        and isinstance(told["drawn"], str)
        and (not told["drawn"] or _HASH.fullmatch(told["drawn"]) is not None)
        and all(type(told[name]) is int and 0 <= told[name] <= 100_000 for name in ("pages", "tries"))
        and isinstance(told["warnings"], list)
        and all(isinstance(said, str) and len(said) <= _LONGEST for said in told["warnings"])
    )


def _as_data(entry: Entry) -> dict[str, Any]:
    return dict(named(entry)) | {"warnings": list(entry.warnings)}


def _entry(told: Mapping[str, Any]) -> Entry:
    return Entry(**{**told, "warnings": tuple(told["warnings"])})
