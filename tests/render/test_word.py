"""Word files: what a person meets in Word (headings, captions, spans, wide pages) and what no one may find in them."""

import datetime as dt
import io
import itertools
import re
import struct
import zipfile
from html import escape
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.frozen import Frozen
from planner.render import Options, parse, write
from planner.render.palette import PALETTE
from planner.render.vocabulary import VOCABULARY
from planner.render.word.book import Relations
from planner.render.word.letters import _stretches
from planner.render.word.lists import DEEPEST
from planner.render.word.markup import NAMESPACES, make, properties
from planner.render.word.styles import PARAGRAPHS
from planner.render.word.tables import shared

W, R = "{" + NAMESPACES["w"] + "}", "{" + NAMESPACES["r"] + "}"
CHART = '<svg viewBox="0 0 100 20"><text x="1" y="10" font-size="9">Bars</text></svg>'
TABLE = "<table><caption>C</caption><tbody><tr><td>{}</td></tr></tbody></table>"
FIGURE = f'<figure alt="{{}}">{CHART}<figcaption>F</figcaption></figure>'


class File(Frozen):
    """A Word file, as a program finds it."""

    content: bytes

    def raw(self, name):
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return archive.read(name)

    def part(self, name):
        return ET.fromstring(self.raw(f"word/{name}.xml"))

    @property
    def body(self):
        return self.part("document").find("w:body", NAMESPACES)

    def relations(self, name="document"):
        return ET.fromstring(self.raw(f"word/_rels/{name}.xml.rels"))


def every(element, path):
    return element.findall(f".//{path}", NAMESPACES)


def value(element, path, attribute="val"):
    """The value of the property at ``path``; ``on`` for one without it; None if there is no such property."""
    found = element.find(path, NAMESPACES)
    return None if found is None else found.get(W + attribute, "on")


def text(element):
    return "".join(one.text or "" for one in element.iter(W + "t"))


def styled(element, style):
    return [p for p in every(element, "w:p") if value(p, "w:pPr/w:pStyle") == style]


def html(body, lang="en", stamp="", more=""):
    return f'<document lang="{lang}" kind="Proposal" organisation="The desk" stamp="{stamp}"{more}><h1>The title</h1>{body}</document>'


@pytest.fixture(scope="module")
def word(options):
    def written(body, **frame):
        return File(write(parse(html(body, **frame), "t"), "docx", options).content)

    return written


@pytest.fixture(scope="module")
def file(sample, options):
    return File(write(sample, "docx", options).content)


# Every element of the vocabulary.

EXAMPLES = {
    "document": "",
    "h1": "",
    "subtitle": "<subtitle>WORDS</subtitle>",
    "cover": '<cover><fact label="Who">WORDS</fact></cover>',
    "fact": '<facts><fact label="WORDS">1</fact></facts>',
    "facts": '<facts><fact label="Trained">WORDS</fact></facts>',
    "contents": "<contents><h2>WORDS</h2>",
    "section": '<section layout="landscape"><p>WORDS</p></section>',
    "pagebreak": "<p>before</p><pagebreak><p>WORDS</p>",
    "h2": "<h2>WORDS</h2>",
    "h3": "<h2>x</h2><h3>WORDS</h3>",
    "h4": "<h2>x</h2><h3>y</h3><h4>WORDS</h4>",
    "p": "<p>WORDS</p>",
    "ul": "<ul><li>WORDS</li></ul>",
    "ol": "<ol><li>WORDS</li></ol>",
    "li": "<ul><li><p>a</p><p>WORDS</p></li></ul>",
    "dl": "<dl><dt>a</dt><dd>WORDS</dd></dl>",
    "dt": "<dl><dt>WORDS</dt><dd>b</dd></dl>",
    "dd": "<dl><dt>a</dt><dd><ul><li>WORDS</li></ul></dd></dl>",
    "table": TABLE.format("WORDS"),
    "caption": "<table><caption>WORDS</caption><tbody><tr><td>a</td></tr></tbody></table>",
    "thead": "<table><caption>C</caption><thead><tr><th>WORDS</th></tr></thead><tbody><tr><td>a</td></tr></tbody></table>",
    "tbody": TABLE.format("<p>a</p><p>WORDS</p>"),
    "tfoot": "<table><caption>C</caption><tbody><tr><td>a</td></tr></tbody><tfoot><tr><td>WORDS</td></tr></tfoot></table>",
    "tr": TABLE.format("<ol><li>WORDS</li></ol>"),
    "th": "<table><caption>C</caption><tbody><tr><th>WORDS</th></tr></tbody></table>",
    "td": TABLE.format("<dl><dt>a</dt><dd>WORDS</dd></dl>"),
    "figure": FIGURE.format("WORDS"),
    "figcaption": f'<figure alt="a">{CHART}<figcaption>WORDS</figcaption></figure>',
    "data": f'<figure alt="WORDS">{CHART}<figcaption>F</figcaption><data>1; 2</data></figure>',
    "aside": '<aside kind="note">WORDS</aside>',
    "columns": "<columns><column><p>a</p></column><column><p>WORDS</p></column></columns>",
    "column": f"<columns><column>{TABLE.format('WORDS')}</column><column><p>a</p></column></columns>",
    "sources": '<sources><source id="s">WORDS</source></sources>',
    "source": '<p>x<cite source="s"></p><sources><source id="s">WORDS</source></sources>',
    "strong": "<p><strong>WORDS</strong></p>",
    "em": "<p><em>WORDS</em></p>",
    "code": "<p><code>WORDS</code></p>",
    "small": "<p><small>WORDS</small></p>",
    "span": '<p><span lang="fr">WORDS</span></p>',
    "tag": '<p><tag tone="bad">WORDS</tag></p>',
    "a": '<p><a href="https://example.org/">WORDS</a></p>',
    "br": "<p>a<br>WORDS</p>",
    "cite": '<p>WORDS<cite source="s"></p><sources><source id="s">b</source></sources>',
    "note": "<p>a<note>WORDS</note></p>",
}


