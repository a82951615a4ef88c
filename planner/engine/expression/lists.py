"""Lists, loops over them, and the functions that make one value of many."""

import ast
from collections.abc import Iterator
from typing import Any

from planner.engine.expression.conditions import must_be_known
from planner.engine.expression.functions import FUNCTIONS, Function, Stopped
from planner.engine.expression.kinds import FLAG, NUMBER, SHARES, TEXT, Kind, fields_of
from planner.engine.expression.naming import ITEMS_A_STEP, RESERVED, has
from planner.engine.expression.syntax import certain, refusal, size
from planner.engine.expression.walker import Part, Proven, Run, Scope, Walker, source
from planner.engine.guess import choose
from planner.frozen import Frozen, replace


def listing(walker: Walker, node: ast.List, proven: Proven) -> Part:
    """``[a, b]``: values of one kind."""
    if not node.elts:
        return Part(Kind("list"), lambda _: ())
    first = walker.value(node.elts[0], proven)
    parts = [first, *(walker.wanted(item, proven, first.kind) for item in node.elts[1:])]
    runs = [part.run for part in parts]
    kind = Kind("list", replace(first.kind, words=()))
    return Part(kind, lambda scope: tuple(run(scope) for run in runs))


def share(walker: Walker, node: ast.Subscript, proven: Proven) -> Part:
    """``skills["technical"]``: the share of one name, 0 where it has none."""
    shares = walker.wanted(node.value, proven, SHARES)
    name = walker.wanted(node.slice, proven, TEXT).run
    must_be_known(walker, node.slice, shares.kind)
    get = shares.run
    return Part(NUMBER, lambda scope: get(scope).get(name(scope), 0))


class _Loop(Frozen):
    """One ``for name in list if test``."""

    name: str
    source: Run
    tests: tuple[Run, ...]


def loop(walker: Walker, node: ast.GeneratorExp | ast.ListComp, proven: Proven) -> Part:
    """``a.cost for a in activities if a.method == "course"``; loops may stand inside loops."""
    around = dict(walker.loops)
    loops: list[_Loop] = []
    for turn in node.generators:
        over = walker.wanted(turn.iter, proven, Kind("list"), SHARES)
        name = _loop_name(walker, turn)
        walker.loops[name] = over.kind.item or replace(TEXT, words=over.kind.words)
        tests: list[Run] = []
        for test in turn.ifs:
            tests.append(walker.wanted(test, proven, FLAG).run)
            proven |= certain(test, when=True)
        loops.append(_Loop(name, over.run, tuple(tests)))
    element = walker.value(node.elt, proven)
    walker.loops = around
    price = size(node)
    run = element.run
    return Part(Kind("list", element.kind), lambda scope: tuple(_turns(scope, loops, run, price)))


def _turns(scope: Scope, loops: list[_Loop], element: Run, price: int) -> Iterator[Any]:
    """The elements of loops inside loops; every turn is paid for."""
    first, inner = loops[0], loops[1:]
    for item in first.source(scope):
        scope.spend(price)
        scope.values[first.name] = item
        if all(test(scope) for test in first.tests):
            if inner:
                yield from _turns(scope, inner, element, price)
            else:
                yield element(scope)


def _loop_name(walker: Walker, turn: ast.comprehension) -> str:
    target = turn.target
    if not isinstance(target, ast.Name) or turn.is_async:
        message = "Between `for` and `in` stands one name."
        raise walker.fault(target, "expression", message, "Write it like this: for a in activities.")
    if target.id in (*fields_of(walker.names.this), *walker.loops, *RESERVED):
        fix = "Choose another name for what the loop goes through, such as its first letter."
        raise walker.fault(target, "expression", f"`{target.id}` has a meaning here already.", fix)
    return target.id


def call(walker: Walker, node: ast.Call, proven: Proven) -> Part:
    """A function of the language."""
    if not isinstance(node.func, ast.Name) or node.keywords:
        raise walker.fault(node, "expression", *refusal(node))
    word = node.func.id
    if word == "has":
        return has(walker, node, proven)
    function = FUNCTIONS.get(word)
    if function is None:
        fix = choose(word, (*FUNCTIONS, "has"), "functions", 30)
        raise walker.fault(node.func, "unknown-name", f"There is no function `{word}`.", fix)
    if len(node.args) != len(function.takes):
        wanted = "one value" if len(function.takes) == 1 else f"{len(function.takes)} values"
        message = f"`{word}` takes {wanted}, not {len(node.args)}."
        raise walker.fault(node, "wrong-type", message, f"Write it like this: {function.form}.")
    args = [walker.wanted(a, proven, *k) for a, k in zip(node.args, function.takes, strict=True)]
    part = Part(_given(walker, node, function, args), _applied(function, [arg.run for arg in args]))
    _try_date(walker, node, part.run)
    return part


def _given(walker: Walker, node: ast.Call, function: Function, args: list[Part]) -> Kind:
    """What the function gives; of a list of numbers or of dates, one of them."""
    first = args[0].kind
    if function.gives is None:
        if not first.same(Kind("list", args[1].kind)):
            message = f"`{source(node.args[0])}` is {first}, so {args[1].kind} cannot stand for an empty one."
            raise walker.fault(node.args[1], "wrong-type", message, f"Write it like this: {function.form}.")
        return replace(args[1].kind, words=())
    return first if function.gives.name == "list" else function.gives


def _applied(function: Function, args: list[Run]) -> Run:
    work = function.run

    def run(scope: Scope) -> Any:
        values = [arg(scope) for arg in args]
        scope.spend(sum(len(v) // ITEMS_A_STEP for v in values if isinstance(v, str | tuple)))
        return work(*values)

    return run


def _try_date(walker: Walker, node: ast.Call, run: Run) -> None:
    """A date that is written out is tried at once, so that a slip in it is found when the rule is loaded."""
    if source(node.func) == "date" and isinstance(node.args[0], ast.Constant):
        try:
            run(Scope({}))
        except Stopped as stop:
            raise walker.fault(node.args[0], "wrong-type", str(stop), "Correct the date.") from None
