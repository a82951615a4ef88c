"""What the rules on rights and infrastructure say of whole situations, which one example cannot show."""

import pytest

POLICE = {
    "id": "regulators",
    "name": "Investigators",
    "type": "state",
    "countries": ["GHA"],
    "people": 20,
    "takes_part_in": ["audience"],
    "mandate": ["police"],
    "why": "They investigate.",
}


def _plan(**more):
    """A results chain with one activity for those who are called regulators."""
    activity = {
        "id": "a1",
        "title": "Laboratory",
        "skills": "technical",
        "for": ["regulators"],
        "method": "equipment",
        "from": 2027,
        "to": 2027,
        "cost": 100,
        **more,
    }
    output = {"id": "o1.1", "statement": "A laboratory.", "activities": [activity]}
    return {"outcomes": [{"id": "o1", "statement": "Cases are brought to court.", "outputs": [output]}]}


def test_one_assessment_answers_both_errors(ask):
    item = {
        "item": "Workstation",
        "surveillance_capable": True,
        "end_use": "Court orders.",
        "maintenance": "Police.",
    }
    plan = {"stakeholders": [POLICE], "results": _plan(themes=["forensics"], equipment=[item])}
    assert set(ask("rights", {**plan, "safeguards": {"human_rights": None}})) == {
        "rights/dual-use-unassessed",
        "rights/screen-missing",
    }
    assert ask("rights", plan) == {}


def test_dual_use_is_one_finding_with_every_means(ask_rule):
    item = {"item": "Workstation", "surveillance_capable": True}
    plan = _plan(themes=["forensics", "lawful-interception"], equipment=[item])
    patch = {"results": plan, "safeguards": {"human_rights": None}}
    [finding] = ask_rule("rights/dual-use-unassessed", patch)
    assert "“Workstation” can be used to watch people" in finding.message
    assert finding.related[0][0] == "“Laboratory” teaches forensics and lawful interception."


def test_whom_equipment_is_given_is_supported(ask_rule):
    receiver = {**POLICE, "id": "units"}
    plan = _plan(equipment=[{"item": "Radio", "to": "units"}])
    patch = {"results": plan, "stakeholders": [receiver], "safeguards": {"human_rights": None}}
    [finding] = ask_rule("rights/screen-missing", patch)
    assert "Investigators (mandate: police) are supported" in finding.message


def test_mandates_of_the_screen_are_an_option(ask_rule):
    patch = {"stakeholders": [{**POLICE, "mandate": ["judiciary"]}], "safeguards": {"human_rights": None}}
    assert ask_rule("rights/screen-missing", patch) == []
    assert len(ask_rule("rights/screen-missing", patch, mandates=("judiciary",))) == 1


@pytest.mark.parametrize(
    "mandate", ["judiciary", "incident-response", "foreign-affairs", "data-protection", "other"]
)
def test_no_screen_for_bodies_without_powers_over_people(ask_rule, mandate):
    patch = {"stakeholders": [{**POLICE, "mandate": [mandate]}], "safeguards": {"human_rights": None}}
    assert ask_rule("rights/screen-missing", patch) == []


def test_all_open_data_questions_are_one_finding(ask_rule):
    [finding] = ask_rule("rights/data-question-open", {"safeguards": None})
    for words in ("data protection", "crosses borders", "keep data in a country"):
        assert words in finding.message


@pytest.mark.parametrize("reason", ["None.", "n/a", "TBD", "not applicable"])
def test_not_applicable_needs_a_reason(ask_rule, reason):
    patch = {"safeguards": {"data_flow": {"not_applicable": reason}}}
    assert len(ask_rule("rights/data-question-open", patch)) == 1


def test_trade_note_gives_the_figures_and_their_source(ask_rule):
    [finding] = ask_rule("rights/trade-link-missing", {"results": _plan(themes=["data-localisation"])})
    for figure in ("almost 300", "75", "44", "19", "2 with data localisation", "ERSD-2017-11"):
        assert figure in finding.message


def test_operator_of_several_pieces_is_named_once(ask_rule):
    pieces = [
        {
            "id": name,
            "name": name.title(),
            "kind": "exchange-point",
            "operator": "owner",
            "countries": ["GHA"],
        }
        for name in ("one", "two")
    ]
    owner = {
        "id": "owner",
        "name": "Example Company",
        "role": "operator",
        "type": "industry",
        "country": "GHA",
    }
    [finding] = ask_rule(
        "infrastructure/operator-missing", {"infrastructure": pieces, "organisations": [owner]}
    )
    assert "“One” and “Two”" in finding.message
    delivering = {"infrastructure": pieces, "organisations": [owner], "results": _plan(by=["owner"])}
    assert ask_rule("infrastructure/operator-missing", delivering) == []


def test_cable_may_lack_both_law_and_landing_states(ask_rule):
    cable = {"id": "c", "name": "Cable", "kind": "submarine-cable", "operator": "telco", "countries": ["GHA"]}
    places = [str(f.at) for f in ask_rule("infrastructure/cable-without-law", {"infrastructure": [cable]})]
    assert places == ["/infrastructure/0/name", "/infrastructure/0/countries"]
