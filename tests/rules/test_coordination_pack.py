"""Overlap with the other programmes of a run."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine import Finding, Subject, portfolio
from planner.engine.examples import merge, smallest, subject
from planner.engine.portfolio import Cell, Portfolio, Stand, shared, stand
from planner.engine.registry import catalogue
from planner.frozen import replace
from planner.model.programme import Programme
from planner.model.results import Group, Skill
from planner.position import ROOT

RULE = next(r for r in catalogue() if r.info.id == "coordination/overlap")


def _subject(patch: dict[str, Any]) -> Subject:
    return subject(merge(smallest().data, patch))


def _other(patch: dict[str, Any] | None = None, number: int = 1) -> Programme:
    named = {"id": f"other-{number}", "title": f"Programme number {number}"}
    return _subject({**named, **(patch or {})}).programme


def _ask(patch: dict[str, Any], *others: Programme) -> list[Finding]:
    stands = {f"{number}": stand(other) for number, other in enumerate(others)}
    return list(RULE.check("own", Portfolio({"own": stand(_subject(patch).programme), **stands})))


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
    assert shared(stand(one), stand(other)) == ()
    later.update({"from": "2027-09"})
    assert shared(stand(one), stand(_other({"results": second}, 2))) == (
        Cell("GHA", Skill.TECHNICAL, Group.STATE),
    )
    later.update({"skills": "diplomatic"})
    assert shared(stand(one), stand(_other({"results": second}, 2))) == ()


def test_overlap_is_mutual():
    one, other = _other(), _other({"countries": ["GHA", "TGO"]}, 2)
    assert shared(stand(one), stand(other)) == shared(stand(other), stand(one)) != ()


@pytest.mark.parametrize("name", ["Programme number 1", "PROGRAMME NUMBER 1 (second phase)", "other-1"])
def test_a_programme_that_is_named_is_known(name):
    link = {"programme": name, "relation": "coordinates-with", "scope": "national"}
    assert _ask({"coordination": [link]}, _other()) == []


def test_many_make_one_finding_that_can_be_read():
    [finding] = _ask({}, *(_other(number=n) for n in range(1, 11)))
    assert finding.message.startswith("10 other programmes")
    assert "and 6 more" in finding.message
    assert len(finding.message) < 300
    assert len(finding.related) == 10


def test_of_a_crowd_the_first_by_title_are_told():
    [finding] = _ask({}, *(_other(number=n) for n in range(31, 0, -1)))
    assert finding.message.startswith("More than 10 other programmes")
    assert "among them “Programme number 1”, “Programme number 10”, “Programme number 11”" in finding.message
    assert len(finding.related) == 10


def test_a_crowd_is_not_looked_through_one_by_one(monkeypatch):
    """Every other programme overlaps with every other: the work for each stays the same however many there are."""
    one, looks = stand(_other()), []
    met = portfolio._met
    monkeypatch.setattr(portfolio, "_met", lambda *args: looks.append(args) or met(*args))
    for many in (50, 500):
        crowd = Portfolio({str(n): replace(one, id=str(n), title=f"Programme {n:03}") for n in range(many)})
        looks.clear()
        assert len(crowd.beside(str(many - 1), 10)) == 11
        assert len(looks) == 11


@given(
    st.lists(
        st.tuples(st.sampled_from("ab"), st.integers(730_000, 731_500), st.integers(0, 900)), max_size=12
    )
)
def test_the_index_finds_what_comparing_all_with_all_finds(spells):
    cells = {"a": "GHA/technical/state", "b": "TGO/governance/industry"}
    stands = {
        str(n): Stand(str(n), f"T{n:02}", ("", ""), ROOT, (), ((first, first + days, (cells[cell],)),))
        for n, (cell, first, days) in enumerate(spells)
    }
    for path, own in stands.items():
        others = sorted(((s.title, s) for p, s in stands.items() if p != path), key=lambda pair: pair[0])
        wanted = [(other, shared(own, other)) for _, other in others if shared(own, other)]
        assert Portfolio(stands).beside(path, 99) == wanted


def test_many_countries_stay_readable(ecowas):
    people = [{**s, "countries": ecowas} for s in smallest().data["stakeholders"]]
    wide = {"countries": ecowas, "stakeholders": people}
    [finding] = _ask(wide, _other(wide))
    assert "and 11 more" in finding.message
    assert "coordination" in finding.message


def test_order_of_the_run_does_not_matter():
    others = [_other(number=n) for n in range(1, 5)]
    assert _ask({}, *others) == _ask({}, *reversed(others))
