"""The JSON report keeps to its published schema and says what the report says."""

import json
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.frozen import replace
from planner.report import REPORTERS
from planner.report.jsontext import dumps
from planner.resources import shipped


@pytest.fixture(scope="module")
def schema():
    return json.loads((shipped("schemas") / "report.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fixture", ["decent", "hostile"])
def test_fits_the_published_schema(schema, fixture, request):
    jsonschema.Draft202012Validator(schema).validate(
        json.loads(REPORTERS["json"](request.getfixturevalue(fixture)))
    )


def test_the_schema_is_one_and_refuses_what_is_wrong(schema, decent):
    jsonschema.Draft202012Validator.check_schema(schema)
    report = json.loads(REPORTERS["json"](decent))
    report["diagnostics"][0]["surprise"] = 1
    assert not jsonschema.Draft202012Validator(schema).is_valid(report)


def test_every_property_is_described_and_required(schema):
    def objects(node):
        if isinstance(node, dict):
            if "properties" in node:
                yield node
            for child in node.values():
                yield from objects(child)
        if isinstance(node, list):
            for child in node:
                yield from objects(child)

    found = list(objects(schema))
    assert len(found) > 8
    for node in found:
        assert set(node["required"]) == set(node["properties"])
        assert node["additionalProperties"] is False
        assert all(child["description"] for child in node["properties"].values())


def test_what_it_says(decent):
    report = json.loads(REPORTERS["json"](decent))
    assert report["counts"] == {
        "error": 9,
        "warning": 1,
        "note": 1,
        "waived": 1,
        "known": 0,
        "skipped": 3,
        "files": 4,
    }
    assert [d["fingerprint"] for d in report["diagnostics"]] == [d.fingerprint for d in decent.diagnostics]
    assert report["overviews"][0]["matrix"]["money"][0] == [800_000, 50_000, 20_000]
    assert [r["id"] for r in report["rules"]] == ["definition/one-cell", "results/no-target", "yaml/syntax"]


def test_the_order_of_the_run_does_not_matter(decent):
    turned = replace(
        decent,
        diagnostics=decent.diagnostics[::-1],
        skipped=decent.skipped[::-1],
        rules=decent.rules[::-1],
    )
    for name in ("json", "sarif", "github"):
        assert REPORTERS[name](turned) == REPORTERS[name](decent)


@given(st.text())
def test_text_comes_back_unchanged(text):
    assert json.loads(dumps([text])) == [text]


def test_values_that_json_has_no_word_for():
    values = {
        "when": date(2026, 5, 1),
        "far": float("inf"),
        "some": {"b", "a"},
        "name": "a\udc80",
        "none": None,
    }
    assert json.loads(dumps(values)) == {
        "when": "2026-05-01",
        "far": "inf",
        "some": ["a", "b"],
        "name": "a<U+DC80>",
        "none": None,
    }
