"""``python -m planner`` is the same as ``planner``, but for the working folder, which Python puts first on its path."""

import os
import sys


def _here() -> str | None:
    """The working folder; None if it has been deleted."""
    try:
        return os.getcwd()  # noqa: PTH109 - as Python spells it
    except OSError:
        return None


if __name__ == "__main__":
    if not sys.flags.safe_path and sys.path[:1] == [_here()]:
        del sys.path[
            0
        ]  # a programme is checked in folders that others wrote: a yaml.py there must not be imported

    from planner.cli.main import entry

    entry()
