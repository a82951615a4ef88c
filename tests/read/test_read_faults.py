"""Each thing that may not be in a file gives one finding at its place."""

import codecs
import subprocess
import sys

import pytest

from planner.diagnostic import Severity
from planner.errors import PlannerError
from planner.position import ROOT
from planner.read import characters
from planner.read.characters import FORBIDDEN
from planner.read.faults import MAX_FAULTS
from planner.read.stages import STAGES
from planner.read.yaml import read, source_lines


@pytest.mark.parametrize("again", ["a", "'a'", '"a"', '"\\x61"', "? a\n"])
def test_a_name_written_twice_in_any_spelling(only_fault, again):
    fault = only_fault(f"a: 1\nb: 2\n{again}: 3\n")
    assert fault.rule == "yaml/duplicate-key"
    assert fault.span.line == 3
    assert str(fault.pointer) == "/a"
    assert fault.related[0].span == (1, 1, 1, 2)


def test_a_name_written_twice_deep_inside(only_fault):
    fault = only_fault("x:\n  - {p: 1}\n  - {p: 1, q: 2, p: 3}\n")
    assert (str(fault.pointer), fault.span) == ("/x/1/p", (3, 18, 3, 19))


@pytest.mark.parametrize(
    ("text", "rule", "span"),
    [
        ("a: &x 1\nb: *x\n", "alias", (2, 4, 2, 6)),
        ("a: &x 1\nb: 2\n", "alias", (1, 4, 1, 6)),
        ("a: &x [*x]\n", "alias", (1, 8, 1, 10)),
        ("a: &x {b: *x}\n", "alias", (1, 11, 1, 13)),
        ("a: *nowhere\n", "alias", (1, 4, 1, 12)),
        ("*a : b\n", "alias", (1, 1, 1, 3)),
        ("a: !!str 1\n", "tag", (1, 4, 1, 9)),
        ("a: !x {b: c}\n", "tag", (1, 4, 1, 6)),
        ("- !!python/object/apply:os.system [x]\n", "tag", (1, 3, 1, 34)),
        ("a: ! b\n", "tag", (1, 4, 1, 5)),
        ("!!str\n", "tag", (1, 1, 1, 6)),
        ("<<: {a: 1}\n", "merge-key", (1, 1, 1, 3)),
        ("a: 1\n---\nb: 2\n", "too-many-documents", (2, 1, 2, 4)),
        ("a: 1\n...\n---\nb: 2\n", "too-many-documents", (3, 1, 3, 4)),
        ("%YAML 1.1\n---\na: NO\n", "directive", (1, 1, 1, 10)),
        ("# x\n%TAG ! tag:x,2000:\n---\na: 1\n", "directive", (2, 1, 2, 19)),
        ("%FOO\n---\na: 1\n", "directive", (1, 1, 1, 5)),
        ("a: 1\n: 2\n", "bad-key", (2, 1, 2, 2)),
        (": 2\n", "bad-key", (1, 1, 1, 2)),
        ("~: 2\n", "bad-key", (1, 1, 1, 2)),
        ("null: 2\n", "bad-key", (1, 1, 1, 5)),
        ("'': 2\n", "bad-key", (1, 1, 1, 3)),
        ("? [a, b]\n: c\n", "bad-key", (1, 3, 1, 9)),
        ("{[a]: c}\n", "bad-key", (1, 2, 1, 5)),
        ("? {a: b}\n: c\n", "bad-key", (1, 3, 1, 9)),
        ("", "empty", (1, 1, 1, 1)),
        ("# only a comment\n", "empty", (1, 1, 1, 1)),
        ("---\n", "empty", (1, 1, 1, 1)),
        ("null\n", "empty", (1, 1, 1, 1)),
        ("a:\n\tb: c\n", "tab", (2, 1, 2, 2)),
        ("a:\n  b: 1\n\tc: 2\n", "tab", (3, 1, 3, 2)),
        ("a: |\n\tb\n", "tab", (2, 1, 2, 2)),
        ("a: b\n\tc\nd: e\n", "tab", (2, 1, 2, 2)),
        ("a: 😀\n\x07b: 1\n", "control-character", (2, 1, 2, 2)),
        ("a: 😀\x1b[2J\n", "control-character", (1, 5, 1, 6)),
        ("a: b\x85c\n", "control-character", (1, 5, 1, 6)),
        ("a: b\u2028c\nd: e\n", "control-character", (1, 5, 1, 6)),
        ("a: b\u2029c\nd: e\n", "control-character", (1, 5, 1, 6)),
        ("a: 1\n\ufeffb: 2\n", "control-character", (2, 1, 2, 2)),
        ("a: \U0001ffff\n", "control-character", (1, 4, 1, 5)),
        ('a: "\\0"\n', "control-character", (1, 4, 1, 8)),
        ('a: "\\e[0m"\n', "control-character", (1, 4, 1, 11)),
        ('"\\L": 1\n', "control-character", (1, 1, 1, 5)),
        ('a: "x\\uFFFE"\n', "control-character", (1, 4, 1, 13)),
        ('a: "\\uD800"\n', "control-character", (1, 7, 1, 12)),
    ],
)
def test_one_finding_at_its_place(only_fault, text, rule, span):
    fault = only_fault(text)
    assert (fault.rule, fault.span) == (f"yaml/{rule}", span)


