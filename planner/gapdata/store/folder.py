"""The folder with the user's figures: one file a dataset, and the folder is its own list."""

import re
import unicodedata
from pathlib import Path, PurePath

from planner.errors import DataError, UsageError
from planner.late import late

SUFFIX = ".gaps.csv"
"""What the name of every dataset's file ends in; what stands before it is the name of the dataset."""

DEFAULT = "gaps"
"""The folder, in the working folder, that is used where no other is named."""

LONGEST_NAME = 60
_SLUG = late(r"[a-z0-9]+(-[a-z0-9]+)*")
_DEVICES = late(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""Names that mean a device on Windows, whatever ending follows."""


def dataset_files(folder: Path) -> tuple[Path, ...]:
    """The files of the datasets in ``folder``, sorted; none if there is no such folder.

    Raises DataError if ``folder`` is a file or cannot be read.
    """
    try:
        found = [path for path in folder.iterdir() if _is_dataset(path)]
    except FileNotFoundError:
        return ()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        hint = "Name a folder that you may read: --gaps FOLDER."
        raise DataError(f"The folder of figures {folder} cannot be read: {reason}.", hint) from None
    return tuple(sorted(found))


def dataset_name(path: PurePath) -> str:
    """What the dataset in the file ``path`` is called."""
    return path.name.removesuffix(SUFFIX)


def _is_dataset(path: Path) -> bool:
    """Whether the file is one; those that begin with a point are other programs'."""
    return path.name.endswith(SUFFIX) and not path.name.startswith(".") and path.is_file()


def name_for(path: str) -> str:
    """The name of the dataset that the file ``path`` becomes where nobody gives another.

    Raises UsageError if nothing in the file's name can be written as one.
    """
    stem = PurePath(path).name.removesuffix(SUFFIX)
    plain = unicodedata.normalize("NFKD", PurePath(stem).stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_NAME].strip("-")
    try:
        return checked_name(slug)
    except UsageError:
        message = f"The name of the file {path} cannot be the name of a dataset."
        raise UsageError(message, "Give it one: --as NAME, with small letters, digits and hyphens.") from None


def checked_name(name: str) -> str:
    """``name``, if it can be the name of a dataset: never a path, and a file on every system.

    Raises UsageError.
    """
    if len(name) > LONGEST_NAME or not _SLUG.fullmatch(name) or _DEVICES.fullmatch(name):
        raise UsageError(
            f"{name[:LONGEST_NAME] or 'Nothing'} cannot be the name of a dataset.",
            "Use small letters, digits and hyphens, as in ncsi-2023.",
        )
    return name
