"""From the errors of a JSON Schema validator to plain facts: what was wanted where, and what stands there.

Only the branch of an ``anyOf`` or ``oneOf`` that the author most probably meant is followed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from planner.frozen import Frozen, replace
from planner.position import Pointer

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_JSON_TYPES: dict[type, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    list: "array",
    dict: "object",
    type(None): "null",
}
_NEW_VALUE = frozenset(("properties", "patternProperties", "dependentSchemas", "$defs"))


class Misfit(Frozen):
    """One way in which a value does not fit its schema."""

    keyword: str
    """The schema's keyword: ``type``, ``required``..."""
    wanted: Any
    """What the keyword asks for."""
    value: object
    pointer: Pointer
    schema: Mapping[str, Any]
    """The subschema that holds the keyword."""
    about: str = ""
    """What the schema says of the value that is looked at; may be empty."""
    form: str = ""
    """The form that a text must have, ready for “wants …”; may be empty."""
    is_name: bool = False
    """Whether the fault is in a name itself (the last part of the pointer), not in its value."""

    @property
    def children(self) -> dict[str, Any]:
        """The value as a mapping; empty if it is none."""
        return self.value if isinstance(self.value, dict) else {}


def misfits(error: "ValidationError", root: Mapping[str, Any]) -> Iterator[Misfit]:
    """The facts behind one validator error: one for each unknown or missing name, otherwise one or few."""
    if error.validator in ("anyOf", "oneOf") and error.context:
        yield from _branches(error, root)
        return
    fact = _misfit(error, root)
    if fact.keyword == "additionalProperties":
        yield from (replace(fact, pointer=fact.pointer / name, wanted=name) for name in unknown(fact))
    elif fact.keyword == "required":
        yield from (replace(fact, wanted=name) for name in fact.wanted if name not in fact.children)
    else:
        yield fact


def unknown(fact: Misfit) -> Iterator[str]:
    """The names in the value of a misfit that its schema does not know."""
    patterns = [re.compile(pattern) for pattern in fact.schema.get("patternProperties", {})]
    known = fact.schema.get("properties", {})
    for name in fact.children:
        if name not in known and not any(p.search(name) for p in patterns):
            yield name


def resolve(root: Mapping[str, Any], node: Any) -> Any:
    """The subschema that ``node`` refers to if it is a reference inside the same schema, else ``node``."""
    reference = node.get("$ref", "") if isinstance(node, Mapping) else ""
    if not reference.startswith("#/"):
        return node
    found: Any = root
    for part in Pointer.parse(reference[1:]).parts:
        found = found[part]
    return found


def describe(root: Mapping[str, Any], node: Any) -> str:
    """What the schema says of a value, from the property itself or what it refers to."""
    own = node.get("description") if isinstance(node, Mapping) else None
    target = resolve(root, node)
    return str(own or (target.get("description") if isinstance(target, Mapping) else None) or "")


def _misfit(error: "ValidationError", root: Mapping[str, Any]) -> Misfit:
    about, form = _annotations(root, error)
    pointer = Pointer(tuple(error.absolute_path))
    is_name = "propertyNames" in error.absolute_schema_path
    schema = error.schema if isinstance(error.schema, Mapping) else {}
    return Misfit(
        keyword=str(error.validator),
        wanted=error.validator_value,
        value=error.instance,
        pointer=pointer / str(error.instance) if is_name else pointer,
        schema=schema,
        about=about,
        form=form,
        is_name=is_name,
    )


def _annotations(root: Mapping[str, Any], error: "ValidationError") -> tuple[str, str]:
    """Description (the outermost, which knows the use) and form (the innermost, which knows the kind)."""
    node: Any = root
    chain: list[Any] = [root]
    before: str | int = ""
    for step in error.absolute_schema_path:
        while isinstance(node, Mapping) and step not in node and "$ref" in node:
            node = resolve(root, node)
            chain.append(node)
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            break  # the validator went where this does not follow: what was found so far must do
        chain = [node] if _is_new_value(before, step) else [*chain, node]
        before = step
    schemas = [schema for schema in chain if isinstance(schema, Mapping)]
    schemas += [error.schema] if isinstance(error.schema, Mapping) else []
    about = next((str(s["description"]) for s in schemas if "description" in s), "")
    form = next((str(s["x-form"]) for s in reversed(schemas) if "x-form" in s), "")
    return about, form


def _is_new_value(before: str | int, step: str | int) -> bool:
    """Whether a step in a schema leads to the schema of another value."""
    return before in _NEW_VALUE or (
        before != "properties" and step in ("items", "additionalProperties", "propertyNames")
    )


def _branches(error: "ValidationError", root: Mapping[str, Any]) -> Iterator[Misfit]:
    """The misfits of the branch that was meant; one joint misfit where the branches say the same kind of thing."""
    by_branch: dict[Any, list[ValidationError]] = defaultdict(list)
    for child in error.context or ():
        by_branch[child.relative_schema_path[0]].append(child)
    branches = list(by_branch.values())
    fitting = [branch for branch in branches if not any(_wanted_kinds(child) for child in branch)]
    if not fitting:
        kinds = sorted({kind for branch in branches for child in branch for kind in _wanted_kinds(child)})
        yield replace(_misfit(error, root), keyword="type", wanted=kinds)
        return
    joint = _joint(error, fitting, root)
    if joint:
        yield joint
        return
    for child in min(fitting, key=_distance):
        yield from misfits(child, root)


def _wanted_kinds(error: "ValidationError") -> set[str]:
    """The JSON types that are wanted, if the value's own type is what does not fit."""
    if error.relative_path:
        return set()
    wanted: Any = error.validator_value
    if error.validator == "type":
        return {wanted} if isinstance(wanted, str) else set(wanted)
    if error.validator in ("enum", "const"):
        kinds = {_JSON_TYPES[type(option)] for option in _options(error)}
        return set() if _JSON_TYPES[type(error.instance)] in kinds else kinds
    return set()


def _options(error: "ValidationError") -> list[Any]:
    """The values that an ``enum`` or ``const`` allows."""
    wanted: Any = error.validator_value
    return list(wanted) if error.validator == "enum" else [wanted]


def _joint(
    error: "ValidationError", branches: list[list["ValidationError"]], root: Mapping[str, Any]
) -> Misfit | None:
    """One misfit for branches that each list words, or each ask for a name that is missing."""
    if len(branches) == 1 or any(child.relative_path for branch in branches for child in branch):
        return None
    keywords = {str(child.validator) for branch in branches for child in branch}
    if keywords <= {"enum", "const"}:
        options = [option for branch in branches for option in _options(branch[0])]
        return replace(_misfit(error, root), keyword="enum", wanted=options)
    if keywords == {"required"}:
        facts = [fact for branch in branches for fact in misfits(branch[0], root)]
        return replace(_misfit(error, root), keyword="requiredOne", wanted=[fact.wanted for fact in facts])
    return None


def _distance(branch: list["ValidationError"]) -> tuple[int, int]:
    """How far a value is from a branch: first whether its kind is named otherwise, then how much is wrong."""
    other_kind = sum(e.validator in ("const", "enum") and len(e.relative_path) == 1 for e in branch)
    return other_kind, len(branch)
