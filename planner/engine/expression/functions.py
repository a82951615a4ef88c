"""The functions of the expression language: what each takes, what it gives, and what it does.

Each is total over the kinds it takes, or raises :class:`Stopped` with a sentence for the user.
"""

from collections.abc import Callable, Mapping
from typing import Any

from planner.engine.expression.kinds import DATE, FLAG, MIXED, NUMBER, SHARES, TEXT, Kind
from planner.frozen import Frozen
from planner.late import late
from planner.model.when import When

MAX_NUMBER = 10**18
"""No number of a rule may be larger, in either direction."""
_DATE = late(r"\d{4}(-\d{2}(-\d{2})?)?")


class Stopped(Exception):  # noqa: N818 - it is said of the rule: it was stopped
    """An expression cannot be worked out for this programme; the text is a whole sentence."""


ANYTHING = Kind("anything")
LIST = Kind("list")
NUMBERS = Kind("list", NUMBER)
FLAGS = Kind("list", FLAG)


class Function(Frozen):
    """A function by one way of calling it."""

    form: str
    """How it is written, for the guide and for complaints: ``sum(a.cost for a in activities)``."""
    takes: tuple[tuple[Kind, ...], ...]
    """For each argument the kinds that it may be."""
    gives: Kind | None
    """None: what the first argument holds."""
    run: Callable[..., Any]


def bounded(value: float) -> float:
    """The number, or Stopped if it is too large."""
    if not -MAX_NUMBER <= value <= MAX_NUMBER:
        raise Stopped("A number becomes too large.")
    return value


def day(value: When) -> Any:
    """What dates are compared by: the first day that they cover."""
    return value.first


def date(text: str) -> When:
    """The date that a text names. Stopped if it names none."""
    when = When(text)
    if not _DATE.fullmatch(text) or text.startswith("0000") or not when.real:
        raise Stopped(f"“{text[:40]}” is no date: write one such as 2027-03-01, 2027-03 or 2027.")
    return when


def _extreme(choose: Callable[..., Any]) -> Callable[[tuple[Any, ...], Any], Any]:
    def run(values: tuple[Any, ...], otherwise: Any) -> Any:
        return choose(values, key=_order) if values else otherwise

    return run


def _order(value: Any) -> Any:
    return value.first if isinstance(value, When) else value


def _unique(values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))


def _contains(text: str, part: str) -> bool:
    return part.casefold() in text.casefold()


_ONE_NUMBER = ((NUMBER,),)
_TWO_TEXTS = ((TEXT,), (TEXT,))
_SCALARS = (Kind("list", TEXT), NUMBERS, Kind("list", MIXED))
FUNCTIONS: Mapping[str, Function] = {
    "sum": Function(
        "sum(a.cost for a in activities)", ((NUMBERS,),), NUMBER, lambda values: bounded(sum(values))
    ),
    "count": Function("count(activities)", ((LIST, SHARES),), NUMBER, len),
    "all": Function("all(a.cost > 0 for a in activities)", ((FLAGS,),), FLAG, all),
    "any": Function("any(a.cost > 0 for a in activities)", ((FLAGS,),), FLAG, any),
    "min": Function(
        "min([a.cost for a in activities], 0)",
        ((NUMBERS, Kind("list", DATE)), (NUMBER, DATE)),
        None,
        _extreme(min),
    ),
    "max": Function(
        "max([a.cost for a in activities], 0)",
        ((NUMBERS, Kind("list", DATE)), (NUMBER, DATE)),
        None,
        _extreme(max),
    ),
    "unique": Function("unique(a.method for a in activities)", (_SCALARS,), LIST, _unique),
    "abs": Function("abs(cost)", _ONE_NUMBER, NUMBER, abs),
    "round": Function("round(cost / 1000)", _ONE_NUMBER, NUMBER, round),
    "number": Function(
        "number(target.value, 0)",
        ((MIXED,), (NUMBER,)),
        NUMBER,
        lambda value, otherwise: otherwise if isinstance(value, str) else value,
    ),
    "length": Function("length(title)", ((TEXT,),), NUMBER, len),
    "words": Function("words(summary)", ((TEXT,),), NUMBER, lambda text: len(text.split())),
    "lower": Function("lower(title)", ((TEXT,),), TEXT, str.casefold),
    "contains": Function('contains(title, "network")', _TWO_TEXTS, FLAG, _contains),
    "starts_with": Function('starts_with(id, "o1")', _TWO_TEXTS, FLAG, str.startswith),
    "ends_with": Function('ends_with(title, ".")', _TWO_TEXTS, FLAG, str.endswith),
    "date": Function('date("2027-03-01")', ((TEXT,),), DATE, date),
    "year": Function("year(start)", ((DATE,),), NUMBER, lambda when: when.year),
    "first_day": Function("first_day(start)", ((DATE,),), DATE, lambda when: When(when.first.isoformat())),
    "last_day": Function("last_day(end)", ((DATE,),), DATE, lambda when: When(when.last.isoformat())),
    "days_between": Function(
        "days_between(start, end)",
        ((DATE,), (DATE,)),
        NUMBER,
        lambda start, end: (end.first - start.first).days,
    ),
}
"""Every function but ``has``, which asks about the place and not about the value."""


def fits(kind: Kind, wanted: Kind) -> bool:
    """Whether a value may be given where ``wanted`` is asked for; ``LIST`` is a list of anything."""
    return (wanted is LIST and kind.name == "list") or kind.same(wanted)
