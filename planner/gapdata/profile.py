"""The arithmetic of the gap profile; ``docs/gap-method.md`` says the same in words, with a worked example."""

from collections import Counter
from collections.abc import Iterable, Mapping
from statistics import median

from planner.errors import DataError
from planner.gapdata.figures import Figures, shipped
from planner.gapdata.peers import FEWEST, ladder
from planner.model.country import Country, countries
from planner.model.figures import Area, Indicator, Record
from planner.model.gaps import AreaGap, GapProfile, Missing, PeerGroup, Standing


def standing(record: Record, peers: PeerGroup, comparable: Mapping[str, Record]) -> Standing | None:
    """Where ``record`` stands among the ``peers`` that have a comparable record; None if no peer has one.

    The country itself is never its own peer, whatever the group lists.
    """
    others = [comparable[c] for c in peers.countries if c in comparable and c != record.country]
    if not others:
        return None
    better = sum(_does_better(other, record) for other in others)
    level = sum(other.value == record.value for other in others)
    middle = float(median(other.value for other in others))
    by_code = tuple(sorted(others, key=lambda r: r.country))
    return Standing(record.indicator, record, peers, better, level, len(others), middle, by_code)


def _does_better(other: Record, record: Record) -> bool:
    if record.indicator.higher_is_better:
        return other.value > record.value
    return other.value < record.value


def usual_newest_year(records: Iterable[Record]) -> int | None:
    """The newest year that enough countries report; the newest of all where no year has enough.

    One forecast, or one mistyped year, must not make every other country's figure look too old.
    """
    counts = Counter(r.year for r in records)
    enough = [year for year, n in counts.items() if n >= FEWEST]
    return max(enough or counts, default=None)


def comparable(figures: Figures, indicator: Indicator) -> dict[str, Record]:
    """The newest record of each country that is not too old to compare, by alpha-3 code."""
    by_country = figures.records.get(indicator.id, {})
    newest = usual_newest_year(r for records in by_country.values() for r in records)
    if newest is None:
        return {}
    oldest = newest - indicator.window
    return {iso3: records[-1] for iso3, records in by_country.items() if records[-1].year >= oldest}


def profile(iso3: str, figures: Figures | None = None) -> GapProfile:
    """The gap profile of the country with this alpha-3 code, from ``figures`` or those shipped.

    Raises DataError if there is no such country.
    """
    country = countries().get(iso3)
    if country is None:
        raise DataError(f"There is no country with the code {iso3!r}.", "Use an ISO 3166-1 alpha-3 code.")
    figures = figures or shipped()
    counted = [i for i in figures.indicators.values() if i.areas and i.id in figures.records]
    judged = {i.id: _judge(country, i, figures) for i in counted}
    missing = tuple(v for v in judged.values() if isinstance(v, Missing))
    areas = tuple(_area(area, [judged[i.id] for i in counted if area in i.areas]) for area in Area)
    newest = (figures.newest(i, iso3) for i in figures.indicators)
    peers = ladder(country)
    records = tuple(r for r in newest if r is not None)
    return GapProfile(country, areas, records, missing, peers[0] if peers else None)


def _area(area: Area, judged: list[Standing | Missing]) -> AreaGap:
    return AreaGap(
        area,
        tuple(v for v in judged if isinstance(v, Standing)),
        tuple(v for v in judged if isinstance(v, Missing)),
    )


def _judge(country: Country, indicator: Indicator, figures: Figures) -> Standing | Missing:
    """Where one indicator puts the country, or why it says nothing."""
    record = figures.newest(indicator.id, country.iso3)
    if record is None:
        return Missing(indicator, _why_absent(country, indicator, figures))
    recent = comparable(figures, indicator)
    if country.iso3 not in recent:
        return Missing(indicator, f"the newest figure, of {record.year}, is too old to compare", record)
    groups = ladder(country)
    if not groups:
        return Missing(indicator, "the World Bank puts it in no region, so it has no peers here", record)
    for peers in groups:
        found = standing(record, peers, recent)
        if found is not None and found.of >= FEWEST:
            return found
    return Missing(indicator, f"fewer than {FEWEST} comparable countries have a figure", record)


def _why_absent(country: Country, indicator: Indicator, figures: Figures) -> str:
    """Why there is no figure: a computed one can lack one of its parts, or not apply."""
    if indicator.id == "un-gge-rounds" and not country.un_member:
        return "not a member state of the United Nations, whose members alone can take part"
    if indicator.id == "science-articles-per-million":
        count = figures.newest("science-articles", country.iso3)
        if count is not None:
            return f"articles are recorded for {count.year}, but no population of a year near enough"
    return "no figure is recorded"


def profiles(codes: Iterable[str], figures: Figures | None = None) -> dict[str, GapProfile]:
    """The gap profile of each of these alpha-3 codes; a code that no country has is left out."""
    return {code: profile(code, figures) for code in codes if code in countries()}
