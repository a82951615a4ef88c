"""Collects what the reader finds wrong, with the place where it is wrong."""

from planner.diagnostic import Diagnostic, Related, Severity
from planner.position import ROOT, Pointer
from planner.read.document import LineIndex

MAX_FAULTS = 20
"""After so many faults a file is not read further: the rest would mostly follow from these."""


class Stop(Exception):  # noqa: N818 - a signal inside the reader, not an error that anybody sees
    """The reader has said enough about this file."""


class Faults:
    """The diagnostics of one file so far."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.index = LineIndex(text)
        self.found: list[Diagnostic] = []

    def add(  # noqa: PLR0913 - a finding has that many parts
        self,
        rule: str,
        place: tuple[int, int],
        message: str,
        fix: str,
        *,
        pointer: Pointer = ROOT,
        related: tuple[Related, ...] = (),
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Record a fault between two offsets; raises Stop when there are too many."""
        self.found.append(
            Diagnostic(
                rule=f"yaml/{rule}",
                severity=severity,
                message=message,
                path=self.path,
                span=self.index.span(*place),
                pointer=pointer,
                fix=fix,
                related=related,
            )
        )
        if len(self.found) >= MAX_FAULTS:
            raise Stop

    def related(self, message: str, place: tuple[int, int], pointer: Pointer = ROOT) -> Related:
        """A second place for a fault."""
        return Related(message, pointer, self.index.span(*place))

    @property
    def fatal(self) -> bool:
        """Whether the file cannot be used."""
        return any(fault.severity is Severity.ERROR for fault in self.found)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """The faults in the order of the text."""
        return tuple(sorted(self.found, key=Diagnostic.order))
