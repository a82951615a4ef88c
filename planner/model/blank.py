"""Texts that keep the place of a text."""

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
