"""What the rules on the ten principles say of many countries, and where they leave the word to others."""

import pytest

from planner.engine.registry import catalogue

GIVER = {"id": "agency", "name": "Agency", "role": "lead", "type": "state", "country": "EST"}


def test_each_of_the_ten_principles_has_one_rule():
    titles = [r.info.title for r in catalogue() if r.info.pack == "principles"]
    numbers = sorted(int(t.partition(",")[0][1:]) for t in titles if "against" not in t)
    assert numbers == list(range(1, 11))
    assert len(titles) == 11


@pytest.mark.parametrize("rule", ["consent-undocumented", "ownership-open", "partner-idle"])
def test_many_countries_make_one_finding(ask_rule, ecowas, rule):
    [finding] = ask_rule(f"principles/{rule}", {"countries": ecowas})
    assert str(finding.at) == "/countries"
    assert "Togo" in finding.message
    assert "Ghana " not in finding.message
    assert len(finding.message) < 500


@pytest.mark.parametrize("rule", ["consent-undocumented", "ownership-open"])
def test_a_state_that_gives_the_programme_need_not_ask_for_it(ask_rule, rule):
    patch = {"countries": ["GHA", "EST"]}
    assert len(ask_rule(f"principles/{rule}", patch)) == 1
    assert ask_rule(f"principles/{rule}", {**patch, "organisations": [GIVER]}) == []


def test_a_counterpart_from_elsewhere_is_none(ask_rule):
    entry = {"country": "GHA", "priority": "The plan for networks.", "request": "Letter."}
    for counterpart, said in (("donor", 1), ("telco", 0), ("regulators", 0), ("nobody", 0)):
        patch = {"ownership": [{**entry, "counterpart": counterpart}]}
        assert len(ask_rule("principles/ownership-open", patch)) == said, counterpart


def test_idle_countries_are_told_apart_by_what_they_lack(ask_rule):
    people = {"type": "civil-society", "people": 9, "why": "w"}
    togo = {"id": "t", "name": "T", "countries": ["TGO"], "takes_part_in": ["delivery"], **people}
    ghana = {
        "id": "g",
        "name": "G",
        "countries": ["GHA"],
        "takes_part_in": ["delivery", "evaluation"],
        **people,
    }
    patch = {"countries": ["GHA", "TGO", "BEN"], "stakeholders": [togo, ghana]}
    [finding] = ask_rule("principles/partner-idle", patch)
    assert finding.message == (
        "Nobody from Togo has a part in monitoring and evaluation; "
        "nobody from Benin has a part in delivery or monitoring and evaluation."
    )


def test_no_conditions_in_one_word_is_an_answer(ask_rule):
    for word, said in (("None.", 0), ("none", 0), ("TBD", 1), ("n/a", 1)):
        assert len(ask_rule("principles/terms-unstated", {"management": {"conditions": word}})) == said, word


def test_one_of_the_three_about_people_is_left_to_other_rules(ask_rule):
    split = {"id": "o1.a", "statement": "Engineers who led an exercise", "measure": "percent", "by": ["sex"]}
    outputs = [{"id": "o1.1", "statement": "s", "activities": []}]
    plan = {"outcomes": [{"id": "o1", "statement": "s", "indicators": [split], "outputs": outputs}]}
    assert ask_rule("principles/people-unseen", {"results": plan, "safeguards": {"gender": None}}) == []
    [finding] = ask_rule("principles/people-unseen", {"results": plan, "safeguards": None})
    assert "no gender analysis" in finding.message
    assert "indicator" not in finding.message


def test_handover_in_time_is_an_option(ask_rule):
    patch = {"sustainability": {"handover": "2028-09"}}
    assert ask_rule("principles/no-handover", patch) == []
    assert len(ask_rule("principles/no-handover", patch, months=6)) == 1


def test_handover_after_the_end_is_left_to_the_rule_on_dates(ask_rule):
    patch = {"sustainability": {"handover": "2029-02"}}
    assert ask_rule("principles/no-handover", patch) == []
    assert len(ask_rule("reference/outside-period", patch)) == 1


def test_withheld_money_is_called_what_it_is(ask_rule):
    patch = {"confidential": [{"at": "/budget/total", "level": "internal"}]}
    [finding] = ask_rule("principles/withheld-unexplained", patch)
    assert "the money" in finding.message


def test_a_name_that_is_withheld_is_found_whatever_its_capitals(ask_rule):
    patch = {
        "confidential": [{"at": "/organisations/telco/name", "level": "partner", "why": "Reprisals."}],
        "summary": "With the EXAMPLE\n operator, networks last.",
    }
    [finding] = ask_rule("document/confidential", patch)
    assert str(finding.at) == "/summary"
    assert finding.related[0][1].parts == ("organisations", 2, "name")


def test_no_secret_is_quoted_by_the_finding_about_it(ask_rule):
    secret = "The only spare transformer stands behind the northern gate."
    patch = {
        "confidential": [{"at": "/safeguards/do_no_harm", "level": "partner", "why": "w"}],
        "safeguards": {"do_no_harm": secret},
        "purpose": {"problem": f"Much fails. {secret} We know."},
    }
    [finding] = ask_rule("document/confidential", patch)
    assert "transformer" not in finding.message
    assert ask_rule("document/confidential", patch, words=20) == []


def test_a_sentence_that_is_secret_in_both_places_is_not_public(ask_rule):
    secret = "The only spare transformer stands behind the northern gate."
    places = ["/safeguards/do_no_harm", "/purpose/problem"]
    patch = {
        "confidential": [{"at": at, "level": "partner", "why": "w"} for at in places],
        "safeguards": {"do_no_harm": secret},
        "purpose": {"problem": secret},
    }
    assert ask_rule("document/confidential", patch) == []


def test_lines_of_a_budget_that_is_withheld_repeat_nothing(ask_rule):
    line = {
        "id": "b1",
        "title": "Negotiation course for the regional rule",
        "for": "a3",
        "year": 2027,
        "amount": 1,
    }
    activity = "/results/outcomes/o1/outputs/o1.1/activities/a3"
    patch = {"budget": {"lines": [line]}, "confidential": [{"at": activity, "level": "partner", "why": "w"}]}
    assert ask_rule("document/confidential", patch) == []
    summary = {"summary": "We hold a negotiation course for the regional rule."}
    assert len(ask_rule("document/confidential", {**patch, **summary})) == 1


def test_routine_words_are_secret_only_where_they_are_withheld(ask_rule):
    source = "Fault logs of the operators, checked by the evaluator"
    indicators = [
        {"id": f"o1.{name}", "statement": f"Indicator {name}", "measure": "percent", "source": source}
        for name in ("a", "b")
    ]
    outputs = [{"id": "o1.1", "statement": "s", "activities": []}]
    plan = {"outcomes": [{"id": "o1", "statement": "s", "indicators": indicators, "outputs": outputs}]}
    at = "/results/outcomes/o1/indicators/o1.a"
    for place, said in ((at, 0), (f"{at}/source", 1)):
        patch = {"results": plan, "confidential": [{"at": place, "level": "partner", "why": "w"}]}
        assert len(ask_rule("document/confidential", patch)) == said, place


def test_no_technology_is_asked_of_a_plan_without_activities(ask_rule):
    outputs = [{"id": "o1.1", "statement": "s", "activities": []}]
    patch = {
        "results": {"outcomes": [{"id": "o1", "statement": "s", "outputs": outputs}]},
        "sustainability": None,
    }
    assert ask_rule("principles/technology-unaddressed", patch, share=0) == []
