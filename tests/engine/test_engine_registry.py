"""A module becomes a rule only if it is complete."""

from types import ModuleType

import pytest

from planner.engine import Grade, Severity, rule
from planner.engine.registry import catalogue, from_module
from planner.errors import ExitCode, RuleError


def test_a_complete_module_is_a_rule(module: ModuleType) -> None:
    made = from_module(module)
    assert made.info.id == "some-pack/some-rule"
    assert made.info.title == "A thing that the test looks for."
    assert made.info.why == "Because the test wants it."
    assert made.info.fix == "Change the test."
    assert made.info.options == {"word": "smallest", "most": 3, "part": 0.5}
    assert made.valid == ("title: A title\n",)


def test_paragraphs_stay_and_line_breaks_go(module: ModuleType) -> None:
    module.__doc__ = "What.\n\nWhy: One\nline.\n\nAnother paragraph.\n\nFix: Do."
    assert from_module(module).info.why == "One line.\n\nAnother paragraph."


@pytest.mark.parametrize(
    "doc",
    [
        None,
        "",
        "What.",
        "What.\n\nWhy: So.",
        "What.\n\nFix: Do.",
        "\nWhy: So.\n\nFix: Do.",
        "What.\n\nWhy: \nFix: Do.",
    ],
)
def test_a_rule_without_its_text_is_refused(module: ModuleType, doc: str | None) -> None:
    module.__doc__ = doc
    with pytest.raises(RuleError, match="docstring of some-pack/some-rule"):
        from_module(module)


def test_a_rule_without_a_check_is_refused(module: ModuleType) -> None:
    del module.check
    with pytest.raises(RuleError, match="some-pack/some-rule has no check"):
        from_module(module)


def test_a_check_without_its_decorator_is_refused(module: ModuleType) -> None:
    module.check = lambda subject: []
    with pytest.raises(RuleError, match="decorate"):
        from_module(module)


def test_a_rule_without_a_source_is_refused(module: ModuleType) -> None:
    module.check = rule(Severity.NOTE, sources=[], grade=Grade.PRACTICE)(lambda subject: [])
    with pytest.raises(RuleError, match="names no source"):
        from_module(module)


@pytest.mark.parametrize("name", ["VALID", "INVALID"])
@pytest.mark.parametrize("examples", [None, [], "title: A\n", [1]])
def test_a_rule_without_examples_is_refused(module: ModuleType, name: str, examples: object) -> None:
    setattr(module, name, examples)
    with pytest.raises(RuleError, match=name):
        from_module(module)


def test_a_broken_rule_is_for_the_user_to_mend() -> None:
    assert RuleError("x").exit_code == ExitCode.USAGE


def test_the_catalogue_is_sorted_and_without_repeats() -> None:
    ids = [r.info.id for r in catalogue()]
    assert ids == sorted(set(ids))
    assert {i.partition("/")[0] for i in ids} >= {"definition", "reference"}
