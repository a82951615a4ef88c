"""A run turns findings into diagnostics with places, and a crash into a finding of its own."""

from collections.abc import Callable

from planner.diagnostic import Severity
from planner.engine.profile import Profile
from planner.engine.rule import Rule, Subject
from planner.engine.run import BROKEN, run
from planner.frozen import replace
from planner.position import Pointer
from planner.read.document import Document


def test_a_finding_gets_its_place(document: Document, small: Subject, make_rule: Callable[..., Rule]) -> None:
    (found,), skipped = run(document, small, [make_rule()], Profile())
    assert document.lines[found.span.line - 1] == "title: The smallest programme"
    assert (found.span.column, found.rule, found.severity) == (8, "some-pack/some-rule", Severity.WARNING)
    assert (found.path, found.pointer, found.anchor) == (document.path, Pointer(("title",)), "/title")
    assert (found.message, found.fix) == ("The title says smallest.", "Say less.")
    (related,) = found.related
    assert document.lines[related.span.line - 1] == "id: smallest"
    assert skipped == []


def test_options_reach_the_check(document: Document, small: Subject, make_rule: Callable[..., Rule]) -> None:
    made = make_rule()
    profile = Profile(options={made.info.id: {"word": "programme"}})
    (found,), _ = run(document, small, [made], profile)
    assert found.message == "The title says programme."


def test_severity_follows_the_phase(
    document: Document, small: Subject, make_rule: Callable[..., Rule]
) -> None:
    made = make_rule()
    info = replace(made.info, severity={**made.info.severity, "closed": Severity.ERROR})
    closed = replace(small, programme=replace(small.programme, phase="closed"))
    (found,), _ = run(document, closed, [replace(made, info=info)], Profile())
    assert found.severity == Severity.ERROR


def test_a_crash_is_an_error_and_the_run_goes_on(
    document: Document, small: Subject, crashing: Rule, make_rule: Callable[..., Rule]
) -> None:
    found, skipped = run(document, small, [crashing, make_rule()], Profile())
    assert [(s.rule, s.path) for s in skipped] == [("some-pack/crashing", document.path)]
    assert [d.rule for d in found] == [BROKEN.id, "some-pack/some-rule"]
    assert found[0].severity == Severity.ERROR
    assert found[0].message == "The rule some-pack/crashing failed with ZeroDivisionError: by nothing"


def test_without_figures_a_rule_that_needs_them_is_not_passed(
    document: Document, small: Subject, make_rule: Callable[..., Rule]
) -> None:
    nowhere = replace(small, programme=replace(small.programme, countries=("GHA", "ZZZ")))
    asking = replace(make_rule(), needs_gaps=True)
    _, skipped = run(document, nowhere, [asking, make_rule("some-pack/other")], Profile())
    (skip,) = skipped
    assert (skip.rule, skip.path) == ("some-pack/some-rule", document.path)
    assert "ZZZ" in skip.reason
    assert "GHA" not in skip.reason
