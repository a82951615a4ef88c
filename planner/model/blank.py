"""Texts that keep the place of a text."""

from itertools import islice

from planner.late import late

_PLACEHOLDERS = frozenset(
    (
        "", "tbd", "tbc", "tba", "todo", "to do", "to be done", "to be added", "to be defined", "to be determined",
        "to be decided", "to be confirmed", "to follow", "n a", "na", "none", "nil", "nothing", "unknown",
        "not applicable", "not yet known", "x", "xx", "xxx", "lorem ipsum",
    )
)  # fmt: skip

_LONGEST = max(len(words.split()) for words in _PLACEHOLDERS)
_FIRST = frozenset(words.split()[0] for words in _PLACEHOLDERS if words)
_LETTERS = frozenset(word[0] for word in _FIRST)
_WORD = late(r"[^\W_]+")


def says_nothing(text: str) -> bool:
    """Whether a text is empty or only keeps the place of one: ``TBD``, ``n/a``, ``...``."""
    if text[:1].isalpha() and text[0].casefold() not in _LETTERS:  # most texts: through with one letter
        return False
    first = _WORD.search(text)
    if first is None or first.group().casefold() not in _FIRST:  # nearly all others: with one word
        return first is None
    words = [word.group() for word in islice(_WORD.finditer(text), _LONGEST + 1)]
    return len(words) <= _LONGEST and " ".join(words).casefold() in _PLACEHOLDERS
