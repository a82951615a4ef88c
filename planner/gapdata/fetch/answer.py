"""What an answer says, and whether asking once more could bring a better one."""

import json
import math
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from planner.errors import DataError


class Again(Exception):  # noqa: N818 - no error yet: a reason to try once more
    """This try failed, another may not.

    ``pause`` is what the publisher asks us to wait, if it says so. ``only_here``: whether another address of the
    publisher may well answer.
    """

    def __init__(self, reason: str, pause: float | None = None, *, only_here: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.pause = pause
        self.only_here = only_here


def parsed(body: bytes, url: str) -> object:
    """The document in ``body``; a cut one is asked for again; raises Again or DataError."""
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise DataError(
            f"{url} answered with a web page and not with figures.",
            "If your network asks for a login in the browser, do that first. Otherwise check the address.",
        )
    try:
        return json.loads(body.decode("utf-8-sig"), parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError):
        raise Again("the answer is damaged or cut off", only_here=True) from None


def _no_number(name: str) -> object:
    """NaN and Infinity are no figures, though Python would read them."""
    raise ValueError(name)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def retry_after(text: str) -> float | None:
    """Seconds that the header asks us to wait, as a number or as a date; None if it does not say."""
    if text.strip().isascii() and text.strip().isdigit():
        return float(text.strip()[:9])
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
