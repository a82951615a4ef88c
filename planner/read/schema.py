"""Holds a document against a JSON Schema and says what does not fit in a programme officer's words.

The quick yes of :mod:`planner.read.quick` comes first. The validator finds; :mod:`planner.read.misfits` sorts; :mod:`planner.read.complaints` speaks.
"""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from planner.diagnostic import Diagnostic, Severity
from planner.read.document import Document
from planner.read.quick import fits

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

    from planner.read.misfits import Misfit

MAX_SHOWN = 100
"""Findings of one file that are shown."""
MAX_COUNTED = 5_000
"""Facts after which the validator is stopped: one error may be a fact for every name of a hundred thousand."""

_FIRST_OF_PLACE = ("type", "minLength", "const", "enum", "format", "pattern")
"""Keywords about one scalar: where several fail, the first of these says it all."""

_compiled: dict[int, tuple[Mapping[str, Any], "Validator"]] = {}
_MAX_COMPILED = 32


def validate(
    document: Document, schema: Mapping[str, Any], *, whole_decimals: bool = True
) -> tuple[Diagnostic, ...]:
    """What in the document does not fit the schema (draft 2020-12), in the order of the text.

    ``whole_decimals`` is False where it is known that the data has no number like ``2.0``: that saves a walk.
    At most MAX_SHOWN findings and, if there are more, a last one that says how many.
    """
    data: Any = document.data
    if fits(data, schema, whole_decimals=whole_decimals):
        return ()
    from planner.read.complaints import complaint  # noqa: PLC0415 - only where something does not fit

    counted = list(islice(_facts(data, schema), MAX_COUNTED))
    facts = _without_echoes(counted)
    facts.sort(key=lambda fact: document.mark(fact.pointer))
    found = dict.fromkeys(d for fact in facts[:MAX_SHOWN] if (d := complaint(fact, document, schema)))
    ordered = sorted(found, key=Diagnostic.order)
    more = len(facts) - MAX_SHOWN
    if more > 0:
        ordered.append(_too_many(ordered[-1], more, exact=len(counted) < MAX_COUNTED))
    return tuple(ordered)


def _facts(data: Any, schema: Mapping[str, Any]) -> Iterator["Misfit"]:
    from planner.read.misfits import misfits  # noqa: PLC0415 - only where something does not fit

    for error in _validator(schema).iter_errors(data):
        yield from misfits(error, schema)


def _too_many(last: Diagnostic, more: int, *, exact: bool) -> Diagnostic:
    return Diagnostic(
        rule="schema/too-many",
        severity=Severity.ERROR,
        message=f"{'' if exact else 'More than '}{more} more places below do not fit the format either.",
        path=last.path,
        span=last.span,
        pointer=last.pointer,
        anchor=last.anchor,
        fix="Mend what is shown and check again.",
    )


def _without_echoes(facts: list["Misfit"]) -> list["Misfit"]:
    """Leave out what only repeats another misfit of the same value."""
    best: dict[object, int] = {}
    for fact in facts:
        if fact.keyword in _FIRST_OF_PLACE:
            rank = _FIRST_OF_PLACE.index(fact.keyword)
            best[fact.pointer] = min(rank, best.get(fact.pointer, rank))
    return [
        f
        for f in facts
        if f.keyword not in _FIRST_OF_PLACE or _FIRST_OF_PLACE.index(f.keyword) == best[f.pointer]
    ]


def _validator(schema: Mapping[str, Any]) -> "Validator":
    """The compiled schema; kept with the schema itself, so that its id cannot come to mean another."""
    kept = _compiled.get(id(schema))
    if kept is None:
        if len(_compiled) >= _MAX_COMPILED:
            _compiled.clear()
        kept = _compiled[id(schema)] = (schema, _compile(schema))
    return kept[1]


def _compile(schema: Mapping[str, Any]) -> "Validator":
    """A validator that fetches nothing, knows 2.0 from 2, and compares the items of a list in linear time."""
    from jsonschema import Draft202012Validator, validators  # noqa: PLC0415 - heavy
    from referencing import Registry  # noqa: PLC0415 - heavy

    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _checker, value: type(value) is int)
    extend: Any = validators.extend  # it has no types
    strict = extend(
        Draft202012Validator, {"required": _required, "uniqueItems": _unique_items}, type_checker=types
    )
    registry: Registry[Any] = Registry()
    found: Validator = strict(
        dict(schema), registry=registry, format_checker=Draft202012Validator.FORMAT_CHECKER
    )
    return found


def _required(_validator: Any, wanted: Any, value: Any, _schema: Any) -> Iterator["ValidationError"]:
    """One error for all names that are missing: :func:`misfits` takes it apart."""
    from jsonschema.exceptions import ValidationError  # noqa: PLC0415 - heavy

    if isinstance(value, dict) and any(name not in value for name in wanted):
        yield ValidationError("names are missing")


def _unique_items(_validator: Any, wanted: Any, value: Any, _schema: Any) -> Iterator["ValidationError"]:
    """One error at each item that repeats an earlier one; its instance stays the whole list."""
    import json  # noqa: PLC0415 - the same

    from jsonschema.exceptions import ValidationError  # noqa: PLC0415 - heavy

    seen: set[str] = set()
    for index, item in enumerate(value if wanted and isinstance(value, list) else ()):
        text = json.dumps(item, sort_keys=True)
        if text in seen:
            yield ValidationError("repeated item", path=(index,))
        seen.add(text)
