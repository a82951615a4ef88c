"""Every text that the format knows is walked over, at the place where the file has it."""

from typing import Any

from planner.model.build import programme
from planner.model.texts import cited_figures, cited_references, country_codes, texts
from planner.position import ROOT, Pointer
from planner.read.schemas import schema

SCHEMA = schema("programme")
PROSE = ("#/$defs/text", "#/$defs/line")
WORDS = {"id": "x1", "refId": "r1", "pointer": "/risks/0", "date": "2027-03", "country": "GHA", "norm": "g"}


def full(node: dict[str, Any], name: str, prose: dict[str, Pointer], at: Pointer = ROOT) -> Any:
    """Data with every field of the schema filled; ``prose`` learns each free text and its place."""
    reference = node.get("$ref", "")
    if reference in PROSE:
        text = f"text {len(prose)}"
        prose[text] = at
        return text
    if reference.rpartition("/")[2] in WORDS:
        return WORDS[reference.rpartition("/")[2]]
    if reference:
        node = {
            **SCHEMA["$defs"][reference.rpartition("/")[2]],
            **{k: v for k, v in node.items() if k != "$ref"},
        }
    if "const" in node or "enum" in node:
        return node.get("const", node.get("enum", [None])[0])
    kinds = [node["type"]] if isinstance(node.get("type"), str) else node.get("type", [])
    if "properties" in node:
        return {k: full(v, k, prose, at / k) for k, v in node["properties"].items()}
    if "array" in kinds and "items" in node:
        return [full(node["items"], name, prose, at / 0)]
    if "boolean" in kinds:
        return True
    if "integer" in kinds and "string" not in kinds:
        return max(node.get("minimum", 1), 1)
    return {"DOI": "10.1000/x", "currency": "EUR"}.get(name, "ref:r1" if name == "evidence" else "technical")


def everything() -> tuple[dict[str, Any], dict[str, Pointer]]:
    prose: dict[str, Pointer] = {}
    data = full(SCHEMA, "", prose)
    activity = data["results"]["outcomes"][0]["outputs"][0]["activities"][0]
    activity |= {"skills": "technical", "for": ["x1"]}
    return data, prose


def at(data: Any, pointer: Pointer) -> Any:
    for part in pointer.parts:
        data = data[part]
    return data


def test_every_free_text_is_walked_over_at_its_place():
    data, prose = everything()
    walked = {text: place for place, text in texts(programme(data))}
    assert len(prose) > 100
    assert {text: walked.get(text) for text in prose} == prose


def test_every_place_holds_its_text():
    data, _ = everything()
    for place, text in texts(programme(data)):
        assert str(at(data, place)) == text, place


def test_no_place_comes_twice():
    data, _ = everything()
    places = [place for place, _ in texts(programme(data))]
    assert len(places) == len(set(places))


def named_countries(data: Any, at: Pointer = ROOT) -> set[Pointer]:
    """The places of country codes: the format has them under two keys only."""
    if isinstance(data, list):
        return {place for index, item in enumerate(data) for place in named_countries(item, at / index)}
    if not isinstance(data, dict):
        return {at} if {"country", "countries"} & {str(part) for part in at.parts[-2:]} else set()
    return {place for key, item in data.items() for place in named_countries(item, at / key)}


def test_every_country_code_is_noted_at_its_place():
    data, _ = everything()
    wanted = named_countries(data)
    assert len(wanted) >= 8
    assert {written.at for written in country_codes(programme(data))} == wanted


def test_evidence_is_parted_into_figures_and_references(smallest_data):
    smallest_data["purpose"]["evidence"] = ["gap:GHA/internet-users", "ref:survey"]
    smallest_data["purpose"]["needs"][0]["evidence"] = ["ref:other"]
    built = programme(smallest_data)
    assert [(str(p), c, i) for p, c, i in cited_figures(built)] == [
        ("/purpose/evidence/0", "GHA", "internet-users")
    ]
    assert [(str(p), r) for p, r in cited_references(built)] == [
        ("/purpose/needs/0/evidence/0", "other"),
        ("/purpose/evidence/1", "survey"),
    ]
