"""For every pointer, the text at its span parses back to the value."""

import re

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.position import ROOT, Pointer, Span
from planner.read.characters import FORBIDDEN
from planner.read.document import Document
from planner.read.yaml import read

TEXTS = st.text(
    st.one_of(
        st.sampled_from("abNO :-#'\"[]{},&*!|>@%`?\n\t😀é\u00a0\u200d\u0645"),
        st.characters(exclude_categories=["Cs"]).filter(lambda c: not FORBIDDEN.match(c)),
    ),
    max_size=20,
)
NAMES = TEXTS.filter(bool)
WORDS = st.sampled_from(
    ["NO", "yes", "on", "1:30", "010", "2027-01-01", "null", "~", "true", "1.5", "12", "<<", "=", ""]
)
DECIMALS = st.decimals(-1000, 1000, places=2).map(float).filter(lambda x: "e" not in repr(x))
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(-(10**17), 10**17), DECIMALS, TEXTS, WORDS)


def nested(leaves):
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
        max_leaves=15,
    )


class Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data):
        return True


def pointers(value, at=ROOT):
    yield at, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for part, child in items:
        yield from pointers(child, at / part)


def cut(text: str, span: Span) -> str:
    """The text at a span, counted here independently: line by line, as an editor does."""
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    chosen = lines[span.line - 1 : span.end_line]
    chosen[-1] = chosen[-1][: span.end_column - 1]
    chosen[0] = chosen[0][span.column - 1 :]
    return "".join(chosen)


def parsed(text: str):
    document, faults = read("cut", text.encode())
    if document is None and [f.rule for f in faults] == ["yaml/empty"]:
        return None
    assert document is not None, (text, faults)
    return document.data


def value_at(document: Document, pointer: Pointer):
    """The value that the text at the pointer's span stands for, read on its own in the same column."""
    span = document.span(pointer)
    piece = cut(document.text, span)
    if piece[:1] in ("|", ">"):
        key = document.key_span(pointer)
        line = document.lines[span.line - 1][: span.column - 1]
        if key:
            explicit = line.lstrip(" ").startswith(":")
            indent = line.index(":") if explicit else key.column - 1
            return parsed(" " * indent + "k: " + piece + "\n")["k"]
        dash = line.rfind("-")
        return parsed(" " * dash + "- " + piece + "\n")[0] if dash >= 0 else parsed(piece + "\n")
    return parsed(" " * (span.column - 1) + piece + "\n")


def trimmed(value):
    """Without the blank lines at the end of texts: a span does not show them."""
    if isinstance(value, dict):
        return {key: trimmed(child) for key, child in value.items()}
    if isinstance(value, list):
        return [trimmed(child) for child in value]
    return value.rstrip("\n") if isinstance(value, str) else value


def check_positions(text: str) -> Document:
    document, faults = read("f.yaml", text.encode())
    assert document is not None, (text, faults)
    for pointer, value in pointers(document.data):
        assert trimmed(value_at(document, pointer)) == trimmed(value), (text, str(pointer))
        key = document.key_span(pointer)
        assert (key is not None) == (bool(pointer.parts) and isinstance(pointer.parts[-1], str))
        if key and (piece := cut(document.text, key))[:1] not in ("|", ">"):
            pad = " " * (key.column - 1)
            assert list(parsed(f"{pad}? {piece}\n{pad}: x\n")) == [pointer.parts[-1]]
    return document


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    nested(SCALARS).filter(lambda data: data is not None),
    st.sampled_from([True, False, None]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from([20, 80]),
    st.booleans(),
)
def test_every_span_parses_back_in_every_layout(data, flow, end, width, unicode):
    text = yaml.dump(
        data,
        Dumper=Dumper,
        default_flow_style=flow,
        width=width,
        allow_unicode=unicode,
        line_break=end,
        sort_keys=False,
    )
    assert check_positions(text).data == data


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(nested(TEXTS).filter(bool), st.sampled_from(["'", '"', "|", ">"]), st.sampled_from(["\n", "\r\n"]))
def test_every_span_parses_back_in_every_style_of_text(data, style, end):
    text = yaml.dump(
        data, Dumper=Dumper, default_style=style, allow_unicode=True, line_break=end, sort_keys=False
    )
    text = re.sub(r"!!\w+ ", "", text) if "!!" in text and "!!" not in repr(data) else text
    check_positions(text)


