"""What a placeholder of a donor's form may be: the only door to Jinja for files that somebody else has made.

A form may print values, repeat a row for every entry of a list, and leave something out. It cannot call, count up,
reach into Python or loop without end: every expression is held against a list of what is allowed and against the
vocabulary before anything is filled, and what is filled is sandboxed and bounded all the same.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from planner.engine.guess import closest
from planner.render.language import ENGLISH, Language
from planner.render.own.fields import Day, Money, Year
from planner.render.own.kinds import ANY, Kind, whole
from planner.render.own.values import MISSING, shown

if TYPE_CHECKING:
    from jinja2 import Environment, nodes

MOST_CHARACTERS = 50_000_000
"""Of a part of the form when it is filled."""
LOOP = Kind("the loop", None)
"""The loop that one is in: ``loop.index``, ``loop.first``, ``loop.last``, ``loop.length``."""
_LOOP_NAMES = ("first", "index", "last", "length")
_VALUES = (str, int, Money, Day, Year)


class LanguageError(Exception):
    """An expression is not allowed, or speaks of something that there is not; carries how to mend it."""

    def __init__(self, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix


def _plain(value: object) -> str:
    """A value without spaces, unit or words: for cells that are counted with."""
    match value:
        case Money():
            return str(value.amount)
        case Day():
            return value.written
        case Year():
            return str(value.number)
    return str(value)


def _default(value: object, words: str = "") -> object:
    return words if value == "" else value


FILTERS = ("default", "length", "lower", "plain", "upper")
"""What may stand after a bar."""


def _filters(tongue: Language) -> dict[str, Callable[..., object]]:
    made: dict[str, Callable[..., object]] = {
        "default": _default,
        "length": len,
        "lower": lambda value: _said(tongue, value).lower(),
        "plain": _plain,
        "upper": lambda value: _said(tongue, value).upper(),
    }
    return {name: made[name] for name in FILTERS}


def _said(tongue: Language, value: Any) -> str:
    """A value in words; empty for what is missing. Raises LanguageError for what is no value."""
    if not isinstance(value, _VALUES):
        raise LanguageError("This is a list or a record, not a value: name what of it is to stand here.")
    return shown(tongue, value)


def printed(tongue: Language, value: object) -> str:
    """What a placeholder prints. Raises LanguageError for what is no value."""
    return _said(tongue, value) or tongue.say(MISSING)


@cache
def environment(tongue: Language = ENGLISH) -> "Environment":
    """Where forms are filled that are written in the language ``tongue``."""
    from jinja2 import StrictUndefined, Template  # noqa: PLC0415 - few runs fill a form
    from jinja2.exceptions import SecurityError  # noqa: PLC0415 - the same
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - the same

    class Bounded(Template):
        """A template that stops before it fills the memory."""

        def render(self, *args: Any, **named: Any) -> str:
            """What is made of the form."""
            pieces, room = [], MOST_CHARACTERS
            for piece in self.generate(*args, **named):
                room -= len(piece)
                if room < 0:
                    raise LanguageError("Filled, the form would be larger than any that a person reads.")
                pieces.append(piece)
            return "".join(pieces)

    class Forms(ImmutableSandboxedEnvironment):
        """Sandboxed beyond its parent: nothing is called, only the vocabulary has attributes."""

        template_class = Bounded

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ARG002 - its signature
            """Whether ``attr`` is one of the vocabulary's."""
            named = type(obj).__module__ == Money.__module__ or type(obj).__name__ == "LoopContext"
            return named and not attr.startswith("_")

        def call(self, *_: Any, **__: Any) -> Any:
            """Nothing may be called."""
            raise SecurityError("a form may not call anything")

        def from_string(self, source: Any, *args: Any, **named: Any) -> Template:
            """The template, if all of it is allowed."""
            allowed(self.parse(source))
            return super().from_string(source, *args, **named)

    made = Forms(autoescape=True, undefined=StrictUndefined, finalize=partial(printed, tongue))
    made.globals.clear()
    made.tests.clear()
    made.filters.clear()
    made.filters.update(_filters(tongue))
    return made


def allowed(tree: "nodes.Template") -> None:
    """Raises LanguageError if anything in a parsed form is not on the list."""
    from jinja2 import nodes  # noqa: PLC0415 - see environment

    _bounded(tree, None)
    for node in _every(tree):
        if isinstance(node, nodes.For) and (node.recursive or node.test is not None or node.else_):
            raise LanguageError("A loop is written `for NAME in LIST` and nothing else.")
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            raise LanguageError(f"{node.attr!r} begins with an underscore, which no name here does.")
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            near = closest(node.name, FILTERS)
            fix = f"Did you mean {near}?" if near else f"There are: {', '.join(FILTERS)}."
            raise LanguageError(f"There is nothing called {node.name!r} to put after a bar.", fix)
        if not isinstance(node, _allowed_nodes()):
            what = _SAID.get(type(node).__name__, "This")
            raise LanguageError(
                f"{what} cannot be used in a form.",
                "A form prints values, repeats rows and leaves things out.",
            )


