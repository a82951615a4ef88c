"""What an expression may speak of: the fields of the model and the kind of each, read off its records.

Nothing is listed by hand but the things that a rule can be about, so a field that is added to the model can be
used in a rule at once, and one that is renamed is missed when the rule is loaded, not when it runs.
"""

import types
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache, cached_property
from typing import Any, Union, get_args, get_origin, get_type_hints

from planner.frozen import Frozen, fields, replace
from planner.model import appraisal, commitments, parts, results
from planner.model.programme import Programme
from planner.model.said import Said
from planner.model.translated import PartTranslated, Translation
from planner.model.when import When
from planner.model.written import WRITTEN, LostPlace, Written
from planner.position import ROOT, Pointer
from planner.read.schemas import schema


class Kind(Frozen):
    """What a value is: a number, a text, a list of something, a thing of the programme."""

    name: str
    item: "Kind | None" = None
    """What a list holds; None in the empty list."""
    thing: type | None = None
    """The class of the model, if it is a thing."""
    words: tuple[str, ...] = ()
    """The only texts that it can be; empty if it can be any."""
    optional: bool = False
    """Whether the file may leave it out."""

    def __str__(self) -> str:
        if self.name == "list":
            return f"a list of {_plural(self.item)}" if self.item else "a list"
        return _article(spoken(self.thing)) if self.thing else self.name

    def same(self, other: "Kind") -> bool:
        """Whether the two can be compared: the kind of value counts, not which values it can take."""
        if self.name == other.name == "list":
            return self.item is None or other.item is None or self.item.same(other.item)
        return (self.name, self.thing) == (other.name, other.thing)


NUMBER = Kind("a number")
TEXT = Kind("a text")
FLAG = Kind("yes or no")
DATE = Kind("a date")
MIXED = Kind("a number or a text")
SHARES = Kind("shares by name")
_PLURALS = {
    NUMBER.name: "numbers",
    TEXT.name: "texts",
    FLAG.name: "yes or no",
    DATE.name: "dates",
    MIXED.name: "numbers and texts",
}
_HIDDEN = (Pointer, Written, LostPlace, Translation, PartTranslated, Said)
"""Places in the file, all that is said in it, and how it is translated: of use to the engine, not to whoever writes a rule."""

EACH: Mapping[str, tuple[type, Callable[[Programme], tuple[Any, ...]]]] = {
    "programme": (Programme, lambda p: (p,)),
    "organisation": (parts.Organisation, lambda p: p.organisations),
    "stakeholder": (parts.Stakeholder, lambda p: p.stakeholders),
    "need": (parts.Need, lambda p: p.purpose.needs),
    "gap-answer": (parts.GapAnswer, lambda p: p.purpose.gaps),
    "infrastructure": (parts.Infrastructure, lambda p: p.infrastructure),
    "forum": (parts.Forum, lambda p: p.fora),
    "outcome": (results.Outcome, lambda p: p.outcomes),
    "output": (results.Output, lambda p: p.outputs),
    "activity": (results.Activity, lambda p: p.activities),
    "equipment": (results.Equipment, lambda p: tuple(e for a in p.activities for e in a.equipment)),
    "indicator": (results.Indicator, lambda p: p.indicators),
    "budget-line": (parts.BudgetLine, lambda p: p.budget.lines),
    "risk": (parts.Risk, lambda p: p.risks),
    "ownership": (commitments.Ownership, lambda p: p.ownership),
    "coordination": (commitments.Coordination, lambda p: p.coordination),
    "framework": (commitments.Framework, lambda p: p.frameworks),
    "legal-framework": (commitments.Legal, lambda p: p.legal_frameworks),
    "trade": (commitments.Trade, lambda p: p.trade),
    "question": (appraisal.Question, lambda p: p.evaluation.questions if p.evaluation else ()),
    "reference": (appraisal.Reference, lambda p: p.references),
}
"""What ``each`` of a rule may say: the class of the thing, and where the things are."""


@cache
def fields_of(thing: type) -> Mapping[str, Kind]:
    """The fields of a class of the model and what each is, in the order of the class; computed ones at the end."""
    hints = get_type_hints(thing)
    written = {name: kind_of(hints[name]) for name in fields(thing)}
    computed = {
        name: kind_of(get_type_hints(value.fget if isinstance(value, property) else value.func)["return"])
        for name, value in vars(thing).items()
        if isinstance(value, property | cached_property) and not name.startswith("_")
    }
    every = {**written, **computed}
    return {name: _worded(thing, name, kind) for name, kind in every.items() if kind is not None}


