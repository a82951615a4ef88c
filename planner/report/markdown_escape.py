"""User text in Markdown: it becomes words, never markup, and it calls nobody.

Two readers look at it. The Markdown parser is told by entities, which hold in a paragraph, in a cell and in HTML.
After it, GitHub and GitLab search the finished words for people (@name), issues (#1, GH-1), merge requests (!1),
labels, snippets, milestones, commits, emoji, addresses and formulas; no escape of Markdown hides these. A space
without width parts the sign from what it points at.
"""

import re

from planner.late import late
from planner.report.safe import prose

_APART = "\u200b"
_SIGN = late(r"([@#!~%^&*:\[{])(?=\S)")
_WORD = late(r"\b(GH(?=-\d)|www(?=\.))", re.IGNORECASE)
_COMMIT = late(r"\b(?=[0-9]*[a-f])([0-9a-f])(?=[0-9a-f]{6,}\b)", re.IGNORECASE)
_MARKUP = str.maketrans({sign: f"&#{ord(sign)};" for sign in "&<>*_`[]|~\\!#^{}@"})
_DOLLAR = "<span>$</span>"
"""A dollar sign that begins no formula, as GitHub's page on mathematical expressions advises."""


def words(text: str, most: int) -> str:
    """``text`` as running words of Markdown, of ``most`` characters before it is escaped; ``-`` if there is none."""
    plain = prose(text)
    if len(plain) > most:
        plain = plain[: most - 1] + "\u2026"
    for pattern in (_SIGN, _WORD, _COMMIT):
        plain = pattern.sub(rf"\1{_APART}", plain)
    return plain.translate(_MARKUP).replace("$", _DOLLAR) or "-"


def code(text: str, most: int) -> str:
    """The same in the type of code: names of rules and files."""
    return f"<code>{words(text, most)}</code>"
