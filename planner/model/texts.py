"""Every text of a programme with its place in the file, for rules that read what people wrote.

The builders note each text as they read it (:mod:`planner.model.said`), so a field that is added to the model is
looked at without a word here.
"""

from collections.abc import Container, Iterator

from planner.model.programme import Programme
from planner.model.remembered import listed
from planner.model.translated import chosen
from planner.model.when import When
from planner.model.written import Written
from planner.position import Pointer

FIGURE, REFERENCE = "gap:", "ref:"
"""How the two kinds of entry in an evidence list begin."""


def texts(programme: Programme) -> Iterator[tuple[Pointer, str]]:
    """Every text that is written in the file, lists of texts after the others; dates and word lists are left out.

    Short names are texts too: ids, country codes, the entries of an evidence list.
    """
    said = programme.said
    yield from ((at / key, text) for at, key, text in said.texts)
    for at, key, items in said.lists:
        yield from ((at / key / index, text) for index, text in enumerate(items) if text)


def dates(programme: Programme) -> list[When]:
    """Every date that is written in the file, but for those of references."""
    return programme.said.dates


def country_codes(programme: Programme, but: Container[str] = ()) -> Iterator[Written]:
    """Every country code as it is written, without those that ``but`` holds: nearly all, where the known ones are left out."""
    said = programme.said
    for at, key, code in said.texts:
        if key == "country" and code not in but:
            yield Written(at / key, code)
    for at, key, codes in said.lists:
        if key == "countries":
            for index, code in enumerate(codes):
                if code not in but:
                    yield Written(at / key / index, code)


def all_words(programme: Programme) -> str:
    """Every text in every language, a line each."""
    said = programme.said
    words = [text for _, _, text in said.texts]
    for _, _, items in said.lists:
        words += items
    for given in programme.translations:
        words += given.texts.values()
    return "\n".join(words)


def in_every_language(
    programme: Programme, sign: str = "", under: Container[str | int] | None = None
) -> Iterator[tuple[Pointer, Pointer, str]]:
    """The field, the place and the words of every text, and of every translation of it, in which ``sign`` stands.

    ``under`` are the parts of the file that are looked at, as the first step from the root names them; all if None.
    """
    for at, text in _with_sign(programme, sign, under):
        yield at, at, text
    for given in programme.translations:
        if under is None or given.at.parts[0] in under:
            told = chosen(given.texts, programme.language, programme.language)
            yield from (
                (given.at, given.at / c, text)
                for c, text in given.texts.items()
                if c != told and sign in text
            )


def _with_sign(
    programme: Programme, sign: str, under: Container[str | int] | None
) -> Iterator[tuple[Pointer, str]]:
    """The texts in the programme's own language in which ``sign`` stands."""
    said = programme.said
    for at, key, text in said.texts:
        if sign in text and (under is None or (at.parts[0] if at.parts else key) in under):
            yield at / key, text
    for at, key, items in said.lists:
        if under is None or (at.parts[0] if at.parts else key) in under:
            for index, text in enumerate(items):
                if sign in text and text:
                    yield at / key / index, text


@listed
def evidence(programme: Programme) -> Iterator[tuple[Pointer, str]]:
    """The entries of every evidence list: ``gap:GHA/internet-users``, ``ref:ID``."""
    for at, key, entries in programme.said.lists:
        if key == "evidence":
            parts = (*at.parts, key)
            yield from ((Pointer((*parts, index)), text) for index, text in enumerate(entries) if text)


@listed
def cited_figures(programme: Programme) -> Iterator[tuple[Pointer, str, str]]:
    """Place, country code and indicator of every figure in an evidence list (``gap:GHA/internet-users``)."""
    for at, text in evidence(programme):
        if text.startswith(FIGURE):
            country, _, indicator = text.removeprefix(FIGURE).partition("/")
            yield at, country, indicator


@listed
def cited_references(programme: Programme) -> Iterator[tuple[Pointer, str]]:
    """Place and id of every reference in an evidence list (``ref:ID``)."""
    for at, text in evidence(programme):
        if text.startswith(REFERENCE):
            yield at, text.removeprefix(REFERENCE)
