"""Which of the known names a misspelt one meant."""

from collections.abc import Iterable, Sequence

from planner.engine.wording import listed


def closest(word: str, known: Iterable[str]) -> str:
    """The known name that ``word`` most likely meant; empty if none is near."""
    import difflib  # noqa: PLC0415 - only where a name is wrong

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
    return f"There are these {things}: {', '.join(shown) + more if more else listed(shown)}."
