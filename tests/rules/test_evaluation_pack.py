"""Criteria, questions and money of the evaluation."""

import pytest

SIX = ["relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability"]
LINE = {"id": "b", "title": "Exercise", "for": "a1", "year": 2027, "amount": 100000}


def _questions(*criteria, **more):
    return [
        {"id": f"q{n}", "criterion": c, "question": "What changed?", "method": "Interviews", **more}
        for n, c in enumerate(criteria)
    ]


@pytest.mark.parametrize("dropped", SIX)
def test_each_of_the_six_is_missed(ask_rule, dropped):
    asked = _questions(*(c for c in SIX if c != dropped))
    [finding] = ask_rule("evaluation/criterion-dropped", {"evaluation": {"questions": asked, "omitted": []}})
    assert dropped in finding.message


def test_all_six_asked_is_enough(ask_rule):
    plan = {"evaluation": {"questions": _questions(*SIX), "omitted": None}}
    assert ask_rule("evaluation/criterion-dropped", plan) == []


def test_several_are_one_finding(ask_rule):
    [finding] = ask_rule("evaluation/criterion-dropped", {"evaluation": {"omitted": None}})
    assert "coherence, efficiency or impact" in finding.message


def test_no_plan_at_all_is_one_finding_of_the_pack(ask):
    said = ask("evaluation", {"evaluation": None, "budget": {"lines": [LINE]}})
    assert {rule: len(found) for rule, found in said.items()} == {"evaluation/no-evaluation": 1}


def test_a_plan_that_says_nothing_is_one_finding_too(ask):
    said = ask("evaluation", {"evaluation": {"kind": None, "questions": None, "omitted": None}})
    assert {rule: len(found) for rule, found in said.items()} == {"evaluation/no-evaluation": 1}


def test_planned_without_money(ask_rule):
    [finding] = ask_rule("evaluation/no-evaluation", {"budget": {"lines": [LINE]}})
    assert "no money" in finding.message
    assert str(finding.at) == "/evaluation"


def test_money_without_a_plan(ask_rule):
    [finding] = ask_rule("evaluation/no-evaluation", {"evaluation": None})
    assert finding.message.startswith("The budget pays for an evaluation")
    assert str(finding.at) == "/budget"


def test_a_line_of_no_money_pays_for_nothing(ask_rule):
    free = {**LINE, "id": "e", "for": "evaluation", "amount": 0}
    assert ask_rule("evaluation/no-evaluation", {"budget": {"lines": [free]}})


def test_a_question_lives_on_an_indicator_or_a_method(ask_rule):
    def asked(**more):
        plan = {
            "questions": [*_questions("impact"), {"id": "x", "criterion": "impact", "question": "?", **more}]
        }
        return ask_rule("evaluation/question-unfed", {"evaluation": plan})

    assert asked(indicators=["o1.a"]) == []
    assert asked(method="Interviews with crews") == []
    [finding] = asked(source="Fault logs")
    assert "question x (impact)" in finding.message
    [finding] = asked(method="TBD")
    assert str(finding.at) == "/evaluation/questions/1"


def test_all_unfed_is_one_finding(ask_rule):
    plan = {"evaluation": {"questions": _questions(*SIX, method="n/a")}}
    [finding] = ask_rule("evaluation/question-unfed", plan)
    assert "None of the 6" in finding.message
    assert len(finding.related) == 6
