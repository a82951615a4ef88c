"""JUnit XML as build servers read it: one suite a file, one case a rule, nothing called passed that is not."""

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostic import Diagnostic, Report, Severity, Skipped, Waived
from planner.frozen import replace
from planner.position import Span
from planner.report import REPORTERS, Style
from planner.report.junit import HOST, TIME

SUITE_ATTRIBUTES = {
    "name",
    "package",
    "id",
    "timestamp",
    "hostname",
    "tests",
    "failures",
    "errors",
    "skipped",
    "time",
}


def suites_of(report, **style):
    return list(ET.fromstring(REPORTERS["junit"](report, Style(**style))))


def cases_of(suite):
    """Rule to the tag of its result, ``passed`` where there is none."""
    return {case.get("name"): (case[0].tag if len(case) else "passed") for case in suite.iter("testcase")}


def finding(rule="a/b", severity=Severity.ERROR, path="p.yaml", **more):
    return Diagnostic(rule, severity, "Wrong.", path, Span(1, 2, 1, 5), **more)


def report_of(*findings, files=("p.yaml",), skipped=()):
    return Report(files=files, rules=(), diagnostics=findings, skipped=skipped)


def test_the_decent_report(decent):
    suites = suites_of(decent)
    assert [suite.get("name") for suite in suites] == list(decent.files)
    assert cases_of(suites[0]) == {
        "definition/one-cell": "passed",
        "gap/no-record": "skipped",
        "gap/stale": "skipped",
        "results/no-target": "failure",
        "yaml/syntax": "failure",
    }
    assert cases_of(suites[1]) == {"definition/one-cell": "passed", "results/no-target": "passed"}
    assert cases_of(suites[2]) == {"definition/one-cell": "skipped", "results/no-target": "skipped"}


def test_notes_and_waived_findings_pass_and_are_told(decent):
    told = suites_of(decent)[0].findtext("system-out")
    assert "programmes/baltic.yaml:13:3: note: definition/one-cell: Eight tenths" in told
    assert "waived: definition/one-cell: Most of the money goes one way. Reason: The partner" in told
    assert "(approved by Head of Programmes, until 2027-06-30)" in told


@pytest.mark.parametrize(
    ("severity", "result"),
    [(Severity.ERROR, "failure"), (Severity.WARNING, "failure"), (Severity.NOTE, "passed")],
)
def test_what_fails(severity, result):
    assert cases_of(suites_of(report_of(finding(severity=severity)))[0]) == {"a/b": result}


def test_a_waived_error_does_not_fail():
    excused = finding(waived=Waived("Why.", "Who", "2030-01-01"))
    assert cases_of(suites_of(report_of(excused))[0]) == {"a/b": "passed"}


def test_a_known_error_does_not_fail_and_is_told():
    suite = suites_of(report_of(finding(known=True)))[0]
    assert cases_of(suite) == {"a/b": "passed"}
    assert suite.findtext("system-out") == "p.yaml:1:2: known before (error): a/b: Wrong."


def test_a_broken_rule_is_an_error_and_not_a_failure():
    suite = suites_of(report_of(finding("rule/broken"), skipped=(Skipped("p.yaml", "a/b", "it failed"),)))[0]
    assert cases_of(suite) == {"a/b": "skipped", "rule/broken": "error"}
    assert (suite.get("errors"), suite.get("failures"), suite.get("skipped")) == ("1", "0", "1")


def test_several_findings_of_a_rule_are_one_failure_that_lists_them():
    several = [finding(), replace(finding(severity=Severity.WARNING), span=Span(9, 1, 9, 2), fix="Mend it.")]
    failure = suites_of(report_of(*several))[0].find("testcase/failure")
    assert (failure.get("type"), failure.get("message")) == ("error", "Wrong. (and 1 more)")
    assert failure.text.splitlines() == [
        "p.yaml:1:2: error: Wrong.",
        "p.yaml:9:1: warning: Wrong.",
        "How to mend it: Mend it.",
    ]


@pytest.mark.parametrize("left_out", ["a/b", "a/*", "*"])
def test_a_finding_of_a_rule_that_was_not_wholly_run_still_fails(left_out):
    report = report_of(finding(), skipped=(Skipped("p.yaml", left_out, "No figures."),))
    suite = suites_of(report)[0]
    assert cases_of(suite) == {"a/b": "failure"}
    assert suite.find("testcase/failure").text.endswith("Not wholly checked: No figures.")


def test_a_file_that_is_no_programme_is_one_skipped_case():
    suite = suites_of(report_of(files=(), skipped=(Skipped("notes.yaml", "*", "no programme"),)))[0]
    assert cases_of(suite) == {"all rules": "skipped"}
    assert suite.find("testcase/skipped").get("message") == "no programme"


def test_paths_are_relative_to_the_root():
    suite = suites_of(report_of(finding(path="/repo/a/p.yaml"), files=("/repo/a/p.yaml",)), root="/repo")[0]
    assert suite.get("name") == "a/p.yaml"
    assert suite.find("testcase").get("classname") == "a/p.yaml"


def fits_both_schemas(root):
    """What the schemas of Ant and Jenkins ask for beyond well-formed XML, in the words of this test."""
    assert root.tag == "testsuites"
    assert not root.attrib
    for number, suite in enumerate(root):
        assert set(suite.attrib) == SUITE_ATTRIBUTES
        assert suite.get("name").strip()
        assert (suite.get("id"), suite.get("timestamp"), suite.get("hostname")) == (str(number), TIME, HOST)
        tags = [part.tag for part in suite]
        assert tags == ["properties", *["testcase"] * int(suite.get("tests")), "system-out", "system-err"]
        results = [part.tag for case in suite.iter("testcase") for part in case]
        for tag, attribute in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert results.count(tag) == int(suite.get(attribute))
        for case in suite.iter("testcase"):
            assert set(case.attrib) == {"classname", "name", "time"}
            assert len(case) <= 1


NASTY = st.lists(
    st.sampled_from(["::error::x", "##[", "]]>", "<!--", "&", "\x00", "\x1b[", "\ud800", "\ufffe", "\uffff", "\n"])
    | st.characters(),
    max_size=10,
).map("".join)  # fmt: skip


@given(text=NASTY, path=NASTY)
def test_any_text_gives_well_formed_xml_that_commands_nothing(hostile_of, text, path):
    xml = REPORTERS["junit"](hostile_of(text, path), Style())
    fits_both_schemas(ET.fromstring(xml.encode("utf-8")))
    assert not re.search(r"(?m)^\s*::|##[\w-]*\[", xml)


def test_the_same_run_gives_the_same_bytes_whatever_the_clock_says(decent, monkeypatch):
    before = REPORTERS["junit"](decent)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    assert REPORTERS["junit"](decent) == before
