"""How much the templates of one document may do: steps and characters are counted, and then it is enough."""

from collections.abc import Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar

from planner.frozen import Struct

STEPS = 500_000
"""Turns of loops, calls of macros and the like; a proposal takes some thousands."""
CHARACTERS = 20_000_000
"""Written or put together on the way; a long proposal has less than one million."""
LONGEST_RANGE = 10_000


class TooMuchError(Exception):
    """A template does more than a document needs."""


class _Left(Struct):
    steps: int = STEPS
    characters: int = CHARACTERS


_LEFT: ContextVar[_Left | None] = ContextVar("left", default=None)


@contextmanager
def counted() -> Iterator[None]:
    """Templates that run inside begin with a full budget."""
    token = _LEFT.set(_Left())
    try:
        yield
    finally:
        _LEFT.reset(token)


def step(count: int = 1) -> None:
    """Take steps. Raises TooMuchError when none are left."""
    left = _LEFT.get()
    if left is None:
        return
    left.steps -= count
    if left.steps < 0:
        raise TooMuchError(f"it takes more than {STEPS} steps: does a loop or a macro never end")


def say(count: int) -> None:
    """Write characters. Raises TooMuchError when too many are written."""
    left = _LEFT.get()
    if left is None:
        return
    left.characters -= count
    if left.characters < 0:
        raise TooMuchError(f"it puts together more than {CHARACTERS} characters")


def bounded(value: object) -> object:
    """``value``, after its size has been counted."""
    if isinstance(value, (str, bytes)):
        say(len(value))
    elif isinstance(value, Sized):
        step(len(value) // 50)
    return value


def short_range(*bounds: int) -> range:
    """``range`` of a length that a document can need."""
    made = range(*bounds)
    if len(made) > LONGEST_RANGE:
        raise TooMuchError(f"a range may have at most {LONGEST_RANGE} numbers")
    step(len(made) // 50)
    return made
