"""Text that the PDF compiler can set: what is changed, step by step, when it refuses a document.

First the characters that it names are replaced. Some sequences it refuses without a name, or breaks on: marks
without a letter, or any mark in a chart. So the next step draws such charts and drops such marks, each further
one takes away more, and the last leaves only scripts that always work. No document fails for its characters, and every step is told to the caller.
"""

import re
import unicodedata

from planner.frozen import Frozen, replace
from planner.late import late
from planner.render.text import REPLACEMENT

_UNSHOWN = late(r'(?:the text|the codepoint) `"((?:[^"\\]|\\.)+)"`')
_ESCAPED = late(r"\\u\{([0-9a-f]+)\}|\\(.)")
_CHART = late(r"<svg .*?</svg>", re.DOTALL)
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
"""They only join or style the characters beside them: when those are replaced, these go without a trace."""
_HANGING = late(
    f"[\u00ad\u034f\u061c\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U000e0000-\U000e0fff]+(?={REPLACEMENT})"
    f"|(?<={REPLACEMENT})[\u00ad\u034f\u061c\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\U000e0000-\U000e0fff]+"
)
"""Characters without a shape beside one that was replaced: no font has both, and together they could not be set."""
_TURNS = frozenset("\u202a\u202b\u202c")
"""planner's own, around words in a chart: named where the character beside them has no font, and no loss."""
_PLAIN = ("LATIN ", "GREEK ", "CYRILLIC ")
_SPOKEN = (*_PLAIN, "ARABIC ")
"""The scripts that planner's own words are in: what a user writes in others must not cost a document all of them."""
_SIGNS = "\u200b\u202f\u2212\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u2022\u2192"
"""Spaces, dashes, quotation marks and signs that Western text needs."""
_LAST_STEP = 4
_SAID = (
    "",
    "",
    "{} leaves out all marks above, below and between letters: it cannot set the ones of this document.",
    f"{{}} shows {REPLACEMENT} for all scripts but Latin, Greek, Cyrillic and Arabic: it cannot set the text of this document.",
    f"{{}} shows {REPLACEMENT} for all scripts but Latin, Greek and Cyrillic: it cannot set the text of this document.",
)


class Mending(Frozen):
    """How the text of one document is changed to make it settable."""

    replaced: frozenset[str] = frozenset()
    """Characters that no font has."""
    step: int = 0
    """Index of what is taken away beyond them."""

    def further(self, diagnostic: str) -> "Mending | None":
        """The next mending, after the compiler said ``diagnostic``; None if it speaks of something else."""
        missing = unshown(diagnostic) - self.replaced
        if missing:
            return replace(self, replaced=self.replaced | missing)
        if self.step == _LAST_STEP or not _speaks_of_text(diagnostic):
            return None
        return replace(self, step=self.step + 1)

    def applied(self, data: str) -> str:
        """``data``, JSON without escapes beyond ASCII's, with its text mended."""
        mended = _CHART.sub(lambda chart: unicodedata.normalize("NFC", chart.group()), data)
        if self.replaced:
            gone = dict.fromkeys(map(ord, (_JOINERS | _TURNS) & self.replaced), "")
            mended = mended.translate({ord(character): REPLACEMENT for character in self.replaced} | gone)
            mended = _HANGING.sub("", mended)
        if self.step == 1:
            return _without_orphans(mended)
        if self.step >= 2:
            mended = _without_marks(mended)
        return _plain(mended, _PLAIN if self.step == _LAST_STEP else _SPOKEN) if self.step >= 3 else mended

    @property
    def draws_charts(self) -> bool:
        """Whether charts whose words have marks (as Hindi, Thai and Hebrew with vowels do) become pictures.

        The compiler cannot tell a PDF which characters such words in a chart are made of. Nothing is lost to a
        reader: a chart is read by its description.
        """
        return self.step >= 1

    def warnings(self, where: str = "the PDF") -> tuple[str, ...]:
        """What was changed, in whole sentences; ``where`` it was, as the middle of a sentence."""
        said = [_SAID[self.step].format(where[0].upper() + where[1:])] if _SAID[self.step] else []
        if self.replaced - _TURNS:
            shown = sorted(self.replaced - _TURNS)
            named = ", ".join(f"U+{ord(character):04X}" for character in shown[:12])
            more = f" and {len(shown) - 12} more" if len(shown) > 12 else ""
            change = f"No font has these characters, so {where} shows {REPLACEMENT} instead: {named}{more}."
            said.insert(
                0, change + " Name a folder with a font that has them, or allow the fonts of this machine."
            )
        return tuple(said)


def unshown(diagnostic: str) -> set[str]:
    """The characters that the compiler says it cannot show; none of them is ASCII, which every font has."""
    characters = {c for text in _UNSHOWN.findall(diagnostic) for c in _ESCAPED.sub(_unescaped, text)}
    return {character for character in characters if ord(character) > 0x7F and character != REPLACEMENT}


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match.group(1), 16)) if match.group(1) else match.group(2)


def _speaks_of_text(diagnostic: str) -> bool:
    return "could not be displayed" in diagnostic or "codepoint" in diagnostic or not diagnostic


def has_marks(text: str) -> bool:
    """Whether ``text`` holds marks above, below or between letters."""
    return any(map(_is_mark, text))


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me", "Mc"}


def _without_marks(text: str) -> str:
    gone = {ord(c): "" for c in set(text) if _is_mark(c) or c in _JOINERS}
    return text.translate(gone)


def _without_orphans(text: str) -> str:
    """``text`` without marks that do not stand on a letter."""
    kept: list[str] = []
    for character in text:
        stands = bool(kept) and (kept[-1].isalpha() or _is_mark(kept[-1]))
        if not _is_mark(character) or stands:
            kept.append(character)
    return "".join(kept)


def _plain(text: str, scripts: tuple[str, ...]) -> str:
    """``text`` with letters of ``scripts`` only; signs of Western text stay."""
    foreign = (c for c in set(text) if ord(c) > 0x24F and not unicodedata.name(c, "").startswith(scripts))
    return text.translate({ord(c): REPLACEMENT for c in foreign if c not in _SIGNS})
