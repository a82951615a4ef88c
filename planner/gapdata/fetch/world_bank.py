"""The World Bank's Indicators API, version 2: development indicators (WDI) and governance indicators (WGI).

What is known of it, from its help pages (datahelpdesk.worldbank.org, articles 898581 and 1886674) and from answers that
other projects recorded up to 2026; none of it could be tried against the real service when this was written:

- An answer is a list of two: ``{"page", "pages", "per_page", "total", "sourceid", "lastupdated"}`` and the rows.
  Counts are numbers, in older answers sometimes texts. ``lastupdated`` is the day on which the source was last changed.
- A row is ``{"indicator": {"id", "value"}, "country": {"id", "value"}, "countryiso3code", "date", "value", ...}``.
  Groups of countries stand among the countries; some have an empty ``countryiso3code``. A missing value is null.
- Without ``format=json`` it answers in XML. A series without figures has ``"pages": 0`` and null instead of rows.
- Errors come with status 200 as ``[{"message": [{"id", "key", "value"}]}]``: 120 for a code that it does not know,
  175 for a series that was deleted or archived.
- The governance indicators were archived under their old codes (``GE.EST``) in 2026. They are served from source 3
  under new ones (``GOV_WGI_GE.EST``, ``source=3``).
- Answers for a span of years have been seen to hold those of another span. So the whole series is asked for.
"""

from collections.abc import Hashable, Iterator, Sequence

from planner.errors import DataError
from planner.frozen import Frozen
from planner.gapdata.fetch.address import base_address, series_code
from planner.gapdata.fetch.cache import Cache
from planner.gapdata.fetch.http import Http
from planner.gapdata.fetch.pages import Fetched, MisfitError, Page, Progress, Row, count, rows_of, whole
from planner.late import late

BASE = "https://api.worldbank.org/v2"
PER_PAGE = 5_000
"""A series of all countries and years has some 17,500 rows: four pages of about a megabyte each."""
_OLD_WGI = late(r"(CC|GE|PV|RL|RQ|VA)\.EST")
_WGI_SOURCE = "3"


def fetch_world_bank(
    series: Sequence[str], *, http: Http, cache: Cache, progress: Progress, base: str = BASE
) -> Iterator[Fetched]:
    """Each of ``series`` (codes such as ``IT.NET.SECR.P6``) with the figures of all countries and years.

    Raises DataError at the first that cannot be had; UnreachableError if the World Bank cannot be asked at all.
    """
    root = base_address(base)
    for name in series:
        yield whole(_WorldBankSeries(series_code(name), root), http, cache, progress)


class _WorldBankSeries(Frozen):
    name: str
    base: str

    @property
    def key(self) -> str:
        return f"world-bank-{self.name}"

    @property
    def code(self) -> str:
        """The code under which the series is served today."""
        return f"GOV_WGI_{self.name}" if _OLD_WGI.fullmatch(self.name) else self.name

    def url(self, number: int, size: int) -> str:  # noqa: ARG002 - this publisher counts pages, not rows
        source = f"&source={_WGI_SOURCE}" if self.code.startswith("GOV_WGI_") else ""
        query = f"format=json&per_page={PER_PAGE}&page={number}{source}"
        return f"{self.base}/country/all/indicator/{self.code}?{query}"

    def page(self, document: object, number: int, size: int) -> Page:  # noqa: ARG002 - the page says both itself
        match document:
            case [{"message": messages}]:
                raise _refused(self.name, messages)
            case [dict() as meta, rows]:
                return self._page(meta, rows)
        raise MisfitError("one of them is not laid out as the World Bank lays out its figures")

    def _page(self, meta: dict[str, object], rows: object) -> Page:
        page, pages, size, total = (count(meta.get(k)) for k in ("page", "pages", "per_page", "total"))
        if page is None or pages is None or size is None or total is None:
            raise MisfitError("one of them does not say how many there are")
        if total == 0 or size == 0:
            raise DataError(f"The World Bank has no figures under {self.name}.", _LOOK_UP)
        found = rows_of(rows)
        if any(_id(row.get("indicator")).upper() != self.code.upper() for row in found):
            raise MisfitError(f"they hold rows of another series than {self.code}")
        return Page(page, pages, size, total, _text(meta.get("lastupdated")), found)

    def identity(self, row: Row) -> Hashable:
        """Country and date. Groups of countries are told apart by their short code where they have no long one."""
        return _id(row.get("country")), _text(row.get("countryiso3code")), _text(row.get("date"))

    def joined(self, first: object, rows: Sequence[Row]) -> object:
        match first:
            case [dict() as meta, _]:
                return [meta | {"page": 1, "pages": 1, "per_page": len(rows)}, list(rows)]
        raise AssertionError("unreachable: page() has accepted it")


_LOOK_UP = "Look the code up at https://data.worldbank.org: series are renamed and withdrawn at times."


def _refused(name: str, messages: object) -> DataError:
    """The error that the World Bank answered, in a sentence."""
    match messages:
        case [{"value": str() as said}, *_] if said.strip():
            reason = f": {said.strip()[:200]}"
        case _:
            reason = ""
    return DataError(f"The World Bank does not serve the series {name}{reason.rstrip('.')}.", _LOOK_UP)


def _id(value: object) -> str:
    """The id in a pair ``{"id", "value"}``."""
    return _text(value.get("id")) if isinstance(value, dict) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
