"""The quick way to read a file says the same as the thorough one, or nothing at all."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.position import ROOT
from planner.read import nodes
from planner.read.composed import compose
from planner.read.document import Document
from planner.read.faults import Faults
from planner.read.yaml import _parse, read

EXAMPLES = sorted((Path(__file__).parents[2] / "programmes").glob("*.yaml"))
TEXTS = [path.read_text(encoding="utf-8") for path in EXAMPLES]
SNIPPETS = [
    "&a ", "*a ", "! ", "!!str ", "- ", "? ", ": ", "#", "'", '"', "\\x07", "[", "]", "{", "}", ",", "|\n", ">-\n", "\n",
    "\t", "---\n", "...\n", "<<: ", "~", "1e3", "010", "9" * 20, "é", "\U0001f310", "\r", "  ", "null: ", "%YAML", "`", "@",
]  # fmt: skip


def _thorough(text):
    faults = Faults("test.yaml", text)
    root = _parse(text, faults)
    return None if faults.found else root


def _pointers(value, at=ROOT):
    yield at
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inside in pairs:
        yield from _pointers(inside, at / key)


def _agree(text):
    quick = compose(text.encode())
    if quick is None:
        return False
    slow = _thorough(text)
    assert slow is not None, "the quick way took what the thorough way refuses"
    one, other = Document("test.yaml", text, *quick), Document("test.yaml", text, *slow)
    assert repr(one.data) == repr(other.data)
    for pointer in _pointers(one.data):
        assert one.span(pointer) == other.span(pointer)
        assert one.key_span(pointer) == other.key_span(pointer)
        assert one.mark(pointer) == other.mark(pointer)
    return True


@pytest.mark.parametrize("text", TEXTS, ids=[path.stem for path in EXAMPLES])
def test_every_example_is_read_the_quick_way_with_the_same_places(text):
    assert _agree(text)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_mutated_programmes_are_read_alike(data):
    lines = data.draw(st.sampled_from(TEXTS)).splitlines(keepends=True)
    first = data.draw(st.integers(0, len(lines) - 1))
    text = "".join(lines[first : first + data.draw(st.integers(1, 40))])
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(SNIPPETS)) + text[at + data.draw(st.integers(0, 3)) :]
    _agree(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from([*SNIPPETS, "a", "b: ", "x y", " "]), max_size=14).map("".join))
def test_scraps_of_yaml_are_read_alike(text):
    _agree(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\n",
        "a: *x\n",
        "- !!int 3\n",
        "! a: 1\n",
        '"a": "\\x07"\n',
        "a: 1\na: 2\n",
        "<<: {b: 1}\n",
        "? [a]\n: 1\n",
        f"a: {'9' * 19}\n",
        "a: 1\n---\nb: 2\n",
        "",
        "# nothing\n",
        "[" * 6_000,
        "- " * 30_000,
        "a: 1\n" + "? - " * 20_000,
        "a: 1\r" + "- " * 20_000,
        "[" * 52 + "]" * 52,
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_the_thorough_way(text):
    assert compose(text.encode()) is None


def test_a_sign_inside_a_word_or_an_ordinary_text_is_nothing_special():
    assert _agree("a: R&D at Q&A, 5 * 3, Stop!\n".replace("Stop!", "Stop"))
    assert _agree("a: {b: [1, 2.0, true, ~, ''], c: >\n  no\n}\n".replace(">\n  no\n", "no"))


@pytest.mark.parametrize("text", ["a: 1\n", "a: [1\n", "", "a: &x 1\nb: *y\n"])
def test_yaml_itself_is_as_it_was_afterwards(text):
    compose(text.encode())
    assert yaml.compose("a: [1]", Loader=yaml.CSafeLoader).value[0][0].__class__ is yaml.ScalarNode
    assert yaml.load("a: [1, {b: x}]", Loader=yaml.CSafeLoader) == {"a": [1, {"b": "x"}]}


def test_nodes_of_another_kind_are_left_to_the_thorough_way(monkeypatch):
    """Should PyYAML come to make its nodes otherwise, files are read more slowly, and none is misread."""
    monkeypatch.setattr(nodes, "Scalar", yaml.ScalarNode)
    monkeypatch.setattr(nodes, "Mapped", yaml.MappingNode)
    assert compose(b"a: 1\n") is None
    assert read("test.yaml", b"a: 1\n")[0].data == {"a": 1}
