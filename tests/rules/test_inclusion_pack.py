"""The gender marker and what stands behind it."""

from typing import Any

import pytest

OBJECTIVE = {"at": "o1", "objective": "Women lead the repairs."}


def _gender(**gender: Any) -> dict[str, Any]:
    return {"safeguards": {"gender": gender}}


@pytest.mark.parametrize("patch", [{"safeguards": None}, {"safeguards": {"gender": None}}])
def test_a_plan_silent_on_gender_gets_one_finding(ask, patch):
    assert {rule: len(found) for rule, found in ask("inclusion", patch).items()} == {
        "inclusion/gender-analysis": 1
    }


@pytest.mark.parametrize("marker", [0, 1, 2])
def test_every_marker_needs_an_analysis(ask_rule, marker):
    [finding] = ask_rule("inclusion/gender-analysis", _gender(marker=marker, analysis="To be done."))
    assert f"marker is {marker}" in finding.message
    assert str(finding.at) == "/safeguards/gender/marker"


def test_analysis_and_no_harm_are_asked_for_one_after_the_other(ask_rule):
    both = {"safeguards": {"gender": {"analysis": None}, "do_no_harm": None}}
    [finding] = ask_rule("inclusion/gender-analysis", both)
    assert "no analysis" in finding.message
    [finding] = ask_rule("inclusion/gender-analysis", {"safeguards": {"do_no_harm": None}})
    assert "harm" in finding.message


def test_marker_1_is_content_with_an_output(ask_rule):
    objective = {**OBJECTIVE, "at": "o1.1", "indicator": "o1.a"}
    assert ask_rule("inclusion/gender-objective", _gender(marker=1, objectives=[objective])) == []
    [finding] = ask_rule("inclusion/gender-objective", _gender(marker=2, objectives=[objective]))
    assert "stands at an output" in finding.message


def test_marker_2_wants_an_indicator_of_an_outcome(ask_rule, chain):
    results = chain("technical")
    output = results["outcomes"][0]["outputs"][0]
    output["indicators"] = [{"id": "o1.1.a", "statement": "Women trained", "measure": "unit"}]
    patch = {**_gender(marker=2, objectives=[{**OBJECTIVE, "indicator": "o1.1.a"}]), "results": results}
    [finding] = ask_rule("inclusion/gender-objective", patch)
    assert "o1.1.a, which is an indicator of an output" in finding.message


def test_one_whole_objective_is_enough(ask_rule):
    objectives = [OBJECTIVE, {**OBJECTIVE, "indicator": "o1.a"}]
    assert ask_rule("inclusion/gender-objective", _gender(marker=2, objectives=objectives)) == []


def test_what_each_of_several_objectives_lacks_stands_beside_the_finding(ask_rule):
    objectives = [OBJECTIVE, {**OBJECTIVE, "at": "o1.1", "indicator": "o1.a"}]
    [finding] = ask_rule("inclusion/gender-objective", _gender(marker=2, objectives=objectives))
    assert [str(at) for _, at in finding.related] == [
        "/safeguards/gender/objectives/0",
        "/safeguards/gender/objectives/1",
    ]


def test_an_unknown_id_is_left_to_the_rules_on_references(ask_rule):
    patch = _gender(marker=2, objectives=[{"at": "o9", "objective": "Women lead.", "indicator": "o9.a"}])
    assert ask_rule("inclusion/gender-objective", patch) == []
    assert ask_rule("reference/unknown-indicator", patch)
    assert ask_rule("reference/unknown-result", patch)
