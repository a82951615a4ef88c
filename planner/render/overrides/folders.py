"""Where a template is found: the user's file of that path first, then planner's; ``planner/...`` is always planner's."""

from pathlib import Path, PurePosixPath

from planner.frozen import Frozen

OURS = "planner/"
"""Before the path of a template: the one that comes with planner, whatever the user has of that path."""
SUFFIX = ".html"
MOST_BYTES = 30_000
"""Of one file of the user's: nearly twice the longest of planner's, and what Jinja reads in a second whatever it holds."""


class Folders(Frozen):
    """The folders that templates are looked for in."""

    shipped: Path
    own: Path | None = None

    def find(self, name: str) -> Path | None:
        """The file of the template ``name``; None where there is none, or where its path leads out of the folder."""
        if name.startswith(OURS):
            return _inside(self.shipped, name.removeprefix(OURS))
        found = _inside(self.own, name) if self.own else None
        return found or _inside(self.shipped, name)

    def shown(self, path: str | Path) -> str:
        """How a message calls the file: a user's as they named its folder, planner's by its path below templates."""
        file = Path(path)
        return file.relative_to(self.shipped).as_posix() if file.is_relative_to(self.shipped) else str(file)

    def holds(self, path: str | Path) -> bool:
        """Whether the file is a template."""
        file = Path(path)
        homes = (self.shipped, *([self.own] if self.own else []))
        return file.suffix == SUFFIX and any(file.is_relative_to(home) for home in homes)

    def names(self) -> list[str]:
        """Every template that comes with planner, sorted."""
        return sorted(p.relative_to(self.shipped).as_posix() for p in self.shipped.rglob(f"*{SUFFIX}"))


def _inside(folder: Path, name: str) -> Path | None:
    parts = PurePosixPath(name).parts
    if not parts or "\\" in name or "\0" in name or any(part in {"..", "/"} for part in parts):
        return None
    file = folder.joinpath(*parts)
    try:
        there = file.is_file() and file.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return None
    return file if there else None
