"""The folder with the user's figures: one file a dataset, and the folder is its own list."""

from pathlib import Path, PurePath

from planner.errors import DataError

SUFFIX = ".gaps.csv"
"""What the name of every dataset's file ends in; what stands before it is the name of the dataset."""

DEFAULT = "gaps"
"""The folder, in the working folder, that is used where no other is named."""


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
