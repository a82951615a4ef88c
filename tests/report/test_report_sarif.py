"""What code scanning relies on in a SARIF log."""

import json
import re

import pytest

from planner.frozen import replace
from planner.position import Span
from planner.report import REPORTERS, Style


@pytest.fixture
def run(decent):
    return json.loads(REPORTERS["sarif"](decent, Style(root="/repo")))["runs"][0]


def test_rules_carry_what_a_reader_needs(run):
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    rule = rules["results/no-target"]
    assert rule["helpUri"] == "https://iatistandard.org/en/"
    assert rule["defaultConfiguration"]["level"] == "error"
    assert rule["properties"]["tags"] == ["results", "M1", "M22"]
    assert "house rule; evidence: contested" in rules["definition/one-cell"]["help"]["text"]
    assert "helpUri" not in rules["definition/one-cell"]
    assert r"A memo \[on\](https://example.org)" in rules["definition/one-cell"]["help"]["markdown"]


def test_results_point_at_their_rule_and_place(run, decent):
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(decent.diagnostics)
    for result, found in zip(run["results"], decent.diagnostics, strict=True):
        assert result["ruleId"] == found.rule
        if found.rule == "house/unlisted":
            assert "ruleIndex" not in result
        else:
            assert rules[result["ruleIndex"]]["id"] == found.rule
        region = result["locations"][0]["physicalLocation"]["region"]
        assert tuple(region.values()) == found.span
        assert result["level"] == found.severity.word


def test_waived_findings_are_suppressed_and_the_others_say_that_they_are_not(run, decent):
    for result, found in zip(run["results"], decent.diagnostics, strict=True):
        assert bool(result["suppressions"]) == (found.waived is not None)
    excused = next(r["suppressions"][0] for r in run["results"] if r["suppressions"])
    assert excused["justification"].endswith("(approved by Head of Programmes, until 2027-06-30)")


def test_what_was_not_checked_is_said(run):
    invocation = run["invocations"][0]
    texts = [n["message"]["text"] for n in invocation["toolExecutionNotifications"]]
    assert len(texts) == 3
    assert all(text.startswith("Not checked: ") for text in texts)
    assert invocation["executionSuccessful"] is True


def test_a_broken_rule_is_a_failed_execution(decent):
    broken = replace(decent.diagnostics[0], rule="rule/broken")
    log = json.loads(REPORTERS["sarif"](replace(decent, diagnostics=(broken,))))
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_findings_that_share_a_fingerprint_are_told_apart(decent):
    found = decent.diagnostics[0]
    twice = replace(decent, diagnostics=(found, replace(found, span=Span(40, 1, 40, 2))))
    results = json.loads(REPORTERS["sarif"](twice))["runs"][0]["results"]
    lines = [r["partialFingerprints"]["primaryLocationLineHash"] for r in results]
    assert lines == [f"{found.fingerprint}:1", f"{found.fingerprint}:2"]


def test_related_places_are_numbered(run):
    related = [r["relatedLocations"] for r in run["results"] if r["relatedLocations"]]
    assert [[place["id"] for place in places] for places in related] == [[1]]


def test_a_message_holds_no_link_and_no_placeholder(hostile):
    run = json.loads(REPORTERS["sarif"](hostile))["runs"][0]
    for result in run["results"]:
        text = result["message"]["text"]
        assert "](" not in text
        assert not re.search(r"(?<!\{)\{\d+\}", text)
    markdown = run["tool"]["driver"]["rules"][0]["help"]["markdown"]
    assert not re.search(r"(?<!\\)[<\[]", markdown)
    assert "helpUri" not in run["tool"]["driver"]["rules"][0]
