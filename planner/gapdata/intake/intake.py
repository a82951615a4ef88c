"""Takes figures in from a file of any layout: every cell is checked here, and all of the file comes in or nothing."""

from collections import Counter

from planner.diagnostic import Diagnostic, Related
from planner.frozen import Frozen
from planner.gapdata.intake.cells import GroupError
from planner.gapdata.intake.checking import Check, Desk
from planner.gapdata.intake.layout import Asked, Content, Layout, LeftOut, Line
from planner.gapdata.intake.rows import START, TextError, refuse_too_large
from planner.gapdata.intake.source_list import SourceList
from planner.gapdata.intake.stages import wrong
from planner.model.country import countries
from planner.model.figures import Indicator, Record
from planner.position import ROOT, Span


class Imported(Frozen):
    """What a file holds; no records at all if anything in it is wrong."""

    records: tuple[Record, ...]
    """In the order of the file."""
    indicators: tuple[Indicator, ...]
    """The indicators that the file declares itself, aspects of factors among them, by id."""
    diagnostics: tuple[Diagnostic, ...]
    """Sorted; empty if and only if the file is sound."""
    left_out: tuple[LeftOut, ...] = ()
    """What was seen and not taken, each thing once."""
    empty: int = 0
    """How many figures had no value: the publisher has none."""


def intake(content: Content, layout: Layout, asked: Asked) -> Imported:
    """The figures of a file in this layout; ``asked`` is what its user says of it and the file does not."""
    taking = _Taking(Desk(content, asked, SourceList(content.sources)))
    try:
        refuse_too_large(content.path, content.data)
        for number, found in enumerate(layout.lines(content, asked), start=1):
            taking.take(number, found)
            if taking.desk.complaints.are_too_many:  # a wrong file, or a hostile one
                taking.stop()
                break
    except TextError as error:
        taking.desk.complaints.add(error.diagnostic)
    return taking.result()


class _Taking:
    """Takes one line after the other and remembers what the later ones are held against."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._records: list[Record] = []
        self._seen: dict[tuple[str, str, str, str], Span] = {}
        self._left_out: Counter[tuple[str, str]] = Counter()
        self._empty = 0

    def take(self, number: int, found: Line | LeftOut | Diagnostic) -> None:
        """Keep the figure, or say what is wrong with it."""
        if isinstance(found, Diagnostic):
            self.desk.complaints.add(found)
        elif isinstance(found, LeftOut):
            self._left_out[found.kind, found.name] += found.figures
        else:
            self._take_line(Check(self.desk, number, found))

    def _take_line(self, check: Check) -> None:
        if not check.cells["value"].text:
            self._empty += 1
            return
        try:
            record = check.record()
        except GroupError as group:
            self._left_out["group", group.name] += 1
            return
        if record is not None:
            self._keep(check, record)

    def _keep(self, check: Check, record: Record) -> None:
        first = self._seen.setdefault(record.key, check.span)
        if first is check.span:
            self._records.append(record)
            return
        edition = f", edition {record.version}" if record.version else ""
        name = countries()[record.country].name
        message = (
            f"{record.indicator.id}{edition} of {name} for {record.when} was already given "
            f"on line {first.line}."
        )
        related = (Related("the first of the two", ROOT, first),)
        found = wrong(
            "duplicate", message, self.desk.content.path, check.span, at=ROOT / check.number, related=related
        )
        self.desk.complaints.add(found, "given twice")

    def stop(self) -> None:
        """Say that the rest of the file was not read."""
        last = max((d.span for d in self.desk.complaints.found()), default=START)
        message = "So much is wrong up to here that the rest of the file was not read."
        fix = "Check that it is the right file; mend what is shown and try again."
        self.desk.complaints.add(wrong("text", message, self.desk.content.path, last, fix=fix))

    def result(self) -> Imported:
        """All of it, or what is wrong."""
        for problem in self.desk.sources.problems:
            self.desk.complaints.add(problem)
        left_out = tuple(LeftOut(kind, name, n) for (kind, name), n in sorted(self._left_out.items()))
        problems = self.desk.complaints.found()
        if problems:
            return Imported((), (), problems, left_out, self._empty)
        return Imported(tuple(self._records), self.desk.declared.indicators, (), left_out, self._empty)
