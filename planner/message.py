"""Words of planner's own that can be said in another language later: the lower floors speak English, documents translate.

Whatever is no :class:`Spoken` is somebody else's text and stays as it was written.
"""

from collections.abc import Mapping
from typing import Protocol, Self


def N_(message: str) -> str:  # noqa: N802 - the name that every gettext tool knows
    """``message`` as it is, marked so that the catalogues of ``planner/locale`` hold it."""
    return message


class Speaker(Protocol):
    """What words ask of the language that they are said in."""

    def say(self, message: str, /, **values: object) -> str:
        """A message in this language."""

    def country(self, code: str) -> str:
        """The name of a country."""

    def measured(self, figure: str, unit: str) -> str:
        """A figure with its unit."""


class Spoken(str):
    """Planner's own words: a ``str`` like any other wherever they are printed as they stand, in English."""

    __slots__ = ()

    def said(self, speaker: Speaker) -> str:
        """The same in the language of ``speaker``."""
        raise NotImplementedError


class Phrase(Spoken):
    """An English sentence that remembers how it was made.

    A document in another language translates ``pattern`` and fills it anew with ``values``, of which those that are
    planner's own words are translated too; a tuple of values is a list with commas.
    """

    __slots__ = ("pattern", "values")
    pattern: str
    values: Mapping[str, object]

    def __new__(cls, pattern: str, /, **values: object) -> Self:
        """``pattern`` with each ``%(name)s`` in it replaced by the value of that name."""
        shown = {
            name: ", ".join(map(str, value)) if isinstance(value, tuple) else value
            for name, value in values.items()
        }
        made = super().__new__(cls, pattern % shown if values else pattern)
        made.pattern = pattern
        made.values = values
        return made

    def said(self, speaker: Speaker) -> str:
        """The pattern in another language, with its values in that language."""
        return speaker.say(self.pattern, **self.values)

    def __reduce__(self) -> tuple[object, ...]:
        """How a copy is made: of the pattern, not of the finished sentence."""
        return _phrase, (str(self.pattern), self.values)


def _phrase(pattern: str, values: Mapping[str, object]) -> Phrase:
    return Phrase(pattern, **values)


class CountryName(Spoken):
    """The English name of a country, which every language knows by its ``code``."""

    __slots__ = ("code",)
    code: str

    def __new__(cls, name: str, code: str) -> Self:
        """``name`` is English, ``code`` ISO 3166-1 alpha-3."""
        made = super().__new__(cls, name)
        made.code = code
        return made

    def said(self, speaker: Speaker) -> str:
        """The name in another language."""
        return speaker.country(self.code)

    def __reduce__(self) -> tuple[object, ...]:
        """How a copy is made."""
        return CountryName, (str(self), self.code)
