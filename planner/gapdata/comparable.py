"""Which figures may be held against each other: those of one edition, and not too far apart in time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from planner.frozen import Frozen
from planner.gapdata.catalogue import editions
from planner.gapdata.figures import ByCountry, Figures
from planner.gapdata.peers import FEWEST
from planner.gapdata.shelf import Shelf
from planner.model.figures import Indicator, Record
from planner.model.gaps import Trend

LONGEST = 10
"""Years: figures further apart are no trend, since too much else has changed."""


class Comparable(Frozen):
    """The figures of one indicator that may be held against each other."""

    edition: str
    """The edition that they are all of; empty where the framework has none."""
    records: ByCountry
    """Every figure of that edition, by country, oldest first."""
    oldest: int
    """The first year of which a figure is not too old."""

    def newest(self) -> Mapping[str, Record]:
        """The newest figure of each country that is not too old, by alpha-3 code."""
        return _Newest(self.records, self.oldest)


class _Newest(Mapping[str, Record]):
    """Looks a country's newest figure up when it is asked for: of all countries, only the peers are."""

    def __init__(self, records: ByCountry, oldest: int) -> None:
        self._records = records
        self._oldest = oldest

    def __getitem__(self, iso3: str) -> Record:
        newest = self._records[iso3][-1]
        if newest.year < self._oldest:
            raise KeyError(iso3)
        return newest

    def __iter__(self) -> Iterator[str]:
        return (iso3 for iso3, records in self._records.items() if records[-1].year >= self._oldest)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def comparable(figures: Figures, indicator: Indicator) -> Comparable:
    """What can be compared of ``indicator``: at least one country must have a figure of it."""
    every = figures.records[indicator.id]
    if isinstance(every, Shelf):
        years = chain.from_iterable(every.years.values())
        return Comparable("", every, _usual_newest(years) - indicator.window)
    edition = usual_edition(indicator, (r for records in every.values() for r in records))
    of_it = {iso3: tuple(r for r in records if r.version == edition) for iso3, records in every.items()}
    kept = {iso3: records for iso3, records in of_it.items() if records}
    newest = usual_newest_year(r for records in kept.values() for r in records)
    return Comparable(edition, kept, newest - indicator.window)


def usual_edition(indicator: Indicator, records: Iterable[Record]) -> str:
    """The newest edition in which enough countries have a figure; the newest of all where none has enough.

    A new edition that a few countries have so far must not make all the others incomparable.
    """
    countries: dict[str, set[str]] = {}
    for record in records:
        countries.setdefault(record.version, set()).add(record.country)
    enough = [version for version, having in countries.items() if len(having) >= FEWEST]
    order = [edition.version for edition in editions(indicator.framework)]
    return max(enough or countries, key=lambda v: (order.index(v) if v in order else -1, v))


def usual_newest_year(records: Iterable[Record]) -> int:
    """The newest year that enough countries report; the newest of all where no year has enough.

    One forecast, or one mistyped year, must not make every other country's figure look too old. There must be
    at least one record.
    """
    return _usual_newest(r.year for r in records)


def _usual_newest(years: Iterable[int]) -> int:
    counts = Counter(years)
    enough = [year for year, n in counts.items() if n >= FEWEST]
    return max(enough or counts)


def trend(record: Record, records: Sequence[Record]) -> Trend | None:
    """How a country's figure moved up to ``record``; ``records`` are its figures of the same indicator, oldest first.

    Held against the oldest one of the same edition and source that is at most :data:`LONGEST` years older; None if
    there is no such figure, or if years of this indicator may not be compared.
    """
    if not record.indicator.trend:
        return None
    before = (r for r in records if 0 < record.year - r.year <= LONGEST)
    like = [r for r in before if (r.version, r.publisher) == (record.version, record.publisher)]
    return Trend(like[0], record) if like else None
