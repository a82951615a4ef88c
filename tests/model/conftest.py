"""The smallest programme as data that a test may change."""

import copy
from typing import Any

import pytest

from planner.engine.examples import smallest


@pytest.fixture
def smallest_data() -> dict[str, Any]:
    """A fresh copy."""
    return copy.deepcopy(smallest().data)
