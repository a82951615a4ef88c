"""Sentences that can be said in another language later: the lower floors speak English, documents translate."""

from typing import Self


def N_(message: str) -> str:  # noqa: N802 - the name that every gettext tool knows
    """``message`` as it is, marked so that the catalogues of ``planner/locale`` hold it."""
    return message


class Phrase(str):
    """An English sentence that remembers how it was made.

    It is a ``str`` like any other wherever it is printed as it stands. A document in another language translates
    ``pattern`` and fills it anew with ``values``, of which those that are phrases are translated too.
    """

    __slots__ = ("pattern", "values")
    pattern: str
    values: dict[str, object]

    def __new__(cls, pattern: str, /, **values: object) -> Self:
        """``pattern`` with each ``%(name)s`` in it replaced by the value of that name."""
        made = super().__new__(cls, pattern % values if values else pattern)
        made.pattern = pattern
        made.values = values
        return made

    def __reduce__(self) -> tuple[object, ...]:
        """How a copy is made: of the pattern, not of the finished sentence."""
        return _made, (self.pattern, self.values)


def _made(pattern: str, values: dict[str, object]) -> Phrase:
    return Phrase(pattern, **values)