def test_no_element_of_the_vocabulary_is_forgotten():
    assert set(EXAMPLES) == set(VOCABULARY)


@pytest.mark.parametrize("name", [name for name, example in EXAMPLES.items() if example])
def test_the_words_of_every_element_arrive(name, word):
    assert f"<{name}" in EXAMPLES[name]
    made = word(EXAMPLES[name])
    pages = text(made.body) + text(made.part("footnotes"))
    described = "".join(one.get("descr", "") for one in every(made.body, "wp:docPr"))
    assert "WORDS" in pages + described


# What a person meets.


def test_it_opens_with_headings_that_word_knows(file, sample):
    document = Document(io.BytesIO(file.content))
    assert document.paragraphs[1].style.name == "Title"
    assert document.paragraphs[1].text == sample.title
    levels = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    wanted = {"h2": "Heading 1", "h3": "Heading 2", "h4": "Heading 3"}
    headings = [(wanted[e.name], e.text) for e in sample.root.walk() if e.name in wanted]
    assert levels == headings
    assert [value(s, "w:pPr/w:outlineLvl") for s in every(file.part("styles"), "w:style") if s.get(W + "styleId", "").startswith("Heading")] == ["0", "1", "2"]  # fmt: skip


def test_every_style_that_is_used_is_there(file):
    known = {s.get(W + "styleId") for s in every(file.part("styles"), "w:style")}
    for part in ("document", "footnotes", "header-first", "header-portrait", "footer-landscape", "styles"):
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            assert {e.get(W + "val") for e in file.part(part).iter(W + tag)} <= known
    assert set(PARAGRAPHS) <= known


def test_captions_are_numbered_by_fields_with_the_number_stored(word):
    made = word(
        f'<p>See <a href="#t">it</a>.</p>{TABLE.format("x")}{TABLE.format("y").replace("<table", "<table id=t")}{FIGURE.format("a")}'
    )
    captions = styled(made.body, "Caption")
    assert [text(c) for c in captions] == ["Table 1. C", "Table 2. C", "Figure 1. F"]
    codes = [[(i.text or "").strip() for i in c.iter(W + "instrText")] for c in captions]
    assert codes == [["SEQ Table \\* ARABIC"], ["SEQ Table \\* ARABIC"], ["SEQ Figure \\* ARABIC"]]
    (link,) = [e.get(W + "anchor") for e in every(made.body, "w:hyperlink")]
    (mark,) = every(captions[1], "w:bookmarkStart")
    assert mark.get(W + "name") == link
    assert value(captions[0], "w:pPr/w:keepNext") == "on"
    assert value(captions[2], "w:pPr/w:keepNext") is None


