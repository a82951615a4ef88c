"""Figures that are computed from others, each with the records that made it."""

from collections.abc import Collection, Iterator, Mapping

from planner.message import Phrase
from planner.model.country import countries
from planner.model.figures import Indicator, Record

ByCountry = Mapping[str, tuple[Record, ...]]

POPULATION_WITHIN = 4
"""Years: how far the population's year may lie from the year of the articles."""

ROUNDS = {2012: "2012/13", 2014: "2014/15", 2019: "2019/21"}
"""The recorded rounds of the UN Group of Governmental Experts by their first year; each is complete."""

ARTICLES, POPULATION, PER_MILLION = "science-articles", "population", "science-articles-per-million"
MEMBERSHIP, ROUNDS_SAT_IN = "un-gge-member", "un-gge-rounds"
"""The indicator whose shipped records are the whole truth about the recorded rounds, and what is computed from it."""


def derive(indicators: Mapping[str, Indicator], records: Mapping[str, ByCountry]) -> Iterator[Record]:
    """Everything that can be computed from ``records`` (indicator id to records by country)."""
    population = records.get(POPULATION, {})
    for iso3, of_country in records.get(ARTICLES, {}).items():
        yield from articles_per_million(indicators[PER_MILLION], of_country, population.get(iso3, ()))
    membership = records.get(MEMBERSHIP, {})
    for iso3 in members() if membership else ():
        yield rounds(indicators[ROUNDS_SAT_IN], iso3, membership.get(iso3, ()))


def articles_per_million(
    indicator: Indicator, articles: tuple[Record, ...], population: tuple[Record, ...]
) -> Iterator[Record]:
    """One record for each of a country's ``articles`` that has a ``population`` of a year near enough."""
    by_year = {record.year: record for record in reversed(population)}  # of one year, the first counts
    for count in articles:
        year = nearest_year(by_year, count.year)
        if year is None:
            continue
        people = by_year[year]
        note = Phrase(
            "%(count)s in %(year)s, divided by %(people)s in %(other)s",
            count=count.amount(),
            year=count.year,
            people=people.amount(),
            other=people.year,
        )
        value = count.value / people.value * 1_000_000
        yield Record(count.country, indicator, count.year, value, note=note, parts=(count, people))


def nearest_year(years: Collection[int], year: int) -> int | None:
    """Which of ``years`` is nearest to ``year`` within the allowed distance; of two equally near ones the newer."""
    if year in years:
        return year
    near = [y for y in years if abs(y - year) <= POPULATION_WITHIN]
    return min(near, key=lambda y: (abs(y - year), -y), default=None)


def members() -> Iterator[str]:
    """The alpha-3 codes of the member states of the United Nations."""
    return (iso3 for iso3, country in countries().items() if country.un_member)


def rounds(indicator: Indicator, iso3: str, membership: tuple[Record, ...]) -> Record:
    """In how many rounds a member state sat: a state that no recorded round lists was in none of them."""
    parts = tuple(r for r in membership if r.year in ROUNDS)
    sat_in = tuple(ROUNDS[r.year] for r in parts)
    note = (
        Phrase("membership in %(rounds)s", rounds=sat_in)
        if sat_in
        else Phrase("membership in no recorded round")
    )
    return Record(iso3, indicator, max(ROUNDS), float(len(parts)), note=note, parts=parts)
