"""What planner knows of frameworks and indicators, whether or not it ships figures for them."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from planner.message import Phrase
from planner.model.figures import Area, Edition, Indicator
from planner.resources import rows

DEFAULT_WINDOW = 6
"""Years: how much older than the newest usual year a figure may be, where its indicator does not say."""


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(";") if part)


def _year(text: str) -> int | None:
    return int(text) if text else None


def _bound(text: str) -> float | None:
    return float(text) if text else None


def _edition(row: Mapping[str, str]) -> Edition:
    return Edition(
        framework=row["framework"],
        version=row["version"],
        title=Phrase(row["title"]),
        publisher=row["publisher"],
        kind=row["kind"],
        published=row["published"],
        first_year=_year(row["first_year"]),
        last_year=_year(row["last_year"]),
        superseded_by=row["superseded_by"],
        scale=tuple(map(Phrase, _list(row["scale"]))),
        licence=row["licence"],
        url=row["url"],
        caveat=row["caveat"],
    )


def _indicator(row: Mapping[str, str]) -> Indicator:
    areas = _list(row["areas"])
    return Indicator(
        id=row["id"],
        framework=row["framework"],
        versions=_list(row["versions"]),
        group=Phrase(row["group"]),
        series=row["series"],
        title=Phrase(row["title"]),
        unit=Phrase(row["unit"]),
        publisher=row["publisher"],
        licence=Phrase(row["licence"]),
        url=row["url"],
        higher_is_better=row["higher_is_better"] == "yes",
        areas=tuple(area for area in Area if area.value in areas),
        trend=row["trend"] == "yes",
        window=int(row["window"]),
        minimum=_bound(row["minimum"]),
        maximum=_bound(row["maximum"]),
        also=_list(row["also"]),
        caveat=Phrase(row["caveat"]),
    )


@cache
def indicators() -> Mapping[str, Indicator]:
    """The indicators that planner knows, by id."""
    return MappingProxyType({row["id"]: _indicator(row) for row in rows("indicators.csv")})


@cache
def _by_framework() -> Mapping[str, tuple[Edition, ...]]:
    found: dict[str, list[Edition]] = {}
    for row in rows("frameworks.csv"):
        found.setdefault(row["framework"], []).append(_edition(row))
    return MappingProxyType({name: tuple(found[name]) for name in sorted(found)})


def frameworks() -> tuple[str, ...]:
    """The families of frameworks that planner knows, sorted."""
    return tuple(_by_framework())


def editions(framework: str) -> tuple[Edition, ...]:
    """The editions of a framework, the oldest first; none if planner does not know it."""
    return _by_framework().get(framework, ())


@cache
def edition(framework: str, version: str) -> Edition | None:
    """One edition; None if there is no such one."""
    return next((e for e in editions(framework) if e.version == version), None)


def edition_of(indicator: Indicator, year: int) -> Edition | None:
    """The edition to which a figure of ``year`` belongs that does not name its edition.

    The edition that covers the year, or the only one that the framework ever had. None where neither says it, and
    where that edition does not have the indicator.
    """
    every = editions(indicator.framework)
    found = every[0] if len(every) == 1 else next((e for e in every if e.covers(year)), None)
    return found if found and (not indicator.versions or found.version in indicator.versions) else None


@cache
def _names() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Every name of an indicator, folded, to the ids that it may mean, each with the edition it speaks of."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for each in indicators().values():
        for name in filter(None, (each.id, *each.also, each.series, each.title)):
            bare, _, version = name.partition("=")
            found.setdefault(folded(bare), {})[each.id, version] = None
    return MappingProxyType({name: tuple(meant) for name, meant in found.items()})


def folded(name: str) -> str:
    """``name`` as indicators are compared: small letters, hyphens for underscores, points and spaces."""
    return "-".join(name.casefold().replace("_", " ").replace(".", " ").replace("-", " ").split())


def called(name: str, framework: str = "") -> tuple[tuple[Indicator, str], ...]:
    """The indicators that a table may call ``name``: by id, another name, the publisher's code or the title.

    Each with its edition, which is empty unless the name fixes it. ``framework`` leaves only its own. An id
    means its indicator alone, whatever else is called so.
    """
    if name in indicators():
        found = [(indicators()[name], "")]
    else:
        found = [(indicators()[i], version) for i, version in _names().get(folded(name), ())]
    return tuple((i, v) for i, v in found if framework in ("", i.framework))


def known_as(name: str) -> tuple[Indicator, str] | None:
    """The one indicator that a table calls ``name``, and its edition (empty unless the name fixes it).

    None if planner knows no such indicator, or several: :func:`called` gives them.
    """
    found = called(name)
    return found[0] if len(found) == 1 else None
