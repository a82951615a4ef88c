"""Words of the user's as plain data: stretches of text, each perhaps followed by the citation of a source.

A template prints them with the macros of ``templates/shared/words.html``; they are never markup.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from planner.frozen import Frozen
from planner.model.citing import CITATION, sentences


class Piece(Frozen):
    """A stretch of text and the source cited after it; either may be empty."""

    text: str
    source: str = ""
    """Id of a source of the document."""
    where: str = ""
    """Page or paragraph in the source."""
    lang: str = ""
    """The language of the text, where it is not that of the document."""


Paragraph = tuple[Piece, ...]
Prose = tuple[Paragraph, ...]
"""Paragraphs of pieces; empty where nothing was written."""


def prose(text: str, sources: Mapping[str, str], lang: str = "") -> Prose:
    """``text`` cut at blank lines and at its citations; ``sources`` maps a cited id to a source of the document.

    A citation that ``sources`` does not know stays as it was written: a rule reports it. ``lang`` is the language of
    the text, where it is not that of the document.
    """
    return tuple(_paragraph(block, sources, lang) for block in _blocks(text))


def _blocks(text: str) -> Iterator[str]:
    """The paragraphs of ``text``, each on one line.

    Lines that an editor has wrapped belong together. A line longer than any editor's is a paragraph of its own:
    YAML's folded style leaves one line break where its author left a blank line. So is an item of a list.
    """
    for block in re.split(r"\n[ \t\r]*\n", text):
        paragraph: list[str] = []
        for line in filter(None, map(str.strip, block.splitlines())):
            if paragraph and (len(paragraph[-1]) > _WRAPPED or line.startswith(("- ", "* ", "\u2022 "))):
                yield " ".join(paragraph)
                paragraph = []
            paragraph.append(line)
        if paragraph:
            yield " ".join(paragraph)


_WRAPPED = 130
"""Longest line that an author is taken to have wrapped by hand."""


def _paragraph(block: str, sources: Mapping[str, str], lang: str) -> Paragraph:
    pieces: list[Piece] = []
    words, start = "", 0
    for found in CITATION.finditer(block):
        if found[1] not in sources:
            continue
        words += block[start : found.start()]
        pieces.append(Piece(words.rstrip(), sources[found[1]], (found[2] or "").strip(), lang))
        words, start = "", found.end()
    words += block[start:]
    return (*pieces, Piece(words, lang=lang)) if words else tuple(pieces)


def plain(text: str) -> str:
    """``text`` on one line, without its citations: for pictures and their descriptions."""
    return " ".join(re.sub(r"\s*" + CITATION.pattern, "", text).split())


def short(text: str, limit: int) -> str:
    """``plain(text)`` in the room of ``limit`` small letters: whole sentences if they fill half of it, else cut after a word."""
    whole = plain(text)
    fits = _fitting(whole, limit)
    if fits == len(whole):
        return whole
    said = whole_sentences(whole, limit)
    if len(said) * 2 > fits:
        return said
    head = whole[: max(1, fits - 1)]
    return (head[: head.rindex(" ")] if " " in head else head).rstrip(" ,;:") + "\u2026"


def fit(prose: Prose, limit: float) -> Prose:
    """``prose`` in the room of ``limit`` small letters: pieces as they are while they fit, the next one cut by :func:`short`."""
    kept: list[Paragraph] = []
    for paragraph in prose:
        pieces, room = _fit_paragraph(paragraph, limit)
        if pieces:
            kept.append(pieces)
        if room <= 0:
            break
        limit = room
    return tuple(kept)


def _fit_paragraph(paragraph: Paragraph, limit: float) -> tuple[Paragraph, float]:
    """As much of a paragraph as fits, and the room that is left: 0 once something was cut."""
    kept: list[Piece] = []
    for piece in paragraph:
        whole = " ".join(piece.text.split())
        if _fitting(whole, round(limit)) < len(whole):
            cut = short(whole, round(limit)) if limit >= _SHORTEST else ""
            ended = cut if cut.endswith("\u2026") else cut + " \u2026"
            return (*kept, *([Piece(ended, lang=piece.lang)] if cut else [])), 0
        kept.append(piece)
        limit -= len(whole)
    return tuple(kept), limit


_SHORTEST = 12
"""Letters below which no beginning of a sentence is worth printing."""


def whole_sentences(text: str, limit: int) -> str:
    """As many whole sentences of ``plain(text)`` as the room of ``limit`` small letters holds; perhaps none."""
    whole = plain(text)
    fits = _fitting(whole, limit)
    said = ""
    for sentence in sentences(whole):
        if len(said) + len(sentence) > fits:
            break
        said = f"{said} {sentence}".strip()
    return said


def _fitting(text: str, limit: int) -> int:
    """How many characters of ``text`` take the room of ``limit`` small letters; capitals and ideographs take more."""
    room = float(limit)
    for count, character in enumerate(text):
        wide = unicodedata.east_asian_width(character) in "WF"
        room -= 2 if wide or character.isupper() else 1
        if room < 0:
            return count
    return len(text)
