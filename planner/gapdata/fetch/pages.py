"""One series, page after page: every page is held against the first, kept at once, and all are joined at the end.

The first page is always asked for anew, since it alone says whether anything has changed. The others come from the
cache where they belong to the same edition. So an update that broke off goes on where it stopped, and a series that
did not change costs one request.
"""

import hashlib
import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Protocol

from planner.errors import DataError
from planner.frozen import Frozen, Struct, field
from planner.gapdata.fetch.cache import Cache
from planner.gapdata.fetch.http import Http

Row = Mapping[str, object]
Progress = Callable[[int, int, str], None]
"""Called after every page with the pages that are there, all pages, and the name of the series."""

MOST_ROWS = 500_000
"""No series of the world's countries is longer: a longer one would be a fault, and would fill the disk."""


class MisfitError(Exception):
    """A page that does not fit its series; the text is the end of a sentence that begins with "since"."""


class Page(Frozen):
    """What a page says of itself and of its series, and its rows as they came."""

    number: int
    pages: int
    size: int
    """Rows on every page but the last."""
    total: int
    """Rows on all pages."""
    edition: str
    """When the publisher last changed the figures, as it says it; empty if it does not say."""
    rows: tuple[Row, ...]

    def fault(self) -> str:
        """What is wrong with the counts of this page; empty if nothing is."""
        before = (self.number - 1) * self.size
        expected = min(self.size, self.total - before)
        if self.pages != -(-self.total // self.size):
            return f"{self.total} rows do not make {self.pages} pages of {self.size}"
        if len(self.rows) != expected:
            return f"page {self.number} should have {expected} rows and has {len(self.rows)}"
        return ""


class Series(Protocol):
    """One series as its publisher serves it."""

    @property
    def name(self) -> str:
        """The publisher's code, as the user knows it."""

    @property
    def key(self) -> str:
        """The code as part of a file's name."""

    def url(self, number: int, size: int) -> str:
        """The address of a page; ``size`` is that of the first page, and 0 where it is not known yet."""

    def page(self, document: object, number: int, size: int) -> Page:
        """The page in ``document``, ``size`` as for its address; raises MisfitError, or DataError if the publisher says why there is none."""

    def identity(self, row: Row) -> Hashable:
        """What no two rows of the series may share."""

    def joined(self, first: object, rows: Sequence[Row]) -> object:
        """One document with all rows, in the layout of the document ``first``."""


class Fetched(Frozen):
    """A whole series."""

    series: str
    content: bytes
    """One JSON document in the publisher's layout, with the rows of all pages (ASCII, other characters as escapes)."""
    edition: str
    """When the publisher last changed the figures, as it says it; empty if it does not say."""
    url: str
    """The address of the first page."""
    rows: int
    unchanged: bool
    """Whether it is what the last complete fetch brought."""


def whole(series: Series, http: Http, cache: Cache, progress: Progress) -> Fetched:
    """The series with all its pages.

    If they do not fit together, perhaps since the publisher changed them meanwhile, all are fetched anew, once.
    Raises DataError if they still do not, or if the publisher cannot be asked.
    """
    try:
        return _Reading(series, http, cache, progress).result()
    except MisfitError:
        cache.forget(series.key)
    try:
        return _Reading(series, http, cache, progress).result()
    except MisfitError as misfit:
        cache.forget(series.key)
        raise DataError(
            f"The pages of {series.name} do not fit together, since {misfit}. Nothing of it was taken.",
            "The publisher may be changing its figures just now: try again later.",
        ) from None


class _Reading(Struct):
    """One attempt to read a series from its first page to its last."""

    series: Series
    http: Http
    cache: Cache
    progress: Progress
    rows: list[Row] = field(default_factory=list)
    seen: set[Hashable] = field(default_factory=set)

    def result(self) -> Fetched:
        """The whole series; raises MisfitError or DataError."""
        document = self.http.json(self.series.url(1, 0))
        first = self._checked(document, 1, None)
        stamp = _stamp(self.series, first)
        known = self.cache.get(self.series.key, 1, stamp) is not None
        if known and not first.edition:
            # Complete already, but nothing proves that the later pages are still the same.
            self.cache.forget(self.series.key)
        self._take(first)
        fetched = sum(self._next(number, first, stamp) for number in range(2, first.pages + 1))
        # The first page is kept last: that it is there says that all others are.
        self.cache.put(self.series.key, 1, stamp, _dumped(document))
        content = _dumped(self.series.joined(document, self.rows))
        url = self.series.url(1, 0)
        return Fetched(self.series.name, content, first.edition, url, len(self.rows), known and not fetched)

    def _next(self, number: int, first: Page, stamp: str) -> bool:
        """Take one more page; whether it had to be fetched."""
        kept = self.cache.get(self.series.key, number, stamp)
        if kept is not None:
            self._take(self._checked(json.loads(kept), number, first))
            return False
        document = self.http.json(self.series.url(number, first.size))
        self._take(self._checked(document, number, first))
        self.cache.put(self.series.key, number, stamp, _dumped(document))
        return True

    def _checked(self, document: object, number: int, first: Page | None) -> Page:
        """The page in ``document``, if it is the one asked for and agrees with the first; raises MisfitError."""
        page = self.series.page(document, number, first.size if first else 0)
        if page.total > MOST_ROWS:
            raise DataError(
                f"{self.series.name} claims to have {page.total} rows: no series of countries has."
            )
        if page.number != number:
            raise MisfitError(f"page {page.number} came where page {number} was asked for")
        if first is not None and _head(page) != _head(first):
            raise MisfitError("the publisher changed them between the first page and the others")
        if fault := page.fault():
            raise MisfitError(fault)
        return page

    def _take(self, page: Page) -> None:
        """Add the rows of a page that was checked; raises MisfitError if one of them is there already."""
        for row in page.rows:
            identity = self.series.identity(row)
            if identity in self.seen:
                raise MisfitError("the same row stands in them twice")
            self.seen.add(identity)
        self.rows += page.rows
        self.progress(page.number, page.pages, self.series.name)


def _head(page: Page) -> tuple[int, int, int, str]:
    """What all pages of one edition share."""
    return page.pages, page.size, page.total, page.edition


def _stamp(series: Series, first: Page) -> str:
    """The mark of this edition of the series: where it was asked for, what it says of itself, its first rows."""
    facts = [series.url(1, 0), _head(first), first.rows]
    return hashlib.sha256(_dumped(facts)).hexdigest()


def _dumped(document: object) -> bytes:
    return json.dumps(document, separators=(",", ":")).encode("ascii")


def count(value: object) -> int | None:
    """A count in a publisher's answer, which may be written as a number or as text; None if it is none."""
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    return None


def rows_of(value: object) -> tuple[Row, ...]:
    """The rows in a publisher's answer; raises MisfitError if it is no list of them."""
    rows = value if isinstance(value, list) else [value]
    if not all(isinstance(row, dict) for row in rows):
        raise MisfitError("a row in them is none")
    return tuple(rows)
