"""The report for people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from planner.diagnostic import Report, Severity, Skipped
from planner.frozen import replace
from planner.position import Span
from planner.report import REPORTERS, Style
from planner.report.safe import pieces
from planner.report.terminal import Ink
from planner.report.text_excerpt import excerpt


def text_of(report, **style):
    return REPORTERS["text"](report, Style(**style))


def rows_of(line, span, width=80, **style):
    rows = excerpt((line,), span, Ink.ERROR, width, Style(**style))
    return [" " * row.indent + "".join(part.text for part in row.parts) for row in rows]


@pytest.mark.parametrize("width", [40, 60, 100, 200])
def test_no_line_is_wider_than_the_screen(decent, hostile, width):
    for report in (decent, hostile):
        assert max(cell_len(line) for line in text_of(report, width=width).splitlines()) <= width


def test_no_line_ends_in_a_space(decent, hostile):
    for report in (decent, hostile):
        assert not [line for line in text_of(report).splitlines() if line != line.rstrip()]


def test_colour_changes_nothing_but_the_colour(decent):
    assert Text.from_ansi(text_of(decent, colour=True)).plain.rstrip("\n") == text_of(decent).rstrip("\n")


def test_repetitions_are_folded_and_explained_once(decent):
    report = text_of(decent)
    assert report.count("  error  results/no-target") == 3
    assert "… and 5 more: lines 6, 7, 8, 9, 11" in report
    assert report.count("section 8.9.1") == 1
    unfolded = text_of(decent, max_per_rule=0)
    assert unfolded.count("  error  results/no-target") == 8
    assert " more: line" not in unfolded
    assert "Write a number after the word target." in unfolded


def test_errors_come_before_notes_wherever_they_stand(decent):
    error = next(d for d in decent.diagnostics if d.span.line == 4)
    note = replace(error, rule="definition/one-cell", severity=Severity.NOTE, span=Span(1, 1, 1, 2))
    report = text_of(replace(decent, diagnostics=(note, error)))
    assert report.index("baltic.yaml:4:10  error") < report.index("baltic.yaml:1:1  note")


def test_nothing_that_was_not_checked_looks_passed(decent):
    skipped = replace(decent, diagnostics=())
    report = text_of(skipped)
    assert "What was not checked has not passed." in report
    assert "The file is not YAML" in report
    every = tuple(Skipped(path, "*", "No reason.") for path in decent.files)
    assert "0 of 2 rules ran" in text_of(replace(decent, skipped=every))


def test_an_empty_run_says_so():
    assert "No file was looked at." in text_of(Report(files=(), rules=(), diagnostics=()))


def test_the_source_is_quoted_only_if_it_may_be(decent):
    assert "│" not in text_of(replace(decent, sources=None))


def test_a_place_beyond_the_file_is_not_quoted():
    assert excerpt(("one",), Span(2, 1, 2, 2), Ink.ERROR, 80, Style()) == []


@pytest.mark.parametrize(
    ("line", "span", "shown", "carets"),
    [
        ("key: value", Span(1, 6, 1, 11), "key: value", "     ^^^^^"),
        ("能力: x", Span(1, 1, 1, 3), "能力: x", "^^^^"),
        ("\tkey", Span(1, 2, 1, 5), "<TAB>key", "     ^^^"),
        ("a\u202eb", Span(1, 3, 1, 4), "a<U+202E>b", "         ^"),
        ("key:", Span(1, 5, 1, 5), "key:", "    ^"),
        ("key:", Span(1, 90, 1, 95), "key:", "    ^"),
        ("key: [", Span(1, 6, 3, 2), "key: [", "     ^ to line 3"),
        ("##[x] y", Span(1, 7, 1, 8), "# #[x] y", "       ^"),
    ],
)
def test_carets_stand_under_the_span(line, span, shown, carets):
    top, below = rows_of(line, span)
    assert top == f"      1 │ {shown}"
    assert below == f"        │ {carets}"


LINES = st.text(
    st.characters(exclude_characters="\r\n") | st.sampled_from("能\t👩\u200d\u0301é "), max_size=60
)
STYLES = st.builds(Style, unicode=st.booleans(), width=st.integers(40, 120))


@given(
    line=LINES,
    times=st.integers(1, 40),
    column=st.integers(1, 2500),
    length=st.integers(0, 2500),
    style=STYLES,
)
def test_an_excerpt_fits_and_shows_where_the_span_begins(line, times, column, length, style):
    line *= times
    column = min(column, len(line) + 1)
    span = Span(1, column, 1, column + length)
    top, below = rows_of(line, span, style.width, unicode=style.unicode)
    assert cell_len(top) <= style.width
    assert cell_len(below) <= style.width
    assert "^" in below
    if column <= len(line) and line.isascii():
        assert top[below.index("^") :].startswith(pieces(line, unicode=style.unicode)[column - 1])


def test_a_huge_line_costs_little():
    line = "x" * 3_000_000 + "HERE" + "y" * 3_000_000
    top, below = rows_of(line, Span(1, 3_000_001, 1, 3_000_005))
    assert top[below.index("^") :].startswith("HERE")
    assert below.count("^") == 4
    assert top.count("…") == 2


def test_small_shares_are_not_nothing(decent):
    report = text_of(decent)
    assert "<1 %" in report
    assert "nothing is planned yet" not in report
    matrix = replace(decent.overviews[0].matrix, people=((0, 0, 0),) * 3)
    empty = replace(decent, overviews=(replace(decent.overviews[0], matrix=matrix),))
    assert "People reached: nobody is planned for yet" in text_of(empty)


def test_many_rules_leave_their_reasons_to_explain(decent):
    """With more rules than a reader keeps in mind, what to do stays and why it is asked moves away."""
    first = next(d for d in decent.open if decent.rule(d.rule))
    info = decent.rule(first.rule)
    ids = [f"many/rule-{n}" for n in range(20)]
    many = replace(
        decent,
        diagnostics=tuple(replace(first, rule=i, severity=Severity.WARNING, fix="") for i in ids),
        rules=tuple(replace(info, id=i) for i in ids),
    )
    told = text_of(many)
    assert "Why" not in told
    assert told.count("Mend") == len(ids)
    assert "planner explain RULE" in told
    assert "Why" in text_of(many, max_per_rule=0)
    worse = replace(many, diagnostics=tuple(replace(d, severity=Severity.ERROR) for d in many.diagnostics))
    assert "Why" in text_of(worse)
