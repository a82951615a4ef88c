"""Whatever a user writes, a report stays a report: no escape code, no forged command, well-formed JSON."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.report import REPORTERS, Style
from planner.report.safe import pieces, visible, without_commands

DANGEROUS = [
    "::",
    ":",
    "##[",
    "##",
    "#",
    "[",
    "]",
    "\x1b[",
    "\x9b",
    "\r",
    "\n",
    "\u2028",
    "\u202e",
    "\ud800",
    "\udc80",
    "%0A",
    "%",
    ",",
]
NASTY = st.lists(
    st.sampled_from(
        [
            *DANGEROUS,
            "error",
            "::error::x",
            "##vso[",
            " ",
            "\u3000",
            "[red]",
            "[/]",
            "\t",
            "能",
            "\u0301",
            "../",
            "C:\\",
        ]
    )
    | st.characters(),
    max_size=12,
).map("".join)
STYLES = st.builds(
    Style, width=st.integers(1, 140), unicode=st.booleans(), root=st.sampled_from(["", "/repo"])
)
RUNNER = {"error", "warning", "notice"}
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def runner_lines(text):
    return re.split("\r\n|\r|\n", text)


def escapes(text):
    """Control and reordering characters that a terminal would obey."""
    return [c for c in text if (c < " " and c != "\n") or "\x7f" <= c <= "\x9f" or BIDI.match(c)]


def forged(line):
    """Whether a build server would obey ``line``."""
    return line.lstrip().startswith("::") or re.search(r"##[\w-]*\[", line) is not None


@given(text=NASTY, path=NASTY, style=STYLES)
def test_text_is_plain_and_commands_nothing(hostile_of, text, path, style):
    report = REPORTERS["text"](hostile_of(text, path), style)
    assert not escapes(report)
    assert not [line for line in report.splitlines() if forged(line)]
    report.encode("utf-8" if style.unicode else "ascii")


@given(text=NASTY)
def test_colour_brings_only_colours(hostile_of, text):
    report = REPORTERS["text"](hostile_of(text), Style(colour=True))
    bare = re.sub(r"\x1b\[[0-9;]*m", "", report)
    assert bare != report
    assert not escapes(bare)
    assert not [line for line in bare.splitlines() if forged(line)]


@given(text=NASTY, path=NASTY, style=STYLES)
def test_github_obeys_annotations_only(hostile_of, text, path, style):
    report = REPORTERS["github"](hostile_of(text, path), style)
    assert not escapes(report)
    lines = runner_lines(report)
    assert lines.pop() == ""
    assert len(lines) == 4
    for line in lines:
        assert re.match(r"::(error|warning|notice)( [^:]*)?::.", line)
        assert "##[" not in line


@pytest.mark.parametrize("name", ["json", "sarif"])
@given(text=NASTY, path=NASTY)
def test_json_is_well_formed_and_harmless_in_a_log(hostile_of, name, text, path):
    report = REPORTERS[name](hostile_of(text, path), Style())
    json.loads(report.encode("utf-8"))
    assert not escapes(report)
    assert not [line for line in runner_lines(report) if forged(line)]


@given(text=st.text())
def test_one_piece_for_each_code_point(text):
    assert len(pieces(text)) == len(text)
    assert "".join(pieces(text, unicode=False)).isascii()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ärztekammer – 能力", "Ärztekammer – 能力"),
        ("a\tb", "a<TAB>b"),
        ("\x1b[31m", "<U+001B>[31m"),
        ("\u202eevil", "<U+202E>evil"),
        ("###[x]", "## #[x]"),
        ("## [x] #1", "## [x] #1"),
        ("نمی\u200cخواهم", "نمی\u200cخواهم"),
    ],
)
def test_what_is_shown(text, shown):
    assert visible(text) == shown


def test_ascii_folds_typography_but_never_a_letter():
    assert visible("“a” – é…", unicode=False) == '"a" - <U+00E9>...'


def test_commands_are_broken_where_a_line_begins():
    assert without_commands("a ::b\n  ::error::x\n##[y]") == "a ::b\n  : :error::x\n# #[y]"
