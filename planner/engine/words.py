"""Small words that messages are made of, so that all rules speak alike."""

import difflib
from collections.abc import Iterable, Sequence


def listed(words: Iterable[object], last: str = "and") -> str:
    """``technical, governance and diplomatic``; an empty list gives an empty text."""
    every = [str(word) for word in words]
    if len(every) < 2:
        return "".join(every)
    return f"{', '.join(every[:-1])} {last} {every[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """``1 activity`` or ``3 activities``; the plural takes an ``s`` where none is given."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def closest(word: str, known: Iterable[str]) -> str:
    """The known name that ``word`` most likely meant; empty if none is near."""
    return next(iter(difflib.get_close_matches(word, sorted(set(known)), n=1)), "")


def choose(word: str, known: Sequence[str], things: str, most: int = 8) -> str:
    """How to mend a name that does not exist: the one that was meant, or those there are.

    ``things`` are what the names stand for, in the plural: ``stakeholders``.
    """
    near = closest(word, known)
    if near:
        return f"Did you mean `{near}`?"
    if not known:
        return f"The file lists no {things} yet: add one with this id, or take the name out."
    shown = [f"`{name}`" for name in known[:most]]
    more = f" and {len(known) - most} more" if len(known) > most else ""
    return f"The {things} in this file are {', '.join(shown) + more if more else listed(shown)}."


_PLACEHOLDERS = frozenset(
    (
        "", "tbd", "tbc", "tba", "todo", "to do", "to be done", "to be added", "to be defined", "to be determined",
        "to be decided", "to be confirmed", "to follow", "n a", "na", "none", "nil", "nothing", "unknown",
        "not applicable", "not yet known", "x", "xx", "xxx", "lorem ipsum",
    )
)  # fmt: skip


def says_nothing(text: str) -> bool:
    """Whether a text is empty or only keeps the place of one: ``TBD``, ``n/a``, ``...``."""
    letters = "".join(c if c.isalnum() else " " for c in text.casefold())
    return " ".join(letters.split()) in _PLACEHOLDERS
