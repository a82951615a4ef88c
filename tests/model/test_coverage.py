"""Coverage of skills and groups, by activities and by partner programmes."""

from typing import Any

import pytest

from planner.model import coverage
from planner.model.build import programme
from planner.model.results import Group, Skill


@pytest.fixture
def narrow(smallest_data: dict[str, Any]) -> dict[str, Any]:
    """One activity: diplomatic skills for regulators."""
    outputs = smallest_data["results"]["outcomes"][0]["outputs"]
    outputs[0]["activities"] = [{**outputs[0]["activities"][2], "for": {"regulators": 100, "operators": 0}}]
    return smallest_data


def test_what_an_activity_serves(narrow: dict[str, Any]) -> None:
    built = programme(narrow)
    assert coverage.skills_served(built) == (Skill.DIPLOMATIC,)
    assert coverage.skills_missing(built) == (Skill.TECHNICAL, Skill.GOVERNANCE)
    assert coverage.audiences(built) == {"regulators"}
    assert coverage.deliverers(built) == {"lead"}


def test_a_share_of_nothing_reaches_nobody(narrow: dict[str, Any]) -> None:
    built = programme(narrow)
    assert coverage.groups_reached(built) == (Group.STATE,)
    assert coverage.groups_missing(built) == (Group.INDUSTRY, Group.CIVIL_SOCIETY)
    assert coverage.groups_of(built, built.activities[0]) == {Group.STATE}


def test_what_a_partner_covers_is_not_missing(narrow: dict[str, Any]) -> None:
    covers = {"skills": ["technical"], "groups": ["industry"]}
    narrow["coordination"] = [
        {"programme": "Another", "relation": "complements", "scope": "regional", "covers": covers},
        {"programme": "A third", "relation": "complements", "scope": "regional"},
    ]
    built = programme(narrow)
    assert coverage.skills_missing(built) == (Skill.GOVERNANCE,)
    assert coverage.groups_missing(built) == (Group.CIVIL_SOCIETY,)
    assert coverage.skills_covered(built) == {Skill.TECHNICAL}