def test_every_anchor_leads_to_one_bookmark(file):
    names = [e.get(W + "name") for e in every(file.body, "w:bookmarkStart")]
    assert len({name.lower() for name in names}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", name) for name in names)
    anchors = {e.get(W + "anchor") for e in every(file.body, "w:hyperlink") if e.get(W + "anchor")}
    assert anchors
    assert anchors <= set(names)
    ends = sorted(e.get(W + "id") for e in every(file.body, "w:bookmarkEnd"))
    assert ends == sorted(e.get(W + "id") for e in every(file.body, "w:bookmarkStart"))


def test_ids_that_word_would_take_for_one_get_names_of_their_own(word):
    long = "a" * 50
    body = "".join(f'<h2 id="{id_}">x</h2>' for id_ in ("a-b", "a.b", "A_B", long, long + "b"))
    names = [e.get(W + "name") for e in every(word(body).body, "w:bookmarkStart")]
    assert names == ["a_b", "a_b_2", "A_B_3", "a" * 40, "a" * 38 + "_2"]


def test_contents_are_a_field_with_its_entries_stored(file, sample):
    (frame,) = every(file.body, "w:sdt")
    assert value(frame, "w:sdtPr/w:docPartObj/w:docPartGallery") == "Table of Contents"
    assert [i.text for i in every(frame, "w:instrText")] == [' TOC \\o "1-2" \\h \\z \\u ']
    marks = [e.get(W + "fldCharType") for e in every(frame, "w:fldChar")]
    assert marks == ["begin", "separate", "end"]
    entries = [text(p) for p in (*every(frame, "w:p"),) if (value(p, "w:pPr/w:pStyle") or "").startswith("TOC") and p.find("w:hyperlink", NAMESPACES) is not None]  # fmt: skip
    assert entries == [e.text for e in sample.root.walk() if e.name in {"h2", "h3"}]
    assert file.part("settings").find("w:updateFields", NAMESPACES) is None


def test_contents_without_headings_are_left_out(word):
    assert not every(word("<contents><p>x</p>").body, "w:sdt")


def test_fields_are_ours_and_balanced(file):
    for part in ("document", "header-portrait", "footer-portrait", "footer-landscape", "footnotes"):
        depth = 0
        for mark in file.part(part).iter(W + "fldChar"):
            depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(W + "fldCharType")]
            assert depth in {0, 1}
        assert depth == 0
    assert {(i.text or "").split()[0] for i in file.part("document").iter(W + "instrText")} == {"TOC", "SEQ"}


def test_spans_become_merged_cells_and_heads_repeat(file):
    matrix, logframe = (t for t in every(file.body, "w:tbl") if value(t, "w:tblPr/w:tblStyle") == "DataTable")
    head = every(matrix, "w:tr")[:2]
    assert [value(r, "w:trPr/w:tblHeader") for r in every(matrix, "w:tr")] == [
        "on",
        "on",
        None,
        None,
        None,
        None,
    ]
    assert [value(r, "w:trPr/w:cantSplit") for r in every(matrix, "w:tr")] == ["on"] * 6
    cells = [
        [(text(c), value(c, "w:tcPr/w:gridSpan"), value(c, "w:tcPr/w:vMerge")) for c in every(r, "w:tc")]
        for r in head
    ]
    assert cells[0] == [("Group", None, "restart"), ("Skill", "3", None), ("Total", None, "restart")]
    assert [c[2] for c in cells[1]] == ["continue", None, None, None, "continue"]
    assert value(matrix, "w:tblPr/w:tblCaption") == "Budget by group and skill, in euro"
    assert [value(r, "w:tc/w:tcPr/w:vMerge") for r in every(logframe, "w:tr")] == [None, *["restart", "continue", "continue"] * 2, "restart", "continue"]  # fmt: skip
    read = Document(io.BytesIO(file.content)).tables
    merged = next(t for t in read if t.cell(0, 0).text == "Group")
    assert merged.cell(0, 1).text == merged.cell(0, 3).text == "Skill"
    assert merged.cell(1, 0).text == "Group"


def test_columns_fill_the_page_and_every_row_fills_the_columns(file):
    for table in every(file.body, "w:tbl"):
        widths = [int(c.get(W + "w")) for c in table.findall("w:tblGrid/w:gridCol", NAMESPACES)]
        assert sum(widths) == int(value(table, "w:tblPr/w:tblW", "w"))
        for row in table.findall("w:tr", NAMESPACES):
            cells = row.findall("w:tc", NAMESPACES)
            assert sum(int(value(c, "w:tcPr/w:gridSpan") or 1) for c in cells) == len(widths)
            assert sum(int(value(c, "w:tcPr/w:tcW", "w")) for c in cells) == sum(widths)
            assert all(c[-1].tag == W + "p" for c in cells)


