"""JSON that is safe to print: readable in every script, yet without a character that a terminal obeys.

Everything is said with JSON's own escapes, so that a program reads back exactly what was meant.
"""

import json
import math
from collections.abc import Mapping

from planner.late import late
from planner.report.safe import INLINE_COMMAND, is_obeyed

_OUTSIDE_ASCII = late(r"[^\n -~]")
_SURROGATE = late("[\ud800-\udfff]")


def dumps(value: object) -> str:
    """``value`` as indented JSON with a newline at the end; keys keep the order in which they were given."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=2, allow_nan=False)
    text = _OUTSIDE_ASCII.sub(lambda match: _escaped(match[0]), text)
    return INLINE_COMMAND.sub(r"#\\u0023", text) + "\n"


def _escaped(character: str) -> str:
    """The character as it is if it is shown, in JSON's own escapes if a terminal would obey or hide it."""
    return json.dumps(character)[1:-1] if is_obeyed(character) else character


def plain(value: object) -> object:
    """``value`` in the types of JSON: sets are sorted, dates and infinities become text.

    Half of a surrogate pair, which only a file name that is not UTF-8 can bring, is named by its number:
    strict readers of JSON refuse it even when it is escaped.
    """
    if isinstance(value, str):
        return _SURROGATE.sub(lambda m: f"<U+{ord(m[0]):04X}>", value)
    if value is None or isinstance(value, bool | int) or (isinstance(value, float) and math.isfinite(value)):
        return value
    if isinstance(value, Mapping):
        return {str(plain(str(key))): plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((plain(item) for item in value), key=str)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return plain(str(value))
