"""Where the shipped folders are: beside the code in a wheel, at the top of the tree in a checkout.

``templates/`` and ``schemas/`` belong at the top of the repository, where people look for them; the wheel
carries them as ``planner/_shipped/`` because a wheel must not write beside other packages.
"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def shipped(name: str) -> Path:
    """The folder ``name`` (``templates`` or ``schemas``) that came with this planner.

    Raises FileNotFoundError if the installation is incomplete: that is a packaging bug, never a user's.
    """
    for candidate in (_PACKAGE / "_shipped" / name, _PACKAGE.parent / name):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"planner was installed without its {name}/ folder")


def table(name: str) -> Path:
    """The shipped table ``name`` (a CSV file in ``planner/tables``)."""
    return _PACKAGE / "tables" / name


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of the shipped table ``name``, each by the names of its columns."""
    with table(name).open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        names = next(lines)
        for line in lines:
            yield dict(zip(names, line, strict=True))


def profiles() -> Path:
    """The folder of the shipped donor profiles."""
    return _PACKAGE / "profiles"


def forms() -> Path:
    """The folder of the shipped forms of donors."""
    return _PACKAGE / "forms"


def catalogue(language: str) -> Path:
    """The shipped translations of planner's own words into ``language``: a gettext file."""
    return _PACKAGE / "locale" / f"{language}.po"
