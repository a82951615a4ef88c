"""What a word without quotes means: only what JSON would also read as such; everything else is text.

``NO`` is Norway and not false, ``1:30`` is a time and not ninety, ``010`` is not eight, a date stays the text
that was written.
"""

from planner.late import late

WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_NUMBER = late(r"0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\.[0-9]+")
NUMBER_START = frozenset("-0123456789")

MAX_DIGITS = 18
"""Longer numbers are codes (an account, a telephone) and would lose digits as numbers in many programs."""


class TooManyDigitsError(Exception):
    """A number with more than MAX_DIGITS digits."""


def resolve(written: str) -> str | int | float | bool | None:
    """The value of a plain scalar. Raises TooManyDigitsError."""
    return number(written) if written[:1] in NUMBER_START else WORDS.get(written, written)


def number(written: str) -> str | int | float:
    """The value of a plain scalar that begins as a number does. Raises TooManyDigitsError."""
    if written.isdecimal() and written.isascii() and written[0] != "0" and len(written) <= MAX_DIGITS:
        return int(written)  # most numbers, without a pattern
    if not _NUMBER.fullmatch(written):
        return written
    if len(written) - written.count("-") - written.count(".") > MAX_DIGITS:
        raise TooManyDigitsError
    return float(written) if "." in written else int(written)
