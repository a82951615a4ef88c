"""The expression language of users' rules: checked as a whole when it is loaded, bounded when it runs.

It is a small part of Python's grammar for expressions, read by ``ast`` and never by ``eval``: names, fields,
comparisons, arithmetic without powers, ``and``, ``or``, ``not``, ``x if y else z``, lists, and loops inside functions
such as ``sum``. What is not in the table below does not exist, so no attribute, method or builtin of Python
can be reached: a name is looked up among the fields of the model, and nowhere else.

Tried and not taken: simpleeval (1.0.8) notices a misspelt name only when it is reached, so that ``0 and titel``
passes, knows no kinds, counts no steps, and reads attributes of the objects that it is given; cel-expr-python
(0.1.3) finds typos and kinds when compiling, but has no sums, is 50 MB large and has no wheel for musl Linux. With
either one, the walk that gives each node its kind and its place would still be ours, and that is nearly all
that is here.
"""

import ast
from collections.abc import Mapping
from typing import Any

from planner.engine.expression import conditions, lists, naming
from planner.engine.expression.fault import Fault
from planner.engine.expression.functions import Stopped
from planner.engine.expression.kinds import Kind
from planner.engine.expression.syntax import certain, parsed, size
from planner.engine.expression.walker import Names, Proven, Run, Scope, Visitor, Walker
from planner.frozen import Frozen

__all__ = ["Expression", "Fault", "Names", "Scope", "Stopped", "compiled"]

_VISITORS: Mapping[type, Visitor] = {
    ast.Constant: conditions.constant,
    ast.Name: naming.name,
    ast.Attribute: naming.attribute,
    ast.BoolOp: conditions.both,
    ast.UnaryOp: conditions.unary,
    ast.BinOp: conditions.arithmetic,
    ast.Compare: conditions.compare,
    ast.IfExp: conditions.choice,
    ast.Call: lists.call,
    ast.List: lists.listing,
    ast.Subscript: lists.share,
    ast.GeneratorExp: lists.loop,
    ast.ListComp: lists.loop,
}
"""The whole grammar."""


class Expression(Frozen):
    """An expression that is sound."""

    kind: Kind
    run: Run
    """Works it out in a scope; raises Stopped if it cannot."""
    proven: Proven
    """The optional fields that are surely written wherever it is true."""


def compiled(text: str, names: Names, *wanted: Kind, proven: Proven = frozenset()) -> Expression:
    """Check ``text`` and make it ready to run. Raises Fault with the place in the text.

    ``wanted`` are the kinds that it may be; without any, it may be anything and may be absent. ``proven`` are the
    optional fields that are known to be written.
    """
    tree = parsed(text)
    walker = Walker(text, names, _VISITORS)
    part = walker.wanted(tree, proven, *wanted) if wanted else walker.visit(tree, proven)
    price, work = size(tree), part.run

    def run(scope: Scope) -> Any:
        scope.spend(price)
        return work(scope)

    return Expression(part.kind, run, proven | certain(tree, when=True))
