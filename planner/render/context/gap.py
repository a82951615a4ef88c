"""The gap analysis: where each country stands among its peers, and whether the effort answers it."""

from dataclasses import dataclass

from planner.model import figures
from planner.model import gaps as model
from planner.model.effort import shares_in
from planner.render.context.lookup import Lookup
from planner.render.context.sources import figure_id

NARROW = "\u202f"


@dataclass(frozen=True, slots=True)
class Standing:
    """One figure of a country among its peers."""

    title: str
    value: str
    """With its unit, ready to print."""
    year: int
    figure: str
    """Without its unit."""
    median: str
    """Of the peers, without its unit."""
    unit: str
    better: int
    level: int
    of: int
    """Peers with a comparable figure."""
    place: float
    """Where it stands from 0 (every peer does better) to 1 (none does); ties count half, so the middle is 0.5."""
    peers: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class AreaView:
    """What is known of one area in one country."""

    area: str
    gap: float | None
    """Mean share of the peers that do better, 0 to 1; None if nothing is recorded."""
    effort: float | None
    """Share of the effort in this country that serves it; None for areas that are no skill."""
    standings: tuple[Standing, ...]
    missing: tuple[tuple[str, str], ...]
    """Indicator and why it says nothing."""
    largest: bool
    """Whether this is the largest recorded skill gap of the country."""


@dataclass(frozen=True, slots=True)
class CountryGap:
    """One country held against its peers."""

    country: str
    peers: str
    """Name of the group; empty if there is none."""
    peers_why: str
    areas: tuple[AreaView, ...]


def gap_views(look: Lookup) -> tuple[CountryGap, ...]:
    """One view for each country with figures, in the order of the programme."""
    codes = (code for code in look.programme.countries if code in look.gaps)
    return tuple(_country(look, code) for code in codes)


def caveats(look: Lookup) -> tuple[tuple[str, str], ...]:
    """What a reader must know of the indicators that are shown: title and caveat, each once, by title."""
    shown = {s.indicator for profile in look.gaps.values() for area in profile.areas for s in area.standings}
    return tuple(sorted((i.title, i.caveat) for i in shown if i.caveat))


def _country(look: Lookup, code: str) -> CountryGap:
    profile = look.gaps[code]
    effort = shares_in(look.programme, code)
    return CountryGap(
        country=look.country(code),
        peers=profile.peers.name if profile.peers else "",
        peers_why=profile.peers.why if profile.peers else "",
        areas=tuple(_area(area, effort, area in profile.largest) for area in profile.areas),
    )


def _area(area: model.AreaGap, effort: dict[figures.Area, float], largest: bool) -> AreaView:  # noqa: FBT001 - a fact, not a switch
    share = effort[area.area] / 100 if area.area in figures.SKILLS else None
    return AreaView(
        area=area.area.value,
        gap=area.gap,
        effort=share,
        standings=tuple(map(standing, area.standings)),
        missing=tuple((m.indicator.title, m.reason) for m in area.missing),
        largest=largest,
    )


def standing(found: model.Standing) -> Standing:
    """The view of one standing."""
    return Standing(
        title=found.indicator.title,
        value=_spaced(found.record.amount()),
        year=found.record.year,
        figure=_spaced(figures.written(found.record.value)),
        median=_spaced(figures.written(found.peer_median)),
        unit=found.indicator.unit,
        better=found.better,
        level=found.level,
        of=found.of,
        place=1 - (found.better + found.level / 2) / found.of,
        peers=found.peers.name,
        source=figure_id(found.record),
        note=found.record.note,
    )


def _spaced(amount: str) -> str:
    """A figure as documents write them: thousands apart, a true minus; the words of its unit stay as they are."""
    head, space, unit = amount.partition(" ")
    return head.replace(",", NARROW).replace("-", "\u2212") + space + unit