def _worded(thing: type, name: str, kind: Kind) -> Kind:
    """The kind with the words that the format allows in this field, so that a rule cannot ask for another."""
    if kind.name == "list" and kind.item is not None:
        return replace(kind, item=_worded(thing, name, kind.item))
    words = () if kind.name != TEXT.name or kind.words else _words(thing, name)
    return replace(kind, words=words) if words else kind


def _words(thing: type, name: str) -> tuple[str, ...]:
    """What the schema of a programme lists for a field; empty where it lists nothing."""
    whole = schema("programme")
    parts_of = whole["$defs"]
    home = whole if thing is Programme else parts_of.get(thing.__name__[0].lower() + thing.__name__[1:], {})
    keys = WRITTEN.get((thing.__name__, name), (name,))
    found = home.get("properties", {}).get(keys[0], {}) if len(keys) == 1 else {}
    for _ in range(3):
        found = parts_of.get(found.get("$ref", "").rpartition("/")[2], found)
        found = found.get("items", found)
    return tuple(found.get("enum", ()))


def is_written(thing: type, name: str) -> bool:
    """Whether the field stands in the file, and is not worked out from others."""
    return name in fields(thing)


def kind_of(hint: Any) -> Kind | None:
    """The kind that a type of the model means to a rule; None for what rules do not see."""
    choices = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    if type(None) in choices:
        kind = _one_of(tuple(c for c in choices if c is not type(None)))
        return replace(kind, optional=True) if kind else None
    return _one_of(choices)


def _one_of(choices: tuple[Any, ...]) -> Kind | None:
    if len(choices) > 1:
        return MIXED if str in choices else NUMBER
    hint = choices[0]
    if get_origin(hint) in (tuple, frozenset):
        item = kind_of(get_args(hint)[0])
        return Kind("list", item) if item else None
    if get_origin(hint) is dict:
        name, share = get_args(hint)
        words = tuple(name) if issubclass(name, StrEnum) else ()
        return replace(SHARES, words=words) if share in (int, float) else None
    return _simple(hint)


def _simple(hint: type) -> Kind | None:
    if issubclass(hint, _HIDDEN):
        return None
    if issubclass(hint, StrEnum):
        return replace(TEXT, words=tuple(hint))
    if hint is not When and issubclass(hint, Frozen):
        return Kind("thing", thing=hint)
    return {bool: FLAG, int: NUMBER, float: NUMBER, str: TEXT, When: DATE}[hint]


def place(thing: Any, name: str) -> Pointer:
    """Where the file says the field ``name`` of a thing; the thing itself if ``name`` is empty."""
    at: Pointer = getattr(thing, "at", ROOT)
    if not name:
        return at
    value = getattr(thing, name)
    own = getattr(value, "at", None)
    if isinstance(own, Pointer):
        return own
    for key in WRITTEN.get((type(thing).__name__, name), (name,)):
        at /= key
    return at


_SPOKEN: dict[type, str] = {
    appraisal.Confidential: "confidential place",
    commitments.Coordination: "coordination with a partner",
    parts.Infrastructure: "piece of infrastructure",
    commitments.Legal: "legal framework",
    appraisal.Omitted: "omitted criterion",
    commitments.Trade: "trade agreement",
    appraisal.WaiverEntry: "waiver",
    results.Equipment: "piece of equipment",
}
_SPOKEN_PLURALS = {
    "coordination with a partner": "coordinations with partners",
    "forum": "fora",
    "omitted criterion": "omitted criteria",
    "piece of equipment": "pieces of equipment",
    "piece of infrastructure": "pieces of infrastructure",
    "ownership": "statements of ownership",
}
_WITHOUT_ARTICLE = ("human rights", "management", "ownership", "provenance", "safeguards", "sustainability")


def spoken(thing: type) -> str:
    """What a class of the model is called: ``budget line``."""
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in thing.__name__).strip()
    return _SPOKEN.get(thing, words)


def _plural(item: Kind) -> str:
    if item.thing is None:
        return _PLURALS.get(item.name, "lists")
    word = spoken(item.thing)
    plain = word[:-1] + "ies" if word.endswith("y") else word + "s"
    return _SPOKEN_PLURALS.get(word, plain)


def _article(word: str) -> str:
    if word in _WITHOUT_ARTICLE:
        return f"the {word}"
    return f"an {word}" if word[0] in "aeiou" else f"a {word}"


def things() -> Iterator[type]:
    """Every class of the model that an expression can reach, in the order in which a reader would meet them."""
    waiting: list[type] = [Programme]
    seen: dict[type, None] = {}
    while waiting:
        thing = waiting.pop(0)
        if thing in seen:
            continue
        seen[thing] = None
        inner = (kind.item or kind for kind in fields_of(thing).values())
        waiting += [kind.thing for kind in inner if kind.thing is not None]
    yield from seen
