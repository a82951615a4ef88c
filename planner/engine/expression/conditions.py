"""Conditions and arithmetic: what can be compared with what, and numbers that stay within bounds."""

import ast
import operator
from collections.abc import Callable
from typing import Any

from planner.engine.expression.functions import Stopped, bounded
from planner.engine.expression.kinds import DATE, FLAG, MIXED, NUMBER, SHARES, TEXT, Kind
from planner.engine.expression.syntax import certain, refusal
from planner.engine.expression.walker import Part, Proven, Run, Scope, Walker, mend, source
from planner.engine.guess import choose
from planner.frozen import Frozen, replace

_MAX_LITERAL = 10**15
_COMPARED_A_STEP = 1_000
"""Characters of a text that are compared for one step."""
_ORDERED = (NUMBER.name, DATE.name)
_EQUAL: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {ast.Eq: operator.eq, ast.NotEq: operator.ne}
_ORDER: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


def _divide(left: float, right: float) -> float:
    if right == 0:
        raise Stopped("It divides by zero; ask first whether the number is more than 0.")
    return left / right


def _rest(left: float, right: float) -> float:
    if right == 0:
        raise Stopped("It divides by zero; ask first whether the number is more than 0.")
    return left % right


_ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: _divide,
    ast.Mod: _rest,
}


def constant(walker: Walker, node: ast.Constant, _proven: Proven) -> Part:
    """A number, a text, true or false."""
    value = node.value
    if isinstance(value, bool):
        return Part(FLAG, lambda _: value)
    if isinstance(value, str) and node.kind is None:
        return Part(TEXT, lambda _: value)
    if not isinstance(value, int | float):
        raise walker.fault(node, "expression", *refusal(node))
    if not -_MAX_LITERAL <= value <= _MAX_LITERAL:
        fix = "Numbers may have up to 15 digits."
        raise walker.fault(node, "too-large", "This number is too large.", fix)
    return Part(NUMBER, lambda _: value)


def both(walker: Walker, node: ast.BoolOp, proven: Proven) -> Part:
    """``and``, ``or``: what the left side has made sure of holds on the right."""
    runs: list[Run] = []
    is_and = isinstance(node.op, ast.And)
    for value in node.values:
        runs.append(walker.wanted(value, proven, FLAG).run)
        proven |= certain(value, when=is_and)
    if is_and:
        return Part(FLAG, lambda scope: all(run(scope) for run in runs))
    return Part(FLAG, lambda scope: any(run(scope) for run in runs))


def choice(walker: Walker, node: ast.IfExp, proven: Proven) -> Part:
    """``x if condition else y``."""
    test = walker.wanted(node.test, proven, FLAG).run
    body = walker.value(node.body, proven | certain(node.test, when=True))
    other = walker.wanted(node.orelse, proven | certain(node.test, when=False), body.kind).run
    then, kind = body.run, replace(body.kind, words=())
    return Part(kind, lambda scope: then(scope) if test(scope) else other(scope))


def unary(walker: Walker, node: ast.UnaryOp, proven: Proven) -> Part:
    """``not`` and the minus before a number."""
    if isinstance(node.op, ast.Not):
        flag = walker.wanted(node.operand, proven, FLAG).run
        return Part(FLAG, lambda scope: not flag(scope))
    if isinstance(node.op, ast.USub):
        number = walker.wanted(node.operand, proven, NUMBER).run
        return Part(NUMBER, lambda scope: -number(scope))
    raise walker.fault(node, "expression", *refusal(node))


def arithmetic(walker: Walker, node: ast.BinOp, proven: Proven) -> Part:
    """Plus, minus, times, divided by, and the rest of a division; of numbers only."""
    work = _ARITHMETIC.get(type(node.op))
    if work is None:
        raise walker.fault(node, "expression", *refusal(node.op))
    left = walker.wanted(node.left, proven, NUMBER).run
    right = walker.wanted(node.right, proven, NUMBER).run
    return Part(NUMBER, lambda scope: bounded(work(left(scope), right(scope))))


class _Side(Frozen):
    """One side of a comparison."""

    node: ast.expr
    part: Part

    @property
    def kind(self) -> Kind:
        """What it is."""
        return self.part.kind

    def __str__(self) -> str:
        return f"`{source(self.node)}`"


