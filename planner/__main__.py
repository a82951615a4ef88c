"""``python -m planner`` is the same as ``planner``."""

from planner.cli.main import entry

if __name__ == "__main__":
    entry()
