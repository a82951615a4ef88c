"""A language in which some texts of the programme are given and others are not.

Why: A document in that language tells the texts that lack it in the language of the file, so its readers meet a page in
two languages. Somebody who translates step by step wants to know what is left.

Fix: Translate what is left, or take the language out if no document is to be written in it. Names of institutions and
of publications need no translation.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.engine.wording import FEW, counted
from planner.model.translated import LANGUAGES, language_name


@rule(Severity.NOTE, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """One finding a language, at the first text that lacks it."""
    own = language_name(subject.programme.language)
    for it in subject.programme.part_translated:
        if it.language not in LANGUAGES or not it.left:
            continue
        lacking = counted(len(it.left), "text stays", "texts stay")
        first = ", ".join(map(str, it.left[:FEW]))
        more = f" and {len(it.left) - FEW} more" if len(it.left) > FEW else ""
        given = counted(it.given, "text is", "texts are")
        message = f"{given} given in {language_name(it.language)}; {lacking} in {own}: {first}{more}."
        yield Finding(it.left[0], message)


VALID = [
    "title: Voices\n",
    "title: {en: Voices, sw: Sauti}\n",
]
INVALID = [
    "title: Voices  # <- here\nsummary: {en: Voices are heard., fr: On les entend.}\n",
]
