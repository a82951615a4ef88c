"""The words that messages are made of."""

import pytest

from planner.engine.guess import choose, closest
from planner.engine.wording import counted, listed
from planner.model.blank import says_nothing


@pytest.mark.parametrize(
    ("words", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", 3], "a, b and 3")]
)
def test_listed(words: list[object], text: str) -> None:
    assert listed(words) == text


def test_listed_with_or() -> None:
    assert listed(["a", "b"], "or") == "a or b"


def test_counted() -> None:
    assert [counted(n, "line") for n in (0, 1, 2)] == ["0 lines", "1 line", "2 lines"]
    assert counted(2, "entry", "entries") == "2 entries"


def test_closest() -> None:
    assert closest("regulater", ["operators", "regulators"]) == "regulators"
    assert closest("zzz", ["operators"]) == ""


def test_choose() -> None:
    assert choose("telko", ["telco", "lead"], "organisations") == "Did you mean `telco`?"
    assert (
        choose("zzz", ["telco", "lead"], "organisations")
        == "There are these organisations: `telco` and `lead`."
    )
    assert "lists no fora yet" in choose("zzz", [], "fora")
    many = [f"name{n}" for n in range(12)]
    assert choose("zzz", many, "fora").endswith("`name7` and 4 more.")


@pytest.mark.parametrize(
    "text", ["", "  ", "TBD", "tbd.", "N/A", "n.a.", "...", "–", "To be determined", "XXX", "(none)"]
)
def test_placeholders(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["None of the towns is connected.", "Repairs", "4G", "接続", "X-Road"])
def test_words_that_say_something(text: str) -> None:
    assert not says_nothing(text)