HANDMADE = """\
# a comment
title: "Cables 😀, voices"   # another
empty:
list:
- a: 1
  b: |
    text

    more

- - x
  - [y, {z: 1}]
-
'quoted key': >-
  folded
  text
? explicit
: plain that
  goes on
last: {a: , b: 2}
"""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_handmade_file(end):
    document = check_positions(HANDMADE.replace("\n", end))
    assert document.data["empty"] is None
    assert document.data["explicit"] == "plain that goes on"
    assert document.span(Pointer.parse("/title")) == (2, 8, 2, 26)
    assert document.span(Pointer.parse("/list/0/b")) == (6, 6, 9, 9)
    assert document.lines == (*HANDMADE.split("\n")[:-1], "")


@pytest.mark.parametrize(
    ("pointer", "span"),
    [
        ("", (2, 1, 2, 6)),
        ("/title", (2, 8, 2, 26)),
        ("/empty", (3, 1, 3, 6)),
        ("/list", (4, 1, 4, 5)),
        ("/list/0", (5, 3, 5, 7)),
        ("/list/0/a", (5, 6, 5, 7)),
        ("/list/1", (11, 3, 11, 6)),
        ("/list/1/1", (12, 5, 12, 16)),
        ("/list/2", (13, 1, 13, 2)),
        ("/list/9", (4, 1, 4, 5)),
        ("/list/-1", (4, 1, 4, 5)),
        ("/title/x/y", (2, 8, 2, 26)),
        ("/nothing", (2, 1, 2, 6)),
        ("/last", (20, 1, 20, 5)),
        ("/last/a", (20, 8, 20, 9)),
    ],
)
def test_mark_is_where_a_person_looks(pointer, span):
    document, _ = read("f.yaml", HANDMADE.encode())
    assert document.mark(Pointer.parse(pointer)) == span


def test_span_falls_back_to_the_nearest_ancestor_and_key_span_does_not():
    document, _ = read("f.yaml", b"a:\n  b: [1, 2]\n")
    assert document.span(Pointer.parse("/a/b/7/x")) == (2, 6, 2, 12)
    assert document.key_span(Pointer.parse("/a/b")) == (2, 3, 2, 4)
    assert document.key_span(Pointer.parse("/a/b/0")) is None
    assert document.key_span(Pointer.parse("/a/c")) is None
    assert document.key_span(ROOT) is None


def test_a_pointer_read_from_text_finds_a_key_of_digits():
    document, _ = read("f.yaml", b"years: {2027: x}\n")
    assert document.span(Pointer.parse("/years/2027")) == (1, 15, 1, 16)


@pytest.mark.parametrize("text", ["just text", "[]", "{}", "- a\n- b"])
def test_mark_of_a_root_that_is_no_mapping(text):
    document, _ = read("f.yaml", text.encode())
    assert document.mark(ROOT).line == 1
    assert document.mark(ROOT).column == 1


def test_an_anchor_survives_moving_a_block():
    outcome = "    - {id: o1, outputs: [{id: o1.1}, {title: no id}]}\n"
    other = "    - {id: a/b, outputs: []}\n"
    head = "results:\n  outcomes:\n"
    before, _ = read("f.yaml", (head + outcome + other).encode())
    after, _ = read("f.yaml", (head + other + outcome).encode())
    at = "/results/outcomes/{}/outputs/0"
    assert before.anchor(Pointer.parse(at.format(0))) == "/results/outcomes/o1/outputs/o1.1"
    assert after.anchor(Pointer.parse(at.format(1))) == "/results/outcomes/o1/outputs/o1.1"
    assert (
        before.anchor(Pointer.parse("/results/outcomes/0/outputs/1/title"))
        == "/results/outcomes/o1/outputs/1/title"
    )
    assert before.anchor(Pointer.parse("/results/outcomes/1")) == "/results/outcomes/a~1b"
    assert before.anchor(Pointer.parse("/results/nothing/3/x")) == "/results/nothing/3/x"
    assert before.anchor(ROOT) == ""
