"""The nearest ``[tool.planner]``: flags over file over defaults, and where each value came from.

One file is read: the nearest ``planner.toml`` or ``pyproject.toml`` with that table, from the working folder up
to the top of the repository. Nothing is merged, so that anybody can say what is in force.
"""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from planner.errors import ConfigError, UsageError
from planner.frozen import Frozen
from planner.gapdata.store.folder import DEFAULT as GAPS_FOLDER
from planner.gapdata.store.folder import dataset_files
from planner.late import late
from planner.read.files import head

NAMES = ("planner.toml", "pyproject.toml")
COMMAND_LINE = "command line"
"""The origin of a setting that a flag gave."""
DEFAULTS: Mapping[str, Any] = {
    "paths": [],
    "profile": None,
    "fail-on": "error",
    "select": [],
    "ignore": [],
    "format": ["text"],
    "gaps": None,
    "peers": "both",
    "rules": [],
    "waivers": [],
    "fonts": [],
    "theme": None,
    "templates": None,
    "audience": "public",
    "lang": None,
    "options": {},
    "jobs": 0,
    "cache": True,
}
"""Every setting and its default; ``paths`` empty means: the folder ``programmes``, else the working folder.

``jobs`` is how many processes look at files, 0 for as many as fit. ``gaps`` is the folder of that name in the working folder where it holds figures, else there are none.
"""

_MOST_BYTES = 500_000
_LONGEST = 4_000
"""Characters of one setting: more than a path can have."""
_MOST_VALUES = 5_000
_MOST_DOTS = 64
_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_LONG_KEY = late(rf"(?:{_PART}[ \t]*+\.[ \t]*+){{{_MOST_DOTS}}}")
"""A name such as a.b.c that has very many parts: Python takes the square of the time for twice as many."""

_PATHS = ("paths", "fonts", "rules", "waivers")


class Setting(Frozen):
    """A value and where it came from."""

    value: Any
    origin: str
    """``default``, ``command line`` or the path of the configuration file."""


class Config(Frozen):
    """What is in force, by name of the setting."""

    file: Path | None
    """The configuration file that was read, if any."""
    settings: Mapping[str, Setting]

    def __getitem__(self, name: str) -> Any:
        return self.settings[name].value

    def over(self, flags: Mapping[str, Any]) -> "Config":
        """The same with the flags that were given (not None and not empty) laid over it."""
        given = {k: Setting(v, COMMAND_LINE) for k, v in flags.items() if v not in (None, (), [])}
        return Config(self.file, {**self.settings, **given})


def load(start: Path) -> Config:
    """The configuration for the folder ``start``. ConfigError if the nearest file is wrong."""
    settings = {name: Setting(value, "default") for name, value in DEFAULTS.items()}
    if (start / GAPS_FOLDER).is_dir() and dataset_files(start / GAPS_FOLDER):
        settings["gaps"] = Setting(GAPS_FOLDER, "default: the folder is there")
    found = _nearest(start)
    if found is None:
        return Config(None, settings)
    path, text, table = found
    name = os.path.relpath(path, start)
    _check(name, text, table)
    _refuse_outside(name, text, table, path.parent, start)
    values = {k: Setting(_anchored(k, v, path.parent, start), name) for k, v in table.items()}
    return Config(path, {**settings, **values})


