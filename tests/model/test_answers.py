"""What a programme says of gaps, and whether its work touches them."""

from typing import Any

import pytest

from planner.model.answers import answering, left_to_others, stated, works_on
from planner.model.build import programme
from planner.model.figures import Area
from planner.model.texts import cited_figures, texts


def _said(data: dict[str, Any], *gaps: dict[str, Any]) -> Any:
    return programme({**data, "purpose": {**data["purpose"], "gaps": list(gaps)}})


def test_a_gap_is_about_all_countries_unless_it_names_some(smallest_data: dict[str, Any]) -> None:
    smallest_data["countries"] = ["GH", "SEN"]
    built = _said(
        smallest_data,
        {"area": "technical", "answered_by": ["o1"]},
        {"area": "rights", "countries": ["SN"], "left_to": "The regional court."},
    )
    everywhere, senegal = built.purpose.gaps
    assert everywhere.countries == ("GHA", "SEN")
    assert senegal.countries == ("SEN",)
    assert list(stated(built, "GHA", Area.RIGHTS)) == []
    assert left_to_others(built, "SEN", Area.RIGHTS)
    assert not left_to_others(built, "GHA", Area.RIGHTS)
    assert not left_to_others(built, "GHA", Area.TECHNICAL)


@pytest.mark.parametrize(
    ("ids", "found"),
    [(["a2"], ["a2"]), (["o1.1"], ["a1", "a2", "a3"]), (["o1", "a1"], ["a1", "a2", "a3"]), (["a9"], [])],
)
def test_results_stand_for_their_activities(
    smallest_data: dict[str, Any], ids: list[str], found: list[str]
) -> None:
    built = _said(smallest_data, {"area": "technical", "answered_by": ids})
    assert [a.id for a in answering(built, built.purpose.gaps[0])] == found


def test_what_works_on_what(smallest_data: dict[str, Any]) -> None:
    built = programme(smallest_data)
    exercise, clinic, _ = built.activities
    touched = {area for area in Area if works_on(built, exercise, "GHA", area)}
    assert touched == {Area.TECHNICAL, Area.INDUSTRY, Area.KNOWLEDGE, Area.CONNECTIVITY}
    assert {area for area in Area if works_on(built, clinic, "GHA", area)} == {
        Area.GOVERNANCE,
        Area.STATE,
        Area.CIVIL_SOCIETY,
    }
    assert not any(works_on(built, exercise, "SEN", area) for area in Area)


def test_its_texts_and_figures_are_read_like_all_others(smallest_data: dict[str, Any]) -> None:
    gap = {
        "area": "rights",
        "left_to": "The court.",
        "because": "It can.",
        "evidence": ["gap:GHA/researchers"],
    }
    built = _said(smallest_data, gap)
    found = {str(at): text for at, text in texts(built)}
    assert found["/purpose/gaps/0/left_to"] == "The court."
    assert found["/purpose/gaps/0/because"] == "It can."
    assert "/purpose/gaps/0/area" not in found
    assert ("GHA", "researchers") in [(country, indicator) for _, country, indicator in cited_figures(built)]
