"""The walk over an expression's tree: each node is given a kind, and becomes a closure that works it out."""

import ast
from collections.abc import Callable, Mapping
from typing import Any

from planner.engine.expression.fault import Fault
from planner.engine.expression.functions import Stopped, fits
from planner.engine.expression.kinds import DATE, FLAG, NUMBER, TEXT, Kind
from planner.engine.expression.syntax import refusal
from planner.frozen import Frozen, Struct, field

MAX_STEPS = 500_000
"""Steps that one rule may take over one programme; well under a second."""
_LONGEST = 40


class Scope(Struct):
    """What an expression works with while it runs."""

    values: dict[str, Any]
    """By name: ``programme``, ``this``, ``options``, and what loops name."""
    left: int = MAX_STEPS
    """Steps that may still be taken."""

    def spend(self, steps: int) -> None:
        """Count steps; raises Stopped when there are too many."""
        self.left -= steps
        if self.left < 0:
            limit = f"{MAX_STEPS:,}"
            raise Stopped(f"It takes more than {limit} steps on this programme; make the rule simpler.")


Run = Callable[[Scope], Any]


class Part(Frozen):
    """A piece of an expression: what it is, and how to work it out."""

    kind: Kind
    run: Run
    path: str = ""
    """The dotted name that it is written as, if it is one: what ``has`` can vouch for."""


class Names(Frozen):
    """What an expression may name beside the functions."""

    this: type
    """The class of the thing that the rule is about; its fields are names."""
    programme: type
    options: Mapping[str, Kind] = field(default_factory=dict)


Proven = frozenset[str]
"""The dotted names of optional fields that are known to be written."""
Visitor = Callable[["Walker", Any, Proven], Part]


class Walker:
    """Knows the text and the names of one expression, and says where in the text something is wrong."""

    def __init__(self, text: str, names: Names, visitors: Mapping[type, Visitor]) -> None:
        self.names = names
        self.loops: dict[str, Kind] = {}
        """What the loops around the present node name."""
        self._text = text
        self._lines = text.split("\n")
        self._visitors = visitors

    def visit(self, node: ast.AST, proven: Proven) -> Part:
        """The part that a node makes; its value may be absent."""
        make = self._visitors.get(type(node))
        if make is None:
            raise self.fault(node, "expression", *refusal(node))
        return make(self, node, proven)

    def value(self, node: ast.AST, proven: Proven) -> Part:
        """The part that a node makes, which must have a value."""
        part = self.visit(node, proven)
        if part.kind.optional:
            name = source(node)
            message = f"`{name}` may be left out of a programme, and then it has no value."
            fix = f"Ask for it first: has({name}) and ..., or: not has({name}) or ..."
            raise self.fault(node, "may-be-absent", message, fix)
        return part

    def wanted(self, node: ast.AST, proven: Proven, *kinds: Kind) -> Part:
        """The part that a node makes, which must have a value of one of these kinds."""
        part = self.value(node, proven)
        if not any(fits(part.kind, kind) for kind in kinds):
            said = " or ".join(map(str, kinds))
            message = f"`{source(node)}` is {part.kind}, but {said} is wanted here."
            raise self.fault(node, "wrong-type", message, mend(part.kind, kinds))
        return part

    def fault(self, node: ast.AST, rule: str, message: str, fix: str) -> Fault:
        """A fault at a node of the tree; at a field it is its last name that is shown."""
        start = self._offset(node.lineno, node.col_offset)  # type: ignore[attr-defined]
        end = self._offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]
        if isinstance(node, ast.Attribute) and rule == "unknown-name":
            start = end - len(node.attr)
        return Fault(rule, message, fix, start, end)

    def _offset(self, line: int, column: int) -> int:
        """The offset in the text of a line and a column in bytes; the first line has a bracket before it."""
        if line > len(self._lines):
            return len(self._text)
        before = sum(len(text) + 1 for text in self._lines[: line - 1])
        inside = self._lines[line - 1].encode()[: column - (line == 1)]
        return before + len(inside.decode(errors="ignore"))


def source(node: ast.AST) -> str:
    """A node as it is written, short enough for a sentence."""
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def mend(kind: Kind, wanted: tuple[Kind, ...]) -> str:
    """How to make of a value what is wanted, where there is a way."""
    names = {k.name for k in wanted}
    if kind.name == "a number or a text" and NUMBER.name in names:
        return "Write number(x, 0): the number, or 0 where it is a text."
    if kind == TEXT and DATE.name in names:
        return 'Write a date as date("2027-03-01").'
    if FLAG.name in names:
        return "Compare it with something, or ask has(x)."
    if kind.name == "list" and NUMBER.name in names:
        return "Write count(x) for how many there are, or sum(x) for a list of numbers."
    if kind == DATE and NUMBER.name in names:
        return "Write year(x), or days_between(x, y)."
    return "Correct it, or compare it with something of its kind."
