"""Every place of the format that holds an id is followed by exactly one kind of link."""

import json
from collections.abc import Iterator
from typing import Any

from planner.model import links
from planner.model.build import programme
from planner.resources import shipped

SCHEMA = json.loads((shipped("schemas") / "programme.schema.json").read_text(encoding="utf-8"))

FOLLOWERS = (
    links.to_parties, links.to_organisations, links.to_stakeholders, links.to_fora, links.to_infrastructure,
    links.to_laws, links.to_indicators, links.to_results, links.to_answers, links.to_work,
)  # fmt: skip


def _id_fields(node: Any, owner: str, key: str = "") -> Iterator[str]:
    """``owner.key`` for each property of the schema that holds ids, an entry's own id aside."""
    if isinstance(node, list):
        for child in node:
            yield from _id_fields(child, owner, key)
    elif isinstance(node, dict):
        if node.get("$ref") == "#/$defs/id" and key != "id":
            yield f"{owner}.{key}"
        for name, child in node.items():
            if name == "properties":
                for property_name, value in child.items():
                    yield from _id_fields(value, owner, property_name)
            else:
                yield from _id_fields(child, owner, key)


def _used(data: dict[str, Any]) -> set[str]:
    found = [link for follow in FOLLOWERS for link in follow(programme(data))]
    places = [str(link.at) for link in found]
    assert len(places) == len(set(places)), "one place, one kind"
    return {link.to for link in found}


def test_every_id_field_of_the_format_is_followed(smallest_data: dict[str, Any]) -> None:
    """One bogus id in each: all of them must be seen."""
    fields = {f for name, node in SCHEMA["$defs"].items() for f in _id_fields(node, name)}
    data = smallest_data
    activity = data["results"]["outcomes"][0]["outputs"][0]["activities"][0]
    written = {
        "activity.for": activity.update({"for": ["x1"]}),
        "activity.by": activity.update(by=["x2"]),
        "activity.fora": activity.update(fora=["x3"]),
        "activity.infrastructure": activity.update(infrastructure=["x4"]),
        "equipment.to": activity.update(equipment=[{"item": "Kit", "to": "x5"}]),
        "indicator.responsible": data["results"]["outcomes"][0]["indicators"][0].update(responsible="x6"),
        "risk.owner": data.update(
            risks=[
                {
                    "id": "r",
                    "statement": "s",
                    "kind": "contextual",
                    "likelihood": 1,
                    "impact": 1,
                    "owner": "x7",
                }
            ]
        ),
        "sustainability.owner": data.update(sustainability={"owner": "x8", "after_the_end": "s"}),
        "ownership.counterpart": data.update(
            ownership=[{"country": "GHA", "priority": "p", "counterpart": "x9"}]
        ),
        "infrastructure.operator": data.update(
            infrastructure=[
                {
                    "id": "c",
                    "name": "n",
                    "kind": "hosting",
                    "operator": "x10",
                    "countries": ["GHA"],
                    "legal": ["x11"],
                }
            ]
        ),
        "infrastructure.legal": None,
        "budgetLine.for": data["budget"]["lines"][0].update({"for": "x12", "paid_by": "x13"}),
        "budgetLine.paid_by": None,
        "safeguards.by": data.update(
            safeguards={
                "human_rights": {"assessed": 2026, "by": "x14", "finding": "f"},
                "gender": {"marker": 1, "objectives": [{"at": "x15", "objective": "o", "indicator": "x16"}]},
            }
        ),
        "safeguards.at": None,
        "safeguards.indicator": None,
        "evaluation.evaluator": data.update(
            evaluation={
                "evaluator": "x17",
                "questions": [{"id": "q", "criterion": "impact", "question": "?", "indicators": ["x18"]}],
            }
        ),
        "question.indicators": None,
        "gapAnswer.answered_by": data["purpose"].update(gaps=[{"area": "technical", "answered_by": ["x20"]}]),
        "forum.participants": data["fora"][0].update(participants=["x19"]),
    }
    assert set(written) == fields
    assert {f"x{n}" for n in range(1, 21)} <= _used(data)


def test_links_of_an_audience_know_their_place(smallest_data: dict[str, Any]) -> None:
    activities = smallest_data["results"]["outcomes"][0]["outputs"][0]["activities"]
    activities[0]["for"] = {"operators": 100, "ghosts": 0}
    at = "/results/outcomes/0/outputs/0/activities"
    places = {str(link.at): link.to for link in links.to_stakeholders(programme(smallest_data))}
    assert places[f"{at}/0/for/ghosts"] == "ghosts"
    assert places[f"{at}/1/for/1"] == "rights-groups"