def test_shades_are_those_of_the_palette_with_letters_that_can_be_read(file):
    tones = {
        tone: (PALETTE.tones[tone].ground, PALETTE.tones[tone].ink)
        for tone in ("high", "bad", "good", "warn", "mid")
    }
    found = {
        ("#" + fill.lower(), "#" + (value(c, "w:p/w:r/w:rPr/w:color") or "").lower())
        for c in every(file.body, "w:tc")
        if (fill := value(c, "w:tcPr/w:shd", "fill"))
    }
    assert set(tones.values()) <= found


def test_no_two_tables_touch(file):
    for parent in (file.body, *every(file.body, "w:tc")):
        tags = [child.tag for child in parent]
        assert (W + "tbl", W + "tbl") not in itertools.pairwise(tags)


def test_wide_pages_are_a_section_with_header_and_footer_of_their_own(file):
    body = file.body
    sections = every(body, "w:sectPr")
    assert [value(s, "w:pgSz", "orient") for s in sections] == ["on", "landscape", "on"]
    assert [(value(s, "w:pgSz", "w"), value(s, "w:pgSz", "h")) for s in sections] == [
        ("11906", "16838"), ("16838", "11906"), ("11906", "16838"),
    ]  # fmt: skip
    targets = {r.get("Id"): r.get("Target") for r in file.relations()}
    used = [[targets[e.get(R + "id")] for e in s if e.tag.endswith("Reference")] for s in sections]
    assert used[1] == ["header-landscape.xml", "footer-landscape.xml"]
    assert used[2] == ["header-portrait.xml", "footer-portrait.xml"]
    assert sections[0].find("w:titlePg", NAMESPACES) is not None
    assert body[-1] is sections[-1]


@pytest.mark.parametrize(
    ("body", "wide"),
    [
        ('<section layout="landscape"><p>x</p></section>', [False, True]),
        ('<p>a</p><section layout="landscape"><p>x</p></section><section layout="portrait"><p>y</p></section>', [False, True, False]),
        ('<p>a</p><section layout="landscape"><p>x</p></section><pagebreak><p>b</p>', [False, True, False]),
        ('<p>a</p><section layout="landscape"><pagebreak></section><p>b</p>', [False, False]),
        ('<p>a</p><section layout="landscape"><p>x</p></section><pagebreak>', [False, True]),
    ],
)  # fmt: skip
def test_no_section_is_empty(body, wide, word):
    made = word(body)
    assert [value(s, "w:pgSz", "orient") == "landscape" for s in every(made.body, "w:sectPr")] == wide
    assert not every(made.body, "w:pageBreakBefore")


@pytest.mark.parametrize("block", ["<p>b</p>", TABLE.format("x"), FIGURE.format("a"), '<aside kind="note">x</aside>', "<h2>b</h2>"])  # fmt: skip
def test_a_page_break_stands_before_the_first_paragraph_of_the_next_block(block, word):
    made = word(f"<p>a</p><pagebreak><pagebreak>{block}<pagebreak>")
    assert len(every(made.body, "w:pageBreakBefore")) == 1
    after_a = [child for child in made.body if child.tag == W + "p"][3]
    assert value(after_a, "w:pPr/w:pageBreakBefore") == "on"


def test_the_stamp_stands_on_every_page_and_pages_are_counted(file):
    for name in ("header-first", "header-portrait", "header-landscape"):
        assert "DRAFT - 3 open findings" in text(file.part(name))
    assert "Stronger incident" not in text(file.part("header-first"))
    for way in ("portrait", "landscape"):
        assert "Stronger incident response" in text(file.part(f"header-{way}"))
        codes = [(i.text or "").strip() for i in file.part(f"footer-{way}").iter(W + "instrText")]
        assert codes == ["PAGE", "NUMPAGES"]


def test_without_a_stamp_there_is_none(word):
    assert text(word("<p>x</p>").part("header-first")) == ""


