"""Effort in one country: who pays what where, and how it stands beside the gap."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.examples import smallest
from planner.gapdata.profile import profile
from planner.model.balance import Balance, balance, shortfall
from planner.model.build import programme
from planner.model.effort import audience_in, money_in, people_in, shares_in
from planner.model.figures import GROUPS, SKILLS, Area


def _activity(name: str, cost: int, **changes: object) -> dict[str, Any]:
    plain = {"id": name, "title": name, "skills": "technical", "for": ["regulators"], "method": "course"}
    return {**plain, "from": "2027-03", "to": "2027-09", "cost": cost, **changes}


def _with(data: dict[str, Any], *activities: dict[str, Any], **changes: object) -> dict[str, Any]:
    data = {**data, **changes}
    output = {"id": "o1.1", "statement": "s", "activities": list(activities)}
    results = {**data["results"], "outcomes": [{"id": "o1", "statement": "s", "outputs": [output]}]}
    return {**data, "results": results}


def _community(name: str, group: str, countries: list[str], people: int) -> dict[str, Any]:
    return {
        "id": name,
        "name": name,
        "type": group,
        "community": name,
        "countries": countries,
        "people": people,
        "takes_part_in": ["audience"],
        "why": "They speak.",
    }


@pytest.fixture
def two_countries(smallest_data: dict[str, Any]) -> dict[str, Any]:
    """A course for both countries, and one for Senegal alone."""
    return _with(
        smallest_data,
        _activity("both", 100, skills={"technical": 60, "diplomatic": 40}, **{"for": ["state", "firms"]}),
        _activity("alone", 30, skills="governance", countries=["SEN"], **{"for": ["villages"]}),
        countries=["GHA", "SEN"],
        stakeholders=[
            _community("state", "state", ["GHA", "SEN"], 41),
            _community("firms", "industry", ["GHA"], 10),
            _community("villages", "civil-society", ["SEN"], 7),
        ],
    )


def test_an_activity_in_two_countries_costs_each_the_half(two_countries: dict[str, Any]) -> None:
    built = programme(two_countries)
    ghana, senegal = money_in(built, "GHA"), money_in(built, "SEN")
    assert [ghana[area] for area in SKILLS] == [30, 0, 20]
    assert [senegal[area] for area in SKILLS] == [30, 30, 20]


def test_the_audience_from_the_country_counts(two_countries: dict[str, Any]) -> None:
    """In Ghana the course is for officials and firms in equal parts, in Senegal for officials alone."""
    built = programme(two_countries)
    assert [money_in(built, "GHA")[area] for area in GROUPS] == [25, 25, 0]
    assert [money_in(built, "SEN")[area] for area in GROUPS] == [50, 0, 30]


def test_where_nobody_from_the_country_is_named_the_whole_audience_counts(
    two_countries: dict[str, Any],
) -> None:
    two_countries["stakeholders"][0]["countries"] = ["GHA"]
    built = programme(two_countries)
    assert {s.id for s in audience_in(built, built.activities[0], "SEN")} == {"state", "firms"}
    assert [money_in(built, "SEN")[area] for area in GROUPS] == [25, 25, 30]
    assert people_in(built, "SEN")[Area.STATE] == 0


def test_people_are_divided_like_money_and_some_are_never_none(two_countries: dict[str, Any]) -> None:
    built = programme(two_countries)
    ghana = people_in(built, "GHA")
    assert [ghana[area] for area in SKILLS] == [30, 0, 30]  # 20.5 officials and 10 from firms
    assert [ghana[area] for area in GROUPS] == [20, 10, 0]
    two_countries["stakeholders"][0]["people"] = 1
    two_countries["stakeholders"][0]["countries"] = ["GHA", "SEN", "BEN", "TGO"]
    assert people_in(programme(two_countries), "GHA")[Area.STATE] == 1


def test_a_person_counts_once_a_line(smallest_data: dict[str, Any]) -> None:
    data = _with(smallest_data, _activity("a", 1), _activity("b", 1))
    assert people_in(programme(data), "GHA")[Area.TECHNICAL] == 40


def test_without_costs_each_activity_weighs_the_same(smallest_data: dict[str, Any]) -> None:
    data = _with(smallest_data, _activity("a", 0), _activity("b", 0, skills="diplomatic"))
    shares = shares_in(programme(data), "GHA")
    assert [shares[area] for area in SKILLS] == [50, 0, 50]
    assert not any(money_in(programme(data), "GHA").values())


def test_nothing_done_is_nought_everywhere(smallest_data: dict[str, Any]) -> None:
    shares = shares_in(programme(smallest_data), "SEN")
    assert set(shares.values()) == {0}


@given(
    costs=st.lists(st.integers(0, 10**9), min_size=1, max_size=5),
    where=st.lists(st.sets(st.sampled_from(["GHA", "SEN", "BEN"]), min_size=1), min_size=5, max_size=5),
)
def test_countries_add_up_to_the_whole(costs: list[int], where: list[set[str]]) -> None:
    activities = [
        _activity(f"a{n}", cost, countries=sorted(where[n]), skills={"technical": 30, "governance": 70})
        for n, cost in enumerate(costs)
    ]
    built = programme(_with(dict(smallest().data), *activities, countries=["GHA", "SEN", "BEN"]))
    for row in (SKILLS, GROUPS):
        spent = sum(money_in(built, c)[area] for c in built.countries for area in row)
        assert spent == pytest.approx(sum(costs))
        for country in built.countries:
            shares = sum(shares_in(built, country)[area] for area in row)
            assert shares == pytest.approx(
                100 if any(country in a.countries for a in built.activities) else 0
            )


def test_effort_stands_beside_the_gap(smallest_data: dict[str, Any]) -> None:
    rows = balance(programme(smallest_data), profile("GHA"))
    assert [row.area for row in rows] == [*SKILLS, *GROUPS]
    technical = rows[0]
    assert technical.money == 100_000
    assert technical.share == pytest.approx(100 / 3)
    assert technical.people == 40
    assert technical.gap == profile("GHA").area(Area.TECHNICAL).gap


def test_what_is_not_recorded_stays_so(smallest_data: dict[str, Any]) -> None:
    rows = balance(programme(smallest_data), profile("XKX"))
    assert {row.gap for row in rows} == {None}
    assert shortfall(rows[:3]) is None


def _row(area: Area, gap: float | None, share: float) -> Balance:
    return Balance(area, gap, 0, share, 0)


def test_the_shortfall_by_hand() -> None:
    rows = [_row(Area.TECHNICAL, 0.6, 20), _row(Area.GOVERNANCE, 0.2, 30), _row(Area.DIPLOMATIC, None, 50)]
    found = shortfall(rows)
    assert found is not None
    assert (found.area, found.of) == (Area.TECHNICAL, 2)
    assert (found.need, found.effort, found.points) == pytest.approx((75, 40, 35))


@pytest.mark.parametrize(
    "rows",
    [
        [_row(Area.TECHNICAL, 0.6, 20)],
        [_row(Area.TECHNICAL, 0, 20), _row(Area.GOVERNANCE, 0, 80)],
        [_row(Area.TECHNICAL, 0.6, 0), _row(Area.GOVERNANCE, 0.1, 0), _row(Area.DIPLOMATIC, None, 100)],
    ],
)
def test_what_cannot_be_held_against_each_other_is_not(rows: list[Balance]) -> None:
    assert shortfall(rows) is None
