"""Fetching published figures: one page after the other, checked, kept, and joined as their publisher lays them out.

What is fetched is text in the publisher's own layout; what it says is read by the importers like any other file.
"""

from planner.gapdata.fetch.cache import Cache
from planner.gapdata.fetch.data360 import fetch_data360
from planner.gapdata.fetch.http import Http, Limits, UnreachableError
from planner.gapdata.fetch.pages import Fetched, Progress
from planner.gapdata.fetch.world_bank import fetch_world_bank

__all__ = [
    "Cache",
    "Fetched",
    "Http",
    "Limits",
    "Progress",
    "UnreachableError",
    "fetch_data360",
    "fetch_world_bank",
]
