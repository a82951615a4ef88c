"""What is wrong with a donor's own form: where in the file, what, and how to mend it."""

from collections.abc import Sequence
from typing import NamedTuple

from planner.errors import RenderError


class Fault(NamedTuple):
    """One thing that keeps a form from being filled."""

    place: str
    """Where in the file, in words: ``table 2, row 3, cell 1``; empty for the file as a whole."""
    message: str
    fix: str = ""


class FormRefusedError(RenderError):
    """A form cannot be filled; ``faults`` says why, place by place."""

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        count = "1 thing is" if len(faults) == 1 else f"{len(faults)} things are"
        super().__init__(
            f"The form {name} cannot be filled: {count} wrong with it.", "Mend what is named, and try again."
        )
        self.faults = tuple(faults)