@pytest.mark.parametrize(
    ("raw", "span"),
    [
        (codecs.BOM_UTF16_LE + "a: 1".encode("utf-16-le"), (1, 1, 1, 1)),
        (codecs.BOM_UTF16_BE + "a: 1".encode("utf-16-be"), (1, 1, 1, 1)),
        (codecs.BOM_UTF32_LE + "a: 1".encode("utf-32-le"), (1, 1, 1, 1)),
        (codecs.BOM_UTF32_BE + "a: 1".encode("utf-32-be"), (1, 1, 1, 1)),
        ("a: 1".encode("utf-16-le"), (1, 1, 1, 1)),
        ("a: 1".encode("utf-16-be"), (1, 1, 1, 1)),
        ("a: 1\nb: 😀é".encode() + b"\xe9 x\n", (2, 6, 2, 7)),
        (b"a: 1\rb: \xff", (2, 4, 2, 5)),
        (b"a: \xed\xa0\x80\n", (1, 4, 1, 5)),
        (b"a: \xc0\x80\n", (1, 4, 1, 5)),
    ],
)
def test_what_is_no_utf8(only_fault, raw, span):
    fault = only_fault(raw)
    assert (fault.rule, fault.span) == ("yaml/encoding", span)


def test_the_letter_that_was_probably_meant_is_named(only_fault):
    assert "“é”" in only_fault("a: Société\n".encode("cp1252")).message


def test_a_byte_order_mark_is_dropped_and_columns_do_not_count_it():
    document, faults = read("f.yaml", codecs.BOM_UTF8 + b"a: 1\n")
    assert not faults
    assert document.text == "a: 1\n"
    assert document.mark(ROOT) == (1, 1, 1, 2)


def test_text_direction_is_a_warning_and_the_document_is_read():
    document, faults = read("f.yaml", "a: x\u202by\nb: \u2066z\u2069\nc: \u200fعربي\n".encode())
    assert document is not None
    assert [(f.rule, f.severity, f.span) for f in faults] == [
        ("yaml/text-direction", Severity.WARNING, (1, 5, 1, 6)),
    ]
    assert "3 in this file" in faults[0].message


def test_what_is_harmless_is_exactly_what_is_neither_refused_nor_warned_of():
    for code in (*range(0xD800), *range(0xE000, 0x110000)):
        character = chr(code)
        odd = FORBIDDEN.match(character) or characters._REORDERING.match(character)
        assert bool(odd) is not bool(characters._HARMLESS.fullmatch(character)), hex(code)


def test_the_parser_takes_every_character_that_we_let_through(data_of):
    every = "".join(chr(code) for code in range(0x20, 0x110000) if not FORBIDDEN.match(chr(code)))
    plain = every.replace("'", "").translate(dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
    assert data_of(f"a: '{plain}'\n") == {"a": plain}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_an_editor(only_fault, end):
    assert only_fault(end.join(["a: 1", "b: |", "  x", "", "  y", "a: 2", ""])).span == (6, 1, 6, 2)
    assert only_fault(end.join(["a: 1", "b: 'x", "", "  😀'", "c: @", ""])).span == (5, 4, 5, 5)


def test_independent_faults_are_reported_together():
    _, faults = read("f.yaml", b"a: !x 1\nb: 1\nb: 2\nc: 1111111111111111111\n<<: 1\n")
    assert [f.rule for f in faults] == ["yaml/tag", "yaml/duplicate-key", "yaml/number", "yaml/merge-key"]


def test_but_not_more_than_anybody_reads():
    document, faults = read("f.yaml", b"a: 1\n" * 1000)
    assert document is None
    assert len(faults) == MAX_FAULTS


def test_a_syntax_error_may_be_the_last_straw():
    _, faults = read("f.yaml", b"a: 1\n" * MAX_FAULTS + b"b: @")
    assert len(faults) == MAX_FAULTS
    assert faults[-1].rule == "yaml/syntax"


def test_without_libyaml_the_reader_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    with pytest.raises(PlannerError, match="libyaml") as caught:
        read("f.yaml", b"a: 1")
    assert "pip install" in caught.value.hint


def test_nothing_heavy_is_imported_before_it_is_needed():
    heavy = "{'yaml', 'jsonschema', 'referencing', 'difflib'}"
    code = f"import sys, planner.read; sys.exit(bool({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_source_lines_of_what_cannot_be_read():
    assert source_lines(b"\xef\xbb\xbfa: 1\r\nb: \xff\rc") == ("a: 1", "b: \ufffd", "c")


def test_every_finding_of_the_reader_is_a_known_stage(only_fault):
    known = {stage.id for stage in STAGES}
    assert len(known) == len(STAGES)
    for stage in STAGES:
        assert stage.sources
        assert stage.title
        assert stage.why.endswith(".")
        assert stage.fix.endswith(".")
        assert set(stage.severity) == {"design", "inception", "implementation", "closed"}
    assert only_fault("a: @").rule in known
