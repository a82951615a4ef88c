"""Names and fields: what an expression can speak of, and whether it is surely written."""

import ast
from typing import Any

from planner.engine.expression.functions import FUNCTIONS
from planner.engine.expression.kinds import FLAG, SHARES, TEXT, Kind, fields_of
from planner.engine.expression.walker import Part, Proven, Scope, Walker, source
from planner.engine.guess import choose, closest
from planner.frozen import replace

RESERVED = (*FUNCTIONS, "has", "programme", "this", "options", "true", "false")
"""Names that have a meaning everywhere."""
ITEMS_A_STEP = 16
"""Items that are read, or characters that are worked on, for one step."""
_IN_THE_FILE = {
    "from": ("start",),
    "to": ("end",),
    "for": ("audience", "purpose"),
    "at": ("when",),
    "type": ("group",),
    "kind": ("kinds",),
    "period": ("start",),
    "results": ("outcomes",),
    "author": ("authors",),
}
"""Keys of a programme file that have another name in a rule."""


def name(walker: Walker, node: ast.Name, proven: Proven) -> Part:
    """A name by itself: a loop's, the programme, or a field of the thing that the rule is about."""
    word = node.id
    if word in ("true", "false"):
        return Part(FLAG, lambda _: word == "true")
    if word in walker.loops:
        return Part(walker.loops[word], lambda scope: scope.values[word], word)
    if word in ("programme", "this"):
        thing = walker.names.programme if word == "programme" else walker.names.this
        return Part(Kind("thing", thing=thing), lambda scope: scope.values[word], word)
    known = fields_of(walker.names.this)
    if word not in known:
        whole = fields_of(walker.names.programme)
        message = f"There is no `{word}` here: {Kind('thing', thing=walker.names.this)} has no such field."
        near = (*known, *walker.loops, "programme", "options")
        fix = f"Did you mean `programme.{word}`?" if word in whole else _other_name(word, known, near)
        raise walker.fault(node, "unknown-name", message, fix)
    kind = _unless_proven(known[word], word, proven)
    return Part(kind, lambda scope: read(scope, scope.values["this"], word), word)


def attribute(walker: Walker, node: ast.Attribute, proven: Proven) -> Part:
    """A field of something that is surely written."""
    if isinstance(node.value, ast.Name) and node.value.id == "options":
        return _option(walker, node)
    return _field(walker, node, walker.value(node.value, proven), proven)


def _inside_has(walker: Walker, node: ast.AST, proven: Proven) -> Part:
    """Within ``has`` a field of something that is absent is absent too."""
    if isinstance(node, ast.Attribute) and not (
        isinstance(node.value, ast.Name) and node.value.id == "options"
    ):
        return _field(walker, node, _inside_has(walker, node.value, proven), proven)
    return walker.visit(node, proven)


def _field(walker: Walker, node: ast.Attribute, owner: Part, proven: Proven) -> Part:
    shown, word, get = source(node.value), node.attr, owner.run
    if owner.kind.thing is None:
        fix = (
            f"Go through it: x.{word} for x in {shown}."
            if owner.kind.name == "list"
            else "Take the field out."
        )
        raise walker.fault(node, "wrong-type", f"`{shown}` is {owner.kind} and has no fields.", fix)
    known = fields_of(owner.kind.thing)
    if word not in known:
        message = f"`{shown}` is {owner.kind}, and that has no field `{word}`."
        raise walker.fault(node, "unknown-name", message, _other_name(word, known, tuple(known)))
    path = f"{owner.path}.{word}" if owner.path else ""
    return Part(_unless_proven(known[word], path, proven), lambda scope: read(scope, get(scope), word), path)


def _option(walker: Walker, node: ast.Attribute) -> Part:
    word = node.attr
    if word not in walker.names.options:
        near = closest(word, walker.names.options)
        new = "Name it under `options` of the rule, with its default."
        fix = f"Did you mean `options.{near}`?" if near else new
        raise walker.fault(node, "unknown-name", f"The rule has no option `{word}`.", fix)
    kind = walker.names.options[word]
    return Part(kind, lambda scope: scope.values["options"][word], f"options.{word}")


def has(walker: Walker, node: ast.Call, proven: Proven) -> Part:
    """``has(x)``: whether something is written there. An empty text or list says nothing."""
    part = _inside_has(walker, node.args[0], proven) if len(node.args) == 1 else None
    if part is None or not part.path:
        message = "`has` asks whether one field is written."
        raise walker.fault(node, "wrong-type", message, "Write it like this: has(baseline).")
    if not (part.kind.optional or part.kind.name in ("list", TEXT.name, SHARES.name) or "." in part.path):
        message = f"`{part.path}` is always written, so there is nothing to ask."
        raise walker.fault(node.args[0], "wrong-type", message, "Take has(...) out.")
    get = part.run

    def run(scope: Scope) -> bool:
        value = get(scope)
        return value is not None and value not in ("", (), {})

    return Part(FLAG, run)


def read(scope: Scope, thing: Any, field: str) -> Any:
    """A field of a thing; sets in the order of the alphabet, so that the same file always says the same.

    A list may be gathered anew each time that it is read, so it is paid for by its length.
    """
    value = None if thing is None else getattr(thing, field)
    if isinstance(value, frozenset):
        value = tuple(sorted(value))
    if isinstance(value, tuple):
        scope.spend(len(value) // ITEMS_A_STEP)
    return value


def _unless_proven(kind: Kind, path: str, proven: Proven) -> Kind:
    return replace(kind, optional=False) if kind.optional and path in proven else kind


def _other_name(word: str, known: Any, near: tuple[str, ...]) -> str:
    """How to mend a name: keys of the file by the name that rules have for them, else the nearest."""
    meant = next((n for n in _IN_THE_FILE.get(word, ()) if n in known), "")
    return f"In a rule it is called `{meant}`." if meant else choose(word, near, "names", 12)
