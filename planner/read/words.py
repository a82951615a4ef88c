"""How values, kinds and places are called in front of people."""

import re
from collections.abc import Sequence

from planner.late import late
from planner.position import Pointer
from planner.read.document import Document

EXAMPLE = "Compare it with one of the example programmes."
"""The advice where a schema says nothing more."""

LIMITS = {
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "more than {}",
    "exclusiveMaximum": "less than {}",
    "multipleOf": "a multiple of {}",
}
"""By schema keyword."""

UNITS = {
    "minLength": "characters",
    "maxLength": "characters",
    "minItems": "items",
    "maxItems": "items",
    "minProperties": "entries",
    "maxProperties": "entries",
}
"""What a keyword counts."""

FORMATS = {
    "date": "a date such as 2027-03-01",
    "date-time": "a date and time such as 2027-03-01T12:00:00Z",
    "time": "a time such as 12:00:00Z",
    "email": "an e-mail address",
    "uri": "a web address such as https://example.org",
}
"""By the name of the format."""

_KINDS = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a group of `name: value` lines",
    "null": "nothing",
}
_LONGEST = 60
_MOST_LISTED = 12
_MOST_COMPARED = 500
_GROUPED = r"\d{1,3}(?:[ \u00a0\u2009\u202f,.'\u2019_]\d{3})+"
_UNIT = r"(?:[A-Z]{3}|[€$£¥%])?"
_AMOUNT = late(rf"{_UNIT}\s*(-?)({_GROUPED}|\d+)\s*{_UNIT}")


def label(document: Document, pointer: Pointer) -> str:
    """What the place is called: `` `people` ``, ``item 2 of `countries` ``, ``item `o1` of `outcomes` ``."""
    if not pointer.parts:
        return "the file"
    last = pointer.parts[-1]
    if isinstance(last, str):
        return f"`{clip(last)}`"
    name = document.anchor(pointer).rpartition("/")[2]
    item = f"item {last + 1}" if name == str(last) else f"item `{clip(name)}`"
    return f"{item} of {label(document, pointer.parent)}"


def clip(text: str) -> str:
    """The text on one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def first_sentence(text: str) -> str:
    """Up to the first full stop."""
    return re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0]


def about(pointer: Pointer, description: str) -> str:
    """What the format says of a named value; empty if it says nothing."""
    if not description:
        return ""
    named = pointer.parts and isinstance(pointer.parts[-1], str)
    return (
        f"`{clip(str(pointer.parts[-1]))}`: {first_sentence(description)}"
        if named
        else first_sentence(description)
    )


def join(*sentences: str) -> str:
    """The sentences that there are."""
    return " ".join(sentence for sentence in sentences if sentence)


def either(names: Sequence[str]) -> str:
    """``a, b or c``."""
    return " or ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def some(names: Sequence[str], first: str | None = None) -> str:
    """A list for reading, shortened when it is long; ``first`` is never left out."""
    ordered = [first, *(name for name in names if name != first)] if first else list(names)
    shown = ", ".join(ordered[:_MOST_LISTED])
    more = len(ordered) - _MOST_LISTED
    return f"{shown} and {more} more" if more > 0 else shown


def nearest(written: str, options: Sequence[str]) -> str | None:
    """The option that was probably meant."""
    import difflib  # noqa: PLC0415 - only where something is wrong

    if len(written) > _LONGEST or len(options) > _MOST_COMPARED:
        return None
    folded = {option.casefold().replace("-", "_"): option for option in options}
    found = difflib.get_close_matches(written.casefold().replace("-", "_"), folded, n=1, cutoff=0.7)
    return folded[found[0]] if found else None


def bare(value: object) -> str:
    """A value of the format as it would be written in YAML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "nothing" if value is None else str(value)


def shown(value: object, source: str) -> str:
    """A value of the user's as it is quoted: texts in quotes, numbers as they were written."""
    if isinstance(value, str):
        return f'"{clip(value)}"'
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of names and values"
    return "empty" if value is None else clip(source) or bare(value)


def kinds(wanted: Sequence[str]) -> str:
    """JSON types in words."""
    names = [kind for kind in wanted if kind != "integer" or "number" not in wanted]
    return either([_KINDS[kind] for kind in names])


def kind_of(value: object, source: str) -> str:
    """What a value is, as the second half of “wants a list, but …”."""
    if value is None:
        return "nothing is written after the colon" if not source else f"{source} means nothing"
    if isinstance(value, list):
        return "a list is written here"
    if isinstance(value, dict):
        return "a group of names and values is written here"
    if isinstance(value, bool):
        return f"{bare(value)} means yes or no"
    if isinstance(value, str):
        return f"{shown(value, source)} is text"
    return f"{shown(value, source)} is a number" + (" with decimals" if isinstance(value, float) else "")


def change_kind(value: object, source: str, wanted: Sequence[str], want: str) -> str:
    """How to make a value one of the kinds that are wanted."""
    if value is None:
        return f"Write {want} after the colon."
    if {"integer", "number"} & set(wanted) and isinstance(value, str | float) and not isinstance(value, bool):
        return _as_number(value, source)
    if "string" in wanted and isinstance(value, bool | int | float):
        return f'Put it in quotes: "{source}".'
    if "array" in wanted and not isinstance(value, dict):
        return f"Write it in square brackets: [{clip(source)}]."
    if "boolean" in wanted:
        return "Write true or false."
    return f"Write {want}."


def _as_number(value: str | float, source: str) -> str:
    amount = _AMOUNT.fullmatch(value.strip() if isinstance(value, str) else source)
    if not amount:
        return "Write the number in digits." if isinstance(value, str) else "Write a whole number."
    digits = amount[1] + (re.sub(r"\D", "", amount[2]).lstrip("0") or "0")
    if isinstance(value, float):
        return f"Write a whole number: {digits}, if the point was to separate thousands."
    return f"Write {digits}: digits only, without quotes, separators, currency or per cent sign."