def test_charts_are_pictures_with_a_drawing_beside_them_and_words_for_both(file, sample):
    inlines = every(file.body, "wp:inline")
    alts = [e.get("alt") for e in sample.root.walk() if e.name == "figure"]
    assert [i.find("wp:docPr", NAMESPACES).get("descr") for i in inlines] == alts
    ids = [i.find("wp:docPr", NAMESPACES).get("id") for i in inlines]
    assert len(set(ids)) == len(ids)
    targets = {r.get("Id"): r.get("Target") for r in file.relations()}
    for inline in inlines:
        png = file.raw("word/" + targets[every(inline, "a:blip")[0].get(R + "embed")])
        svg = file.raw("word/" + targets[every(inline, "asvg:svgBlip")[0].get(R + "embed")])
        assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
        width, height = struct.unpack(">II", png[16:24])
        extent = inline.find("wp:extent", NAMESPACES).attrib
        assert int(extent["cx"]) / int(extent["cy"]) == pytest.approx(width / height, rel=0.01)
        assert int(extent["cx"]) <= 9184 * 635


def test_lists_are_numbered_by_word_and_each_begins_anew(word):
    made = word("<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol><ol><li>d</li></ol><ul><li>e</li></ul>")
    items = {text(p): (value(p, "w:pPr/w:numPr/w:numId"), value(p, "w:pPr/w:numPr/w:ilvl")) for p in every(made.body, "w:p") if p.find("w:pPr/w:numPr", NAMESPACES) is not None}  # fmt: skip
    assert items["a"] == items["c"]
    assert [items[x][1] for x in "abcde"] == ["0", "1", "0", "0", "0"]
    assert len({items[x][0] for x in "abde"}) == 4
    nums = {n.get(W + "numId"): n for n in every(made.part("numbering"), "w:num")}
    assert all(value(nums[items[x][0]], "w:lvlOverride/w:startOverride") == "1" for x in "abd")


def test_lists_deeper_than_word_knows_stay_at_its_last_level(word):
    made = word("<ul><li>x" * 15 + "</li></ul>" * 15)
    levels = [int(value(p, "w:pPr/w:numPr/w:ilvl")) for p in every(made.body, "w:p") if p.find("w:pPr/w:numPr", NAMESPACES) is not None]  # fmt: skip
    assert max(levels) == DEEPEST
    assert len(levels) == 15


def test_notes_are_footnotes_and_their_links_are_their_own(word):
    made = word(
        '<p>a<note>see <a href="https://example.org/x">it</a></note></p><ul><li>b<note>two</note></li></ul>'
    )
    assert [e.get(W + "id") for e in every(made.body, "w:footnoteReference")] == ["1", "2"]
    notes = {n.get(W + "id"): text(n).strip() for n in every(made.part("footnotes"), "w:footnote")}
    assert notes == {"-1": "", "0": "", "1": "see it", "2": "two"}
    (link,) = [r for r in made.relations("footnotes") if r.get("TargetMode") == "External"]
    assert link.get("Target") == "https://example.org/x"
    assert not [r for r in made.relations() if r.get("TargetMode") == "External"]


def test_properties_are_the_documents_and_not_the_machines(sample, options):
    document = Document(io.BytesIO(write(sample, "docx", options).content))
    core = document.core_properties
    assert (core.title, core.author, core.subject) == (
        sample.title,
        "Ministry of Digital Affairs",
        "Proposal",
    )
    assert core.language == "en"
    assert core.created == core.modified == dt.datetime(2027, 3, 1, tzinfo=dt.UTC)
    assert core.last_modified_by == core.author


def test_the_zip_carries_no_clock_and_no_machine(file):
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert [e.filename for e in entries[1:]] == sorted(e.filename for e in entries[1:])
    assert {(e.date_time, e.create_system) for e in entries} == {((1980, 1, 1, 0, 0, 0), 0)}
    assert len({e.external_attr for e in entries}) == 1


def test_the_paper_is_the_callers(options):
    letter = Options(options.created, paper="us-letter")
    made = File(write(parse(html(TABLE.format("x")), "t"), "docx", letter).content)
    assert value(made.body, ".//w:pgSz", "w") == "12240"
    assert value(made.body, ".//w:tblW", "w") == str(12240 - 2 * 1361)


# Right to left.


