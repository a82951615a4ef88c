"""What planner says of a file of users' rules: the stages ``rules/*``."""

from typing import TYPE_CHECKING

from planner.citation import Asked, Grade, Source
from planner.diagnostic import Diagnostic, RuleInfo, Severity
from planner.model.programme import PHASES
from planner.position import Pointer
from planner.read.document import Document
from planner.read.inside import span_inside

if TYPE_CHECKING:
    from planner.engine.expression import Fault

_SOURCE = Source("rules-1", "planner, Format of users' rules, version 1 (schemas/rules.schema.json)", 2026)


def _stage(name: str, title: str, why: str, fix: str) -> RuleInfo:
    severity = dict.fromkeys(PHASES, Severity.ERROR)
    return RuleInfo(f"rules/{name}", title, why, fix, severity, (_SOURCE,), Grade.CONSENSUS, Asked.HOUSE, {})


STAGES = (
    _stage(
        "expression",
        "An expression that cannot be read",
        "A condition that could be understood in several ways would prove nothing.",
        "Mend the place that is shown; docs/own-rules.md shows what an expression can say.",
    ),
    _stage(
        "unknown-name",
        "A name in a rule that stands for nothing",
        "A misspelt field would make a rule that never finds anything.",
        "Write the name as docs/rule-fields.md has it.",
    ),
    _stage(
        "wrong-type",
        "A value in a rule that is of the wrong kind",
        "A text cannot be added up or be less than a number; such a rule would fail on every programme.",
        "Compare numbers with numbers, dates with dates, and texts with texts.",
    ),
    _stage(
        "may-be-absent",
        "Something in a rule that a programme may leave out",
        "What is not written has no value, so the rule must say what holds then.",
        "Ask for it first with has(...).",
    ),
    _stage(
        "too-large",
        "An expression that is too large",
        "A check must end in good time.",
        "Split the rule into several.",
    ),
    _stage(
        "pack",
        "A pack whose name is taken",
        "Two rules with one id could not be told apart in a report or a waiver.",
        "Give the pack another name.",
    ),
    _stage(
        "repeated-name",
        "Two rules of one name in a pack",
        "Two rules with one id could not be told apart in a report or a waiver.",
        "Give one of them another name.",
    ),
)
"""One entry for every finding about a file of rules, beside those of the reader."""


def at_fault(document: Document, pointer: Pointer, fault: "Fault") -> Diagnostic:
    """The diagnostic for something wrong within the text at ``pointer``."""
    return Diagnostic(
        rule=f"rules/{fault.rule}",
        severity=Severity.ERROR,
        message=fault.message,
        path=document.path,
        span=span_inside(document, pointer, fault.start, fault.end),
        pointer=pointer,
        anchor=document.anchor(pointer),
        fix=fault.fix,
    )
