"""The nearest ``[tool.planner]``: flags over file over defaults, and where each value came from.

One file is read: the nearest ``planner.toml`` or ``pyproject.toml`` with that table, from the working folder up
to the top of the repository. Nothing is merged, so that anybody can say what is in force.
"""

import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planner.errors import ConfigError
from planner.frozen import Frozen
from planner.gapdata.store.folder import DEFAULT as GAPS_FOLDER
from planner.gapdata.store.folder import dataset_files

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
                table = data.get("tool", {}).get("planner")
                if table is not None:
                    return path, text, table
        if (folder / ".git").exists():
            break
    return None


def _read(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}.", "Correct the file at that place.") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not UTF-8 text.", "Save it as UTF-8.") from None
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.", "Check its permissions.") from None


def _check(path: str, text: str, table: object) -> None:
    from planner.read.document import Document, Place  # noqa: PLC0415 - many folders have no configuration
    from planner.read.schema import validate  # noqa: PLC0415 - the same
    from planner.read.schemas import schema  # noqa: PLC0415 - the same

    document = Document(path, text, table, Place(0, 0, -1, -1, None))
    for trouble in validate(document, schema("config")):
        parts = [str(p) for p in trouble.pointer.parts]
        raise ConfigError(f"{path}:{_line(text, parts)}: {trouble.message}", trouble.fix)


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
