"""All documents of a programme in one folder: made at once, and made again only where something has changed.

The public face.
"""

from planner.pack.making import Happened, Outcome, Wanted, make
from planner.pack.record import DamagedError, Entry, read
from planner.pack.workers import Failure

__all__ = ["DamagedError", "Entry", "Failure", "Happened", "Outcome", "Wanted", "make", "read"]
