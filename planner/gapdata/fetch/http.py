"""The one door to the network: JSON from one address, asked for politely, never trusted, never half-read.

Nothing is sent but the address itself and the name and version of planner: no cookie, no password of the user's
``.netrc``. Proxies that the user has set in the environment are used, since many ministries have no other way out.
"""

import time
from collections.abc import Callable
from http.cookiejar import DefaultCookiePolicy
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit

from planner import __version__
from planner.errors import DataError
from planner.frozen import Frozen
from planner.gapdata.fetch.answer import Again, parsed, retry_after

if TYPE_CHECKING:
    import requests

_LATER = frozenset({400, 408, 429, 500, 501, 502, 503, 504})
"""Answers that a second try can mend. 400 is one of them: the World Bank's web server answers a sound request with it
now and then, while the API itself says its errors with status 200 (recorded by other clients of the API)."""
_HERE = frozenset({400, 500})
"""Those of them that say little about other addresses of the same publisher."""
_MOVED = frozenset({301, 302, 303, 307, 308})
_HOPS = 5
_CHUNK = 65_536


class UnreachableError(DataError):
    """The publisher cannot be asked at all now: there is no sense in asking it for the next series either."""


class Limits(Frozen):
    """How long to wait and how much to take. Times are in seconds, sizes in bytes."""

    connect: float = 10.0
    silence: float = 60.0
    """The longest time in which not a single byte comes."""
    whole: float = 300.0
    """The longest time for one answer."""
    body: int = 32 * 2**20
    tries: int = 4
    first_pause: float = 1.0
    """Before the second try; it doubles with each further one."""
    longest_pause: float = 120.0
    """A publisher that asks for more patience than this is asked another day."""


class Http:
    """Asks for JSON; a context manager, since it keeps its connection open."""

    def __init__(
        self,
        limits: Limits | None = None,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits or Limits()
        self._pause = pause
        self._clock = clock
        self._session = _session()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def json(self, url: str) -> object:
        """The JSON document at ``url``.

        Raises UnreachableError if no sound answer comes after all tries, DataError if the answer is of no use.
        """
        for number in range(1, self._limits.tries + 1):
            try:
                return parsed(self._body(url), url)
            except Again as trouble:
                if number == self._limits.tries:
                    raise _gave_up(url, trouble, number) from None
                self._wait(url, trouble, number)
        raise AssertionError("unreachable: the last try returns or raises")

    def _wait(self, url: str, trouble: Again, number: int) -> None:
        """Wait as long as the publisher asks, or twice as long as before."""
        limits = self._limits
        if trouble.pause is not None and trouble.pause > limits.longest_pause:
            raise UnreachableError(
                f"{_place(url)} asks us to come back in {trouble.pause:.0f} seconds ({trouble.reason}).",
                "Try again later. What was fetched so far is kept.",
            )
        doubled = limits.first_pause * 2 ** (number - 1)
        self._pause(min(limits.longest_pause, max(doubled, trouble.pause or 0.0)))

    def _body(self, url: str) -> bytes:
        """The whole answer, after redirects within the same host; raises Again or DataError."""
        import requests  # noqa: PLC0415 - loaded by _session
        import urllib3  # noqa: PLC0415 - under requests, which lets some of its errors through

        try:
            for _ in range(_HOPS):
                with self._answer(url) as answer:
                    if answer.status_code not in _MOVED:
                        return self._read(answer, url)
                    url = _followed(url, answer.headers.get("Location", ""))
        except requests.exceptions.Timeout:
            raise Again("no answer in time") from None
        except requests.exceptions.SSLError:
            raise _not_secure(url) from None
        except (
            requests.exceptions.ConnectionError,
            requests.exceptions.ChunkedEncodingError,
            requests.exceptions.ContentDecodingError,
        ):
            raise Again("the connection cannot be made, or broke off") from None
        except (requests.exceptions.RequestException, urllib3.exceptions.HTTPError) as error:
            raise DataError(f"{url} cannot be asked: {type(error).__name__}.", _CHECK) from None
        raise DataError(f"{_place(url)} sends us from one address to the next without end.", _CHECK)

    def _answer(self, url: str) -> "requests.Response":
        times = (self._limits.connect, self._limits.silence)
        return self._session.get(url, timeout=times, stream=True, allow_redirects=False)

    def _read(self, answer: "requests.Response", url: str) -> bytes:
        """The body of ``answer``, unless its status says that there is none; raises Again or DataError."""
        status = answer.status_code
        if status in _LATER:
            pause = retry_after(answer.headers.get("Retry-After", ""))
            raise Again(f"it answered with error {status}", pause, only_here=status in _HERE)
        if status != 200:
            raise DataError(f"{url} cannot be fetched: the answer is error {status}.", _CHECK)
        end = self._clock() + self._limits.whole
        body = bytearray()
        for chunk in answer.iter_content(_CHUNK):
            body += chunk
            if len(body) > self._limits.body:
                most = self._limits.body / 2**20
                raise DataError(
                    f"The answer of {url} is larger than {most:g} MB: nobody's figures are.", _CHECK
                )
            if self._clock() > end:
                raise Again("the answer came too slowly")
        return bytes(body)


def _session() -> "requests.Session":
    """A connection that sends two names and nothing else, and that follows nothing by itself."""
    import requests  # noqa: PLC0415 - heavy, and most commands ask nobody

    class Still(requests.Session):
        """Asked not to follow a redirect, requests would still read its body, however long it is."""

        def get_redirect_target(self, resp: "requests.Response") -> None:
            """Nowhere: :func:`_followed` decides."""

    session = Still()
    session.headers.clear()
    session.headers.update(
        {"User-Agent": f"planner/{__version__}", "Accept": "application/json", "Accept-Encoding": "gzip"}
    )
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.auth = _no_password
    return session


_CHECK = "Check the address. If it is right, the publisher may have changed its service: please report it."


def _no_password(request: "requests.PreparedRequest") -> "requests.PreparedRequest":
    """Send the request as it is: without this, requests would look for a password in the user's ``.netrc``."""
    return request


def _followed(url: str, location: str) -> str:
    """The address that we are sent to, if it is on the same host and no less safe; raises DataError."""
    here = urlsplit(url)
    try:
        target = urljoin(url, location)
        there = urlsplit(target)
        same = (here.scheme, here.netloc) == (there.scheme, there.netloc)
        safer = (there.scheme, there.netloc) == ("https", here.hostname)
    except ValueError:
        same = safer = False
    if not location or not (same or safer):
        raise DataError(
            f"{_place(url)} sends us to another place ({location[:100]}), where planner does not follow.",
            _CHECK,
        )
    return target


def _place(url: str) -> str:
    """The host of an address, as a sentence names it."""
    return urlsplit(url).netloc or url


def _gave_up(url: str, trouble: Again, tries: int) -> DataError:
    times = "1 try" if tries == 1 else f"{tries} tries"
    kind = DataError if trouble.only_here else UnreachableError
    return kind(
        f"{url} cannot be fetched after {times}: {trouble.reason}.",
        "Check your connection, or try again later. What was fetched so far is kept.",
    )


def _not_secure(url: str) -> UnreachableError:
    return UnreachableError(
        f"{_place(url)} cannot prove who it is, so nothing was fetched from it.",
        "Check your computer's date and, in an office network, its certificates.",
    )
