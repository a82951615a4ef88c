"""User text is data: what a terminal or a build server would obey is made visible instead.

Three things are defused: control characters (a terminal obeys them), marks that reorder the line (a reader is
deceived by them) and the commands of build servers, which read every line that a step prints: GitHub's runner
obeys ``::command::`` at the start of a line and ``##[command]`` anywhere in it, and Azure ``##vso[command]``.
"""

import re
import unicodedata
from functools import cache, lru_cache

from planner.late import late

_JOINERS = frozenset("\u200c\u200d")
"""Needed to spell Persian, Hindi and emoji; they can hide nothing."""

_FOLDS = {
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u00ab": '"', "\u00bb": '"', "\u00b7": "-", "\u00d7": "x",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "--", "\u2018": "'", "\u2019": "'",
    "\u201c": '"', "\u201d": '"', "\u2022": "*", "\u2026": "...", "\u2192": "->", "\u2264": "<=", "\u2265": ">=",
    "\u2212": "-",
}  # fmt: skip
"""Typography that ASCII can say in its own way; letters are never folded, since that would change a name."""

_PLAIN = late("[ -~\xa1-\xac\xae-\u02ff\u2013-\u2015\u2018-\u201f\u2026\u20ac\u2192\u2500\u2502]*")
"""Text that every terminal shows as it is, a column for each character: nearly all there is."""

INLINE_COMMAND = late(r"##(?=[\w-]*\[)")
"""The two signs that make a command of the brackets after them."""
_LEADING_COMMAND = late(r"^((?:[^\S\n]|\x1b\[[0-9;]*m)*):(?=:)", re.MULTILINE)


def pieces(text: str, *, unicode: bool = True) -> list[str]:
    """``text`` as one printable piece for each code point, so that columns can still be counted.

    A character that must not reach a terminal becomes its number, ``<U+202E>``; with ``unicode`` off, so does
    every letter outside ASCII.
    """
    if (unicode or text.isascii()) and is_plain(text):
        return list(text)
    result = [_piece(character, unicode) for character in text]
    for match in INLINE_COMMAND.finditer(text):
        result[match.start() + 1] = " #"
    return result


def is_plain(text: str) -> bool:
    """Whether every terminal shows the text as it is, a column for each character; False if that is not certain."""
    plain = text.isprintable() if text.isascii() else _is_all_familiar(text)
    return plain and "##" not in text


@lru_cache(64)
def _is_all_familiar(text: str) -> bool:
    """Asked of a sentence once to make it safe and once to measure it."""
    return _PLAIN.fullmatch(text) is not None


def visible(text: str, *, unicode: bool = True) -> str:
    """``text`` with nothing in it that a terminal obeys; line breaks are made visible too."""
    if (unicode or text.isascii()) and is_plain(text):
        return text
    return "".join(pieces(text, unicode=unicode))


def prose(text: str, *, unicode: bool = True) -> str:
    """``text`` as one line of running text: white space becomes single spaces, the rest is made visible."""
    if "  " not in text and text[:1] != " " != text[-1:] and (unicode or text.isascii()) and is_plain(text):
        return text  # nearly always
    return visible(" ".join(text.split()), unicode=unicode)


def without_commands(text: str) -> str:
    """A finished report in which no line is a command to a build server, wherever the lines were broken."""
    if "##" in text:
        text = INLINE_COMMAND.sub("# #", text)
    return _LEADING_COMMAND.sub(r"\1: ", text) if "::" in text else text


@cache
def _piece(character: str, unicode: bool) -> str:  # noqa: FBT001 - a cached private helper, called in one place
    if " " <= character <= "~":
        return character
    if character == "\t":
        return "<TAB>"
    if is_obeyed(character) or (not unicode and character not in _FOLDS):
        return f"<U+{ord(character):04X}>"
    return character if unicode else _FOLDS[character]


@cache
def is_obeyed(character: str) -> bool:
    """Whether a terminal obeys the character or hides it, instead of showing it."""
    category = unicodedata.category(character)
    if category == "Cf":  # Arabic number signs are of this category too, but they are shown
        return character not in _JOINERS and unicodedata.bidirectional(character) != "AN"
    return category in {"Cc", "Cs", "Zl", "Zp"}
