"""The quick yes: whether data fits a schema, asked of a validator in Rust that is a hundred times faster.

It says yes or no and nothing else; why not, :mod:`planner.read.schema` finds out with jsonschema. A test holds the two
against each other, since they must always agree.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

_compiled: dict[int, tuple[Mapping[str, Any], "Draft202012Validator"]] = {}
_MAX_COMPILED = 32
_NO_LINE_BREAK = r'$(?!\\n)"'
"""How patterns of a schema end, as JSON: in Python ``$`` lets a line break through. Here it is the very end of a text."""


def fits(data: object, schema: Mapping[str, Any], *, whole_decimals: bool = True) -> bool:
    """Whether ``data`` fits ``schema`` for certain; False also where only jsonschema can tell.

    ``whole_decimals`` is False where it is known that no number is written like ``2.0``.
    """
    if whole_decimals and _has_whole_decimal(data):
        return False
    try:
        return _validator(schema).is_valid(data)
    except ValueError:  # a text or number that it cannot take, such as half of a surrogate pair
        return False


def _has_whole_decimal(data: object) -> bool:
    """Whether there is a ``2.0`` anywhere: JSON Schema takes it for a whole number, planner's format does not."""
    waiting: list[Any] = [data]
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if kind is dict:
            waiting.extend(value.values())
        elif kind is list:
            waiting.extend(value)
        elif kind is float and value.is_integer():
            return True
    return False


def _validator(schema: Mapping[str, Any]) -> "Draft202012Validator":
    """The compiled schema; kept with the schema itself, so that its id cannot come to mean another."""
    kept = _compiled.get(id(schema))
    if kept is None:
        from jsonschema_rs import Draft202012Validator, RegexOptions  # noqa: PLC0415 - heavy

        if len(_compiled) >= _MAX_COMPILED:
            _compiled.clear()
        plain = msgspec.json.encode(schema).decode().replace(_NO_LINE_BREAK, '$"')
        validator = Draft202012Validator(plain, validate_formats=True, pattern_options=RegexOptions())
        kept = _compiled[id(schema)] = (schema, validator)
    return kept[1]
