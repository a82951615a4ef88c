"""A text that is given by language and lacks the language of the file.

Why: Rules judge a programme in its own language, and a document in a language that a text lacks falls back on it.
Where a text lacks its own language too, both take whatever stands first, and nobody has decided that.

Fix: Add the text in the language of the file, which `language` at the top names and which is English if it says
nothing; or correct `language`.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.engine.wording import folded, listed
from planner.model.programme import Programme
from planner.model.translated import Translation, language_name, same
from planner.position import ROOT


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """One finding where no text at all has the language of the file: then `language` is probably wrong."""
    programme = subject.programme
    lacking = [t for t in programme.translations if not any(same(c, programme.language) for c in t.texts)]
    own = language_name(programme.language)
    if len(lacking) == len(programme.translations) and len(lacking) > 1:
        yield _wrong_language(programme, own)
        return
    head = f"{len(lacking)} texts are not given in {own}, the language of this file."
    yield from folded([_finding(it, programme.language, own) for it in lacking], head)


def _finding(it: Translation, code: str, own: str) -> Finding:
    given = listed(map(language_name, it.texts))
    message = f"This text is given in {given}, and not in {own}, the language of this file."
    return Finding(it.at, message, f"Add a line `{code}: …`.")


def _wrong_language(programme: Programme, own: str) -> Finding:
    count = len(programme.translations)
    code = next(iter(programme.translations[0].texts))
    message = (
        f"None of the {count} texts that are given by language is given in {own}, the language of this file."
    )
    fix = f"Write `language: {code}` at the top if the file is written in {language_name(code)}; or add the {own} of each text."
    return Finding(ROOT / "language", message, fix)


VALID = [
    "title: {en: Voices, fr: Voix}\n",
    "language: sw\ntitle: {sw: Sauti, en: Voices}\n",
    "language: pt-BR\ntitle: {pt: Vozes, en: Voices}\n",
]
INVALID = [
    """
title:
  fr: Voix  # <- here
summary:
  en: Voices are heard.
  fr: Des voix se font entendre.
""",
    """
language: es  # <- here
title: {en: Voices, fr: Voix}
summary: {en: Voices are heard., fr: Des voix se font entendre.}
""",
]
