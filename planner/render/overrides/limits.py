"""The environment in which a user's own templates run: planner's sandbox, with a limit to what they may do.

The sandbox keeps templates away from Python. Here loops, macros, sums and texts are counted too
(:mod:`.budget`), so that a template that never ends, or that fills the memory, is an error in its line.
"""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, nodes, pass_context
from jinja2.visitor import NodeTransformer

from planner.late import late
from planner.render.overrides.budget import TooMuchError, bounded, say, short_range, step
from planner.render.sandbox import Sandbox

if TYPE_CHECKING:
    from jinja2.runtime import Context

_STEP, _SIZE = "planner-step", "planner-size"
"""Filters whose names no template can write."""
_LETTERS_A_STEP = 64
_MESSAGES = frozenset({"gettext", "ngettext", "pgettext", "npgettext"})
_WIDENED = late(r"%(\([^)]*\))?[-+ #]*[0-9*.]")
"""A value in a label that is to be as wide as the template says."""
_LONGEST_NUMBER = 10_000
"""Bits of a product or power."""
_MOST_BATCH = 1_000
_BODIES = (
    nodes.Template,
    nodes.Block,
    nodes.Macro,
    nodes.CallBlock,
    nodes.FilterBlock,
    nodes.AssignBlock,
    nodes.For,
)
"""What can run many times."""
_WITHHELD = frozenset(
    {
        "center",
        "filesizeformat",
        "format",
        "indent",
        "pprint",
        "random",
        "slice",
        "tojson",
        "urlize",
        "xmlattr",
    }
)
"""Filters that give another text each time, that make much of little, or that write their own markup."""
_OF_TEXT = frozenset(
    {
        "capitalize", "count", "endswith", "find", "isdigit", "lower", "lstrip", "partition", "removeprefix",
        "removesuffix", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "title", "upper",
    }
)  # fmt: skip
"""What a template may ask a text to do: none of it makes a long text of a short one."""


class LimitedEnvironment(Sandbox):
    """A sandbox that counts."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings, finalize=_written)
        self.globals.pop("lipsum")
        self.globals["range"] = short_range

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may read it."""
        if isinstance(obj, str) and callable(value) and attr not in _OF_TEXT:
            return False
        return super().is_safe_attribute(obj, attr, value)

    def wrap_str_format(self, value: Any) -> None:  # noqa: ARG002 - the signature of the sandbox
        """Nothing stands in for ``format`` of a text: it is not among what a template may ask."""
        return

    def call_binop(self, context: "Context", operator: str, left: Any, right: Any) -> Any:
        """A sum, product, power or remainder, refused where it would be very large."""
        if operator == "%" and isinstance(left, (str, bytes)):
            raise TooMuchError("texts are put together with ~ and not with %")
        if operator in {"*", "**"}:
            _refuse_large(operator, left, right)
        return bounded(super().call_binop(context, operator, left, right))

    def _generate(self, source: nodes.Template, *args: Any, **settings: Any) -> str:
        """The Python of a template, with its steps counted."""
        counting: nodes.Template = _Counting(self).visit(source)
        return super()._generate(counting, *args, **settings)


def limit(environment: Environment) -> None:
    """Count in the filters too; call it when all are there."""
    given = environment.filters
    kept = {name: _counted(one) for name, one in given.items() if name not in _WITHHELD}
    own = {"replace": _replaced, "join": _joined(given["join"]), "batch": _batched(given["batch"])}
    environment.filters = kept | own | {_STEP: _step, _SIZE: _size}
    for name in _MESSAGES & environment.globals.keys():
        message: Any = environment.globals[name]
        environment.globals[name] = _plain(message)


class _Counting(NodeTransformer):
    """Puts a step before all that can run many times, and a size after what joins texts."""

    def __init__(self, environment: LimitedEnvironment) -> None:
        self.environment = environment

    def visit(self, node: nodes.Node, *args: Any, **named: Any) -> Any:
        """``node`` with what is in it counted."""
        self.generic_visit(node, *args, **named)
        if isinstance(node, nodes.Concat):
            return self._at(nodes.Filter(node, _SIZE, [], [], None, None), node.lineno)
        if isinstance(node, nodes.For) and node.test is not None:
            node.test = self._at(nodes.And(nodes.Not(_taken(1)), node.test), node.lineno)
        if isinstance(node, _BODIES):
            letters = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
            first = nodes.ExprStmt(_taken(1 + letters // _LETTERS_A_STEP))
            node.body.insert(0, self._at(first, node.lineno))
        return node

    def _at(self, made: Any, line: int) -> Any:
        made.set_lineno(line, override=False)
        made.set_environment(self.environment)
        return made


def _taken(count: int) -> nodes.Filter:
    """An expression that takes steps and is nothing."""
    return nodes.Filter(nodes.Const(None), _STEP, [nodes.Const(count)], [], None, None)


@pass_context
def _step(context: "Context", value: None, cost: int) -> None:  # noqa: ARG001 - the context keeps it from being computed once and for all
    step(cost)
    return value


@pass_context
def _size(context: "Context", value: object) -> object:  # noqa: ARG001 - the same
    return bounded(value)


def _written(value: object) -> object:
    """What is printed."""
    say(len(value) if isinstance(value, str) else 20)
    return value


def _counted(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter whose input and result are counted."""
    at = 1 if hasattr(function, "jinja_pass_arg") else 0

    @functools.wraps(function)
    def counting(*args: Any, **named: Any) -> Any:
        step()
        bounded(args[at] if len(args) > at else None)
        return bounded(function(*args, **named))

    return counting


def _plain(message: Callable[..., Any]) -> Callable[..., Any]:
    """A label's function that fills in values as they are and makes nothing wider."""

    @functools.wraps(message)
    def plain(*args: Any, **named: Any) -> Any:
        if any(_WIDENED.search(one) for one in args if isinstance(one, str)):
            raise TooMuchError("a label takes values as %(name)s, without a width")
        return bounded(message(*args, **named))

    return plain


def _replaced(text: str, old: str, new: str) -> str:
    say(text.count(old) * len(new) + len(text))
    return text.replace(old, new)


def _joined(join: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(join)
    def joined(context: Any, value: Any, between: str = "", attribute: Any = None) -> Any:
        listed = list(value)
        step(1 + len(listed) // 50)
        say(len(listed) * len(between) + sum(len(one) for one in listed if isinstance(one, str)))
        return bounded(join(context, listed, between, attribute))

    return joined


def _batched(batch: Callable[..., Any]) -> Callable[..., Any]:
    def batched(value: Any, count: int, fill: Any = None) -> Any:
        if not 1 <= count <= _MOST_BATCH:
            raise TooMuchError(f"a batch has 1 to {_MOST_BATCH} things")
        return batch(value, count, fill)

    return batched


def _refuse_large(operator: str, left: Any, right: Any) -> None:
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        if isinstance(left, int) and isinstance(right, int):
            bits = left.bit_length() * (abs(right) if operator == "**" else 1) + right.bit_length()
            if bits > _LONGEST_NUMBER:
                raise TooMuchError("it computes a number that no document needs")
        return
    count = right if isinstance(right, int) else left
    if isinstance(count, int):
        many = left if count is right else right
        say(max(count, 0) * (len(many) if hasattr(many, "__len__") else 1))
