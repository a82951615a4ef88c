"""What may stand in an address that planner asks: checked before anything is sent."""

from urllib.parse import urlsplit

from planner.errors import DataError
from planner.late import late

_CODE = late(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


def base_address(text: str) -> str:
    """The address of a service without a slash at its end; raises DataError if it is none."""
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or not text.isascii() or not text.isprintable() or " " in text:
        hint = "It begins with https:// and the name of a host, as in https://api.worldbank.org/v2"
        raise DataError(f"{text[:200]} is not the address of a service.", hint)
    if parts.username is not None or parts.query or parts.fragment:
        raise DataError(
            "The address of the service may hold neither a name or password nor a question mark.",
            "Give host and path only, as in https://api.worldbank.org/v2",
        )
    return text.rstrip("/")


def series_code(text: str) -> str:
    """A publisher's code of a series or database; raises DataError if it cannot be one."""
    if not _CODE.fullmatch(text):
        hint = "It is made of letters, digits, dots, hyphens and underscores, as in IT.NET.SECR.P6"
        raise DataError(f"{text[:100]} cannot be the code of a series.", hint)
    return text
