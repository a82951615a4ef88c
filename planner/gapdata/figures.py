"""The figures themselves: every record we have, by indicator and country.

:func:`shipped` reads the tables that come with planner, once. A user's own table is laid over them with
:meth:`Figures.overlaid`, which makes a new collection and leaves the shipped one as it is.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from operator import itemgetter
from types import MappingProxyType

from planner.frozen import Frozen
from planner.gapdata.catalogue import indicators as known
from planner.gapdata.derived import derive
from planner.gapdata.shelf import Row, shelves
from planner.model.figures import Access, Indicator, Record
from planner.resources import table

ByCountry = Mapping[str, tuple[Record, ...]]
"""Alpha-3 code to the records of one indicator, oldest first."""


class Figures(Frozen):
    """A collection of records with the indicators they belong to; built by :func:`collect`."""

    indicators: Mapping[str, Indicator]
    """By id, in the order of the ids; computed ones included."""
    read: Callable[[], tuple[Record, ...]]
    """Gives :attr:`quoted`."""
    records: Mapping[str, ByCountry]
    """Indicator id to its records by country; computed ones included."""

    @property
    def quoted(self) -> tuple[Record, ...]:
        """The records as they were read, before anything was computed from them; of two with one key the later counts."""
        return self.read()

    def of(self, indicator: str, country: str) -> tuple[Record, ...]:
        """The records of one indicator for one country, oldest first."""
        return self.records.get(indicator, {}).get(country, ())

    def newest(self, indicator: str, country: str) -> Record | None:
        """The newest record of one indicator for one country."""
        records = self.of(indicator, country)
        return records[-1] if records else None

    def seen_by(self, audience: Access) -> "Figures":
        """These figures without those that ``audience`` may not see, nor what was computed from them.

        Where such a figure lay over one that may be seen, that one is back. An indicator of the user's own that
        has no figure left goes too: its title alone could tell.
        """
        shown = [r for r in self.quoted if audience.sees(r.access)]
        kept = {*known(), *(r.indicator.id for r in shown)}
        return collect({i: each for i, each in self.indicators.items() if i in kept}, shown)

    def withheld_from(self, audience: Access) -> tuple[Record, ...]:
        """The records that :meth:`seen_by` leaves out."""
        return tuple(r for r in self.quoted if not audience.sees(r.access))

    def overlaid(self, indicators: Iterable[Indicator], records: Iterable[Record]) -> "Figures":
        """These figures with others laid over: the same country, indicator, edition and time is replaced."""
        every = {**{i.id: i for i in indicators}, **self.indicators}
        return collect(every, (*self.quoted, *records))


def _order(record: Record) -> tuple[str, str, str, str]:
    """Oldest first; of one time, the older edition first."""
    return record.indicator.id, record.country, record.when, record.version


def _grouped(records: Iterable[Record]) -> Mapping[str, ByCountry]:
    groups: dict[str, dict[str, list[Record]]] = {}
    for record in sorted(records, key=_order):
        groups.setdefault(record.indicator.id, {}).setdefault(record.country, []).append(record)
    return MappingProxyType(
        {i: MappingProxyType({c: tuple(r) for c, r in of.items()}) for i, of in groups.items()}
    )


def collect(indicators: Mapping[str, Indicator], quoted: Iterable[Record]) -> Figures:
    """The collection of these records and of what can be computed from them.

    Of two records with the same key the one given later counts; a quoted record counts
    before a computed one.
    """
    read = tuple(quoted)
    given = {r.key: r for r in read}
    computed = {r.key: r for r in derive(indicators, _grouped(given.values()))}
    return Figures(
        indicators=MappingProxyType(dict(sorted(indicators.items()))),
        read=lambda: read,
        records=_grouped((computed | given).values()),
    )


@cache
def shipped() -> Figures:
    """The figures that come with planner; read once, and made into records where somebody asks for them."""
    rows: dict[str, dict[str, list[Row]]] = {}
    _, *lines = table("figures.csv").read_text("utf-8").splitlines()
    for line, text in enumerate(lines, start=2):
        iso3, indicator, year, value = text.split(",")  # codes and numbers: nothing is quoted
        rows.setdefault(indicator, {}).setdefault(iso3, []).append((line, int(year), value))
    records = shelves(rows)

    @cache
    def read() -> tuple[Record, ...]:
        every = ((i, iso3, of) for i, by_country in rows.items() for iso3, of in by_country.items())
        numbered = (
            (line, record)
            for i, iso3, of in every
            for (line, _, _), record in zip(of, records[i][iso3], strict=True)
        )
        return tuple(record for _, record in sorted(numbered, key=itemgetter(0)))

    indicators = MappingProxyType(dict(sorted(known().items())))
    return Figures(indicators, read, MappingProxyType(records))
