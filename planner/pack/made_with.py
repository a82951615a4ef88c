"""What makes documents: planner's own code and templates, and the libraries that write. A new one may write other bytes."""

import importlib.metadata
import sys
import zlib
from functools import cache
from pathlib import Path

from planner import resources
from planner.fingerprint import fingerprint

LIBRARIES = (
    "babel",
    "docxtpl",
    "Jinja2",
    "lxml",
    "MarkupSafe",
    "pikepdf",
    "pymupdf-fonts",
    "python-docx",
    "typst",
    "XlsxWriter",
)
"""Distributions that have a hand in the bytes of a document."""


@cache
def made_with() -> str:
    """The fingerprint of everything beside a document's own data. Raises OSError where a part cannot be read."""
    versions = {name: _version(name) for name in LIBRARIES}
    python = (sys.version, sys.platform, zlib.ZLIB_RUNTIME_VERSION)
    return fingerprint(
        _code(Path(resources.__file__).parent), _code(resources.shipped("templates")), versions, python
    )


def _code(folder: Path) -> list[tuple[str, Path]]:
    """Every file of planner, without what is kept compiled beside them.

    The number of the version would not do: code changes between two releases.
    """
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return [(path.relative_to(folder).as_posix(), path) for path in sorted(files)]


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
