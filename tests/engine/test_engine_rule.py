"""The decorator of a check: severities by phase, and options from keyword-only parameters."""

import pytest

from planner.citation import Source
from planner.engine import Grade, Severity, rule
from planner.engine.rule import Declaration, options_of

BOOK = Source("book", "A book", 2020)


def _declared(severity: object) -> Declaration:
    @rule(severity, sources=[BOOK], grade=Grade.SEVERAL, rows=["M4"], needs_gaps=True)
    def check(subject, *, share=10, words=("a",)):
        return []

    return check.__declaration__


def test_one_severity_holds_in_every_phase() -> None:
    assert set(_declared(Severity.NOTE).by_phase().values()) == {Severity.NOTE}


def test_a_phase_that_is_not_named_takes_that_before_it() -> None:
    found = _declared({"design": Severity.WARNING, "inception": Severity.ERROR}).by_phase()
    assert found == {
        "design": Severity.WARNING,
        "inception": Severity.ERROR,
        "implementation": Severity.ERROR,
        "closed": Severity.ERROR,
    }


def test_severities_by_phase_begin_with_design() -> None:
    with pytest.raises(KeyError, match="design"):
        _declared({"closed": Severity.ERROR}).by_phase()


def test_the_declaration_keeps_what_it_is_told() -> None:
    declared = _declared(Severity.NOTE)
    assert (declared.sources, declared.grade, declared.rows, declared.needs_gaps) == (
        (BOOK,),
        Grade.SEVERAL,
        ("M4",),
        True,
    )


def test_options_are_the_keyword_parameters() -> None:
    def check(subject, *, share=10, words=("a",)):
        return []

    assert options_of(check) == {"share": 10, "words": ("a",)}
