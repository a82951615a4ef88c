"""The logframe rules beyond their examples: folding, phases, options, and wordings that must stay silent."""

from copy import deepcopy
from typing import Any

import pytest

from planner.diagnostic import Severity
from planner.engine.examples import smallest
from planner.engine.registry import catalogue
from planner.rules.results.level_confused import CHANGE, DELIVERY


def _impact(*indicators: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A patch that gives the impact these indicators, numbered."""
    base = {"statement": "Faults", "measure": "unit"}
    written = [{**base, "id": f"i{n}", **indicator} for n, indicator in enumerate(indicators)]
    return {"results": {"impact": {"statement": "s", "indicators": written}}, **more}


def _outputs(*outputs: dict[str, Any], indicators: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    """A patch with one outcome that has these outputs, numbered."""
    base = {"statement": "A handbook.", "activities": []}
    written = [{**base, "id": f"p{n}", **output} for n, output in enumerate(outputs)]
    outcome = {"id": "o", "statement": "s", "indicators": list(indicators), "outputs": written}
    return {"results": {"outcomes": [outcome]}}


def test_a_programme_without_baselines_is_one_finding(ask_rule) -> None:
    (found,) = ask_rule("results/no-baseline", _impact(*[{}] * 5))
    assert found.message.startswith("5 of the 7 indicators")
    assert str(found.at) == "/results/impact/indicators"
    assert len(found.related) == 5


def test_a_few_missing_baselines_are_said_one_by_one(ask_rule) -> None:
    found = ask_rule("results/no-baseline", _impact(*[{}] * 3))
    assert [str(f.at)[-1] for f in found] == ["0", "1", "2"]


def test_a_missing_baseline_becomes_an_error_at_inception() -> None:
    (rule,) = (r for r in catalogue() if r.info.id == "results/no-baseline")
    assert rule.info.severity["design"] is Severity.WARNING
    assert rule.info.severity["inception"] is rule.info.severity["closed"] is Severity.ERROR


@pytest.mark.parametrize("value", [0, 0.0, 12, -3.5])
def test_nought_is_a_baseline(ask_rule, value: float) -> None:
    assert ask_rule("results/no-baseline", _impact({"baseline": {"value": value, "at": 2026}})) == []


def test_an_indicator_without_anything_is_said_once_by_each_rule(ask) -> None:
    found = ask("results", _impact({}))
    assert set(found) == {"results/no-baseline", "results/no-target", "results/unsourced"}
    assert all(len(findings) == 1 for findings in found.values())


def test_a_target_on_the_last_day_is_within(ask_rule) -> None:
    readings = [{"value": 1, "at": at} for at in ("2028-12-31", "2028-12", 2028, "2027-01-01")]
    indicators = [
        {"id": f"i{n}", "statement": "s", "measure": "unit", "target": t} for n, t in enumerate(readings)
    ]
    assert ask_rule("results/no-target", _outputs({"indicators": indicators})) == []


def test_a_period_out_of_order_is_not_said_again(ask_rule) -> None:
    assert ask_rule("results/no-target", {"period": {"from": "2029-01-01", "to": "2028-01-01"}}) == []


def test_weights_are_asked_for_only_where_a_profile_does(ask_rule) -> None:
    bare = _outputs({}, {})
    assert ask_rule("results/weights", bare) == []
    (found,) = ask_rule("results/weights", bare, required=True)
    assert "p0 and p1 have no weight" in found.message


@pytest.mark.parametrize(("outcomes", "outputs", "number"), [(0, 0, 0), (1, 6, 1), (1, 7, 0), (0, 3, 1)])
def test_counts_are_limited_by_options(ask_rule, outcomes: int, outputs: int, number: int) -> None:
    found = ask_rule("results/weights", _outputs(*[{}] * 7), outcomes=outcomes, outputs=outputs)
    assert len(found) == number


def test_limits_of_indicators_are_options(ask_rule) -> None:
    six = _impact(*[{}] * 6)
    assert ask_rule("results/too-many-indicators", six) == []
    (found,) = ask_rule("results/too-many-indicators", six, in_all=7)
    assert "has 8 indicators" in found.message


@pytest.mark.parametrize(
    "output",
    [
        "The capacity to respond to cybercrime cases is enhanced in two pilot countries.",
        "Awareness and understanding of internet governance is improved.",
        "Compliance with human rights and the rule of law is strengthened.",
        "Strengthened institutional capacities",
        "Judges are better able to use evidence.",
    ],
)
def test_a_change_is_told_from_a_thing(output: str) -> None:
    assert CHANGE.search(output)


@pytest.mark.parametrize(
    "output",
    [
        "The strategic framework for public key infrastructure is analysed in two pilot countries.",
        "Two universities teach a credited course on subsea and resilient networks.",
        "A network of experts and organisations is in place.",
        "A tool for capacity assessment, tested and published.",
        "An improved procedure for repairs.",
        "A knowledge base. Its use is increased later.",
    ],
)
def test_a_thing_is_no_change(output: str) -> None:
    assert not CHANGE.search(output)


@pytest.mark.parametrize(
    "outcome",
    [
        "Operators and providers in both countries reroute traffic and begin repairs together.",
        "Universities deliver their own course each year.",
        "Faults are reported and repaired within a day.",
        "Equipment is used under the order of a judge.",
        "Train operators keep their networks apart.",
        "Studies by local researchers inform every new rule.",
        "Officers who are trained stay in their units.",
    ],
)
def test_what_others_do_is_no_delivery(outcome: str) -> None:
    assert not DELIVERY.search(outcome)


def test_words_are_read_in_english_alone(ask_rule) -> None:
    confused = _outputs({"statement": "Capacity is enhanced."})
    assert ask_rule("results/level-confused", {**confused, "language": "en-GB"})
    assert ask_rule("results/level-confused", {**confused, "language": "fr"}) == []


@pytest.mark.parametrize(
    ("statement", "people"),
    [
        ("Officials trained", True),
        ("Number of network engineers who passed", True),
        ("Judges", True),
        ("Experts' reports published", False),
        ("Staff turnover", False),
        ("Delegations that received training", False),
        ("Interventions by women delegates", False),
        ("Women officers who stay", False),
    ],
)
def test_what_counts_people(ask_rule, statement: str, *, people: bool) -> None:
    assert bool(ask_rule("results/not-disaggregated", _impact({"statement": statement}))) is people


COURSE = {
    "id": "a", "title": "Course", "skills": "technical", "for": ["operators"], "by": ["telco"],
    "method": "course", "from": 2027, "to": 2027, "cost": 9,
}  # fmt: skip


@pytest.mark.parametrize(
    ("statements", "shallow"),
    [
        (["People trained"], True),
        (["People trained", "Participants satisfied with the course"], True),
        (["Workshops held"], True),
        (["People trained", "Faults repaired in a day"], False),
        (["Participants who use the method three months later"], False),
    ],
)
def test_a_mixture_is_given_the_doubt(ask_rule, statements: list[str], *, shallow: bool) -> None:
    indicators = [{"id": f"i{n}", "statement": s, "measure": "unit"} for n, s in enumerate(statements)]
    patch = _outputs({"activities": [COURSE], "indicators": indicators})
    assert bool(ask_rule("results/attendance-only", patch)) is shallow


def test_a_large_programme_may_lean_on_an_index(ask_rule) -> None:
    ranked = {"id": "i", "statement": "Rank in the Global Cybersecurity Index", "measure": "unit"}
    patch = _outputs({}, indicators=(ranked,))
    (found,) = ask_rule("results/national-index", patch)
    assert "EUR 315,000" in found.message
    assert ask_rule("results/national-index", patch, small=300_000) == []


@pytest.mark.parametrize(
    ("source", "designed", "stale"),
    [
        ("GCI 2020", "2026-10", True),
        ("Global Cybersecurity Index (2018)", "2026-10", True),
        ("GCI 2020", "2024-09", False),
        ("Global Cybersecurity Index", "2026-10", False),
        ("Global Cybersecurity Index, 2026", "2026-10", False),
        ("NCSI version 2", "2024-01", True),
        ("NCSI 2.0", "2023-06", False),
        ("NCSI 2025", "2026-10", False),
        ("CMM 2016 edition", "2026-10", True),
        ("CMM review of 2018", "2026-10", False),
        ("NCAF 2.0", "2026-10", False),
        ("NCAF 2020", "2026-04", False),
    ],
)
def test_an_edition_is_stale_once_its_successor_is_out(
    ask_rule, source: str, designed: str, *, stale: bool
) -> None:
    patch = _impact({"source": source}, designed=designed)
    assert bool(ask_rule("results/stale-index", patch)) is stale


def test_many_bare_steps_are_one_finding(ask_rule) -> None:
    (found,) = ask_rule("results/cause-unexplained", _outputs(*[{}] * 4))
    assert found.message.startswith("5 steps of the results chain")
    assert len(found.related) == 5


def test_a_claim_alone_explains_nothing(ask_rule) -> None:
    results = deepcopy(smallest().data["results"])
    del results["outcomes"][0]["assumptions"]
    (found,) = ask_rule("results/cause-unexplained", {"results": results})
    assert "outcome o1 to the impact" in found.message
