"""A programme on a donor's form: order, limits that are measured on its pages, and the place where to cut."""

import datetime as dt
import io
import re
import zipfile

import pytest

from planner.engine.form import Form, Layout, Limits, Section
from planner.engine.form_file import find, names
from planner.frozen import replace
from planner.papers import Order, paper
from planner.project import Wish, check
from planner.read.schemas import schema
from planner.render import Options, write
from planner.render.form import form_tree, laid_out, lengths, over_limits, render_form
from planner.render.parts import PARTS, texts
from planner.render.pdf_layout import type_asked
from planner.resources import shipped

OPTIONS = Options(dt.datetime(2026, 11, 1, tzinfo=dt.UTC))


def made(*sections: Section, limits: Limits | None = None, layout: Layout | None = None) -> Form:
    return replace(
        find("dac-generic"),
        id="mine",
        sections=sections,
        limits=limits or Limits(),
        layout=layout or Layout(),
    )


@pytest.fixture(scope="module")
def data(helpers):
    return helpers["load"]("atlantic-voices")


@pytest.fixture(scope="module")
def told(helpers, data):
    return helpers["built"](data)


@pytest.mark.parametrize("name", names())
def test_every_form_of_every_programme_has_the_donors_headings_in_order(name, helpers) -> None:
    form = find(name)
    for programme in ("atlantic-voices", "smallest"):
        tree = form_tree(form, helpers["built"](helpers["load"](programme)))
        headings = [
            e.text for e in tree.root.walk() if e.name in {"h2", "h3"} and e.get("id") != "references"
        ]
        assert headings == [section.title for section in form.walk()]
        for to in ("html", "md"):
            assert write(tree, to, laid_out(form, OPTIONS)).content


@pytest.mark.parametrize("name", ["eu-concept-note", "uneg-evaluation-terms"])
def test_a_form_is_a_sound_pdf_and_its_sections_fill_it(name, told) -> None:
    form = find(name)
    tree = form_tree(form, told)
    written = write(tree, "pdf", laid_out(form, OPTIONS))
    found = dict(zip((s.title for s in form.walk()), lengths(form, tree, written), strict=True))
    assert list(written.starts) == sorted(written.starts)
    assert written.starts[-1] <= written.pages
    assert all(one.pages > 0 and one.words > 0 for one in found.values())
    for section in form.sections:
        under = [found[s.title] for s in section.sections]
        assert sum(one.words for one in under) <= found[section.title].words
        assert sum(one.pages for one in under) <= found[section.title].pages + 0.01


def test_words_are_those_of_the_section_alone(data, told) -> None:
    form = made(Section("One", ("summary",)), Section("Two", ("connectivity",)))
    tree = form_tree(form, told)
    first, second = lengths(form, tree, write(tree, "pdf", OPTIONS))
    assert first.words == len(data["summary"].split())
    assert second.words == len(data["purpose"]["connectivity"].split()) + len(
        ["The", "connectivity", "that", "it", "is", "to", "sustain."]
    )


def test_cells_count_apart_and_marks_do_not_break_words(told) -> None:
    form = made(Section("Facts", ("facts",)))
    tree = form_tree(form, told)
    (facts,) = lengths(form, tree, write(tree, "pdf", OPTIONS))
    cells = [e.text for e in tree.root.walk() if e.name in {"caption", "th", "td"}]
    assert facts.words == sum(len(cell.split()) for cell in cells)


def test_a_page_across_the_paper_is_measured_by_its_own_height(told) -> None:
    form = made(
        Section("A", ("summary",)), Section("B", ("logframe",), landscape=True), Section("C", ("summary",))
    )
    tree = form_tree(form, told)
    written = write(tree, "pdf", OPTIONS)
    first, wide, last = lengths(form, tree, written)
    assert wide.pages >= 1
    assert first.words == last.words
    assert abs(last.pages - first.pages) < 1


def test_what_is_over_is_found_at_its_longest_text(data, told) -> None:
    long, short = (
        Section("Long", ("summary", "problem"), limits=Limits(words=100)),
        Section("Fits", ("lessons",)),
    )
    (over,) = over_limits(made(long, short), told, data, OPTIONS)
    assert str(over.finding.at) == "/purpose/problem"
    assert "where 100 are allowed" in over.finding.message
    assert over.finding.related[0][1].parts == ("summary",)
    assert not over.call


def test_pages_of_a_section_and_of_the_whole(data, told) -> None:
    section = Section("Long", ("problem", "theory"), limits=Limits(pages=0.5, call=True))
    found = over_limits(made(section, limits=Limits(pages=1)), told, data, OPTIONS)
    assert [over.call for over in found] == [True, False]
    assert "check yours" in found[0].finding.message
    assert re.search(r"The form mine takes \d pages where 1 may be filled", found[1].finding.message)


def test_nothing_is_said_within_the_limits_and_nothing_set_without_any(data, told) -> None:
    roomy = Section("Why", ("problem",), limits=Limits(pages=2, words=2000))
    assert over_limits(made(roomy, limits=Limits(pages=9)), told, data, OPTIONS) == []
    assert over_limits(made(Section("Why", ("problem",))), told, None, OPTIONS) == []


