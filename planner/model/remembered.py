"""Answers about one thing that several rules ask for, made once."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import TypeVar

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")


_MANY = 1024


def remembered(make: Callable[[Thing], Answer], most: int = 1) -> Callable[[Thing], Answer]:
    """``make`` with a memory for the ``most`` things that it was asked about last, which must not change.

    A thing is known by being the same object: to compare or hash a whole programme would cost more than it saves.
    One is enough where all rules are asked about one programme before the next.
    """
    if most == 1:
        return _last(make)
    known: dict[int, tuple[Thing, Answer]] = {}

    @wraps(make)
    def get(thing: Thing) -> Answer:
        found = known.get(id(thing))
        if found is None:
            if len(known) >= most:
                known.clear()
            found = known[id(thing)] = (thing, make(thing))
        return found[1]

    return get


def _last(make: Callable[[Thing], Answer]) -> Callable[[Thing], Answer]:
    """The same for one thing: a comparison is all that it costs to ask again."""
    asked: Thing | None = None
    answer: Answer | None = None

    @wraps(make)
    def get(thing: Thing) -> Answer:
        nonlocal asked, answer
        if thing is not asked:
            answer = make(thing)
            asked = thing
        return answer  # type: ignore[return-value]  # what was made for the thing that is asked about

    return get


def shared(make: Callable[[Thing], Answer]) -> Callable[[Thing], Answer]:
    """:func:`remembered` for things that many files have in common: a figure, the gap of an area, a country."""
    return remembered(make, _MANY)


def listed(make: Callable[[Thing], Iterable[Answer]]) -> Callable[[Thing], tuple[Answer, ...]]:
    """:func:`remembered` for what yields its answers one by one."""
    return remembered(wraps(make)(lambda thing: tuple(make(thing))))
