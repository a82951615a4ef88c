"""The user's own folder for what planner would otherwise have to work out again."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

ENVIRONMENT = "PLANNER_CACHE_DIR"
"""Names another folder; ``off`` switches the cache off."""
OFF = "off"


def folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where the cache is, by the rules of the platform; None if it is switched off or there is no place for it."""
    named = environment.get(ENVIRONMENT, "")
    if named.lower() == OFF:
        return None
    if named:
        return Path(named)
    home = Path(environment["HOME"]) if environment.get("HOME") else None
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = str(home / "Library" / "Caches") if home else ""
    else:
        wanted = environment.get("XDG_CACHE_HOME", "")
        base = wanted if Path(wanted).is_absolute() else str(home / ".cache") if home else ""
    return Path(base) / "planner" if base else None


def made(place: Path) -> bool:
    """Make the folder where it is not there; whether nobody else can write into it. Raises OSError."""
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return _is_ours(place)


def _is_ours(place: Path) -> bool:
    """Whether nobody else can write there; unknown on Windows, where the folder of a user is the user's."""
    if not hasattr(os, "geteuid"):
        return True
    state = place.stat()
    return state.st_uid == os.geteuid() and not state.st_mode & 0o022
