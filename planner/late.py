"""Regular expressions that are compiled when they are first used.

Compiling one takes up to ten thousandths of a second, a hundred stand in the modules of a check, and most files need a few.
"""

import re
from typing import Any, AnyStr, cast

__all__ = ["late"]


def late(pattern: AnyStr, flags: int = 0) -> "re.Pattern[AnyStr]":
    """The same as ``re.compile``, but nothing happens until one of its methods is used.

    A mistake in the pattern shows only then; a test compiles them all.
    """
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))


class _Late:
    """Becomes the pattern bit by bit: what is asked of it once is its own from then on, at no further cost."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._pattern: Any = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._pattern, self._flags), name)
        setattr(self, name, found)
        return found