def compare(walker: Walker, node: ast.Compare, proven: Proven) -> Part:
    """One comparison or a chain of them: ``1 <= x <= 5``."""
    sides = [_Side(side, walker.value(side, proven)) for side in (node.left, *node.comparators)]
    tests = [_test(walker, op, *sides[i : i + 2]) for i, op in enumerate(node.ops)]
    return Part(FLAG, lambda scope: all(test(scope) for test in tests))


def _test(walker: Walker, op: ast.cmpop, left: _Side, right: _Side) -> Run:
    if isinstance(op, ast.In | ast.NotIn):
        return _membership(walker, left, right, inside=isinstance(op, ast.In))
    test = _EQUAL.get(type(op)) or _ORDER.get(type(op))
    if test is None:
        raise walker.fault(right.node, "expression", *refusal(op))
    if type(op) in _ORDER:
        _must_have_order(walker, left, right)
    else:
        _must_be_alike(walker, left, right)
    a, b = left.part.run, right.part.run
    if left.kind.name == DATE.name:
        return lambda scope: test(a(scope).first, b(scope).first)
    return lambda scope: test(_weighed(scope, a(scope)), b(scope))


def _weighed(scope: Scope, value: Any) -> Any:
    """The value, after its length is paid for: to compare long texts takes time."""
    if isinstance(value, str):
        scope.spend(len(value) // _COMPARED_A_STEP)
    return value


def _must_have_order(walker: Walker, left: _Side, right: _Side) -> None:
    for side in (left, right):
        if side.kind.name not in _ORDERED:
            message = f"{side} is {side.kind}; only numbers and dates can be more or less than another."
            raise walker.fault(side.node, "wrong-type", message, mend(side.kind, _wanted(left, right)))
    _must_be_alike(walker, left, right)


def _wanted(left: _Side, right: _Side) -> tuple[Kind, ...]:
    return tuple(side.kind for side in (left, right) if side.kind.name in _ORDERED) or (NUMBER,)


def _must_be_alike(walker: Walker, left: _Side, right: _Side) -> None:
    for side in (left, right):
        if side.kind.name in ("thing", "list", SHARES.name):
            message = f"{side} is {side.kind}, which cannot be compared as a whole."
            fix = "Compare its fields, or use count, any or all."
            raise walker.fault(side.node, "wrong-type", message, fix)
    names = {left.kind.name, right.kind.name}
    if len(names) > 1 and not (MIXED.name in names and names <= {MIXED.name, NUMBER.name, TEXT.name}):
        message = f"{left} is {left.kind} and {right} is {right.kind}: they are never the same."
        raise walker.fault(right.node, "wrong-type", message, mend(right.kind, (left.kind,)))
    must_be_known(walker, right.node, left.kind)
    must_be_known(walker, left.node, right.kind)


def _membership(walker: Walker, left: _Side, right: _Side, *, inside: bool) -> Run:
    if right.kind.name not in ("list", SHARES.name):
        fix = f"For a part of a text write contains({source(right.node)}, ...)."
        message = f"{right} is {right.kind}, and only a list can have something in it."
        raise walker.fault(right.node, "wrong-type", message, fix)
    names = replace(TEXT, words=right.kind.words)
    item = names if right.kind.name == SHARES.name else right.kind.item or left.kind
    if not left.kind.same(item) or item.name in ("thing", "list"):
        message = f"{left} is {left.kind}, and {right} is {right.kind}: it is never in it."
        fix = "Look for something of the kind that the list holds."
        raise walker.fault(left.node, "wrong-type", message, fix)
    must_be_known(walker, left.node, item)
    must_be_known(walker, right.node, left.kind)
    a, b = left.part.run, right.part.run

    def run(scope: Scope) -> bool:
        value, values = a(scope), b(scope)
        weight = len(value) // _COMPARED_A_STEP if isinstance(value, str) else 0
        scope.spend(len(values) * (1 + weight))
        return (value in values) is inside

    return run


def must_be_known(walker: Walker, node: ast.expr, kind: Kind) -> None:
    """A text that is compared with one of a few words must be one of them."""
    for option in node.elts if isinstance(node, ast.List) else [node]:
        word = option.value if isinstance(option, ast.Constant) else None
        if kind.words and isinstance(word, str) and word not in ("", *kind.words):
            fix = choose(word, kind.words, "words")
            raise walker.fault(option, "unknown-name", f"It is never “{word}”.", fix)
