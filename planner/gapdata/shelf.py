"""The records of one indicator, made country by country as somebody asks for them.

A check looks at a few countries and their peers; to make all records that planner ships, and to compute what is
computed from them, would take longer than everything else that it does with figures.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from planner.gapdata.catalogue import indicators as known
from planner.gapdata.derived import (
    ARTICLES,
    MEMBERSHIP,
    PER_MILLION,
    POPULATION,
    ROUNDS,
    ROUNDS_SAT_IN,
    articles_per_million,
    members,
    nearest_year,
    rounds,
)
from planner.model.figures import Record

Row = tuple[int, int, str]
"""Line of the file, year, and the value as it is written."""
Rows = Mapping[str, Mapping[str, list[Row]]]
"""Indicator id to the rows of each country, oldest first."""


class Shelf(Mapping[str, tuple[Record, ...]]):
    """Alpha-3 code to the records of one indicator, oldest first; none of them names an edition."""

    def __init__(self, years: Mapping[str, tuple[int, ...]], make: Callable[[str], Iterable[Record]]) -> None:
        """``make`` makes the records of a country, one for each of its ``years``."""
        self.years = years
        """The years of each country's records, oldest first."""
        self._make = make
        self._made: dict[str, tuple[Record, ...]] = {}

    def __getitem__(self, iso3: str) -> tuple[Record, ...]:
        """The records of a country; KeyError if it has none."""
        if iso3 not in self._made:
            if iso3 not in self.years:
                raise KeyError(iso3)
            self._made[iso3] = tuple(self._make(iso3))
        return self._made[iso3]

    def __contains__(self, iso3: object) -> bool:
        return iso3 in self.years

    def __iter__(self) -> Iterator[str]:
        return iter(self.years)

    def __len__(self) -> int:
        return len(self.years)


def shelves(rows: Rows) -> dict[str, Shelf]:
    """The shelf of every indicator that has rows, and of those that are computed from them, in the order of the ids."""
    found = {indicator: _quoted(indicator, by_country) for indicator, by_country in rows.items()}
    found[PER_MILLION] = _per_million(found[ARTICLES], found[POPULATION])
    found[ROUNDS_SAT_IN] = _rounds(found[MEMBERSHIP])
    return dict(sorted(found.items()))


def _quoted(name: str, rows: Mapping[str, list[Row]]) -> Shelf:
    indicator = known()[name]

    def make(iso3: str) -> Iterator[Record]:
        for line, year, value in rows[iso3]:
            yield Record(iso3, indicator, year, float(value), place=f"figures.csv:{line}")

    return Shelf({iso3: tuple([year for _, year, _ in of]) for iso3, of in rows.items()}, make)


def _per_million(articles: Shelf, population: Shelf) -> Shelf:
    indicator = known()[PER_MILLION]
    years = {}
    for iso3, counted in articles.years.items():
        people = population.years.get(iso3, ())
        if both := tuple([year for year in counted if nearest_year(people, year) is not None]):
            years[iso3] = both
    return Shelf(years, lambda c: articles_per_million(indicator, articles[c], population.get(c, ())))


def _rounds(membership: Shelf) -> Shelf:
    indicator = known()[ROUNDS_SAT_IN]
    years = dict.fromkeys(members(), (max(ROUNDS),))
    return Shelf(years, cache(lambda iso3: (rounds(indicator, iso3, membership.get(iso3, ())),)))
