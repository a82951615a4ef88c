"""Balance: effort beside gap in one country, by skill type and by stakeholder group.

The two are set side by side and never made into one number: a gap counts peers that do better, effort counts money
and people, and a programme may have good reasons to put the one where the other is not.
"""

from collections.abc import Iterable, Sequence

from planner.frozen import Frozen
from planner.model.effort import money_in, people_in, shares_in
from planner.model.figures import GROUPS, SKILLS, Area
from planner.model.gaps import GapProfile
from planner.model.programme import Programme


class Balance(Frozen):
    """One skill type or stakeholder group in one country; see :mod:`planner.model.effort` for the arithmetic."""

    area: Area
    gap: float | None
    """The share of the peers that do better, 0 to 1; None if nothing is recorded."""
    money: float
    """What the activities cost there, in currency units; equal parts where an activity is in several countries."""
    share: float
    """Per cent of the effort in the country: of that over the skills, or of that over the groups."""
    people: int
    """People from the country who are reached, each once."""


class Shortfall(Frozen):
    """An area that gets less of the effort than it has of the gap."""

    area: Area
    need: float
    """Its per cent of the sum of the recorded gaps."""
    effort: float
    """Its per cent of the effort, counting only the areas that have a figure."""
    of: int
    """How many areas have a figure."""

    @property
    def points(self) -> float:
        """Percentage points between the two; never below nought."""
        return self.need - self.effort


def balance(programme: Programme, profile: GapProfile) -> tuple[Balance, ...]:
    """The three skill types and then the three stakeholder groups, in the order of the definition."""
    iso3 = profile.country.iso3
    money, share, people = (f(programme, iso3) for f in (money_in, shares_in, people_in))
    return tuple(
        Balance(area, profile.area(area).gap, money[area], share[area], int(people[area]))
        for area in (*SKILLS, *GROUPS)
    )


def shortfall(rows: Sequence[Balance]) -> Shortfall | None:
    """The row whose share of the effort lies furthest below its share of the recorded gap.

    ``rows`` are those of the skills or those of the groups. None where fewer than two have a figure, where none
    of them has a gap, or where nothing is done in any of them.
    """
    return _furthest([(row.area, row.gap, row.share) for row in rows if row.gap is not None])


def shortfall_in(programme: Programme, profile: GapProfile, areas: Iterable[Area]) -> Shortfall | None:
    """The same of these areas in one country, without what a :class:`Balance` says besides."""
    shares = shares_in(programme, profile.country.iso3)
    known = ((area, profile.area(area).gap, shares[area]) for area in areas)
    return _furthest([(area, gap, share) for area, gap, share in known if gap is not None])


def _furthest(recorded: list[tuple[Area, float, float]]) -> Shortfall | None:
    """Of areas with their gaps and their shares of the effort."""
    need, spent = sum([gap for _, gap, _ in recorded]), sum([share for _, _, share in recorded])
    if len(recorded) < 2 or not need or not spent:
        return None
    every = [
        Shortfall(area, 100 * gap / need, 100 * share / spent, len(recorded)) for area, gap, share in recorded
    ]
    return max(every, key=lambda found: found.points)
