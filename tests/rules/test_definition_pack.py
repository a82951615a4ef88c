"""The definition as a coverage profile: few findings, each of them true, none said twice."""

from typing import Any

import pytest

FELLOWSHIP: dict[str, Any] = {
    "countries": ["GHA", "SEN"],
    "stakeholders": [
        {
            "id": "diplomats",
            "name": "Diplomats",
            "type": "state",
            "community": "foreign service",
            "countries": ["GHA", "SEN"],
            "people": 40,
            "takes_part_in": ["audience", "design"],
            "why": "They negotiate.",
        }
    ],
    "organisations": [
        {"id": "lead", "name": "Institute", "role": "lead", "type": "international", "country": "CHE"}
    ],
}


def _results(*activities: dict[str, Any]) -> dict[str, Any]:
    base = {
        "title": "Clinic",
        "skills": "diplomatic",
        "for": ["diplomats"],
        "by": ["lead"],
        "method": "advice",
        "from": 2027,
        "to": 2028,
        "cost": 1000,
    }
    written = [{**base, "id": f"a{n}", **activity} for n, activity in enumerate(activities)]
    output = {"id": "p", "statement": "s", "activities": written}
    indicator = {"id": "i", "statement": "s", "measure": "unit"}
    outcome = {
        "id": "o",
        "statement": "s",
        "connectivity": True,
        "indicators": [indicator],
        "outputs": [output],
    }
    return {"impact": {"statement": "s"}, "outcomes": [outcome]}


def test_a_pure_diplomacy_programme_gets_two_findings(ask) -> None:
    found = ask("definition", {**FELLOWSHIP, "results": _results({})})
    assert set(found) == {"definition/skill-not-served", "definition/stakeholder-not-reached"}
    assert all(len(findings) == 1 for findings in found.values())
    (skills,) = found["definition/skill-not-served"]
    assert "technical or governance skills" in skills.message


def test_a_partner_programme_excuses_both(ask) -> None:
    covers = {"skills": ["technical", "governance"], "groups": ["industry", "civil-society"]}
    partner = {"programme": "Facility", "relation": "complements", "scope": "regional", "covers": covers}
    assert ask("definition", {**FELLOWSHIP, "results": _results({}), "coordination": [partner]}) == {}


def test_a_token_of_another_skill_is_said_once(ask) -> None:
    results = _results({"skills": {"diplomatic": 98, "technical": 2}, "tailored": "By country."})
    found = ask("definition", {**FELLOWSHIP, "results": results})
    assert set(found) == {
        "definition/skill-not-served",
        "definition/stakeholder-not-reached",
        "definition/token-skill",
    }
    (token,) = found["definition/token-skill"]
    assert "2 per cent" in token.message


def test_a_token_is_what_the_option_says(ask) -> None:
    patch = {**FELLOWSHIP, "results": _results({"skills": {"diplomatic": 70, "technical": 30}})}
    assert "definition/token-skill" not in ask("definition", patch)
    assert "definition/token-skill" in ask("definition", patch, share=31)


def test_a_skill_that_a_partner_covers_is_no_token(ask) -> None:
    partner = {
        "programme": "Facility",
        "relation": "complements",
        "scope": "regional",
        "covers": {"skills": ["technical", "governance"]},
    }
    results = _results({"skills": {"diplomatic": 98, "technical": 2}})
    found = ask("definition", {**FELLOWSHIP, "results": results, "coordination": [partner]})
    assert "definition/token-skill" not in found


def test_much_training_without_diffusion_is_one_finding(ask) -> None:
    courses = [{"method": "course", "tailored": "By country."}] * 4
    (found,) = ask("definition", {**FELLOWSHIP, "results": _results(*courses)})["definition/no-diffusion"]
    assert "None of the 4 training activities" in found.message
    assert len(found.related) == 3


def test_an_idle_group_is_not_called_an_idle_stakeholder_too(ask) -> None:
    found = ask("definition", {"results": _results({"for": ["regulators", "rights-groups"]})})
    assert "definition/idle-stakeholder" not in found
    (missing,) = found["definition/stakeholder-not-reached"]
    assert missing.related[0][0].startswith("Network engineers")


@pytest.mark.parametrize(
    ("organisation", "speaks"),
    [
        ({"role": "partner"}, False),
        ({"role": "donor"}, True),
        ({"role": "partner", "takes_part_in": ["audience"]}, True),
        ({"role": "partner", "takes_part_in": ["audience", "evaluation"]}, False),
        ({"role": "partner", "type": "civil-society"}, True),
    ],
)
def test_an_organisation_can_give_its_group_a_part(
    ask, organisation: dict[str, Any], *, speaks: bool
) -> None:
    industry = {"id": "telco", "name": "Operator", "type": "industry", "country": "GHA", **organisation}
    engineers = {**FELLOWSHIP["stakeholders"][0], "type": "industry", "takes_part_in": ["audience"]}
    patch = {**FELLOWSHIP, "stakeholders": [engineers], "results": _results({})}
    patch["organisations"] = [*FELLOWSHIP["organisations"], industry]
    assert ("definition/audience-only" in ask("definition", patch)) is speaks


def test_whoever_delivers_is_not_only_audience(ask) -> None:
    learners = {**FELLOWSHIP["stakeholders"][0], "takes_part_in": ["audience"]}
    patch = {**FELLOWSHIP, "stakeholders": [learners], "results": _results({"by": ["diplomats"]})}
    assert "definition/audience-only" not in ask("definition", patch)


def test_one_cell_needs_two_groups_and_two_skills(ask) -> None:
    lopsided = [{"for": ["regulators"], "cost": 900}, {"for": ["operators"], "cost": 50}]
    assert "definition/one-cell" not in ask("definition", {"results": _results(*lopsided)})
    (found,) = ask(
        "definition",
        {"results": _results(*lopsided, {"skills": "technical", "for": ["operators"]})},
        share=40,
    )["definition/one-cell"]
    assert "51 per cent" in found.message


def test_nothing_that_costs_still_has_shares(ask) -> None:
    found = ask("definition", {"results": _results({"cost": 0, "for": ["operators"]})})
    assert "definition/one-cell" not in found
    assert "definition/token-skill" not in found