def _bounded(node: "nodes.Node", around: "nodes.For | None") -> None:
    """Raises LanguageError for a loop within a loop that is not over a list of the outer one's entries.

    So no form is longer than the programme times its own length.
    """
    from jinja2 import nodes  # noqa: PLC0415 - see environment

    inner = around
    if isinstance(node, nodes.For):
        if around is not None and not _belongs(node.iter, around.target):
            raise LanguageError(
                "A loop within a loop repeats over a list that belongs to the outer one, and this does not.",
                "Write {% for output in outcome.outputs %} inside {% for outcome in outcomes %}.",
            )
        inner = node
    for child in node.iter_child_nodes():
        _bounded(child, inner)


def _belongs(listed: "nodes.Node", target: "nodes.Node") -> bool:
    """Whether ``listed`` is an entry of the loop's ``target``."""
    from jinja2 import nodes  # noqa: PLC0415 - see environment

    holder = listed.node if isinstance(listed, nodes.Getattr) else None
    return isinstance(holder, nodes.Name) and isinstance(target, nodes.Name) and holder.name == target.name


def _every(tree: "nodes.Node") -> "Iterator[nodes.Node]":
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.iter_child_nodes())


def _allowed_nodes() -> tuple[type, ...]:
    from jinja2 import nodes  # noqa: PLC0415 - see environment

    return (
        nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Const, nodes.For, nodes.If,
        nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Filter,
    )  # fmt: skip


_SAID = {
    "Call": "A call, such as range(9),",
    "Getitem": "A name in square brackets",
    "Add": "Arithmetic",
    "Sub": "Arithmetic",
    "Mul": "Arithmetic",
    "Div": "Arithmetic",
    "Pow": "Arithmetic",
    "Mod": "Arithmetic",
    "FloorDiv": "Arithmetic",
    "Concat": "Arithmetic",
    "Assign": "`set`",
    "Include": "`include`",
    "Import": "`import`",
    "FromImport": "`import`",
    "Macro": "`macro`",
    "Test": "`is`",
}


def expression(text: str, scope: Mapping[str, Kind]) -> Kind:
    """What the expression ``text`` gives where ``scope`` holds the names. Raises LanguageError."""
    from jinja2 import TemplateSyntaxError, nodes  # noqa: PLC0415 - see environment

    try:
        tree = environment().parse("{{ " + text + " }}")
    except TemplateSyntaxError as error:
        raise LanguageError(f"{text!r} cannot be read: {error.message}.") from None
    except RecursionError:
        raise LanguageError("This has too many brackets inside each other.") from None
    allowed(tree)
    output = tree.body[0] if len(tree.body) == 1 else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise LanguageError("Between the brackets stands nothing that has a value.")
    return _kind(output.nodes[0], scope)


def _kind(node: "nodes.Node", scope: Mapping[str, Kind]) -> Kind:
    from jinja2 import nodes  # noqa: PLC0415 - see environment

    if isinstance(node, nodes.Name):
        return _found(node.name, scope, "")
    if isinstance(node, nodes.Getattr):
        return _entry(_kind(node.node, scope), node.attr)
    for child in node.iter_child_nodes():
        _kind(child, scope)
    return Kind("a value")


def _entry(holder: Kind, name: str) -> Kind:
    if holder is ANY:
        return ANY
    if holder is LOOP:
        return _found(name, dict.fromkeys(_LOOP_NAMES, Kind("a value")), " of a loop")
    if holder.many:
        raise LanguageError(
            f"{name!r} is asked of a list.",
            "Repeat over it first: {%tr for row in LIST %}, then {{ row.NAME }}.",
        )
    if holder.record is None:
        raise LanguageError(
            f"{name!r} is asked of a value, which has no parts.", "Take away the dot and what follows."
        )
    return _found(name, holder.inside, "")


def _found(name: str, known: Mapping[str, Kind], of: str) -> Kind:
    if name in known:
        return known[name]
    near = closest(name, known)
    fix = f"Did you mean {near}?" if near else f"There are: {', '.join(known)}."
    raise LanguageError(f"There is nothing called {name!r}{of}.", fix)


def top() -> dict[str, Kind]:
    """The names that a form sees outside any loop."""
    return whole()
