"""The World Bank's Data360 API, which passes on databases of other publishers, such as ITU's Global Cybersecurity Index.

What is known of it, from its published description (github.com/worldbank/open-api-specs, "Data360 Open_API.json") and
from planner.frozen import Frozen
from files that were fetched through it; it could not be tried against the real service when this was written:

- ``/data360/data?DATABASE_ID=..&INDICATOR=..&skip=..`` answers ``{"count": .., "value": [..]}``: how many rows there are
  in all, and at most 1,000 of them, those after the first ``skip``.
- A row has the figure as a text in ``OBS_VALUE``, the country in ``REF_AREA`` and the year in ``TIME_PERIOD``, besides
  some twenty other fields (``DATABASE_ID``, ``INDICATOR``, ``SEX``, ``UNIT_MEASURE``, ...).
- It does not say when the figures were last changed, nor in which order rows come. So a series of more than one page
  is fetched anew every time, and an order that changes between two pages is noticed by rows that come twice.
"""

from collections.abc import Hashable, Iterator, Sequence
from urllib.parse import urlencode

from planner.errors import DataError
from planner.frozen import Frozen
from planner.gapdata.fetch.address import base_address, series_code
from planner.gapdata.fetch.cache import Cache
from planner.gapdata.fetch.http import Http
from planner.gapdata.fetch.pages import Fetched, MisfitError, Page, Progress, Row, count, rows_of, whole

BASE = "https://data360api.worldbank.org"


def fetch_data360(
    database: str,
    indicators: Sequence[str],
    *,
    http: Http,
    cache: Cache,
    progress: Progress,
    base: str = BASE,
) -> Iterator[Fetched]:
    """Each of ``indicators`` of ``database``, with the figures of all countries and years.

    Raises DataError at the first that cannot be had; UnreachableError if Data360 cannot be asked at all.
    """
    root, checked = base_address(base), series_code(database)
    for name in indicators:
        yield whole(_Data360Series(series_code(name), checked, root), http, cache, progress)


class _Data360Series(Frozen):
    name: str
    database: str
    base: str

    @property
    def key(self) -> str:
        return f"data360-{self.database}-{self.name}"

    def url(self, number: int, size: int) -> str:
        skip = (number - 1) * size
        query = urlencode({"DATABASE_ID": self.database, "INDICATOR": self.name, "skip": skip})
        return f"{self.base}/data360/data?{query}"

    def page(self, document: object, number: int, size: int) -> Page:
        match document:
            case {"count": said, "value": list() as value}:
                total, rows = count(said), rows_of(value)
            case _:
                raise MisfitError("one of them is not laid out as Data360 lays out its figures")
        if total is None:
            raise MisfitError("one of them does not say how many rows there are")
        if total == 0:
            hint = "Look the names up at https://data360.worldbank.org: they are changed at times."
            raise DataError(f"Data360 has no figures under {self.database}, {self.name}.", hint)
        if not rows:
            raise MisfitError(f"page {number} is empty")
        if any((row.get("DATABASE_ID"), row.get("INDICATOR")) != (self.database, self.name) for row in rows):
            raise MisfitError(f"they hold rows of another series than {self.name}")
        return _page(number, total, size or len(rows), rows)

    def identity(self, row: Row) -> Hashable:
        """All of the row: which of its fields tell two figures apart differs from database to database."""
        return tuple(sorted((key, str(value)) for key, value in row.items()))

    def joined(self, first: object, rows: Sequence[Row]) -> object:
        match first:
            case dict():
                return first | {"count": len(rows), "value": list(rows)}
        raise AssertionError("unreachable: page() has accepted it")


def _page(number: int, total: int, size: int, rows: tuple[Row, ...]) -> Page:
    """The page. How long pages are is not said: the first one tells, and only the last may be shorter."""
    return Page(number, -(-total // size), size, total, "", rows)
