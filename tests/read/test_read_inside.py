"""A piece of a text value is found in the file, however the text is written there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.position import ROOT
from planner.read.document import Document
from planner.read.inside import span_inside
from planner.read.yaml import read

AT = ROOT / "rule" / "require"


def document(written: str) -> Document:
    found, trouble = read("rules.yaml", f"rule:\n  require: {written}\n  next: 1\n".encode())
    assert found is not None, trouble
    return found


def shown(written: str, piece: str) -> tuple[int, int, str]:
    """Line, column and text of the file at the place of ``piece`` in the value."""
    found = document(written)
    value = found.data["rule"]["require"]  # type: ignore[index, call-overload]
    start = value.index(piece)
    span = span_inside(found, AT, start, start + len(piece))
    line = found.lines[span.line - 1]
    return span.line, span.column, line[span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize(
    ("written", "line", "column"),
    [
        ("cost > 3 and cots < 4", 2, 25),
        ("'cost > 3 and cots < 4'", 2, 26),
        ('"cost > 3 and cots < 4"', 2, 26),
        ("'''a'' == title and cots < 4'", 2, 32),
        (r'"\"a\" == title and cots < 4"', 2, 32),
        (r'"\u0061 == title\n and\tcots < 4"', 2, 36),
        ("cost > 3\n    and cots < 4", 3, 9),
        (">-\n    cost > 3\n    and cots < 4", 4, 9),
        ("|\n    cost > 3\n      and cots < 4", 4, 11),
        (">2-\n    cost > 3\n\n    and cots < 4", 5, 9),
        ("'cost > 3\n\n    and cots < 4'", 4, 9),
        ('"cost > 3 \\\n    and cots < 4"', 3, 9),
        ("title == 'é' and cots < 4", 2, 29),
        ("title == '🛰' and cots < 4", 2, 29),
    ],
)
def test_the_piece_is_where_the_file_has_it(written: str, line: int, column: int) -> None:
    assert shown(written, "cots") == (line, column, "cots")


def test_the_end_of_a_text() -> None:
    found = document("'cost >'")
    assert span_inside(found, AT, 6, 6)[:2] == (2, 18)


def test_a_text_that_is_empty() -> None:
    assert span_inside(document("''"), AT, 0, 0)[:2] == (2, 12)


WORDS = st.lists(st.sampled_from(["a", "bc", "é", "🛰", "'x'", '"y"', "(", "<="]), min_size=1, max_size=6)


@given(WORDS, st.sampled_from(["'{}'", '"{}"', ">-\n    {}", "|\n    {}"]))
def test_every_word_is_found(words: list[str], style: str) -> None:
    text = " ".join([*words, "cots"])
    inner = {"'": text.replace("'", "''"), '"': text.replace('"', '\\"')}.get(style[0], text)
    assert shown(style.format(inner), "cots")[2] == "cots"
