"""The money rules beyond their examples."""

from typing import Any


def _line(purpose: str, amount: int, year: int = 2027, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{purpose}-{year}",
        "title": purpose,
        "for": purpose,
        "year": year,
        "amount": amount,
        **more,
    }


def _budget(total: int, *lines: dict[str, Any]) -> dict[str, Any]:
    return {"budget": {"total": total, "lines": list(lines)}}


def test_each_disagreement_is_its_own_finding_with_its_numbers(ask_rule) -> None:
    lines = [_line("a1", 90_000), _line("a2", 120_000), _line("a3", 100_000)]
    total, first, second = ask_rule("budget/sum", _budget(300_000, *lines))
    assert (
        total.message == "The budget lines add up to EUR 310,000, 10,000 more than the total of EUR 300,000."
    )
    assert "EUR 90,000, 10,000 less than its cost of EUR 100,000" in first.message
    assert "EUR 120,000, 20,000 more than" in second.message


def test_rounding_may_be_allowed(ask_rule) -> None:
    lines = [_line("a1", 100_001), _line("a2", 100_000), _line("a3", 100_000)]
    assert len(ask_rule("budget/sum", _budget(300_000, *lines))) == 2
    assert ask_rule("budget/sum", _budget(300_000, *lines), tolerance=1) == []


def test_an_activity_without_a_line_is_said_by_one_rule(ask) -> None:
    found = ask("budget", _budget(200_000, _line("a1", 100_000), _line("a2", 100_000)))
    assert set(found) - {"budget/period"} == {"budget/unfunded"}
    (poor,) = found["budget/unfunded"]
    assert "costs EUR 100,000, but no budget line pays for it" in poor.message


def test_a_budget_of_one_sum_is_one_finding(ask_rule, chain) -> None:
    patch = {**_budget(500, _line("management", 500)), "results": chain(*["technical"] * 5)}
    (found,) = ask_rule("budget/unfunded", patch)
    assert "5 of the 5 activities" in found.message
    assert len(found.related) == 5


def test_a_line_for_what_is_not_there_is_left_to_another_rule(ask_rule) -> None:
    patch = _budget(309_000, *[_line(a, 100_000) for a in ("a1", "a2", "a3")], _line("nowhere", 9_000))
    assert ask_rule("budget/unfunded", patch) == []
    assert ask_rule("budget/sum", patch) == []


def test_how_long_one_years_money_may_last_is_an_option(ask_rule) -> None:
    lines = [_line("a1", 1), _line("a2", 1), _line("a3", 1), _line("evaluation", 1, 2028)]
    assert ask_rule("budget/period", _budget(4, *lines)) == []
    (found,) = ask_rule("budget/period", _budget(4, *lines), months=11)
    assert "runs for 12 months" in found.message


def test_the_share_that_is_asked_for_is_an_option(ask_rule) -> None:
    patch = _budget(1000, _line("evaluation", 40), _line("management", 10, category="evaluation"))
    assert ask_rule("budget/evaluation-share", patch, share=5.0) == []
    (found,) = ask_rule("budget/evaluation-share", patch, share=7)
    assert "EUR 50, 5.0 per cent of the budget; less than 7 per cent" in found.message


def test_no_money_for_evaluation_is_left_to_another_rule(ask_rule) -> None:
    assert ask_rule("budget/evaluation-share", _budget(1000, _line("management", 1000))) == []
    assert ask_rule("budget/evaluation-share", _budget(0, _line("evaluation", 1))) == []


def test_weights_are_compared_with_shares_of_the_cost(ask_rule, chain) -> None:
    results = chain("technical", "technical")
    (first,) = results["outcomes"][0]["outputs"]
    second = {**first, "id": "o1.2", "activities": [{**first["activities"][0], "id": "b", "cost": 300}]}
    results["outcomes"][0]["outputs"] = [{**first, "weight": 50}, {**second, "weight": 50}]
    assert ask_rule("budget/weight-mismatch", {"results": results}) == []
    found = ask_rule("budget/weight-mismatch", {"results": results}, points=9)
    assert [f.message for f in found] == [
        "Output o1.1 has a weight of 50, but 40 per cent of the cost of the activities.",
        "Output o1.2 has a weight of 50, but 60 per cent of the cost of the activities.",
    ]
