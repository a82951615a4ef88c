"""A confidential entry that names one language of a text.

Why: What is withheld in French and told in English is no secret. No document is made while a confidential entry leaves
that open, since nobody can tell which of the two its author meant.

Fix: Name the whole text, /summary instead of /summary/fr: it is then withheld in every language. A translation that
is not ready to be shown is best left out of the file.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """At the pointer of the entry."""
    texts = {given.at: given.texts for given in subject.programme.translations}
    for entry in subject.programme.confidential:
        if entry.target in texts and entry.place.rpartition("/")[2] in texts[entry.target]:
            message = f"{entry.place} is one language of a text, and the others would tell what it hides."
            yield Finding(entry.at / "at", message, f"Write {entry.target}.")


VALID = [
    "summary: {en: Voices are heard., fr: On les entend.}\nconfidential: [{at: /summary, level: internal}]\n",
]
INVALID = [
    """
summary: {en: Voices are heard., fr: On les entend.}
confidential:
  - at: /summary/fr  # <- here
    level: internal
""",
]
