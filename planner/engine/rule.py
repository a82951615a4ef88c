"""What a rule is: a question to a programme, with its reasons, sources and examples.

A rule is one module below ``planner/rules``; its address is its id. The module's docstring says what it finds,
``Why:`` and ``Fix:``; ``check`` carries the rest. See CONTRIBUTING, "Add a rule".
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from types import FunctionType

from planner.citation import Asked, Grade, Source
from planner.diagnostic import RuleInfo, Severity
from planner.frozen import Frozen, field
from planner.gapdata.figures import Figures, shipped
from planner.model.gaps import GapProfile
from planner.model.programme import PHASES, Programme
from planner.position import Pointer


class Subject(Frozen):
    """What a rule may look at. Read-only; no text, file or format."""

    programme: Programme
    gaps: Mapping[str, GapProfile]
    """Gap profile by ISO alpha-3, for every target country that exists."""
    figures: Figures = field(default_factory=shipped)
    """All figures of this run, of other countries too, for what a programme cites."""


class Finding(Frozen):
    """What a rule says: where, and what is wrong there."""

    at: Pointer
    message: str
    """One or two plain sentences that name the thing."""
    fix: str = ""
    """How to mend this very finding; the rule's own advice where it is empty."""
    related: tuple[tuple[str, Pointer], ...] = ()
    """Other places that help to understand it: what to see there, and where."""


MARK = "# <- here"
"""Stands at the end of the line of an example on which a finding must land."""

Check = Callable[..., Iterable[Finding]]
"""``check(subject, *, option=default, ...)``: the keyword parameters are the rule's options.

A rule that compares programmes has ``check(path, portfolio, *, ...)``: it sees the file's name and, of every programme
of the run, what :mod:`planner.engine.portfolio` keeps. It is asked once all files have been read, and points at the
place where the programme speaks of others.
"""


class Rule(Frozen):
    """A rule, built-in or foreign: what can be said of it, its check and its examples."""

    info: RuleInfo
    check: Check
    needs_gaps: bool
    """Whether it asks for gap data, and so has nothing to say on a country that has none."""
    valid: tuple[str, ...]
    """Merge patches over the smallest programme that must give no finding."""
    invalid: tuple[str, ...]
    """Merge patches whose marked line must be where the finding lands."""
    compares: bool = False
    """Whether it compares programmes."""


class Declaration(Frozen):
    """What the decorator :func:`rule` notes on a check."""

    severity: Severity | Mapping[str, Severity]
    sources: tuple[Source, ...]
    grade: Grade
    asked: Asked
    rows: tuple[str, ...]
    needs_gaps: bool
    compares: bool = False

    def by_phase(self) -> dict[str, Severity]:
        """Severity for each phase; a phase that is not named takes that of the phase before it."""
        if isinstance(self.severity, Severity):
            return dict.fromkeys(PHASES, self.severity)
        found: dict[str, Severity] = {}
        latest = self.severity["design"]
        for phase in PHASES:
            latest = self.severity.get(phase, latest)
            found[phase] = latest
        return found


def rule(  # noqa: PLR0913 - one parameter for each thing that can be said of a rule
    severity: Severity | Mapping[str, Severity],
    *,
    sources: Iterable[Source],
    grade: Grade,
    asked: Asked = Asked.HOUSE,
    rows: Iterable[str] = (),
    needs_gaps: bool = False,
    compares: bool = False,
) -> Callable[[Check], Check]:
    """Make a function the check of the rule that its module is.

    ``severity`` is one for all phases or a mapping from phase to severity that begins with ``design``;
    ``rows`` are rows of the mission map, ``M1`` to ``M23``; ``compares`` says that the rule compares programmes.
    """
    declared = Declaration(severity, tuple(sources), grade, asked, tuple(rows), needs_gaps, compares)

    def mark(check: Check) -> Check:
        check.__declaration__ = declared  # type: ignore[attr-defined]
        return check

    return mark


def options_of(check: Check) -> dict[str, object]:
    """The options of a check and their defaults: its keyword-only parameters."""
    if isinstance(check, FunctionType) and not hasattr(
        check, "__wrapped__"
    ):  # nearly all: without a signature
        return dict(check.__kwdefaults__ or {})
    parameters = inspect.signature(check).parameters.values()
    return {p.name: p.default for p in parameters if p.kind is inspect.Parameter.KEYWORD_ONLY}
