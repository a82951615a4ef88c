"""The one currency of the house: what was found, where, why, and how to mend it.

Everything that planner has to say about a file is a :class:`Diagnostic`; a run is a :class:`Report`. Both are
plain data, so that a reporter needs to know nothing else.
"""

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum
from typing import ClassVar

from planner.citation import Asked, Grade, Source
from planner.errors import ConfigError
from planner.frozen import Frozen
from planner.late import late
from planner.position import ROOT, Pointer, Span

_POSITION = late(r"/\d+(?=/|$)")


class Severity(IntEnum):
    """How much a finding matters; the order is the order of urgency."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """``note``, ``warning`` or ``error``."""
        return self.name.lower()

    @classmethod
    def named(cls, word: str) -> "Severity":
        """The severity called ``word``; KeyError if there is none."""
        return cls[word.upper()]


class Related(Frozen):
    """A second place that helps to understand a finding."""

    message: str
    pointer: Pointer
    span: Span


class Waived(Frozen):
    """Why a finding is excused, and by whom."""

    reason: str
    approved_by: str
    until: str
    """ISO date; the last day on which the waiver holds."""
    path: str = ""
    """The file in which the waiver stands: the programme itself, or a file of waivers. Empty if unknown."""
    line: int = 0
    """Its line there."""

    @property
    def origin(self) -> str:
        """``path:line`` of the waiver; empty if unknown."""
        return f"{self.path}:{self.line}" if self.path else ""


class Ruled(Frozen):
    """What a donor profile says of the rule behind a finding."""

    profile: str
    """The id of the profile."""
    asked: Asked
    """Who asks for it under this profile."""
    because: str
    """Why, with its source; empty if the profile does not say."""


class RuleInfo(Frozen):
    """What can be said of a rule without running it."""

    id: str
    """``pack/rule``; permanent."""
    title: str
    """One line: what it finds."""
    why: str
    fix: str
    severity: dict[str, Severity]
    """Severity by phase (design, inception, implementation, closed) under the base profile."""
    sources: tuple[Source, ...]
    grade: Grade
    asked: Asked
    options: dict[str, object]
    """Name to default; the default's type is the option's type."""
    rows: tuple[str, ...] = ()
    """Rows of the mission map that the rule serves: M1..M23."""

    @property
    def pack(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]


class Diagnostic(Frozen):
    """One finding in one file. Plain data, comparable, ordered by :meth:`order`."""

    rule: str
    severity: Severity
    message: str
    """One or two plain sentences: what is wrong with which thing."""
    path: str
    """The file as the user named it, ``<stdin>`` for standard input."""
    span: Span
    pointer: Pointer = ROOT
    anchor: str = ""
    """The pointer with list items named by their id instead of their index: survives moving a block."""
    fix: str = ""
    """How to mend this very finding; the rule's own advice where it is empty."""
    related: tuple[Related, ...] = ()
    waived: Waived | None = None
    known: bool = False
    """Whether a baseline holds it: it was there before, so it does not fail the run."""
    ruled: Ruled | None = None
    """What the donor profile says of the rule; None where it leaves the rule as it is."""

    def order(self) -> tuple[str, int, int, int, str, str]:
        """Sort key: file, place, then the most urgent first."""
        return (self.path, self.span.line, self.span.column, -self.severity, self.rule, self.message)

    @property
    def fingerprint(self) -> str:
        """Stable over moves and unrelated edits: rule, file, named place and message, as 32 hex digits.

        Positions in a list are left out, since a new item above would change them: two findings that differ
        in nothing else share a fingerprint, and readers must count.
        """
        import hashlib  # noqa: PLC0415 - heavy, and a text report needs none

        place = _POSITION.sub("/-", self.anchor or str(self.pointer))
        text = f"{self.rule}\0{self.path}\0{place}\0{self.message}"
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Skipped(Frozen):
    """A check that did not happen, and why. Never shown as passed."""

    path: str
    rule: str
    """A rule id, or ``pack/*``, or ``*`` for all rules."""
    reason: str


class Matrix(Frozen):
    """The stakeholder-by-skill matrix of one programme, as plain numbers."""

    rows: tuple[str, ...]
    """Stakeholder groups: state, industry, civil-society."""
    columns: tuple[str, ...]
    """Skill types: technical, governance, diplomatic."""
    money: tuple[tuple[int, ...], ...]
    """Whole currency units by row and column."""
    people: tuple[tuple[int, ...], ...]
    """People reached by row and column."""
    currency: str


class Overview(Frozen):
    """What a report shows of a programme beside its findings."""

    path: str
    id: str
    title: str
    phase: str
    countries: tuple[str, ...]
    matrix: Matrix
    profile: str = ""
    """The donor profile that this programme was held against; empty if unknown."""


class Applied(Frozen):
    """A donor profile that was in force in a run."""

    name: str
    version: int
    why: str
    """Who chose it, ready to print: ``named on the command line``."""
    paths: tuple[str, ...]
    """The files that were held against it."""


class Report(Frozen):
    """One run of ``planner check``."""

    files: tuple[str, ...]
    """Every file that was looked at, in the order of the run."""
    rules: tuple[RuleInfo, ...]
    """Every rule in force, and planner's own stages that spoke."""
    diagnostics: tuple[Diagnostic, ...]
    """Sorted; waived ones included."""
    skipped: tuple[Skipped, ...] = ()
    overviews: tuple[Overview, ...] = ()
    profile: str = "base"
    """The donor profile in force; where programmes were held against several, their names joined with ``+``."""
    applied: tuple[Applied, ...] = ()
    """The same with version, reason and files, sorted by name."""
    sources: dict[str, tuple[str, ...]] | None = None
    """File to its lines, for reporters that quote the source; None if the text must not be shown."""
    baseline: str = ""
    """The baseline that the findings were held against; empty if none was."""

    def rule(self, rule_id: str) -> RuleInfo | None:
        """The rule called ``rule_id``, if it was in force."""
        return next((r for r in self.rules if r.id == rule_id), None)

    @property
    def open(self) -> Sequence[Diagnostic]:
        """The findings that no waiver excuses and no baseline holds: what fails a run."""
        return [d for d in self.diagnostics if d.waived is None and not d.known]

    @property
    def waived(self) -> Sequence[Diagnostic]:
        """The findings that a waiver excuses."""
        return [d for d in self.diagnostics if d.waived is not None]

    @property
    def known(self) -> Sequence[Diagnostic]:
        """The findings that the baseline holds and no waiver excuses."""
        return [d for d in self.diagnostics if d.known and d.waived is None]

    def counts(self) -> Counter[Severity]:
        """How many open findings of each severity."""
        return Counter(d.severity for d in self.open)


class FaultyFileError(ConfigError):
    """A file that sets planner up is wrong; ``report`` says where and how to mend it."""

    kind: ClassVar[str]
    """What it holds: ``form``, ``theme``."""

    def __init__(self, report: Report) -> None:
        path, count = report.files[0], len(report.diagnostics)
        things = "1 thing is" if count == 1 else f"{count} things are"
        super().__init__(
            f"The {self.kind} {path} cannot be used: {things} wrong with it.",
            "Nothing was taken from it; mend it and try again.",
        )
        self.report = report
