"""The figures themselves: every record we have, by indicator and country.

:func:`shipped` reads the tables that come with planner, once. A user's own table is laid over them with
:meth:`Figures.overlaid`, which makes a new collection and leaves the shipped one as it is.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from planner.gapdata.derived import derive
from planner.model.gaps import Area, Indicator, Record
from planner.resources import table

DEFAULT_WINDOW = 6
"""Years: how much older than the newest usual year a figure may be, where its indicator does not say."""

ByCountry = Mapping[str, tuple[Record, ...]]
"""Alpha-3 code to the records of one indicator, oldest first."""


@dataclass(frozen=True, slots=True)
class Figures:
    """A collection of records with the indicators they belong to; built by :func:`collect`."""

    indicators: Mapping[str, Indicator]
    """By id, in the order of the ids; computed ones included."""
    quoted: tuple[Record, ...]
    """The records as they were read, before anything was computed from them."""
    records: Mapping[str, ByCountry]
    """Indicator id to its records by country; computed ones included."""

    def of(self, indicator: str, country: str) -> tuple[Record, ...]:
        """The records of one indicator for one country, oldest first."""
        return self.records.get(indicator, {}).get(country, ())

    def newest(self, indicator: str, country: str) -> Record | None:
        """The newest record of one indicator for one country."""
        records = self.of(indicator, country)
        return records[-1] if records else None

    def overlaid(self, indicators: Iterable[Indicator], records: Iterable[Record]) -> "Figures":
        """These figures with others laid over: the same country, indicator and year is replaced, others are added."""
        known = {**{i.id: i for i in indicators}, **self.indicators}
        return collect(known, (*self.quoted, *records))


def _key(record: Record) -> tuple[str, str, int]:
    return record.indicator.id, record.country, record.year


def _grouped(records: Iterable[Record]) -> Mapping[str, ByCountry]:
    groups: dict[str, dict[str, list[Record]]] = {}
    for record in sorted(records, key=_key):
        groups.setdefault(record.indicator.id, {}).setdefault(record.country, []).append(record)
    return MappingProxyType(
        {i: MappingProxyType({c: tuple(r) for c, r in of.items()}) for i, of in groups.items()}
    )


def collect(indicators: Mapping[str, Indicator], quoted: Iterable[Record]) -> Figures:
    """The collection of these records and of what can be computed from them.

    Of two records for the same country, indicator and year the later one counts; a quoted record counts
    before a computed one.
    """
    given = {_key(r): r for r in quoted}
    computed = {_key(r): r for r in derive(indicators, _grouped(given.values()))}
    return Figures(
        indicators=MappingProxyType(dict(sorted(indicators.items()))),
        quoted=tuple(given.values()),
        records=_grouped((computed | given).values()),
    )


def _bound(text: str) -> float | None:
    return float(text) if text else None


def _indicator(row: Mapping[str, str]) -> Indicator:
    return Indicator(
        id=row["id"],
        title=row["title"],
        series=row["series"],
        unit=row["unit"],
        publisher=row["publisher"],
        licence=row["licence"],
        url=row["url"],
        higher_is_better=row["higher_is_better"] == "yes",
        areas=tuple(Area(a) for a in row["areas"].split(";") if a),
        window=int(row["window"]),
        minimum=_bound(row["minimum"]),
        maximum=_bound(row["maximum"]),
        caveat=row["caveat"],
    )


@cache
def shipped_indicators() -> Mapping[str, Indicator]:
    """The indicators that planner knows, by id."""
    with table("indicators.csv").open(encoding="utf-8", newline="") as file:
        return MappingProxyType({row["id"]: _indicator(row) for row in csv.DictReader(file)})


@cache
def shipped() -> Figures:
    """The figures that come with planner; read once, in a few hundredths of a second."""
    indicators = shipped_indicators()
    with table("figures.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        quoted = [Record(iso3, indicators[i], int(year), float(value)) for iso3, i, year, value in rows]
    return collect(indicators, quoted)
