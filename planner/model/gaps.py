"""Figures about a country, and where they put it among its peers.

There is no total here, and there must never be one: a sum over areas hides what a programme has to see, and
invites people to plan for the score. What is not recorded stays missing; nothing is ever filled in.
"""

from dataclasses import dataclass
from enum import StrEnum

from planner.model.country import Country


class Area(StrEnum):
    """What an indicator speaks of: the three kinds of skill, and two things that they rest on."""

    TECHNICAL = "technical"
    GOVERNANCE = "governance"
    DIPLOMATIC = "diplomatic"
    KNOWLEDGE = "knowledge"
    CONNECTIVITY = "connectivity"


SKILLS = (Area.TECHNICAL, Area.GOVERNANCE, Area.DIPLOMATIC)
"""The areas that are kinds of skill, in the order in which the definition names them."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured, by whom, and under which licence its figures may be repeated."""

    id: str
    """Short name, stable: ``secure-servers``."""
    title: str
    series: str
    """The publisher's own code of the series; empty if there is none."""
    unit: str
    """What follows the number: ``per million people``, ``% of GDP``."""
    publisher: str
    licence: str
    url: str
    higher_is_better: bool
    areas: tuple[Area, ...]
    """The areas it counts in; none if it is context only."""
    window: int
    """How many years older than the newest usual year a figure may be and still be compared."""
    minimum: float | None
    """No figure can be lower; None if there is no such bound."""
    maximum: float | None
    """No figure can be higher; None if there is no such bound."""
    caveat: str
    """What a reader must know before using it; may be empty."""


@dataclass(frozen=True, slots=True)
class Record:
    """One figure: a value of an indicator for one country in one year."""

    country: str
    """ISO 3166-1 alpha-3."""
    indicator: Indicator
    year: int
    value: float
    """In the unit of the indicator; always finite."""
    source: str = ""
    """Who says so, where it is not the indicator's publisher: the user's own source."""
    licence: str = ""
    """Under which licence, where it is not the indicator's."""
    note: str = ""
    """How the value came about, where it is not simply quoted."""
    parts: tuple["Record", ...] = ()
    """The figures it was computed from; none if it is quoted."""

    def amount(self) -> str:
        """The value with its unit, ready to print: ``4.20 per million people``."""
        return with_unit(self.value, self.indicator.unit)

    def origin(self) -> str:
        """Publisher, series and year, ready to print: ``World Bank WDI, IT.NET.SECR.P6, 2024``."""
        said_by = (self.source,) if self.source else (self.indicator.publisher, self.indicator.series)
        return ", ".join([*(part for part in said_by if part), str(self.year)])

    def cite(self) -> str:
        """The value with its unit, source and year: ``4.20 per million people (World Bank WDI, ..., 2024)``."""
        return f"{self.amount()} ({self.origin()})"


@dataclass(frozen=True, slots=True)
class PeerGroup:
    """The countries that a country is held against; it is not one of them itself."""

    name: str
    """``Sub-Saharan Africa, low income``."""
    countries: tuple[str, ...]
    """Alpha-3 codes, sorted."""
    why: str
    """One sentence: why these and no others."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one figure puts a country among its peers."""

    indicator: Indicator
    record: Record
    peers: PeerGroup
    better: int
    """Peers with a figure that do better."""
    level: int
    """Peers with a figure that do exactly as well."""
    of: int
    """Peers with a figure."""
    peer_median: float
    """In the unit of the indicator."""
    records: tuple[Record, ...]
    """The peers' figures, by country code."""

    @property
    def gap(self) -> float:
        """The share of the peers with a figure that do better, 0 to 1."""
        return self.better / self.of

    @property
    def worse(self) -> int:
        """Peers with a figure that do worse."""
        return self.of - self.better - self.level


@dataclass(frozen=True, slots=True)
class Missing:
    """An indicator that says nothing about a country, and why."""

    indicator: Indicator
    reason: str
    """One sentence."""
    record: Record | None = None
    """The figure that is there but cannot be compared."""


@dataclass(frozen=True, slots=True)
class AreaGap:
    """What the indicators of one area say about a country."""

    area: Area
    standings: tuple[Standing, ...]
    missing: tuple[Missing, ...]

    @property
    def gap(self) -> float | None:
        """The plain mean of the standings' gaps, 0 to 1; None if nothing is recorded: it is never guessed."""
        if not self.standings:
            return None
        return sum(s.gap for s in self.standings) / len(self.standings)


@dataclass(frozen=True, slots=True)
class GapProfile:
    """One country held against its peers, area by area."""

    country: Country
    areas: tuple[AreaGap, ...]
    """One for each area, in the order of :class:`Area`."""
    records: tuple[Record, ...]
    """The newest figure of every indicator that has one, context and figures too old to compare included."""
    missing: tuple[Missing, ...]
    """Every indicator that says nothing, once, by id."""
    peers: PeerGroup | None
    """The group it is first held against; None if it cannot be held against anyone."""

    def area(self, area: Area) -> AreaGap:
        """What is known of ``area``."""
        return next(a for a in self.areas if a.area is area)

    def record(self, indicator: str) -> Record | None:
        """The newest figure of the indicator with this id; None if there is none."""
        return next((r for r in self.records if r.indicator.id == indicator), None)

    @property
    def skill_gaps(self) -> tuple[AreaGap, ...]:
        """Technical, governance, diplomatic, in this order; with or without a gap."""
        return tuple(self.area(area) for area in SKILLS)

    @property
    def largest(self) -> tuple[AreaGap, ...]:
        """The skill areas with the largest recorded gap, ties kept; none if no gap above nought is recorded."""
        gaps = [a.gap for a in self.skill_gaps if a.gap]
        if not gaps:
            return ()
        return tuple(a for a in self.skill_gaps if a.gap is not None and abs(a.gap - max(gaps)) < _SAME)


_SAME = 1e-9
"""Gaps closer than this are the same gap: they differ by rounding alone."""


def with_unit(value: float, unit: str) -> str:
    """``value`` as a person would write it, followed by its unit."""
    if not unit:
        return written(value)
    return written(value) + ("" if unit.startswith("%") else " ") + unit


def written(value: float) -> str:
    """``value`` with thousands separated and no more digits than it deserves: 1,443,009; 59.6; 0.58; 0.0008."""
    size = abs(value)
    if value == int(value) or size >= 1000:
        return f"{value:,.0f}"
    if size >= 10:
        return f"{value:.1f}"
    if size >= 0.01:
        return f"{value:.2f}"
    return f"{value:.1g}"
