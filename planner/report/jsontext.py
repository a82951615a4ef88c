"""JSON that is safe to print: readable in every script, yet without a character that a terminal obeys.

Everything is said with JSON's own escapes, so that a program reads back exactly what was meant.
"""

import json
import math
import re
from collections.abc import Mapping

_HIDDEN = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_HIDDEN_HIGH = re.compile("[\U000e0000-\U000e007f]")
_COMMAND = re.compile(r"##(?=[\w-]*\[)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def dumps(value: object) -> str:
    """``value`` as indented JSON with a newline at the end; keys keep the order in which they were given."""
    text = json.dumps(plain(value), ensure_ascii=False, indent=2, allow_nan=False)
    text = _HIDDEN.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
    text = _HIDDEN_HIGH.sub(lambda m: json.dumps(m[0])[1:-1], text)
    return _COMMAND.sub(r"#\\u0023", text) + "\n"


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
