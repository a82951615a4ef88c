"""Every text of a programme with its place in the file, for rules that read what people wrote.

The walk goes over the model itself, so a field that is added to it is read without a word here, as long as it
carries the name that it has in the file; :data:`WRITTEN` lists those that do not.
"""

from collections.abc import Callable, Container, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, get_origin

from planner.frozen import Frozen, fields
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


Raw = tuple[tuple[str | int, ...], tuple[str | int, ...], str]
"""Where the holder of a text stands, the rest of the way to the text, and the text: a place is made when wanted."""


class Said(Frozen):
    """What a programme says, gathered in one walk over the model and in its order."""

    texts: list[Raw]
    dates: list[When]


def texts(programme: Programme) -> Iterator[tuple[Pointer, str]]:
    """Every text that is written in the file, in the order of the model; dates and word lists are left out.

    Short names are texts too: ids, country codes, the entries of an evidence list.
    """
    return ((Pointer(holder + rest), text) for holder, rest, text in said(programme).texts)


def dates(programme: Programme) -> list[When]:
    """Every date that is written in the file, but for those of references, in the order of the model."""
    return said(programme).dates


@remembered
def said(programme: Programme) -> Said:
    """Every text and every date of a programme."""
    found = Said([], [])
    _inside(programme, (), found)
    return found


def all_words(programme: Programme) -> list[str]:
    """Every text in every language, without its place."""
    translated = [text for given in programme.translations for text in given.texts.values()]
    return [text for _, _, text in said(programme).texts] + translated


def in_every_language(
    programme: Programme, sign: str = "", under: Container[str | int] | None = None
) -> Iterator[tuple[Pointer, Pointer, str]]:
    """The field, the place and the words of every text, and of every translation of it, in which ``sign`` stands.

    ``under`` are the parts of the file that are looked at, as the first step from the root names them; all if None.
    """
    every = said(programme).texts
    if under is not None:
        every = [raw for raw in every if (raw[0] or raw[1])[0] in under]
    for holder, rest, text in [raw for raw in every if sign in raw[2]] if sign else every:
        at = Pointer(holder + rest)
        yield at, at, text
    for given in programme.translations:
        if under is None or given.at.parts[0] in under:
            told = chosen(given.texts, programme.language, programme.language)
            yield from (
                (given.at, given.at / c, text) for c, text in given.texts.items() if c != told and sign in text
            )


@listed
def evidence(programme: Programme) -> Iterator[tuple[Pointer, str]]:
    """The entries of every evidence list: ``gap:GHA/internet-users``, ``ref:ID``."""
    for holder, rest, text in said(programme).texts:
        if holder and holder[-1] == "evidence":
            yield Pointer(holder + rest), text


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


def _inside(node: Any, parts: tuple[str | int, ...], found: Said) -> None:
    """Add what the fields of ``node`` say, which stands at ``parts`` if it does not know its own place."""
    values, keys = _fields(type(node))  # type: ignore[arg-type]  # a class can be hashed
    at: Pointer | None = getattr(node, "at", None)
    parts = parts if at is None else at.parts
    texts = found.texts
    for value, key in zip(values(node), keys, strict=True):
        if not value:  # most of the fields of most things: nothing is written there
            continue
        kind = type(value)
        if kind is str:
            texts.append((parts, key, value))
        elif kind is tuple:
            _list(value, parts + key, found)
        elif kind is When:
            found.dates.append(value)
        elif kind not in _CLOSED and issubclass(kind, Frozen):
            _inside(value, parts + key, found)


def _list(values: tuple[Any, ...], parts: tuple[str | int, ...], found: Said) -> None:
    """Add what the items of a list say, which stands at ``parts``."""
    for index, value in enumerate(values):
        kind = type(value)
        if kind is str:
            if value:
                found.texts.append((parts, (index,), value))
        elif kind is tuple:
            _list(value, (*parts, index), found)
        elif kind not in _CLOSED and issubclass(kind, Frozen):
            _inside(value, (*parts, index), found)


@cache
def _fields(of: type[Any]) -> tuple[Callable[[Any], tuple[Any, ...]], tuple[tuple[str, ...], ...]]:
    """What takes out of a thing all that may say something, in one step, and the keys of each in the file."""
    names = [name for name in fields(of) if not _closed(of.__annotations__.get(name))]
    keys = tuple(WRITTEN.get((of.__name__, name), (name,)) for name in names)
    if len(names) < 2:  # then attrgetter gives no tuple
        return lambda node: tuple([getattr(node, name) for name in names]), keys
    return attrgetter(*names), keys


def _closed(declared: Any) -> bool:
    """Whether a field that is declared so never says anything: known once and for all, so that no walk need look."""
    return declared is not str and (declared in _CLOSED or get_origin(declared) in _CLOSED)
