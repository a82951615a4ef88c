"""A translation that no document can tell.

Why: Documents are written in English, French, Spanish, Portuguese or Arabic, and in the language of the file. What
stands under another code is read by nobody, and a misspelt code takes the text from those who wait for it.

Fix: Write en, fr, es, pt or ar. Where the whole file is written in another language, say so with `language`.
"""

from collections import defaultdict
from collections.abc import Container, Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.engine.wording import counted
from planner.model.translated import LANGUAGES, language_name, same


@rule(Severity.WARNING, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """One finding a code, at the first text that stands under it."""
    places = defaultdict(list)
    for given in subject.programme.translations:
        for code in given.texts:
            if _unread(code, subject.programme.language, given.texts):
                places[code].append(given.at / code)
    for code, found in places.items():
        base = code.partition("-")[0]
        why = f"in {language_name(base)} takes `{code}`" if base in LANGUAGES else f"is written in `{code}`"
        what = counted(len(found), "text stands under it and is", "texts stand under it and are")
        yield Finding(found[0], f"No document {why}: {what} told to nobody.", _fix(base))


def _unread(code: str, own: str, beside: Container[str]) -> bool:
    """Whether no document takes a text from under ``code``; ``beside`` are all codes of the text."""
    base = code.partition("-")[0]
    if code == own or code in LANGUAGES:
        return False
    if same(code, own):
        return own in beside or base in beside
    return base not in LANGUAGES or base in beside


def _fix(base: str) -> str:
    if base in LANGUAGES:
        return f"Keep one text in {language_name(base)}."
    return f"Write one of {', '.join(LANGUAGES)}."


VALID = [
    "title: {en: Voices, pt: Vozes}\n",
    "title: {en: Voices, pt-BR: Vozes}\n",
    "language: sw\ntitle: {sw: Sauti, en: Voices}\n",
]
INVALID = [
    "title:\n  en: Voices\n  fe: Voix  # <- here\nsummary:\n  en: Voices are heard.\n  fe: On les entend.\n",
    "title:\n  en: Voices\n  pt: Vozes\n  pt-BR: Vozes do Brasil  # <- here\n",
    "title:\n  en: Voices\n  no: Stemmer  # <- here\n",
]
