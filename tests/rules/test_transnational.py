"""What the rules about a voice in governance say of many countries and of thin data."""

import pytest


def test_negotiation_capacity_says_no_more_than_the_record(ask_rule, chain):
    [finding] = ask_rule(
        "transnational/no-negotiation-capacity", {"countries": ["SSD"], "results": chain("technical")}
    )
    assert str(finding.at) == "/countries/0"
    assert "South Sudan" in finding.message
    assert "in none of the three rounds on record" in finding.message
    assert "2012/13, 2014/15, 2019/21; UN Office for Disarmament Affairs" in finding.message


def test_many_countries_make_one_finding(ask_rule, chain, ecowas):
    patch = {"countries": ecowas, "results": chain("technical")}
    [finding] = ask_rule("transnational/no-negotiation-capacity", patch)
    assert str(finding.at) == "/countries"
    assert "Benin" in finding.message
    assert "Togo" in finding.message
    assert "Ghana" not in finding.message  # a member of one round
    assert len(finding.message) < 500


def test_different_records_are_told_apart(ask_rule, chain):
    patch = {"countries": ["GHA", "SSD"], "results": chain("technical")}
    [finding] = ask_rule("transnational/no-negotiation-capacity", patch, rounds=2)
    assert "Ghana was in one of the three rounds on record" in finding.message
    assert "South Sudan was in none of the three rounds on record" in finding.message


@pytest.mark.parametrize("rule", ["transnational/no-negotiation-capacity", "transnational/absent-voice"])
@pytest.mark.parametrize("country", ["XKX", "PSE", "ZZZ"])
@pytest.mark.parametrize("skill", ["technical", "diplomatic"])
def test_without_a_record_nothing_is_claimed(ask_rule, chain, rule, country, skill):
    assert ask_rule(rule, {"countries": [country], "fora": [], "results": chain(skill)}) == []


@pytest.mark.parametrize("skill", ["technical", "diplomatic"])
def test_only_one_of_the_two_speaks(ask_rule, chain, skill):
    patch = {"countries": ["SSD"], "results": chain(skill)}
    said = [
        rule
        for rule in ("transnational/no-negotiation-capacity", "transnational/absent-voice")
        if ask_rule(rule, patch)
    ]
    assert len(said) == 1


def test_absent_voice_wants_a_speaker_from_the_country(ask_rule):
    [finding] = ask_rule("transnational/absent-voice", {"countries": ["SSD", "GHA"]})
    assert str(finding.at) == "/countries/0"


def test_activity_elsewhere_does_not_serve_a_country(ask_rule, chain):
    results = chain("technical", "diplomatic")
    results["outcomes"][0]["outputs"][0]["activities"][1]["countries"] = ["GHA"]
    [finding] = ask_rule(
        "transnational/no-negotiation-capacity", {"countries": ["GHA", "SSD"], "results": results}
    )
    assert str(finding.at) == "/countries/1"


def test_unnamed_forum_offers_those_there_are(ask_rule, chain):
    [finding] = ask_rule(
        "transnational/forum-unnamed", {"results": chain({"diplomatic": 60, "technical": 40})}
    )
    assert "60%" in finding.message
    assert "International Telecommunication Union (itu)" in finding.fix


def test_norms_are_suggested_by_theme(ask_rule, chain):
    results = chain("governance")
    results["outcomes"][0]["outputs"][0]["activities"][0]["themes"] = ["cybercrime", "supply-chain"]
    [finding] = ask_rule("transnational/norm-unnamed", {"results": results})
    assert "d (crime and terrorism) and i (supply chain)" in finding.fix


def test_local_design_names_all_who_are_missing_once(ask_rule, ecowas):
    [finding] = ask_rule("transnational/no-local-design", {"countries": ecowas})
    assert str(finding.at) == "/countries"
    assert "Ghana" not in finding.message
    assert finding.message.startswith("The plan names nobody from Benin, Burkina Faso")
