"""No rule fails on a programme that fits the format, however little or odd it is."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from planner.engine.examples import smallest, subject
from planner.engine.portfolio import Portfolio, stand
from planner.engine.registry import catalogue
from planner.errors import RuleError

RULES = catalogue()


def _without(data: Any, path: tuple[str | int, ...]) -> Any:
    changed = copy.deepcopy(data)
    inner = changed
    for part in path[:-1]:
        inner = inner[part]
    del inner[path[-1]]
    return changed


def _paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place of the data below the root."""
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, child in children:
        yield (*path, key)
        yield from _paths(child, (*path, key))


def _ask_all(data: dict[str, Any]) -> None:
    asked = subject(data)
    twice = Portfolio({name: stand(asked.programme) for name in ("own", "other")})
    for rule in RULES:
        looked_at = ("own", twice) if rule.compares else (asked,)
        for finding in rule.check(*looked_at, **rule.info.options):
            assert finding.message.endswith((".", "?")), (rule.info.id, finding.message)
            assert finding.message[0] in "“`" or not finding.message[0].islower(), finding.message


@pytest.mark.parametrize("top", sorted(smallest().data))
def test_any_one_thing_may_be_absent(top: str) -> None:
    data = smallest().data
    for path in [p for p in _paths(data) if p[0] == top]:
        try:
            _ask_all(_without(data, path))
        except RuleError:  # the format demands it, so no rule ever meets its absence
            continue


ODD: dict[str, dict[str, Any]] = {
    "unknown country": {"countries": ["ZZZ"]},
    "impossible dates": {"period": {"from": "2027-02-31", "to": "2027-02-30"}, "designed": "2026-06-31"},
    "period backwards": {"period": {"from": 2030, "to": 2020}},
    "no outcomes' activities": {
        "results": {
            "impact": {"statement": "s"},
            "outcomes": [
                {"id": "o", "statement": "s", "outputs": [{"id": "p", "statement": "s", "activities": []}]}
            ],
        }
    },
    "one id for all": {
        "organisations": [
            {"id": "x", "name": "n", "role": "lead", "type": "industry", "country": "GHA"},
            {"id": "x", "name": "n", "role": "donor", "type": "state", "country": "GHA"},
        ]
    },
    "no money": {
        "budget": {"total": 0, "lines": [{"id": "b", "title": "t", "for": "x", "year": 2027, "amount": 0}]}
    },
}


@pytest.mark.parametrize("name", sorted(ODD))
def test_odd_programmes(name: str) -> None:
    _ask_all({**smallest().data, **ODD[name]})


def test_activities_of_nothing_for_nobody() -> None:
    data = copy.deepcopy(smallest().data)
    for output in data["results"]["outcomes"][0]["outputs"]:
        for activity in output["activities"]:
            activity.update(cost=0, skills={"technical": 0}, by=["nobody"])
            activity["for"] = {"nobody": 0, "operators": 0}
    _ask_all(data)
