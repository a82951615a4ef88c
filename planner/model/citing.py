"""Citations inside text: ``[@calderaro-craig-2020]`` or ``[@unclos, art. 113]`` names an entry under ``references``."""

import re

from planner.late import late

CITATION = late(r"\[@([A-Za-z0-9][A-Za-z0-9._:-]*)(?:,[ \t]*([^\[\]\n]+))?\]")
"""One citation; group 1 is the id of the reference, group 2 the page or paragraph, if one is written."""

_SENTENCE = late(
    r"""
    (?:                                  # a sentence runs to
        (?:[^.!?\u061f\u3002]*[.!?\u061f\u3002])+?   # the first full stop, question or exclamation mark,
        ["'\u201d\u2019\u00bb)]*
        (?:\s*\[@[^\]\n]+\])*            # with the citations that follow it,
        (?=\s+[^\sa-z\d]|\s*\Z)          # unless what follows shows that it was an abbreviation;
      | .+\Z                             # the last one may have no full stop
    )""",
    re.DOTALL | re.VERBOSE,
)

_BLANK_LINE = late(r"\n\s*\n")


def cited(text: str) -> tuple[str, ...]:
    """The reference ids that a text cites, in order, repeats included."""
    return tuple(found[1] for found in CITATION.finditer(text)) if "[@" in text else ()


def sentences(text: str) -> tuple[str, ...]:
    """A text cut into sentences; a citation after the full stop stays with the sentence before it.

    A blank line ends a sentence too. A full stop before a small letter or a digit
    ends none: ``approx. 40``.
    """
    paragraphs = _BLANK_LINE.split(text) if "\n" in text else (text,)
    found = (match.group().strip() for p in paragraphs for match in _SENTENCE.finditer(p))
    return tuple(sentence for sentence in found if sentence)
