"""Code quality as GitLab reads it: it keeps one entry a fingerprint and wants paths inside the repository."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.diagnostic import Diagnostic, Report, Severity, Skipped, Waived
from planner.frozen import replace
from planner.position import Span
from planner.report import REPORTERS, Style


def entries(report, **style):
    return json.loads(REPORTERS["gitlab"](report, Style(**style)))


def finding(line=1, *, rule="a/b", severity=Severity.ERROR, path="p.yaml", message="Wrong."):
    return Diagnostic(rule, severity, message, path, Span(line, 2, line + 1, 5))


def report_of(*findings, skipped=()):
    return Report(files=("p.yaml",), rules=(), diagnostics=findings, skipped=skipped)


def test_nothing_to_say():
    assert entries(report_of()) == []


def test_one_finding():
    assert entries(report_of(replace(finding(3), fix="Mend it."))) == [
        {
            "check_name": "a/b",
            "description": "Wrong. How to mend it: Mend it.",
            "severity": "critical",
            "fingerprint": finding().fingerprint,
            "location": {"path": "p.yaml", "lines": {"begin": 3, "end": 4}},
        }
    ]


@pytest.mark.parametrize(
    ("severity", "word"),
    [(Severity.ERROR, "critical"), (Severity.WARNING, "major"), (Severity.NOTE, "minor")],
)
def test_severities(severity, word):
    assert entries(report_of(finding(severity=severity)))[0]["severity"] == word


def test_findings_that_share_a_fingerprint_are_told_apart():
    same = finding().fingerprint
    assert [e["fingerprint"] for e in entries(report_of(finding(9), finding(1), finding(5)))] == [
        same,
        f"{same}:2",
        f"{same}:3",
    ]


def test_a_fingerprint_stays_when_lines_are_put_above():
    before = [e["fingerprint"] for e in entries(report_of(finding(1), finding(5)))]
    assert [e["fingerprint"] for e in entries(report_of(finding(11), finding(15)))] == before


def test_waived_and_known_findings_are_left_out():
    assert entries(report_of(replace(finding(), known=True))) == []
    assert entries(report_of(replace(finding(), waived=Waived("Why.", "Who", "2030-01-01")))) == []


def test_what_was_not_checked_is_said():
    skipped = (Skipped("p.yaml", "a/b", "No figures."), Skipped("p.yaml", "a/c", "No figures."))
    entry = entries(report_of(skipped=skipped))[0]
    assert entry["severity"] == "info"
    assert entry["description"] == "Not checked: a/b, a/c. No figures."
    assert entry["location"] == {"path": "p.yaml", "lines": {"begin": 1, "end": 1}}


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/repo/a/p.yaml", "a/p.yaml"),
        ("./a/p.yaml", "a/p.yaml"),
        ("größe #1.yaml", "größe #1.yaml"),
        (".hidden/p.yaml", ".hidden/p.yaml"),
    ],
)
def test_paths_inside(path, shown):
    entry = entries(report_of(finding(path=path)), root="/repo")[0]
    assert entry["location"]["path"] == shown
    assert entry["description"] == "Wrong."


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/elsewhere/p.yaml", "elsewhere/p.yaml"),
        ("../../p.yaml", "p.yaml"),
        ("a/../../p.yaml", "p.yaml"),
        ("C:\\other\\p.yaml", "other/p.yaml"),
        ("\\\\host\\p.yaml", "host/p.yaml"),
        ("<stdin>", "<stdin>"),
        ("..", "-"),
    ],
)
def test_a_path_outside_is_told_in_full_and_kept_inside(path, shown):
    entry = entries(report_of(finding(path=path)), root="/repo")[0]
    assert entry["location"]["path"] == shown
    assert entry["description"] == f"{path}:1:2: Wrong."


@given(text=st.text(), path=st.text())
def test_every_entry_is_one_that_gitlab_takes(hostile_of, text, path):
    found = entries(hostile_of(text, path), root="/repo")
    assert len(found) == 4
    assert len({entry["fingerprint"] for entry in found}) == 4
    for entry in found:
        assert entry["check_name"]
        assert entry["description"]
        assert entry["severity"] in {"info", "minor", "major", "critical"}
        place = entry["location"]["path"]
        assert place
        assert not place.startswith(("/", "./", "../"))
        assert "\\" not in place
        assert entry["location"]["lines"]["begin"] >= 1
