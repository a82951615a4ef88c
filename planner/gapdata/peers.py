"""Whom a country is held against: the countries of its region and income group, or wider where these are too few."""

from functools import cache

from planner.model.country import Country, countries
from planner.model.gaps import PeerGroup

FEWEST = 5
"""With fewer peers that have a figure, one country more or less would move the share by over 20 points."""


@cache
def ladder(country: Country) -> tuple[PeerGroup, ...]:
    """The peer groups of ``country``, the closest first; empty if the World Bank does not group it."""
    if not country.region:
        return ()
    if not country.income:
        why = f"the World Bank has not put {country.name} in an income group"
        return (_group(country, country.region, why, region=country.region),)
    near = f"{country.region}, {country.income.lower()}"
    wide = f"{country.income.lower()}, all regions"
    too_few = f"fewer than {FEWEST} countries of {near} have a figure"
    return (
        _group(
            country, near, "same region and same income group", region=country.region, income=country.income
        ),
        _group(country, wide, too_few, income=country.income),
    )


def _group(country: Country, name: str, why: str, *, region: str = "", income: str = "") -> PeerGroup:
    """All other countries of ``region`` and ``income``, where these are given."""
    members = tuple(
        c.iso3
        for c in countries().values()
        if c.iso3 != country.iso3 and region in ("", c.region) and income in ("", c.income)
    )
    return PeerGroup(name, members, why)
