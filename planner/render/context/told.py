"""In which language a document tells a programme: each text in the document's own where the programme has it."""

from collections.abc import Iterator
from typing import Any

from planner.model.translated import in_language, own_language, same, spoken
from planner.render.context.redact import Shown


class Told:
    """What an audience may read of a programme, in one language."""

    def __init__(self, shown: Shown, asked: str, language: str, mark: str) -> None:
        """``asked`` is the language of the texts, the programme's own if empty, ``language`` that of the labels around them.

        The two differ where planner has no labels in the programme's own. ``mark`` stands where text is withheld.
        """
        self.language = asked or own_language(shown.data)
        self.data: dict[str, Any] = dict(in_language(shown.data, self.language))
        """As ``shown.data``, with one text at every place."""
        every = [it for it in spoken(shown.data, self.language) if it.text != mark]
        left = [it for it in every if not it.stays and not same(it.language, self.language)]
        self.untranslated = tuple(str(shown.before(it.at)) for it in left)
        """The places, in the programme's file, of texts that are not in the language that was asked for."""
        own = {it.text.strip() for it in every if it.stays or same(it.language, language)}
        others = [it for it in every if not it.stays and not same(it.language, language)]
        self._languages = {it.text.strip(): it.language for it in others if it.text.strip() not in own}
        self._excuses = dict(zip(_excuses(in_language(shown.data)), _excuses(self.data), strict=True))

    def language_of(self, text: str) -> str:
        """The language of a text of the programme; empty where it is that of the document."""
        return self._languages.get(text.strip(), "")

    def excuse(self, written: str) -> str:
        """What a waiver of the programme says, of which a check knows the words in the programme's own language."""
        return self._excuses.get(written.strip(), written)


def _excuses(data: Any) -> Iterator[str]:
    for waiver in data.get("waivers", ()):
        yield from (waiver["reason"].strip(), waiver["approved_by"].strip())
