"""Everything beside the file itself that decides what is said of it, as one digest: the half of every key of the cache."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import planner
from planner.engine.rule import Rule
from planner.frozen import replace
from planner.judge import Wish
from planner.report.style import Style
from planner.resources import shipped

_OWN = "planner."


def digest(wish: Wish, style: Style, files: Iterable[str]) -> bytes:
    """The digest of planner itself, its data, the rules and plug-ins, the profile and options, figures and style.

    ``files`` are the user's files of rules, figures and profiles.
    """
    parts = [
        planner.__version__,
        sys.version,
        repr((replace(wish.profile, origins={}), wish.peers, wish.audience)),  # who set it is in no report
        repr([(r.info.id, r.compares, sorted(r.info.options.items())) for r in wish.rules]),
        repr(style),
        *_states(_packages(wish.rules)),
        *_contents(files),
    ]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()


def key(base: bytes, path: str, raw: bytes, today: str) -> bytes:
    """The key of one file. The day matters only where something in the file can end: its waivers."""
    day = today if b"waivers" in raw else ""
    return hashlib.sha256(
        b"\0".join((base, path.encode("utf-8", "surrogatepass"), day.encode(), raw))
    ).digest()


def _packages(rules: Iterable[Rule]) -> Iterator[Path]:
    """The folders of planner, of what it ships, and of every installed pack of rules."""
    yield Path(planner.__file__).parent
    yield shipped("schemas")
    foreign = {r.check.__module__.partition(".")[0] for r in rules if not r.check.__module__.startswith(_OWN)}
    for name in sorted(foreign):
        file = getattr(sys.modules.get(name), "__file__", None)
        if file:
            yield Path(file).parent


def _states(folders: Iterable[Path]) -> Iterator[str]:
    """Name, size and time of change of every file in the folders: enough for what only an installer changes."""
    for folder in folders:
        for root, names, files in os.walk(folder):
            names[:] = sorted(name for name in names if name != "__pycache__")
            for name in sorted(files):
                state = Path(root, name).stat()
                yield f"{root}/{name} {state.st_size} {state.st_mtime_ns}"


def _contents(files: Iterable[str]) -> Iterator[str]:
    """The digest of every file, and of every file in a folder."""
    for named in sorted(files):
        path = Path(named)
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                yield f"{file} {hashlib.sha256(file.read_bytes()).hexdigest()}"