def test_a_document_in_arabic_runs_from_the_right(word):
    made = word(
        f"<h2>لماذا الآن</h2><p>فريق (NO) وطني 2024</p><p>English.</p>{TABLE.format('<p align=right>12</p>')}",
        lang="ar",
        stamp="مسودة",
    )
    assert all(s.find("w:bidi", NAMESPACES) is not None for s in every(made.body, "w:sectPr"))
    assert all(value(t, "w:tblPr/w:bidiVisual") for t in every(made.body, "w:tbl"))
    (heading,) = styled(made.body, "Heading1")
    assert value(heading, "w:pPr/w:bidi") == "on"
    runs = {text(r): value(r, "w:rPr/w:rtl") for r in every(made.body, "w:r")}
    assert runs["NO"] is None
    assert runs["فريق ("] == runs[") وطني 2024"] == "on"
    english = next(p for p in every(made.body, "w:p") if text(p) == "English.")
    assert value(english, "w:pPr/w:bidi") is None
    figure = next(p for p in every(made.body, "w:p") if text(p) == "12")
    assert (value(figure, "w:pPr/w:bidi"), value(figure, "w:pPr/w:jc")) == ("on", "left")
    assert value(made.part("styles"), ".//w:rPrDefault/w:rPr/w:lang", "bidi") == "ar"
    assert value(made.part("header-portrait"), "w:p/w:pPr/w:bidi") == "on"


def test_bold_arabic_is_bold_in_both_kinds_of_script(word):
    made = word("<p>a <strong>مهم</strong></p>")
    (strong,) = [r for r in every(made.body, "w:r") if text(r) == "مهم"]
    assert [child.tag.removeprefix(W) for child in strong.find("w:rPr", NAMESPACES)] == ["b", "bCs", "rtl"]


@pytest.mark.parametrize(
    ("words", "rtl", "cut"),
    [
        ("abc 12", False, [(False, "abc 12")]),
        ("", False, []),
        ("", True, []),
        ("abc مرحبا def", False, [(False, "abc "), (True, "مرحبا"), (False, " def")]),
        ("مرحبا 24 بلد.", True, [(True, "مرحبا 24 بلد.")]),
        ("(CERT) فريق", True, [(True, "("), (False, "CERT"), (True, ") فريق")]),
        ("24", True, [(True, "24")]),
        ("a 24", True, [(False, "a 24")]),
    ],
)
def test_text_is_cut_where_its_direction_turns(words, rtl, cut):
    assert list(_stretches(words, rtl=rtl)) == cut
    assert "".join(part for _, part in _stretches(words, rtl=rtl)) == words


# What may not be in it.


def test_properties_stand_in_the_order_of_the_schema():
    group = properties("rPr", make("rtl"), make("color", val="FF0000"), make("b"), make("rStyle", val="Code"))
    assert [child.tag for child in group] == ["w:rStyle", "w:b", "w:color", "w:rtl"]
    with pytest.raises(KeyError):
        properties("rPr", make("bold"))


def test_addresses_that_some_readers_break_on_lose_their_link_and_are_named(options):
    good, bad = "https://example.org:8080/a[1]?b=%20c", "https://example.org:99999/"
    tree = parse(html(f'<p><a href="{good}">good</a> <a href="{bad}">bad</a></p>'), "t")
    written = write(tree, "docx", options)
    made = File(written.content)
    assert [r.get("Target") for r in made.relations() if r.get("TargetMode") == "External"] == [
        "https://example.org:8080/a%5B1%5D?b=%20c"
    ]
    assert [text(h) for h in every(made.body, "w:hyperlink")] == ["good"]
    assert "bad" in text(made.body)
    assert any("99999" in warning and "without the link" in warning for warning in written.warnings)


def test_a_character_of_a_chart_that_no_font_has_is_named(options):
    tree = parse(html(FIGURE.format("a").replace(">Bars<", ">中<")), "t")
    (warning,) = write(tree, "docx", options).warnings
    assert "each chart shows" in warning
    assert "U+4E2D" in warning


@settings(max_examples=60, deadline=None)
@given(words=st.text(max_size=40), lang=st.sampled_from(["en", "ar"]))
def test_any_words_come_out_as_they_went_in(words, lang):
    tree = parse(html(f"<p>{escape(words)}</p>", lang=lang), "t")
    made = File(write(tree, "docx", Options(dt.datetime(2027, 3, 1, tzinfo=dt.UTC))).content)
    assert text(made.body) == "Proposal" + "The title" + "".join(p.text for p in tree.body)


def test_one_target_is_one_relation():
    relations = Relations()
    assert relations.add("image", "a") == relations.add("image", "a") != relations.add("image", "b")


def test_shares_of_the_width_add_up():
    assert shared(100, (1.0, 1.0, 1.0)) == [33, 34, 33]
    assert sum(shared(9184, (1.2, 3, 3, 1, 1, 3, 2.4))) == 9184
