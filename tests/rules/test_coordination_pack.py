"""Overlap with the other programmes of a run."""

from dataclasses import replace
from typing import Any

import pytest

from planner.engine import Finding, Subject
from planner.engine.examples import merge, smallest, subject
from planner.engine.registry import catalogue
from planner.model.overlap import Cell, overlap
from planner.model.programme import Programme
from planner.model.results import Group, Skill

RULE = next(r for r in catalogue() if r.info.id == "coordination/overlap")


def _subject(patch: dict[str, Any]) -> Subject:
    return subject(merge(smallest().data, patch))


def _other(patch: dict[str, Any] | None = None, number: int = 1) -> Programme:
    named = {"id": f"other-{number}", "title": f"Programme number {number}"}
    return _subject({**named, **(patch or {})}).programme


def _ask(patch: dict[str, Any], *others: Programme) -> list[Finding]:
    return list(RULE.check(replace(_subject(patch), portfolio=others)))


def test_alone_there_is_nothing_to_overlap_with():
    assert _ask({}) == []


def test_the_finding_names_programme_place_and_kind():
    [finding] = _ask({}, _other())
    for words in (
        "“Programme number 1”",
        "Ghana",
        "technical skills for industry",
        "2027-01-01 to 2028-12-31",
    ):
        assert words in finding.message


def test_another_country_is_no_overlap():
    assert _ask({}, _other({"countries": ["TGO"]})) == []


def test_nobody_whom_it_is_for_is_no_overlap():
    people = [{**s, "countries": ["TGO"]} for s in smallest().data["stakeholders"]]
    assert _ask({}, _other({"stakeholders": people})) == []


def test_time_and_skill_both_have_to_meet(chain):
    first, second = chain("technical"), chain("technical")
    later = second["outcomes"][0]["outputs"][0]["activities"][0]
    later.update({"from": "2027-10", "to": "2028-03"})
    one, other = _other({"results": first}), _other({"results": second}, 2)
    assert overlap(one, other) == ()
    later.update({"from": "2027-09"})
    assert overlap(one, _other({"results": second}, 2)) == (Cell("GHA", Skill.TECHNICAL, Group.STATE),)
    later.update({"skills": "diplomatic"})
    assert overlap(one, _other({"results": second}, 2)) == ()


def test_overlap_is_mutual():
    one, other = _other(), _other({"countries": ["GHA", "TGO"]}, 2)
    assert overlap(one, other) == overlap(other, one) != ()


@pytest.mark.parametrize("name", ["Programme number 1", "PROGRAMME NUMBER 1 (second phase)", "other-1"])
def test_a_programme_that_is_named_is_known(name):
    link = {"programme": name, "relation": "coordinates-with", "scope": "national"}
    assert _ask({"coordination": [link]}, _other()) == []


def test_many_make_one_finding_that_can_be_read():
    [finding] = _ask({}, *(_other(number=n) for n in range(1, 31)))
    assert finding.message.startswith("30 other programmes")
    assert "and 26 more" in finding.message
    assert len(finding.message) < 300
    assert len(finding.related) == 30


def test_many_countries_stay_readable(ecowas):
    people = [{**s, "countries": ecowas} for s in smallest().data["stakeholders"]]
    wide = {"countries": ecowas, "stakeholders": people}
    [finding] = _ask(wide, _other(wide))
    assert "and 11 more" in finding.message
    assert "coordination" in finding.message


def test_order_of_the_run_does_not_matter():
    others = [_other(number=n) for n in range(1, 5)]
    assert _ask({}, *others) == _ask({}, *reversed(others))
