"""Examples prove something: each way in which one can fail is told."""

from collections.abc import Callable
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.examples import merge, prove
from planner.engine.registry import from_module
from planner.engine.rule import Finding, Rule, Subject


def _trouble(module: ModuleType) -> list[str]:
    return [o.trouble for o in prove(from_module(module))]


def test_good_examples(module: ModuleType) -> None:
    assert _trouble(module) == ["", ""]


def test_a_valid_example_that_speaks(module: ModuleType) -> None:
    module.VALID = ["title: The smallest title\n"]
    assert _trouble(module)[0] == "gives a finding: The title says smallest."


def test_an_invalid_example_that_is_silent(module: ModuleType) -> None:
    module.INVALID = ["title: A title  # <- here\n"]
    assert _trouble(module)[1] == "lands on lines [] of the patch, not on [1]"


def test_an_invalid_example_that_lands_elsewhere(module: ModuleType) -> None:
    module.INVALID = ["phase: closed  # <- here\ntitle: The smallest title\n"]
    assert _trouble(module)[1] == "lands on lines [2] of the patch, not on [1]"


def test_an_invalid_example_without_a_mark(module: ModuleType) -> None:
    module.INVALID = ["title: The smallest title\n"]
    assert "marks no line" in _trouble(module)[1]


@pytest.mark.parametrize("example", ["title: [\n", "title: A\ntitle: B\n", "phase: never\n", "title: null\n"])
def test_an_example_that_cannot_be_used(module: ModuleType, example: str) -> None:
    module.VALID = [example]
    assert "example" in _trouble(module)[0]


# The cases of RFC 7396, appendix A, that our data can hold.
@pytest.mark.parametrize(
    ("base", "patch", "result"),
    [
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
    ],
)
def test_merge_patch(base: object, patch: object, result: object) -> None:
    assert merge(base, patch) == result


_data = st.recursive(st.integers() | st.text(max_size=3), lambda c: st.lists(c, max_size=3) | st.dictionaries(st.text(max_size=2), c, max_size=3), max_leaves=8)  # fmt: skip


@given(_data, _data)
def test_merging_twice_is_merging_once(base: object, patch: object) -> None:
    once = merge(base, patch)
    assert merge(once, patch) == once


def test_prove_names_each_example(make_rule: Callable[..., Rule]) -> None:
    made = make_rule()
    assert [(o.rule, o.kind, o.index) for o in prove(made)] == [
        ("some-pack/some-rule", "VALID", 0),
        ("some-pack/some-rule", "INVALID", 0),
    ]


WITH_FIGURES = "title: A title\n# with figures:\nGHA,cmm-1-1,2025,4,2021\nGHA,gci-overall,2024,90,5\n"


def test_an_example_brings_figures_of_its_own(module: ModuleType) -> None:
    seen: list[str] = []

    def look(asked: Subject) -> list[Finding]:
        profile = asked.gaps["GHA"]
        seen.extend(r.cite() for name in ("cmm-1-1", "gci-overall") if (r := profile.record(name)))
        seen.append(str(asked.figures.newest("gci-overall", "GHA") is profile.record("gci-overall")))
        return []

    look.__declaration__ = module.check.__declaration__  # type: ignore[attr-defined]
    module.check, module.VALID = look, [WITH_FIGURES]
    assert _trouble(module)[0] == ""
    assert seen[0].startswith("strategic (stage 4) (")
    assert "edition 5, 2024" in seen[1]
    assert seen[2] == "True"


@pytest.mark.parametrize(
    "line", ["GHA,no-such,2025,4,", "GHA,cmm-1-1,2025,9,2021", "GHA,cmm-1-1,2025", "GHA,gci-overall,x,4,5"]
)
def test_a_figure_that_cannot_be_used(module: ModuleType, line: str) -> None:
    module.VALID = [f"title: A title\n# with figures:\n{line}\n"]
    assert f"a figure that cannot be used: {line}" in _trouble(module)[0]
