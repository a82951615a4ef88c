"""Finds and checks the logo of a theme: a file beside it, never an address."""

from pathlib import Path

from planner.errors import UsageError
from planner.read.files import head
from planner.render.theme import picture as png
from planner.render.theme.drawing import MOST_BYTES, drawing
from planner.render.theme.fault import LogoError
from planner.render.theme.theme import Logo

_NARROWEST = 0.1
"""A logo that is ten times as high as wide, or the other way round, is a mistake."""


def logo(path: Path, alt: str, asked: float | None) -> Logo:
    """The logo in the file ``path``. Raises LogoError."""
    most = max(MOST_BYTES, png.MOST_BYTES) + 1
    try:
        content = head(path, most)
    except UsageError as error:
        raise LogoError(error.message, error.hint) from None
    kind = path.suffix.lower()
    if kind == ".svg":
        drawn = drawing(content)
        return Logo(alt, svg=drawn, ratio=_ratio(drawn.width, drawn.height), asked=asked)
    if kind == ".png":
        seen = png.picture(content)
        return Logo(alt, png=seen.content, ratio=_ratio(seen.width, seen.height), asked=asked)
    raise LogoError(f"{path.name} is neither .svg nor .png.", "Save the logo in one of these formats.")


def inside(folder: Path, said: str) -> Path:
    """The path ``said`` below ``folder``. Raises LogoError where it leads out of it."""
    try:
        home, found = folder.resolve(), (folder / said).resolve()
    except (OSError, ValueError, RuntimeError):
        raise LogoError(f"{said!r} is no path.", "Write the name of a file beside the theme.") from None
    if Path(said).is_absolute() or not found.is_relative_to(home):
        hint = "Put it beside the theme file, or in a folder below it."
        raise LogoError(f"{said!r} lies outside the folder of the theme.", hint)
    return folder / said


def _ratio(width: float, height: float) -> float:
    ratio = width / height
    if not _NARROWEST <= ratio <= 1 / _NARROWEST:
        raise LogoError(
            "The logo is more than ten times as long as it is thick.", "Cut off what is empty around it."
        )
    return ratio
