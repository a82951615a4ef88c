"""The arithmetic of the gap profile; ``docs/gap-method.md`` says the same in words, with a worked example."""

from collections.abc import Iterable, Mapping

from planner.errors import DataError
from planner.gapdata import absent
from planner.gapdata.comparable import Comparable, comparable, trend
from planner.gapdata.figures import Figures, shipped
from planner.gapdata.peers import BOTH, FEWEST, Choice, ladder, why_none
from planner.message import Phrase
from planner.model.country import Country, countries
from planner.model.figures import STAGE, Area, Indicator, Record
from planner.model.gaps import AreaGap, GapProfile, Missing, PeerGroup, Standing, Trend


def profile(iso3: str, figures: Figures | None = None, peers: Choice = BOTH) -> GapProfile:
    """The gap profile of the country with this alpha-3 code, from ``figures`` or those shipped.

    ``peers`` says whom it is held against. Raises DataError if there is no such country.
    """
    country = countries().get(iso3)
    if country is None:
        raise DataError(f"There is no country with the code {iso3!r}.", "Use an ISO 3166-1 alpha-3 code.")
    figures = figures or shipped()
    recorded = [i for i in figures.indicators.values() if i.id in figures.records]
    judged = {i.id: _judge(country, i, figures, peers) for i in recorded if i.areas and i.unit != STAGE}
    newest = {i.id: r for i in recorded if (r := figures.newest(i.id, iso3)) is not None}
    groups = ladder(country, peers)
    return GapProfile(
        country,
        tuple(_area(area, judged.values(), newest.values()) for area in Area),
        tuple(newest.values()),
        tuple(v for v in judged.values() if isinstance(v, Missing)),
        groups[0] if groups else None,
        absent.absent(country, figures),
    )


def profiles(
    codes: Iterable[str], figures: Figures | None = None, peers: Choice = BOTH
) -> dict[str, GapProfile]:
    """The gap profile of each of these alpha-3 codes; a code that no country has is left out."""
    return {code: profile(code, figures, peers) for code in codes if code in countries()}


def _area(area: Area, judged: Iterable[Standing | Missing], records: Iterable[Record]) -> AreaGap:
    here = [v for v in judged if area in v.indicator.areas]
    return AreaGap(
        area,
        tuple(v for v in here if isinstance(v, Standing)),
        tuple(v for v in here if isinstance(v, Missing)),
        tuple(r for r in records if r.indicator.unit == STAGE and area in r.indicator.areas),
    )


def _judge(country: Country, indicator: Indicator, figures: Figures, peers: Choice) -> Standing | Missing:
    """Where one indicator puts the country, or why it says nothing."""
    compared = comparable(figures, indicator)
    recent = compared.newest()
    record = recent.get(country.iso3)
    if record is None:
        return _not_comparable(country, indicator, figures, compared)
    groups = ladder(country, peers)
    if not groups:
        return Missing(indicator, why_none(country, peers), record)
    moved = trend(record, compared.records[country.iso3])
    for group in groups:
        found = standing(record, group, recent, moved)
        if found is not None and found.of >= FEWEST:
            return found
    too_few = Phrase("fewer than %(fewest)s comparable countries have a figure", fewest=FEWEST)
    return Missing(indicator, too_few, record)


def _not_comparable(
    country: Country, indicator: Indicator, figures: Figures, compared: Comparable
) -> Missing:
    """What is said of a country without a figure that can be compared."""
    of_edition = compared.records.get(country.iso3)
    record = of_edition[-1] if of_edition else figures.newest(indicator.id, country.iso3)
    if record is None:
        return Missing(indicator, absent.why_none(country, indicator, figures))
    return Missing(indicator, absent.why_not_compared(record, compared), record)


def standing(
    record: Record, peers: PeerGroup, recent: Mapping[str, Record], moved: Trend | None = None
) -> Standing | None:
    """Where ``record`` stands among the ``peers`` that have a record in ``recent``; None if no peer has one.

    The country itself is never its own peer, whatever the group lists. ``moved`` is its own trend.
    """
    others = [recent[c] for c in peers.countries if c in recent and c != record.country]
    if not others:
        return None
    better = sum(_does_better(other, record) for other in others)
    level = sum(other.value == record.value for other in others)
    middle = _median([other.value for other in others])
    by_code = tuple(sorted(others, key=lambda r: r.country))
    return Standing(record.indicator, record, peers, better, level, len(others), middle, by_code, moved)


def _median(values: list[float]) -> float:
    """The middle value; of an even number of them, halfway between the two in the middle."""
    ordered, half = sorted(values), len(values) // 2
    return float(ordered[half] if len(values) % 2 else (ordered[half - 1] + ordered[half]) / 2)


def _does_better(other: Record, record: Record) -> bool:
    if record.indicator.higher_is_better:
        return other.value > record.value
    return other.value < record.value
