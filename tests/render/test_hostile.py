"""Text that means something to some machine on the way: it must arrive as text, in every format, and never stop a document."""

import io
import re
import zipfile
from collections import Counter
from html import escape
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from planner.render import FORMATS, parse, write
from planner.render.markdown_words import escaped
from planner.render.settable import Mending
from planner.render.text import REPLACEMENT

HOSTILE = [
    '#read("/etc/passwd")',
    '#eval("1+1") #import "@preview/cetz:0.1.0"',
    "```typ #panic()```",
    "#[*bold*] _em_ $ x^2 $ <label> @ref",
    '"); #panic("',
    "\\u{41} \\n \\",
    "</td></table><h1>x</h1>",
    "</document><document>",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "<svg onload=alert(1)>",
    "</text></svg><script>alert(1)</script>",
    "<!-- x --> <![CDATA[ x ]]> <?php x ?>",
    "</style><style>*{display:none}",
    "{{ 7*7 }} {% raw %} {# x #}",
    "{{ ''.__class__.__mro__ }}",
    "${7*7} #{7*7} <%= 7*7 %>",
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "[x](javascript:alert(1)) ![x](http://evil.example/x.png)",
    "| a | b |\n|---|---|\n# heading\n- item\n> quote",
    "https://evil.example www.evil.example a@evil.example",
    "&lt;script&gt; &amp; &#60;b&#62; &copy",
    "::error file=x::y ##[command]z",
    "../../../etc/passwd\x00.pdf",
    "\x1b[31mred\x1b[0m \x07 \x08 \x7f \x9b",
    "abc\u202ecba\u202c \u2066x\u2069 \u200f",
    "\ud800 \ufffe \uffff \ufdd0",
    "zero\u200bwidth\u200d\u2060join\ufefformed \u00ad",
    "\U0001f1ec\U0001f1ed \U0001f469\u200d\U0001f4bb 1\ufe0f\u20e3 \U0001f600",
    "中文 日本語 한국어 ᠮᠣᠩᠭᠣᠯ தமிழ் \ue000 \U000f0000",
    "Z\u0351\u036b\u0343\u036a\u0302 a" + "\u0301" * 300,
    "مرحبا <b>abc</b> שלום (1) [2]",
    "A" * 5_000,
    "A" * 20_000,
    "é" * 3_000,
    "word " * 5_000,
    " \n\t\n ",
    "\u2028\u2029\u0085 \u3000",
    "%PDF-1.7 endobj (x) << /JS >>",
]


