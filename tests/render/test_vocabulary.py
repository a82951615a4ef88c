import re

import pytest

from planner.errors import RenderError
from planner.render import parse
from planner.render.tree import Svg
from planner.render.vocabulary import VOCABULARY
from planner.resources import shipped

README = (shipped("templates") / "README.md").read_text(encoding="utf-8")


def document(body: str, frame: str = "<h1>T</h1>") -> str:
    return f'<document lang="en" kind="Proposal">{frame}{body}</document>'


def table(rows: str, head: str = "", attributes: str = "") -> str:
    return document(f"<table {attributes}><caption>C</caption>{head}<tbody>{rows}</tbody></table>")


def figure(drawing: str, alt: str = 'alt="Bars"') -> str:
    return document(f"<figure {alt}>{drawing}<figcaption>F</figcaption></figure>")


REFUSED = {
    "unknown element": (document("<script>x</script>"), "<script> is not in the vocabulary"),
    "near miss": (document("<sectoin>"), "did you mean <section>?"),
    "unknown attribute": (document('<p style="x">y</p>'), "no attribute 'style'"),
    "handler": (document('<p onclick="x">y</p>'), "no attribute 'onclick'"),
    "bad value": (document('<aside kind="loud">y</aside>'), "must be one of note, warning"),
    "missing attribute": (document("<aside>y</aside>"), "needs the attribute 'kind'"),
    "wrong place": (document("<p><table></table></p>"), "<table> may not stand in <p>"),
    "loose text": (document("hello"), "may not hold loose text ('hello')"),
    "wrong end": (document("<p><strong>x</p></strong>"), "</p> does not close <strong>"),
    "no end": ('<document lang="en" kind="K"><h1>T</h1><p>', "never closed"),
    "end of a void": (document("<p>a<br></br></p>"), "stands alone"),
    "end of nothing": (document("") + "</p>", "closes nothing"),
    "two documents": (document("") * 2, "exactly one <document>"),
    "outside": ("<p>x</p>", "outside <document>"),
    "comment": (document("<!-- x -->"), "an HTML comment"),
    "marked section": (document("<![doctype html]>"), "<![doctype html]>"),
    "character data": (document("<![CDATA[x]]>"), "<![CDATA[x]]>"),
    "doctype": ("<!DOCTYPE html>" + document(""), "begins with <document>"),
    "processing": (document("<?php x?>"), "<?php"),
    "no title": (document("", frame=""), "begins with one <h1>"),
    "late title": (document("<h1>T</h1>", frame="<p>x</p>"), "stand before everything else"),
    "two titles": (document("", frame="<h1>T</h1><h1>T</h1>"), "begins with one <h1>"),
    "subtitle first": (document("", frame="<subtitle>s</subtitle><h1>T</h1>"), "begins with one <h1>"),
    "skipped level": (document("<h2>a</h2><h4>b</h4>"), "a level is skipped"),
    "first level": (document("<h3>b</h3>"), "a level is skipped"),
    "same id": (document('<h2 id="a">a</h2><h2 id="a">b</h2>'), "used twice"),
    "unlisted source": (
        document('<p>x<cite source="s"></p><sources><source id="t">b</source></sources>'),
        "does not list",
    ),
    "two contents": (document("<contents><contents>"), "only once"),
    "no caption": (document("<table><tbody><tr><td>x</td></tr></tbody></table>"), "holds one <caption>"),
    "empty table": (document("<table><caption>C</caption><tbody></tbody></table>"), "<table> without rows"),
    "short row": (table("<tr><td>a</td><td>b</td></tr><tr><td>a</td></tr>"), "fills 1 of 2 columns"),
    "long row": (table("<tr><td>a</td></tr><tr><td>a</td><td>b</td></tr>"), "reaches beyond the 1 columns"),
    "tall cell": (table('<tr><td rowspan="2">a</td></tr>'), "beyond its <tbody>"),
    "endless cell": (table('<tr><td rowspan="99999">a</td></tr>'), "beyond its <tbody>"),
    "shares": (table("<tr><td>a</td></tr>", attributes='columns="1 2"'), "1 numbers above 0"),
    "zero share": (table("<tr><td>a</td></tr>", attributes='columns="0"'), "1 numbers above 0"),
    "span of nothing": (table('<tr><td colspan="0">a</td></tr>'), "whole number from 1"),
    "no alt": (figure('<svg viewBox="0 0 1 1"></svg>', ""), "needs the attribute 'alt'"),
    "blank alt": (figure('<svg viewBox="0 0 1 1"></svg>', 'alt=" "'), "text that says something"),
    "no chart": (figure(""), "holds one <svg>"),
    "chart elsewhere": (document('<svg viewBox="0 0 1 1"></svg>'), "only stand in <figure>"),
    "chart script": (
        figure('<svg viewBox="0 0 1 1"><script>x</script></svg>'),
        "<script> may not stand in <svg>",
    ),
    "chart image": (figure('<svg viewBox="0 0 1 1"><image/></svg>'), "<image> may not stand in <svg>"),
    "chart page": (figure('<svg viewBox="0 0 1 1"><foreignObject/></svg>'), "<foreignobject> may not stand"),
    "chart link": (figure('<svg viewBox="0 0 1 1"><rect href="x"/></svg>'), "no attribute 'href'"),
    "chart style": (figure('<svg viewBox="0 0 1 1"><rect style="x"/></svg>'), "no attribute 'style'"),
    "chart url": (figure('<svg viewBox="0 0 1 1"><rect fill="url(http://x)"/></svg>'), "must be #rgb"),
    "chart handler": (figure('<svg viewBox="0 0 1 1" onload="x"></svg>'), "no attribute 'onload'"),
    "chart size": (figure("<svg></svg>"), "needs a viewBox"),
    "flat chart": (figure('<svg viewBox="0 0 9 0"></svg>'), "needs a viewBox"),
    "chart not closed": (figure('<svg viewBox="0 0 1 1"><g></svg>'), "does not close <g>"),
    "one column": (document("<columns><column><p>x</p></column></columns>"), "exactly two"),
    "seven facts": (document("<facts>" + '<fact label="a">b</fact>' * 7 + "</facts>"), "1 to 6"),
    "term alone": (document("<dl><dt>a</dt></dl>"), "followed by its <dd>"),
    "empty list": (document("<ul></ul>"), "is empty"),
    "too deep": (document("<ul><li>" * 60), "nested more than"),
}