def _nearest(start: Path) -> tuple[Path, str, dict[str, Any]] | None:
    for folder in (start, *start.parents):
        for name in NAMES:
            path = folder / name
            if path.is_file():
                text, data = _read(path)
                tools = data.get("tool", {})
                if not isinstance(tools, dict):
                    raise ConfigError(
                        f"{path}: tool is no table.", "Write its settings under [tool.planner]."
                    )
                table = tools.get("planner")
                if table is not None:
                    return path, text, table
        if (folder / ".git").exists():
            break
    return None


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    import tomllib  # noqa: PLC0415 - where there is no such file, nothing is to be read

    try:
        raw = head(path, _MOST_BYTES + 1)
    except UsageError as error:
        raise ConfigError(error.message, error.hint) from None
    if len(raw) > _MOST_BYTES:
        raise ConfigError(f"{path} is larger than {_MOST_BYTES // 1000} kB.", "Is it the right file?")
    try:
        text = raw.decode()
        if _LONG_KEY.search(text):
            raise ConfigError(f"{path} has a name of more than {_MOST_DOTS} parts.", "Shorten it.")
        return text, tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}.", "Correct the file at that place.") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not UTF-8 text.", "Save it as UTF-8.") from None
    except (RecursionError, ValueError):  # ValueError: a number of more digits than Python reads
        message = f"{path} holds a number that is too long, or brackets too deep inside each other."
        raise ConfigError(message, "Correct the file.") from None


def _check(path: str, text: str, table: object) -> None:
    from planner.read.document import Document, Place  # noqa: PLC0415 - many folders have no configuration
    from planner.read.schema import validate  # noqa: PLC0415 - the same
    from planner.read.schemas import schema  # noqa: PLC0415 - the same

    for number, value in enumerate(_values(table)):
        why = _odd(value) if number < _MOST_VALUES else f"is one of more than {_MOST_VALUES:,}"
        if why:
            raise ConfigError(f"{path}: a setting {why}.", "Correct the file.")
    document = Document(path, text, table, Place(0, 0, -1, -1, None))
    for trouble in validate(document, schema("config")):
        parts = [str(p) for p in trouble.pointer.parts]
        raise ConfigError(f"{path}:{_line(text, parts)}: {trouble.message}", trouble.fix)


def _values(data: object) -> Iterator[object]:
    """All names and plain values in the data of a TOML file."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield name
            yield from _values(value)
    elif isinstance(data, list):
        for value in data:
            yield from _values(value)
    else:
        yield data


def _odd(value: object) -> str:
    """Why no setting can be this value, whatever its name; empty if one can."""
    from planner.read.characters import FORBIDDEN, name_of  # noqa: PLC0415 - many folders have no configuration

    if isinstance(value, str):
        hidden = FORBIDDEN.search(value)
        if hidden:
            return f"holds the invisible character {name_of(hidden.group())}"
        return f"has more than {_LONGEST:,} characters" if len(value) > _LONGEST else ""
    return "is a number that is too large" if isinstance(value, int) and abs(value) >= 1 << 63 else ""


def _refuse_outside(path: str, text: str, table: Mapping[str, Any], home: Path, start: Path) -> None:
    """A file that came with a repository may have reports written beside it and below, and nowhere else."""
    for wanted in table.get("format", ()):
        target = wanted.partition("=")[2]
        if target and not (start / target).resolve().is_relative_to(home.resolve()):
            raise ConfigError(
                f"{path}:{_line(text, ['format'])}: The report {wanted} would be written outside the folder of this file.",
                "Name a place in this folder or below, or give the report on the command line: --format NAME=FILE.",
            )


def _line(text: str, parts: list[str]) -> int:
    """The line of a setting in a TOML file: the last of its names that begins a line or a table header."""
    for part in reversed(parts):
        found = re.search(rf"^\s*(\[.*)?[\"']?{re.escape(part)}\b", text, re.MULTILINE)
        if found:
            return text.count("\n", 0, found.end()) + 1
    found = re.search(r"^\s*\[tool\.planner", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _anchored(name: str, value: Any, home: Path, start: Path) -> Any:
    """Paths in the file are relative to the file; as values they are relative to the working folder."""
    from planner.engine.profile_file import is_file  # noqa: PLC0415 - the same

    if name in _PATHS:
        return [_from(start, home, item) for item in value]
    if name in {"gaps", "theme", "templates"} or (name == "profile" and is_file(value)):
        return _from(start, home, value)
    return value


def _from(start: Path, home: Path, item: str) -> str:
    return item if Path(item).is_absolute() else os.path.relpath(home / item, start)
