"""Every text of a programme with its place in the file, for rules that read what people wrote.

The walk goes over the model itself, so a field that is added to it is read without a word here, as long as it
carries the name that it has in the file; :data:`WRITTEN` lists those that do not.
"""

from collections.abc import Container, Iterator
from functools import cache
from typing import Any, get_origin

from planner.frozen import Frozen, astuple, fields
from planner.model.programme import Programme
from planner.model.remembered import listed, remembered
from planner.model.translated import PartTranslated, Translation, chosen
from planner.model.when import When
from planner.model.written import LostPlace, Written
from planner.position import Pointer

WRITTEN: dict[tuple[str, str], tuple[str, ...]] = {
    ("Activity", "audience"): ("for",),
    ("BudgetLine", "purpose"): ("for",),
    ("Confidential", "place"): ("at",),
    ("Coordination", "groups"): ("covers", "groups"),
    ("Coordination", "skills"): ("covers", "skills"),
    ("Coordination", "why"): ("covers", "why"),
    ("Evaluation", "kinds"): ("kind",),
    ("GenderObjective", "result"): ("at",),
    ("Programme", "impact"): ("results", "impact"),
    ("Programme", "outcomes"): ("results", "outcomes"),
    ("Reference", "authors"): ("author",),
    ("Reference", "container"): ("container-title",),
    ("Reference", "doi"): ("DOI",),
    ("Reference", "place"): ("publisher-place",),
    ("Reference", "url"): ("URL",),
    ("Stakeholder", "group"): ("type",),
    ("WaiverEntry", "place"): ("at",),
}
"""Class and field of the model to the keys in the file, where the two differ; dates and things know their own place."""


_CLOSED = frozenset(
    {
        Pointer,
        Written,
        LostPlace,
        Translation,
        PartTranslated,
        str,
        int,
        float,
        bool,
        dict,
        frozenset,
        type(None),
    }
)
"""What has nothing inside, is only a place, or repeats a text that stands elsewhere in the model."""

FIGURE, REFERENCE = "gap:", "ref:"
"""How the two kinds of entry in an evidence list begin."""


Parts = tuple[str | int, ...]
Run = tuple[Parts, tuple[Parts, ...], tuple[str, ...]]
"""Where the holder of some texts stands, the rest of the way to each, and the texts, of which any may be empty.

Fields that follow each other are one run, and so is a list: a place is made only for what is wanted.
"""


class Said(Frozen):
    """What a programme says, gathered in one walk over the model and in its order."""

    texts: list[Run]
    evidence: list[tuple[Parts, tuple[str, ...]]]
    """The evidence lists among them."""
    dates: list[When]


def texts(programme: Programme) -> Iterator[tuple[Pointer, str]]:
    """Every text that is written in the file, in the order of the model; dates and word lists are left out.

    Short names are texts too: ids, country codes, the entries of an evidence list.
    """
    for holder, steps, run in said(programme).texts:
        yield from ((Pointer(holder + step), text) for step, text in zip(steps, run, strict=True) if text)


def dates(programme: Programme) -> list[When]:
    """Every date that is written in the file, but for those of references, in the order of the model."""
    return said(programme).dates


@remembered
def said(programme: Programme) -> Said:
    """Every text and every date of a programme."""
    found = Said([], [], [])
    _inside(programme, (), found)
    return found


def all_words(programme: Programme) -> str:
    """Every text in every language, a line each."""
    translated = [text for given in programme.translations for text in given.texts.values()]
    return "\n".join(_lines(programme) + translated)


@remembered
def _lines(programme: Programme) -> list[str]:
    """The texts of each run, a line each: one look tells whether any of them is of use."""
    return ["\n".join(run) for _, _, run in said(programme).texts]


def in_every_language(
    programme: Programme, sign: str = "", under: Container[str | int] | None = None
) -> Iterator[tuple[Pointer, Pointer, str]]:
    """The field, the place and the words of every text, and of every translation of it, in which ``sign`` stands.

    ``under`` are the parts of the file that are looked at, as the first step from the root names them; all if None.
    """
    for lines, (holder, steps, run) in zip(_lines(programme), said(programme).texts, strict=True):
        if sign not in lines or (under is not None and holder and holder[0] not in under):
            continue
        for step, text in zip(steps, run, strict=True):
            if text and sign in text and (under is None or (holder or step)[0] in under):
                at = Pointer(holder + step)
                yield at, at, text
    for given in programme.translations:
        if under is None or given.at.parts[0] in under:
            told = chosen(given.texts, programme.language, programme.language)
            yield from (
                (given.at, given.at / c, text)
                for c, text in given.texts.items()
                if c != told and sign in text
            )


@listed
def evidence(programme: Programme) -> Iterator[tuple[Pointer, str]]:
    """The entries of every evidence list: ``gap:GHA/internet-users``, ``ref:ID``."""
    for holder, entries in said(programme).evidence:
        for index, text in enumerate(entries):
            if text:
                yield Pointer((*holder, index)), text


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


def _inside(node: Any, parts: Parts, found: Said) -> None:
    """Add what the fields of ``node`` say, which stands at ``parts`` if it does not know its own place."""
    held = astuple(node)
    if type(held[0]) is Pointer:  # what knows its place says it first
        parts = held[0].parts
    for first, end, keys in _steps(type(node)):  # type: ignore[arg-type]  # a class can be hashed
        if end:
            found.texts.append((parts, keys, held[first:end]))
        elif held[first]:  # most fields of most things hold nothing
            _add(held[first], parts + keys[0], found)


def _add(value: Any, parts: Parts, found: Said) -> None:
    """Add what ``value`` says, which stands at ``parts``."""
    kind = type(value)
    if kind is tuple:
        if type(value[0]) is str:  # and so are the others
            found.texts.append((parts, _indices(len(value)), value))
            if parts[-1] == "evidence":
                found.evidence.append((parts, value))
        else:
            for index, item in enumerate(value):
                _add(item, (*parts, index), found)
    elif kind is When:
        found.dates.append(value)
    elif kind is str:
        found.texts.append((parts[:-1], (parts[-1:],), (value,)))
    elif kind not in _CLOSED and issubclass(kind, Frozen):
        _inside(value, parts, found)


@cache
def _indices(many: int) -> tuple[Parts, ...]:
    """The steps into a list of so many."""
    return tuple((index,) for index in range(many))


Steps = tuple[tuple[int, int, tuple[Parts, ...]], ...]
"""The first field, the one after the last, and the keys, of fields that hold one text each; a field that may hold
something else stands alone, with nought for the one after the last. The others never say anything."""


@cache
def _steps(of: type[Any]) -> Steps:
    """How to go through the fields of a thing: worked out once from how they are declared."""
    steps: list[tuple[int, int, tuple[Parts, ...]]] = []
    for index, name in enumerate(fields(of)):
        declared = of.__annotations__.get(name)
        key = WRITTEN.get((of.__name__, name), (name,))
        if declared is str and steps and steps[-1][1] == index:
            steps[-1] = (steps[-1][0], index + 1, (*steps[-1][2], key))
        elif declared is str:
            steps.append((index, index + 1, (key,)))
        elif declared not in _CLOSED and get_origin(declared) not in _CLOSED:
            steps.append((index, 0, (key,)))
    return tuple(steps)
