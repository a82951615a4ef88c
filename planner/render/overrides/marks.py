"""Finds the line of a user's template from which a line of what was rendered came."""

from pathlib import Path

from planner.late import late
from planner.render.overrides.folders import SUFFIX

_MARK = late("\ue000([0-9]+):([0-9]+)\ue001")
"""Characters for private use, which no document shows, around the number of a file and of a line."""


def mark(file: int, line: int) -> str:
    """What stands in the text where the line begins."""
    return f"\ue000{file}:{line}\ue001"


def own_files(folder: Path) -> list[Path]:
    """The templates of the user's, in the order in which marks count them."""
    return sorted(folder.rglob(f"*{SUFFIX}"))


def located(marked: str, line: int, folder: Path) -> tuple[Path, int] | None:
    """File and line of the user's from which ``line`` of what was rendered came; None where none stands before it.

    Of several lines the first that it holds is meant, or else the last before it.
    """
    lines = marked.split("\n")
    here = _MARK.search(lines[line - 1]) if 0 < line <= len(lines) else None
    before = [found for text in lines[: max(line - 1, 0)] for found in _MARK.finditer(text)]
    found = here or (before[-1] if before else None)
    return (own_files(folder)[int(found.group(1))], int(found.group(2))) if found else None
