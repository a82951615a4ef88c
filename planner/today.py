"""The date of a run."""

import datetime as dt
import os

from planner.errors import UsageError


def today() -> dt.date:
    """The date of this run: that of SOURCE_DATE_EPOCH where it is set, so that results can be repeated.

    Raises UsageError if the variable is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.datetime.now(tz=dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        hint = "Set it to the number of seconds since 1 January 1970, or remove it."
        raise UsageError(f"SOURCE_DATE_EPOCH is not a time: {epoch!r}.", hint) from None