@pytest.mark.parametrize(("html", "problem"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_outside_the_vocabulary_is_refused_with_its_place(html, problem):
    with pytest.raises(RenderError, match=re.escape(problem)) as caught:
        parse(html, "proposal.html")
    assert caught.value.message.startswith("The template proposal.html ")
    assert "(line 1 of what it renders)" in caught.value.message


def test_the_line_is_that_of_the_element():
    with pytest.raises(RenderError, match="line 3 of what it renders"):
        parse(document("\n\n<blink>x</blink>"), "t")


def test_the_readme_names_every_element_and_no_attribute_is_hidden():
    for name, entry in VOCABULARY.items():
        assert f"`{name}`" in README, name
        for attribute in entry.attributes:
            assert attribute in README, f"{attribute} of {name}"


def test_white_space_is_folded_as_a_browser_does():
    tree = parse(document("<p>  a\n  <em>b</em> c <br>\n d  </p>"), "t")
    (paragraph,) = tree.body
    assert paragraph.text == "a b c  d"
    assert paragraph.children[-1] == "d"


def test_loose_words_in_a_cell_stand_in_paragraphs():
    tree = parse(table("<tr><td>a <em>b</em><ul><li>c</li></ul>d</td></tr>"), "t")
    cell = next(e for e in tree.root.walk() if e.name == "td")
    assert [child.name for child in cell.elements()] == ["p", "ul", "p"]


def test_headings_get_ids_that_no_other_has():
    tree = parse(document('<h2>The need</h2><h2>The need</h2><h2>需</h2><h2 id="part">x</h2>'), "t")
    assert [h.get("id") for h in tree.root.elements("h2")] == ["the-need", "the-need-2", "part-2", "part"]


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "file:///etc/passwd", "//evil.example", "/x", "",
     "#nowhere", "https://bank.example@evil.example/", "http://a b", "vbscript:x", "https://", "mailto:x", "https://\u202eevil"],
)  # fmt: skip
def test_an_address_that_is_no_web_or_mail_address_loses_its_link_and_keeps_its_words(href):
    tree = parse(document(f'<p>see <a href="{href}">the <em>words</em></a></p>'), "t")
    assert [e.name for e in tree.root.walk()] == ["document", "h1", "p", "em"]
    assert tree.body[0].text == "see the words"
    assert "stands without the link" in tree.warnings[0] or "stand without the link" in tree.warnings[0]


@pytest.mark.parametrize(
    "href", ["https://a.example/b?c=d&amp;e#f", "http://a.example:80", "mailto:a@b.example", "#h"]
)
def test_a_good_address_stays(href):
    tree = parse(document(f'<h2 id="h">x</h2><p><a href="{href}">y</a></p>'), "t")
    assert tree.warnings == ()
    assert any(e.name == "a" for e in tree.root.walk())


def test_an_empty_section_leaves_nothing():
    tree = parse(document('<p>x</p><section layout="landscape">\n</section>'), "t.html")
    assert [e.name for e in tree.body] == ["p"]
    assert tree.warnings == ()


def test_citations_fall_out_where_no_sources_are_listed():
    tree = parse(document('<p>Said<cite source="s"></p>'), "t.html")
    assert not [e for e in tree.root.walk() if e.name == "cite"]
    assert "its citations are left out" in tree.warnings[0]


def test_empty_places_and_controls_show_and_are_named():
    tree = parse(document("<h2> </h2><p>a\x07b\u202ec</p>"), "t")
    assert tree.body[0].text == "[no text]"
    assert tree.body[1].text == "a\ufffdbc"
    assert len(tree.warnings) == 2


def test_a_chart_is_serialised_anew_with_its_words_escaped():
    tree = parse(
        figure('<svg viewBox="0 0 20 10" width="9"><text x="1" y="2">&lt;b&gt; &amp; c</text></svg>'), "t"
    )
    chart = next(c for c in tree.body[0].children if isinstance(c, Svg))
    assert (chart.width, chart.height) == (20.0, 10.0)
    assert chart.markup == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><text x="1" y="2">&lt;b&gt; &amp; c</text></svg>'
    )


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("4 من 7", "\u202b4 من 7\u202c"),
        ("\u202eمن\u202c", "\u202bمن\u202c"),
        ("4 of 7 من", "4 of 7 من"),
        ("48.9 (2024)", "48.9 (2024)"),
    ],
)
def test_words_from_right_to_left_keep_their_order_in_a_chart(written, drawn):
    tree = parse(figure(f'<svg viewBox="0 0 20 10"><text x="1" y="2">{written}</text></svg>'), "t")
    chart = next(c for c in tree.body[0].children if isinstance(c, Svg))
    assert f">{drawn}</text>" in chart.markup
