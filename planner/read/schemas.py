"""The shipped JSON Schemas, each read once."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from planner.resources import shipped


@cache
def schema(name: str) -> Mapping[str, Any]:
    """The schema ``name``: ``programme``, ``config``, ``report``. FileNotFoundError if none is shipped."""
    found: Mapping[str, Any] = msgspec.json.decode((shipped("schemas") / f"{name}.schema.json").read_bytes())
    return found
