"""Every example of every rule proves what it should: silence, or a finding on the marked line."""

import pytest

from planner.engine.examples import Outcome, prove
from planner.engine.registry import catalogue


def _outcomes() -> list[Outcome]:
    return [outcome for rule in catalogue() for outcome in prove(rule)]


def _name(outcome: Outcome) -> str:
    return f"{outcome.rule}-{outcome.kind.lower()}-{outcome.index}"


@pytest.mark.parametrize("outcome", _outcomes(), ids=_name)
def test_example(outcome: Outcome) -> None:
    assert not outcome.trouble
