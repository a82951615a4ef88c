"""Node: a mapping of the file together with its place, as the builders read it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from planner.frozen import Struct, field
from planner.model.country import country
from planner.model.said import Said
from planner.model.when import When
from planner.position import ROOT, Pointer


class ByLanguage(Exception):  # noqa: N818 - a signal between the builders, not an error that anybody sees
    """A text is given by language: one of them is to be chosen before anything is built."""


class Node(Struct):
    """Reads one mapping that fits its schema; what is absent comes out empty.

    Texts and dates are noted in ``said`` as they are read; a word from a list of the format is no text.
    """

    data: Mapping[str, Any]
    at: Pointer = ROOT
    said: Said = field(default_factory=Said)

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def text(self, key: str) -> str:
        """A text or number as text, without the line break that a block scalar ends with. Raises ByLanguage."""
        value = self.data.get(key)
        if value is None:
            return ""
        text = value.strip() if type(value) is str else _text(value)
        if text:
            self.said.texts.append((self.at, key, text))
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts. Raises ByLanguage."""
        texts = self.words(key)
        if texts:
            self.said.lists.append((self.at, key, texts))
        return texts

    def word(self, key: str) -> str:
        """A word from a list of the format."""
        return _text(self.data.get(key, ""))

    def words(self, key: str) -> tuple[str, ...]:
        """A list of such words."""
        items = self.data.get(key)
        return tuple([_text(item) for item in items]) if items else ()

    def number(self, key: str) -> int | None:
        """A whole number, None where there is none."""
        value = self.data.get(key)
        return None if value is None else int(value)

    def flag(self, key: str) -> bool:
        """A truth value, false where there is none."""
        return bool(self.data.get(key, False))

    def when(self, key: str) -> When | None:
        """A date, None where there is none."""
        return self.date(key) if key in self.data else None

    def date(self, key: str) -> When:
        """A date that the schema requires."""
        when = When(_text(self.data[key]), self.at / key)
        self.said.dates.append(when)
        return when

    def country(self, key: str) -> str:
        """A country code as ISO alpha-3."""
        return alpha3(self.text(key))

    def countries(self, key: str) -> tuple[str, ...]:
        """Country codes as ISO alpha-3, each once."""
        return tuple(dict.fromkeys(alpha3(code) for code in self.texts(key)))

    def child(self, key: str) -> "Node | None":
        """A mapping below this one."""
        return Node(self.data[key], self.at / key, self.said) if key in self.data else None

    def need(self, key: str) -> "Node":
        """A mapping that the schema requires."""
        return Node(self.data[key], self.at / key, self.said)

    def items(self, key: str) -> "Sequence[Node]":
        """The mappings in a list."""
        listed = self.data.get(key)
        if not listed:
            return ()
        parts = (*self.at.parts, key)
        return [Node(item, Pointer((*parts, index)), self.said) for index, item in enumerate(listed)]


def _text(value: object) -> str:
    """A text or number as text, without space around it. Raises ByLanguage."""
    if type(value) is str:
        return value.strip()
    if type(value) is dict:
        raise ByLanguage
    return str(value).strip()


@lru_cache(1024)
def alpha3(code: str) -> str:
    """``GH`` or ``GHA`` as ``GHA``; a code that no country has stays as it is, for a rule to name."""
    found = country(code)
    return found.iso3 if found else code
