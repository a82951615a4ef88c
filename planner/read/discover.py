"""Which files a run looks at: those that are named, and the programmes in the folders that are named."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from planner.diagnostic import Skipped
from planner.errors import UsageError
from planner.late import late
from planner.read.files import STDIN, head

SUFFIXES = (".yaml", ".yml")
_PROGRAMME = late(rb"^[\"']?planner[\"']?[ \t]*:", re.MULTILINE)


def discover(
    paths: Sequence[str], others: Iterable[str] = (), *, programmes_only: bool = False
) -> tuple[list[str], list[Skipped]]:
    """The files to check, in order and each once, and what in the folders is not a programme.

    ``others`` are files of this run that are known to be something else; nothing is said of them.
    A file that is named is always checked; in a folder the YAML files that begin a line with ``planner:`` are.
    With ``programmes_only`` the same is asked of a named file, and it is no fault if there is none.
    Raises UsageError if a path does not exist or nothing is found at all.
    """
    files: dict[str, None] = {}
    skipped: list[Skipped] = []
    apart = {os.path.realpath(path) for path in others}  # unlike Path.resolve it takes a link to itself
    for path in paths:
        is_folder = path != STDIN and Path(path).is_dir()
        sifted = is_folder or (programmes_only and path != STDIN)
        for candidate in yaml_below(path) if is_folder else (path,):
            if not sifted or _PROGRAMME.search(head(candidate)):
                files[candidate] = None
            elif os.path.realpath(candidate) not in apart:
                skipped.append(Skipped(candidate, "*", "it has no key planner, so it is not a programme"))
    if not files and not programmes_only:
        where = ", ".join(paths)
        raise UsageError(
            f"No programme was found in {where!r}.", "Name a file, or write one with `planner new`."
        )
    return list(files), skipped


def yaml_below(folder: str) -> Iterator[str]:
    """The YAML files in a folder and below, in order; hidden folders are left out."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if name.endswith(SUFFIXES) and path.is_file():
                yield str(path)
