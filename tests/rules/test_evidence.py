"""What the research says, with both sides where they disagree, and sources that resolve."""

import pytest

from planner.engine import Grade
from planner.engine.registry import catalogue
from planner.gapdata.figures import shipped
from planner.model.figures import Record


@pytest.mark.parametrize("rule_id", ["evidence/knowledge-missing", "evidence/deterrence-premise"])
def test_contested_advice_cites_both_sides(rule_id):
    info = next(r.info for r in catalogue() if r.info.id == rule_id)
    assert info.grade is Grade.CONTESTED
    assert {"cc2020", "makridis-smeets-2019"} <= {source.key for source in info.sources}
    assert "not a verdict" in info.why


def test_science_output_is_printed_with_the_median(ask_rule, chain):
    [finding] = ask_rule("evidence/knowledge-missing", {"countries": ["SSD"], "results": chain("technical")})
    assert "South Sudan" in finding.message
    assert "1.43 per million people (World Bank WDI" in finding.message
    assert "2022" in finding.message
    assert (
        "the median of 19 peers in Sub-Saharan Africa, low income is 6.86 per million people"
        in finding.message
    )


def test_no_science_figure_no_claim(ask_rule, chain):
    assert (
        ask_rule("evidence/knowledge-missing", {"countries": ["AIA", "ZZZ"], "results": chain("technical")})
        == []
    )


def test_both_threat_frames_make_one_finding(ask_rule):
    [finding] = ask_rule("evidence/deterrence-premise", {"purpose": {"approach": ["military", "deterrence"]}})
    assert "“military” and “deterrence”" in finding.message


def test_many_figures_are_counted_not_listed(ask_rule):
    problem = " ".join(f"There were {n} faults." for n in range(31, 41))
    [finding] = ask_rule("evidence/claim-uncited", {"purpose": {"problem": problem}})
    assert finding.message == (
        "The problem statement gives “31”, “32”, “33”, “34”, “35” and 5 more without a source."
    )


def test_a_citation_covers_its_own_sentence_only(ask_rule):
    problem = "Faults rose by 40 %. [@log] Half of them last a week."
    [finding] = ask_rule("evidence/claim-uncited", {"purpose": {"problem": problem}})
    assert "“Half of”" in finding.message
    assert "40" not in finding.message


@pytest.mark.parametrize("found", ["2026", "2026-10", "2026-10-31"])
def test_a_need_of_the_same_month_is_not_after_the_design(ask_rule, found):
    need = {"statement": "Repairs are late.", "at": found}
    assert ask_rule("evidence/needs-undated", {"designed": "2026-10", "purpose": {"needs": [need]}}) == []


def test_each_unknown_id_is_named_once_at_each_place(ask_rule):
    text = "So it is [@a], as [@a] says, and [@b]."
    findings = ask_rule(
        "evidence/unknown-reference", {"summary": text, "purpose": {"rationale": "See [@a]."}}
    )
    assert sorted((str(f.at), "“a”" in f.message) for f in findings) == [
        ("/purpose/rationale", True),
        ("/summary", False),
        ("/summary", True),
    ]


def test_the_users_own_figures_can_be_cited(ask_rule):
    indicator = shipped().indicators["internet-users"]
    own = shipped().overlaid([], [Record("AIA", indicator, 2025, 80.0, source="Our survey")])
    patch = {"purpose": {"evidence": ["gap:AIA/internet-users"]}}
    assert len(ask_rule("evidence/unknown-reference", patch)) == 1
    assert ask_rule("evidence/unknown-reference", patch, own) == []


def test_a_near_miss_is_guessed(ask_rule):
    [finding] = ask_rule("evidence/unknown-reference", {"purpose": {"evidence": ["gap:GHA/internet-user"]}})
    assert finding.fix == "Did you mean “internet-users”?"
