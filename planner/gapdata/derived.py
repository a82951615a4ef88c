"""Figures that are computed from others, each with the records that made it."""

from collections.abc import Iterator, Mapping

from planner.message import Phrase
from planner.model.country import countries
from planner.model.figures import Indicator, Record

ByCountry = Mapping[str, tuple[Record, ...]]

POPULATION_WITHIN = 4
"""Years: how far the population's year may lie from the year of the articles."""

ROUNDS = {2012: "2012/13", 2014: "2014/15", 2019: "2019/21"}
"""The recorded rounds of the UN Group of Governmental Experts by their first year; each is complete."""

MEMBERSHIP = "un-gge-member"
"""The indicator whose shipped records are the whole truth about the recorded rounds."""


def derive(indicators: Mapping[str, Indicator], records: Mapping[str, ByCountry]) -> Iterator[Record]:
    """Everything that can be computed from ``records`` (indicator id to records by country)."""
    yield from _articles_per_million(
        indicators["science-articles-per-million"],
        records.get("science-articles", {}),
        records.get("population", {}),
    )
    yield from _rounds(indicators["un-gge-rounds"], records.get(MEMBERSHIP, {}))


def _articles_per_million(
    indicator: Indicator, articles: ByCountry, population: ByCountry
) -> Iterator[Record]:
    for iso3, of_country in articles.items():
        for count in of_country:
            people = _nearest_year(population.get(iso3, ()), count.year)
            if people is not None:
                value = count.value / people.value * 1_000_000
                note = Phrase(
                    "%(count)s in %(year)s, divided by %(people)s in %(other)s",
                    count=count.amount(),
                    year=count.year,
                    people=people.amount(),
                    other=people.year,
                )
                yield Record(iso3, indicator, count.year, value, note=note, parts=(count, people))


def _nearest_year(records: tuple[Record, ...], year: int) -> Record | None:
    """The record nearest to ``year`` within the allowed distance; of two equally near ones the newer."""
    near = [r for r in records if abs(r.year - year) <= POPULATION_WITHIN]
    return min(near, key=lambda r: (abs(r.year - year), -r.year), default=None)


def _rounds(indicator: Indicator, members: ByCountry) -> Iterator[Record]:
    """One record for each UN member state: a state that no recorded round lists was in none of them."""
    if not members:
        return
    for iso3, country in countries().items():
        if country.un_member:
            parts = tuple(r for r in members.get(iso3, ()) if r.year in ROUNDS)
            sat_in = tuple(ROUNDS[r.year] for r in parts)
            note = (
                Phrase("membership in %(rounds)s", rounds=sat_in)
                if sat_in
                else Phrase("membership in no recorded round")
            )
            yield Record(iso3, indicator, max(ROUNDS), float(len(parts)), note=note, parts=parts)
