"""How a report may look: what the caller knows about the place that the text goes to."""

from planner import __version__
from planner.frozen import Frozen


class Style(Frozen):
    """What the reader's screen or file can show. The defaults suit a file."""

    colour: bool = False
    """Whether colours and bold type may be used; without them a report holds no escape code at all."""
    width: int = 100
    """Columns of the screen; a report is never laid out narrower than 40."""
    unicode: bool = True
    """Whether the encoding can carry any character; otherwise the text report is ASCII only."""
    version: str = __version__
    """planner's version, as the report names it."""
    max_per_rule: int = 3
    """How many findings of one rule in one file are shown in full before the rest is folded.

    0 folds nothing, and gives the reasons of every rule however many speak.
    """
    many: bool = False
    """Whether the report is on so many files that it is kept short: without matrices, and brief."""
    root: str = ""
    """Absolute folder that relative paths start from (the working folder or the top of the repository).

    SARIF and GitHub need paths relative to it. Empty if unknown.
    """