class Page(HTMLParser):
    """What a browser would find in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes |= {name for name, _ in attrs}


GOOD = {
    "mailto:desk@example.org",
    "https://example.org/a/very/long/path/that/does/not/end/soon?with=query&and=more",
    "https://www.itu.int/",
}
"""The addresses that the sample itself links to."""
HEADINGS = ["h1", "h2", "h3", "h4", "h2", "h2", "h2", "h2"]
ROWS = 5 + 3
"""The matrix has a head, three rows and a total; the logframe a head and two rows."""


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
READER = MarkdownIt("gfm-like", {"linkify": False, "html": True})


def tokens(markdown: str) -> list[Token]:
    """What a reader of Markdown, with tables and with links made of bare addresses, finds."""
    found = READER.parse(markdown)
    return [inner for token in found for inner in (token, *(token.children or ()))]


@pytest.fixture(scope="module", params=range(len(HOSTILE)), ids=[repr(text[:24]) for text in HOSTILE])
def hostile(request, sample_of):
    text = HOSTILE[request.param]
    return text, parse(sample_of(text=text, rowcount=3), "sample.html")


@pytest.mark.parametrize("to", ["html", "md"])
def test_text_stays_text(hostile, options, to):
    _text, tree = hostile
    first = write(tree, to, options).content
    assert first == write(tree, to, options).content
    written = first.decode("utf-8")
    assert "root:x:0" not in written
    charted = re.sub(r">\u202b([^<>]*)\u202c<", r">\1<", written)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", charted)
    if to == "html":
        page = Page(written)
        assert page.tags["h1"] == page.tags["main"] == page.tags["style"] == page.tags["header"] == 1
        assert not {"script", "img", "iframe", "object", "link", "form"} & set(page.tags)
        assert not [name for name in page.attributes if name.startswith("on") or name in {"style", "src"}]
    else:
        found = tokens(written)
        assert {t.content for t in found if t.type.startswith("html")} <= {"<br>"}
        assert not [t for t in found if t.type in {"image", "fence", "code_block", "hr", "s_open"}]
        assert {
            t.attrs["href"] for t in found if t.type == "link_open" and not t.attrs["href"].startswith("#")
        } <= GOOD
        assert [t.tag for t in found if t.type == "heading_open"] == HEADINGS
        assert sum(t.type == "tr_open" for t in found) == ROWS


def test_text_stays_text_in_word(hostile, options):
    _text, tree = hostile
    content = write(tree, "docx", options).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if not name.endswith("g")}
    found = {name: ET.fromstring(part) for name, part in parts.items()}
    codes = {
        code.strip() for part in parts.values() for code in re.findall("<w:instrText[^>]*>([^<]*)<", part)
    }
    assert codes == {
        'TOC \\o "1-2" \\h \\z \\u',
        "SEQ Table \\* ARABIC",
        "SEQ Figure \\* ARABIC",
        "PAGE",
        "NUMPAGES",
    }
    links = [e for name, root in found.items() if name.endswith(".rels") for e in root if e.get("TargetMode")]
    assert {e.get("Target") for e in links} <= GOOD
    assert {e.get("Type").rpartition("/")[2] for e in links} == {"hyperlink"}
    body = found["word/document.xml"]
    styles = [e.get(f"{WORD}val") for e in body.iter(f"{WORD}pStyle")]
    assert [s for s in styles if s.startswith("Heading")] == [f"Heading{int(h[1]) - 1}" for h in HEADINGS[1:]]
    assert sum(e.get(f"{WORD}val") == "DataTable" for e in body.iter(f"{WORD}tblStyle")) == 2
    shown = "".join(e.text or "" for e in body.iter(f"{WORD}t"))
    paragraphs = [e for e in tree.root.walk() if e.name == "p"]
    assert all(piece in shown for p in paragraphs for piece in p.children if isinstance(piece, str))


def test_the_pdf_is_made_and_the_same_twice(hostile, options):
    text, tree = hostile
    first = write(tree, "pdf", options)
    assert first.content.startswith(b"%PDF-1.7")
    if len(text) < 1000:
        assert first.content == write(tree, "pdf", options).content


def test_characters_that_no_font_has_are_replaced_in_text_and_charts_and_named(options, sample_of):
    tree = parse(sample_of(text="中 and 😀"), "sample.html")
    (warning,) = write(tree, "pdf", options).warnings
    assert "U+4E2D" in warning
    assert "U+1F600" in warning


CHART = (
    '<document lang="en" kind="K"><h1>T</h1><figure alt="a"><svg viewBox="0 0 100 20">'
    '<text x="1" y="10" font-size="9">{0}</text></svg><figcaption>{0}</figcaption></figure></document>'
)


@pytest.mark.parametrize("words", ["राष्ट्रीय दल", "ทีมชาติ ผู้", "فَرِيقٌ وطني", "שָׁלוֹם", "Đội ứng cứu", "ეროვნული"])
def test_charts_in_every_script_of_the_fonts_are_whole(words, options):
    assert write(parse(CHART.format(words), "t"), "pdf", options).warnings == ()


@pytest.mark.parametrize(
    "words",
    [
        "\u0bd0\u0e19L\u1e57\u0e18\u1e68\u0b91\u1e2f1\u0b92\u0bc3\u0b8c",
        "\u2020\u0bbc\u17c0\u17c7\u2008\u17be\U0001f449\u0bd6",
        "\u05c7\u05ee\u05da\ufe04\u0316\U0001d491\u05a6\u05fc",
    ],
)
def test_sequences_that_the_compiler_refuses_without_naming_them_are_mended_and_told(words, options):
    assert write(parse(CHART.format(words), "t"), "pdf", options).warnings


@pytest.mark.parametrize(
    "words",
    [
        "\u202bمرحبا \U0001f469\u200d\U0001f4bb\u202c",
        "\u202b\U0001f469\u202c",
        "مرحبا\u200d中",
        "\u202b中\u061c\u202c",
    ],
)
def test_a_sign_without_a_font_costs_a_chart_no_other_letter(words, options):
    """What stands around it, planner's own marks of direction too, never makes the next step needed."""
    written = write(parse(CHART.format(words).replace('"en"', '"ar"'), "t"), "pdf", options)
    assert all(said.startswith("No font has these characters") for said in written.warnings)
    assert "U+202C" not in "".join(written.warnings)
    assert written.warnings


def test_mending_goes_on_step_by_step_and_ends():
    mending = Mending()
    for step in (1, 2, 3, 4):
        mending = mending.further("")
        assert mending.step == step
        if step == 3:
            assert mending.applied("é и α ر नি 中") == f"é и α ر {REPLACEMENT} {REPLACEMENT}"
    assert mending.applied("é и α नि 中") == f"é и α {REPLACEMENT} {REPLACEMENT}"
    assert mending.further("") is None
    assert Mending().further("unknown variable: x") is None


def test_a_mark_without_a_letter_goes_and_the_others_stay():
    assert Mending(step=1).applied(" \u0301a\u0301\u0302 \u0302") == " a\u0301\u0302 "


@pytest.mark.parametrize("to", FORMATS)
def test_a_word_of_100_000_letters_is_set_in_text_and_in_a_cell(to, options):
    word = "A" * 100_000
    table = f"<table><caption>{word}</caption><thead><tr><th>{word}</th></tr></thead><tbody><tr><td>{word}</td></tr></tbody></table>"
    html = f'<document lang="en" kind="K" stamp="{word}"><h1>{word}</h1><h2>{word}</h2><p>{word}</p>{table}</document>'
    written = write(parse(html, "t"), to, options)
    assert written.warnings == ("A heading, label or description of 100000 characters is cut to 2000.",)


def test_every_format_is_attacked():
    assert set(FORMATS) == {"pdf", "html", "md", "docx"}


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
@example("\xa0")
def test_any_words_come_out_of_markdown_as_they_went_in(words):
    html = f'<document lang="en" kind="K"><h1>T</h1><p>{escape(words)}</p></document>'
    tree = parse(html, "t")
    (paragraph,) = tree.body
    text = escaped(paragraph.text, starts_line=True)
    inner = [t for t in tokens(text) if t.type != "inline"]  # which holds the others, or nothing at all
    assert {t.type for t in inner} <= {
        "text",
        "text_special",
        "paragraph_open",
        "paragraph_close",
        "softbreak",
    }
    assert "".join(t.content for t in inner).strip() == paragraph.text.strip()
