"""What a collection of figures holds: from whom, of which edition, how old, under which licence, for whom to see."""

from collections.abc import Iterable

from planner.frozen import Frozen
from planner.gapdata.catalogue import edition
from planner.model.figures import Access, Edition, Record


class Holding(Frozen):
    """The figures of one source in one edition, under one licence and for the same readers."""

    framework: str
    """The family; empty for indicators that the user declared."""
    version: str
    source: str
    licence: str
    """Empty where nobody stated it."""
    access: Access
    indicators: tuple[str, ...]
    """Ids, sorted."""
    figures: int
    countries: tuple[str, ...]
    """Alpha-3 codes, sorted."""
    years: tuple[int, int]
    """The oldest and the newest."""

    @property
    def edition(self) -> Edition | None:
        """What planner knows of the edition; None for the user's own indicators."""
        return edition(self.framework, self.version)

    @property
    def superseded_by(self) -> str:
        """The edition that took the place of this one; empty if it is in force."""
        return self.edition.superseded_by if self.edition else ""


_Key = tuple[str, str, str, str, Access]


def holdings(records: Iterable[Record]) -> tuple[Holding, ...]:
    """The figures by framework, edition, source, licence and access, in this order."""
    groups: dict[_Key, list[Record]] = {}
    for record in records:
        groups.setdefault(_key(record), []).append(record)
    return tuple(_holding(key, groups[key]) for key in sorted(groups))


def _key(record: Record) -> _Key:
    indicator = record.indicator
    source = record.source or indicator.publisher
    return indicator.framework, record.version, source, _licence(record), record.access


def _licence(record: Record) -> str:
    """The licence that was stated; the indicator's is its publisher's and speaks for nobody else's figures."""
    publishers = ("", record.indicator.publisher)
    return record.licence or (record.indicator.licence if record.source in publishers else "")


def _holding(key: _Key, records: list[Record]) -> Holding:
    years = [record.year for record in records]
    return Holding(
        *key,
        indicators=tuple(sorted({record.indicator.id for record in records})),
        figures=len(records),
        countries=tuple(sorted({record.country for record in records})),
        years=(min(years), max(years)),
    )
