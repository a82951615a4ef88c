"""Packs of rules that come with other installed distributions, by the entry point group ``planner.packs``.

Only what is installed counts. Code that merely lies in the working folder or in the repository around it is never
imported, even where Python would find it there: who checks a file must not run what came with it.
"""

import importlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from planner.engine.registry import from_module
from planner.engine.rule import Rule
from planner.errors import RuleError
from planner.frozen import Frozen

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from importlib.metadata import EntryPoint
    from types import ModuleType

GROUP = "planner.packs"
_SIGN = GROUP.encode()


class Plugin(Frozen):
    """A pack that an installed distribution brings."""

    pack: str
    about: str
    distribution: str
    """Name and version of the distribution."""
    rules: tuple[Rule, ...]


def plugins(taken: Mapping[str, str]) -> tuple[Plugin, ...]:
    """Every installed pack, by name; ``taken`` are the names that a pack cannot have, and what has them.

    Raises RuleError, naming the distribution, if one cannot be loaded or its name is taken: a run without its
    rules would look like one that they passed.
    """
    found: dict[str, Plugin] = {}
    for entry, distribution in sorted(_entries(), key=lambda pair: (pair[0].name, pair[1])):
        holder = taken.get(entry.name) or (found[entry.name].distribution if entry.name in found else "")
        if holder:
            message = (
                f"The rule pack {entry.name} of {distribution} cannot be loaded: {holder} has this name."
            )
            raise RuleError(message, "Uninstall one of the two.")
        found[entry.name] = _loaded(entry, distribution)
    return tuple(found.values())


def _entries() -> "Iterator[tuple[EntryPoint, str]]":
    """The packs that installed distributions name; of two copies of one distribution the first on the path counts."""
    if not any(map(_may_name_packs, filter(None, sys.path))):  # before it is asked which folders count
        return
    from importlib.metadata import distributions  # noqa: PLC0415 - heavy, and few installations have a pack

    seen: set[str] = set()
    for distribution in distributions(path=_installed_path()):
        entries = [entry for entry in distribution.entry_points if entry.group == GROUP]
        name = distribution.metadata["Name"] if entries else ""
        if entries and name not in seen:
            seen.add(name)
            yield from ((entry, f"{name} {distribution.version}") for entry in entries)


def _may_name_packs(folder: str) -> bool:
    """Whether the group stands in a list of entry points there; True for what is no folder, such as a zip archive."""
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names alone are wanted
    except NotADirectoryError:
        return True
    except OSError:
        return False
    lists = (
        f"{folder}/{name}/entry_points.txt" for name in names if name.endswith((".dist-info", ".egg-info"))
    )
    return any(map(_names_packs, lists)) or any(name.endswith(".egg") for name in names)


def _names_packs(file: str) -> bool:
    try:
        with open(file, "rb") as lines:  # noqa: PTH123 - of a hundred files
            return _SIGN in lines.read()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:  # whoever needs it will say so
        return True


def _installed_path() -> list[str]:
    """The folders on Python's path that code may come from: all but those in the working folder's repository.

    The interpreter's own package folders always count, since a virtual environment often lies in the repository.
    """
    return [folder for folder in sys.path if folder and not _foreign(Path(folder))]


def _foreign(place: Path) -> bool:
    """Whether a place lies in what is being checked."""
    place = place.resolve()
    if any(place.is_relative_to(home) for home in _package_folders()):
        return False
    return place.is_relative_to(_repository(Path.cwd().resolve()))


def _package_folders() -> list[Path]:
    import site  # noqa: PLC0415 - few installations have a pack
    import sysconfig  # noqa: PLC0415 - the same

    paths = sysconfig.get_paths()
    names = [paths[key] for key in ("stdlib", "platstdlib", "purelib", "platlib")]
    return [Path(name).resolve() for name in (*names, *site.getsitepackages(), site.getusersitepackages())]


def _repository(folder: Path) -> Path:
    """The top of the repository that holds a folder; the folder itself if none does."""
    return next((f for f in (folder, *folder.parents) if (f / ".git").exists()), folder)


def _loaded(entry: "EntryPoint", distribution: str) -> Plugin:
    with _only_installed():
        try:
            package = _package(entry.value)
            rules = tuple(_rules(entry.name, package.__name__, package.__path__))
        except (Exception, SystemExit) as error:  # whatever a foreign module does when it is imported
            message = f"The rule pack {entry.name} of {distribution} cannot be loaded: {_said(error)}"
            raise RuleError(message, "Update it, or uninstall it.") from error
    if not rules:
        message = f"The rule pack {entry.name} of {distribution} holds no rule."
        raise RuleError(message, "Update it, or uninstall it.")
    about = (package.__doc__ or "").strip().partition("\n")[0].rstrip(".")
    return Plugin(entry.name, about or f"Rules of {distribution}", distribution, rules)


def _said(error: BaseException) -> str:
    said = str(error).rstrip(".")
    return f"{said}." if isinstance(error, RuleError) else f"{type(error).__name__}: {said}."


def _package(name: str) -> "ModuleType":
    """The package of a pack, imported only after a look at where it lies."""
    import importlib.util  # noqa: PLC0415 - few installations have a pack

    top = importlib.util.find_spec(name.partition(".")[0])
    _refuse_foreign(name, top)
    if importlib.util.find_spec(name) is None:
        raise RuleError(f"there is no package {name} outside the folder that is checked")
    package = importlib.import_module(name)
    if not hasattr(package, "__path__"):
        raise RuleError(f"{name} is a module, not a package of rules")
    return package


def _refuse_foreign(name: str, spec: "ModuleSpec | None") -> None:
    """RuleError if the package is absent, or lies in what is being checked, as an editable installation may."""
    if spec is None:
        raise RuleError(f"there is no package {name} outside the folder that is checked")
    places = [*(spec.submodule_search_locations or ()), *([spec.origin] if spec.has_location else [])]
    if any(_foreign(Path(str(place))) for place in places):
        raise RuleError(
            f"{name} lies in the folder that is checked, and no code is run from there; install it without -e"
        )


def _rules(pack: str, package: str, path: Iterable[str]) -> Iterator[Rule]:
    import pkgutil  # noqa: PLC0415 - few installations have a pack

    for module in sorted(pkgutil.iter_modules(path), key=lambda m: m.name):
        if not module.name.startswith("_"):
            rule_id = f"{pack}/{module.name.replace('_', '-')}"
            yield from_module(importlib.import_module(f"{package}.{module.name}"), rule_id)


@contextmanager
def _only_installed() -> Iterator[None]:
    """While it holds, Python imports from the installed folders only."""
    before = sys.path[:]
    sys.path[:] = _installed_path()
    try:
        yield
    finally:
        sys.path[:] = before
