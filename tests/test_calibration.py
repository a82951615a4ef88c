"""Every finding on the example programmes has been judged by a person, and the page of them is in date."""

from functools import cache
from pathlib import Path

import pytest

from planner.calibration import PAGE, Judgement, faults, findings, judgements, page, run
from planner.errors import DataError
from planner.project import Checked

DONE = judgements()


@cache
def checked() -> Checked:
    return run()


def test_every_finding_is_judged_and_every_judgement_has_a_finding() -> None:
    assert faults(findings(checked()), DONE) == [], "judge them in docs/calibration.yaml"


def test_the_page_is_in_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(checked(), DONE), "run python -m planner.calibration"


def test_every_judgement_is_a_sentence() -> None:
    for name, judgement in DONE.items():
        for text in (judgement.whole, *judgement.rules.values()):
            assert text.endswith("."), (name, text)
            assert len(text.split()) > 7, (name, text)


def test_what_is_open_in_our_own_example_is_waived() -> None:
    ours = findings(checked())["atlantic-voices"]
    assert all(diagnostic.waived for found in ours.values() for diagnostic in found)


def test_a_plan_of_the_examples_overlaps_with_no_other() -> None:
    """They were taken from other years and countries: the rule has the others before it and keeps silent."""
    assert len(checked().subjects) == 5
    assert all("coordination/overlap" not in rules for rules in findings(checked()).values())


@pytest.mark.parametrize(
    ("found", "judged", "said"),
    [
        ({"a": {"x/y": []}}, {"a": Judgement("W.", {})}, ["a: x/y has no judgement"]),
        ({"a": {}}, {"a": Judgement("W.", {"x/y": "S."})}, ["a: x/y is judged and finds nothing"]),
        ({"a": {}}, {}, ["a: nothing is said of it as a whole"]),
        ({}, {"b": Judgement("W.", {})}, ["there is no programme b"]),
    ],
)
def test_what_does_not_match_is_named(found, judged, said) -> None:
    assert faults(found, judged) == said


def test_what_is_not_judged_yet_is_said_on_the_page() -> None:
    text = page(checked(), {})
    assert "Not judged yet." in text
    assert text.count("\n## ") == len(checked().subjects)


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "calibration.yaml"
    path.write_text("a:\n  whole: W.\n  finding: {}\n", encoding="utf-8")
    with pytest.raises(DataError, match="a has finding"):
        judgements(path)
