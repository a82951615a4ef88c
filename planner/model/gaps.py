"""Where its figures put a country among its peers.

There is no total here, and there must never be one: a sum over areas hides what a programme has to see, and
invites people to plan for the score. What is not recorded stays missing; nothing is ever filled in.
"""

from functools import cached_property

from planner.frozen import Frozen
from planner.model.country import Country
from planner.model.figures import GROUPS, SKILLS, SUBJECTS, Area, Indicator, Record


class PeerGroup(Frozen):
    """The countries that a country is held against; it is not one of them itself."""

    name: str
    """``Sub-Saharan Africa, low income``."""
    countries: tuple[str, ...]
    """Alpha-3 codes, sorted."""
    why: str
    """One sentence: why these and no others."""


class Trend(Frozen):
    """How a country's own figure moved: two figures of one indicator, one edition and one source."""

    first: Record
    last: Record

    @property
    def years(self) -> int:
        """Years from the first to the last; at least 1."""
        return self.last.year - self.first.year

    @property
    def better(self) -> bool | None:
        """Whether the last is better than the first; None if they are the same."""
        if self.last.value == self.first.value:
            return None
        return (self.last.value > self.first.value) is self.last.indicator.higher_is_better


class Standing(Frozen):
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
    trend: Trend | None = None
    """How the country's own figure moved; None where its years may not be compared, or there is but one."""

    @property
    def gap(self) -> float:
        """The share of the peers with a figure that do better, 0 to 1."""
        return self.better / self.of

    @property
    def worse(self) -> int:
        """Peers with a figure that do worse."""
        return self.of - self.better - self.level


class Missing(Frozen):
    """An indicator that says nothing about a country, and why."""

    indicator: Indicator
    reason: str
    """One sentence."""
    record: Record | None = None
    """The figure that is there but cannot be compared."""


class AreaGap(Frozen, dict=True):
    """What the indicators of one area say about a country."""

    area: Area
    standings: tuple[Standing, ...]
    missing: tuple[Missing, ...]
    stages: tuple[Record, ...] = ()
    """The country's stages of maturity in this area: shown, but never ranked, averaged or counted in the gap."""

    @cached_property
    def gap(self) -> float | None:
        """The plain mean of the standings' gaps, 0 to 1; None if nothing is recorded: it is never guessed."""
        if not self.standings:
            return None
        return sum(s.gap for s in self.standings) / len(self.standings)

    @property
    def coverage(self) -> tuple[int, int]:
        """Figures compared, and figures that could be: those of which any country has one."""
        return len(self.standings), len(self.standings) + len(self.missing)

    @property
    def years(self) -> tuple[int, int] | None:
        """The oldest and the newest year of the country's figures that are compared; None if none is."""
        years = [s.record.year for s in self.standings]
        return (min(years), max(years)) if years else None

    @property
    def spread(self) -> tuple[float, float] | None:
        """The smallest and the largest gap of its indicators, 0 to 1; None if nothing is recorded."""
        gaps = [s.gap for s in self.standings]
        return (min(gaps), max(gaps)) if gaps else None

    @property
    def publishers(self) -> tuple[str, ...]:
        """Whose figures and stages these are, each once, sorted."""
        records = (*(s.record for s in self.standings), *self.stages)
        return tuple(sorted({r.publisher for r in records}))


class GapProfile(Frozen, dict=True):
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
    absent: tuple[str, ...] = ()
    """What planner knows of but has no figures of, sorted: whole frameworks, and single indicators of others.

    A maturity model is absent where it holds no review of this country.
    """

    def area(self, area: Area) -> AreaGap:
        """What is known of ``area``."""
        return self._by_area[area]

    def record(self, indicator: str) -> Record | None:
        """The newest figure of the indicator with this id; None if there is none."""
        return self._by_indicator.get(indicator)

    @cached_property
    def _by_area(self) -> dict[Area, AreaGap]:
        return {gap.area: gap for gap in self.areas}

    @cached_property
    def _by_indicator(self) -> dict[str, Record]:
        return {record.indicator.id: record for record in reversed(self.records)}

    @cached_property
    def context(self) -> tuple[Record, ...]:
        """The figures that count in no area and are not shown already as a part of one that was computed."""
        parts = {part.indicator.id for record in self.records for part in record.parts}
        return tuple(r for r in self.records if not r.indicator.areas and r.indicator.id not in parts)

    @cached_property
    def skill_gaps(self) -> tuple[AreaGap, ...]:
        """Technical, governance, diplomatic, in this order; with or without a gap."""
        return tuple(self.area(area) for area in SKILLS)

    @cached_property
    def group_gaps(self) -> tuple[AreaGap, ...]:
        """State, industry, civil society, in this order; with or without a gap."""
        return tuple(self.area(area) for area in GROUPS)

    @cached_property
    def subject_gaps(self) -> tuple[AreaGap, ...]:
        """Knowledge, connectivity, rights and civic space, in this order; with or without a gap."""
        return tuple(self.area(area) for area in SUBJECTS)

    @cached_property
    def largest(self) -> tuple[AreaGap, ...]:
        """The skill areas with the largest recorded gap, ties kept; none if no gap above nought is recorded."""
        gaps = [a.gap for a in self.skill_gaps if a.gap]
        if not gaps:
            return ()
        return tuple(a for a in self.skill_gaps if a.gap is not None and abs(a.gap - max(gaps)) < _SAME)


_SAME = 1e-9
"""Gaps closer than this are the same gap: they differ by rounding alone."""
