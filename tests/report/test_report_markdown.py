"""The summary in Markdown: a table stays a table, nobody is called, and it fits where it is put."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from planner.diagnostic import Diagnostic, Report, Severity, Skipped, Waived
from planner.frozen import replace
from planner.position import Span
from planner.report import REPORTERS, Style
from planner.report.markdown import LIMIT
from planner.report.markdown_escape import words

OWN_HTML = {
    "<details>", "</details>", "<summary>", "</summary>", "<code>", "</code>", "<br>", "<span>", "</span>",
}  # fmt: skip
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
MARKUP = {"link_open", "image", "em_open", "s_open", "code_inline", "code_block", "fence", "blockquote_open",
          "bullet_list_open", "ordered_list_open", "hr", "hardbreak"}  # fmt: skip
CALLS = re.compile(r"[@#!~%^&](?=[\w\"])|\bGH-\d|\bwww\.|https?://|:[\w+-]+:|\$|\[\[", re.IGNORECASE)


def text_of(report, **style):
    return REPORTERS["markdown"](report, Style(**style))


def tokens_of(text):
    return [t for top in PARSER.parse(text) for t in (top, *(top.children or ()))]


def finding(line=1, *, rule="a/b", severity=Severity.ERROR, path="p.yaml", message="Wrong."):
    return Diagnostic(rule, severity, message, path, Span(line, 2, line, 5))


def report_of(*findings, **more):
    return Report(files=("p.yaml",), rules=(), diagnostics=findings, **more)


def test_the_verdict_comes_first(decent):
    lines = text_of(decent).splitlines()
    assert lines[0] == "## planner: 9 errors, 1 warning, 1 note"
    assert "**Not everything was checked: see below.** What was not checked has not passed." in lines


def test_no_findings_is_not_called_passed():
    assert text_of(report_of()).startswith("## planner: no open findings\n\n1 file looked at")
    assert text_of(Report((), (), ())).startswith("## planner: no file was looked at")


def test_the_most_urgent_finding_of_a_file_comes_first():
    text = text_of(report_of(finding(1, severity=Severity.NOTE), finding(9)))
    assert text.index("| 9:2 | error |") < text.index("| 1:2 | note |")


def test_waived_findings_have_a_table_of_their_own():
    text = text_of(report_of(replace(finding(), waived=Waived("Reason.", "Board", "2030-01-01"))))
    row = "| <code>p.yaml</code> | 1:2 | <code>a/b</code> | Wrong. | Reason. (approved by Board, until 2030-01-01) |"
    assert row in text.partition("### Waived")[2]


def test_known_findings_have_a_table_of_their_own():
    text = text_of(report_of(replace(finding(), known=True), baseline="old.json"))
    assert text.startswith(
        "## planner: no open findings\n\n1 file looked at, no findings waived, 1 known from the"
    )
    row = "| <code>p.yaml</code> | 1:2 | error | Wrong. | <code>a/b</code> |"
    assert row in text.partition("### Known before")[2]


def test_what_was_not_checked_has_a_table_of_its_own():
    text = text_of(report_of(skipped=(Skipped("p.yaml", "*", "No figures."),)))
    assert "| <code>p.yaml</code> | all rules | No figures. |" in text.partition("### Not checked")[2]


def test_every_table_is_read_as_a_table(decent):
    tables = [t for t in tokens_of(text_of(decent)) if t.type == "table_open"]
    assert len(tables) == 6  # money, people, findings of two files, waived, not checked


def test_what_does_not_fit_is_counted():
    findings = [finding(n, message=f"{n} " + "long " * 100) for n in range(1, 200)]
    findings += [finding(n, severity=Severity.NOTE) for n in range(200, 300)]
    text = text_of(report_of(*findings, skipped=(Skipped("p.yaml", "a/c", "No figures."),)))
    assert len(text.encode()) <= LIMIT
    shown = text.count("| error |")
    assert 50 < shown < 199
    told = f"Not shown here, for want of room: {199 - shown} errors, 1 statement of what was not checked, 100 notes."
    assert told in text


def test_notes_give_way_to_errors():
    findings = [
        finding(n, severity=Severity.NOTE, path="a.yaml", message="long " * 100) for n in range(1, 200)
    ]
    text = text_of(report_of(*findings, finding(path="z.yaml")))
    assert "| 1:2 | error |" in text
    assert re.search(r"for want of room: \d+ notes\.", text)


def test_a_huge_message_is_cut():
    text = text_of(report_of(finding(message="x" * 100_000)))
    assert "x…" in text
    assert len(text) < 2000


@pytest.mark.parametrize(
    "text",
    [
        "@user and @org/team", "#1 GH-12 org/repo#3", "!4 %5 ~label &6 ^alert#7 $8", "a@b.org mailto:a@b.org",
        "https://example.org www.example.org", "[a](https://example.org) ![b](c.png)", "<img src=x> <!-- x",
        "*a* _b_ `c` ~~d~~ **e**", "a | b || c", "a\\|b \\", ":smile: :+1:", "$x$ $$y$$", "&lt;b&gt; &#64;user",
        "# a", "- a", "1. a", "> a", "    a", "```", "[[wiki]] [^1]", "{+ a +} {- b -}", "\u200b@a",
    ],
)  # fmt: skip
def test_text_stays_text(text):
    tokens = tokens_of(text_of(report_of(finding(message=text, rule=text))))
    cells = [t for t in tokens if t.type == "inline" and t.level == 4]
    assert len(cells) == 8
    said = "".join(t.content for t in cells[6].children if t.type == "text").replace("\u200b", "")
    assert said.replace("<U+200B>", "").strip() == re.sub(r"\s+", " ", text).replace("\u200b", "").strip()
    holds_no_markup(tokens)


def holds_no_markup(tokens):
    assert not {t.type for t in tokens} & MARKUP
    html = [t.content for t in tokens if t.type in {"html_inline", "html_block"}]
    for tag in re.findall(r"<[^>]*>?", "".join(html)):
        assert tag in OWN_HTML
    for token in tokens:
        if token.type == "text" and token.content != "$":
            assert not CALLS.search(token.content), token.content


NASTY = st.lists(
    st.sampled_from(
        ["@", "#", "!", "[", "](", ")", "<", ">", "|", "\\", "`", "*", "_", "~", "$", ":", "/", "&", "&#64;", "www.",
         "http://", "GH-1", "a", "1", " ", "\n", "\t", "::", "##[", "<!--", "]]>", "{", "-", "\ud800", "\u200b"]
    )
    | st.characters(),
    max_size=14,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(text=NASTY, path=NASTY)
def test_any_text_becomes_no_markup(hostile_of, text, path):
    markdown = text_of(hostile_of(text, path))
    assert len(markdown.encode("utf-8")) <= LIMIT
    assert not re.search(r"(?m)^\s*::|##[\w-]*\[", markdown)
    tokens = tokens_of(markdown)
    assert (
        len([t for t in tokens if t.type == "table_open"]) == 5
    )  # money, findings, known, waived, not checked
    holds_no_markup(tokens)


@given(text=st.text(max_size=50))
def test_words_are_one_line(text):
    assert len(words(text, 20).splitlines()) == 1


def test_a_commit_is_not_pointed_at():
    assert words("see 0a1b2c3d4e5f and 1200000", 99) == "see 0\u200ba1b2c3d4e5f and 1200000"