def test_size_and_margins_of_the_form_make_its_pages(told) -> None:
    def pages(layout: Layout) -> float:
        return render_form(
            made(Section("Why", ("problem", "theory")), layout=layout), told, "pdf", OPTIONS
        ).starts[-1]

    assert (
        pages(Layout(size=9, margin=15))
        < pages(Layout(size=12, margin=15))
        < pages(Layout(size=12, margin=35))
    )


def test_a_font_that_is_not_there_is_named_and_one_that_is_there_is_used(data, told) -> None:
    arial = made(Section("Why", ("problem",), limits=Limits(pages=0.1)), layout=Layout("Arial", 10))
    written = render_form(arial, told, "pdf", OPTIONS)
    assert written.typeface == "FiraGO"
    assert any("asks for Arial" in warning for warning in written.warnings)
    (over,) = over_limits(arial, told, data, OPTIONS)
    assert over.finding.message.endswith("Counted in FiraGO, since Arial was not given.")
    mono = render_form(replace(arial, layout=Layout("fira mono", 10)), told, "pdf", OPTIONS)
    assert (mono.typeface, mono.warnings) == ("Fira Mono", ())


def test_a_font_of_the_same_width_stands_in() -> None:
    families, said = type_asked(Layout("Arial"), ["FiraGO"], ["FiraGO", "Liberation Sans"])
    assert families == ["Liberation Sans", "FiraGO"]
    assert "the same room" in said[0]


def test_a_web_page_takes_the_type_of_the_form(told) -> None:
    page = render_form(find("eu-concept-note"), told, "html", OPTIONS).content.decode()
    assert 'html{font-family:"Arial"' in page
    assert "margin:20mm" in page
    assert "font-size:10pt" in page


def test_every_part_has_its_macro_and_no_heading() -> None:
    source = (shipped("templates") / "shared" / "form_parts.html").read_text(encoding="utf-8")
    macros = set(re.findall(r"macro (\w+)\(doc\)", source))
    assert {name.replace("-", "_") for name in PARTS} <= macros
    assert not re.search(r"<h[2-4]", source)


def test_every_place_to_cut_is_one_of_the_format() -> None:
    whole = schema("programme")

    def leads(node, names) -> bool:
        while "$ref" in node:
            node = whole["$defs"][node["$ref"].rpartition("/")[2]]
        if not names:
            return "string" in node.get("type", ())
        if names[0] == "*" and "items" in node:
            return leads(node["items"], names[1:])
        inside = node.get("properties", {})
        return any(
            leads(inside[k], names[1:]) for k in (inside if names[0] == "*" else [names[0]]) if k in inside
        )

    for name, part in PARTS.items():
        for at in part.texts:
            assert leads(whole, at.split("/")), (name, at)


def test_the_places_of_lists_and_groups_are_found(data) -> None:
    at = [str(place) for place, _ in texts(data, "safeguards")]
    assert "/safeguards/do_no_harm" in at
    assert any(place.endswith("/treatment") for place in at)
    assert next(texts(data, "risks"))[0].parts == ("risks", 0, "statement")
    assert list(texts({}, "risks")) == []


def test_what_is_confidential_stays_out(helpers, data) -> None:
    secret = {
        **data,
        "confidential": [{"at": "/purpose/problem", "level": "partner", "why": "Not for everybody."}],
    }
    tree = form_tree(find("eu-concept-note"), helpers["built"](secret))
    assert data["purpose"]["problem"].split(".")[0] not in tree.root.text
    assert "[withheld" in tree.root.text


def test_hostile_words_stay_words(helpers, data) -> None:
    bad = '</td><h1>{{ 7*7 }}<script>alert(1)</script> #read("/etc/passwd")'
    changed = {**data, "summary": bad, "purpose": {**data["purpose"], "problem": bad}}
    tree = form_tree(find("uneg-evaluation-terms"), helpers["built"](changed))
    assert "{{ 7*7 }}" in tree.root.text
    assert b"<script>" not in write(tree, "html", OPTIONS).content


def test_the_same_form_gives_the_same_bytes(told) -> None:
    form = find("eu-concept-note")
    assert render_form(form, told, "pdf", OPTIONS) == render_form(form, told, "pdf", OPTIONS)


def test_a_word_file_takes_the_type_and_margins_of_the_form(told) -> None:
    content = render_form(find("eu-concept-note"), told, "docx", OPTIONS).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        styles, text = archive.read("word/styles.xml").decode(), archive.read("word/document.xml").decode()
    assert 'w:ascii="Arial"' in styles
    assert '<w:sz w:val="20" />' in styles
    assert 'w:top="1134"' in text
    assert 'w:left="1134"' in text


def test_pages_are_counted_with_what_stands_at_the_end_of_the_document(tmp_path) -> None:
    """What the check measures is what is written: origin, stamps and all."""
    voices = str(shipped("schemas").parent / "programmes" / "atlantic-voices.yaml")
    form = made(Section("Why", ("problem", "theory")), limits=Limits(pages=0.01))
    wish = Wish((voices,), today=dt.date(2026, 11, 1), form=form)
    found = check(wish)
    (over,) = [d for d in found.report.diagnostics if "form mine" in d.message]
    written = paper(found, voices, Order(form, "pdf", OPTIONS))
    assert f"takes {written.pages} pages" in over.message
