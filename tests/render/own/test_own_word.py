"""A donor's own Word file: what is filled, what is refused with its place, and what hostile forms and texts do."""

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.frozen import replace
from planner.model.translated import LANGUAGES
from planner.render.language import language
from planner.render.own import word
from planner.render.own.faults import FormRefusedError
from planner.render.own.fields import Money
from planner.render.own.language import environment
from planner.render.text import clean
from planner.resources import shipped

VOICES = shipped("schemas").parent / "programmes" / "atlantic-voices.yaml"
GUIDE = (shipped("schemas").parent / "docs" / "forms.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```form\n(.*?)```", GUIDE, re.DOTALL)


def words(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    tables = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return (
        "\n".join([*(p.text for p in document.paragraphs), *tables])
        .replace("\u202f", " ")
        .replace("\u00a0", " ")
    )


def refused(content: bytes) -> list[tuple[str, str, str]]:
    with pytest.raises(FormRefusedError) as caught:
        word.check("form.docx", content)
    assert caught.value.message.startswith("The form form.docx cannot be filled")
    return [tuple(fault) for fault in caught.value.faults]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_guides_examples_can_be_filled(example, made, values) -> None:
    filled, _ = word.fill("form.docx", made(example), values)
    assert "{" not in words(filled)
    assert words(filled).strip()


def test_the_guide_says_what_comes_out(made, values) -> None:
    assert len(EXAMPLES) == 6
    first = words(word.fill("form.docx", made(EXAMPLES[0]), values)[0])
    assert "Duration: 36 months, from 1 January 2027" in first
    assert "Amount requested: 2 800 000 EUR" in first
    table = Document(io.BytesIO(word.fill("form.docx", made(EXAMPLES[1]), values)[0])).tables[0]
    assert len(table.rows) == 1 + len(values.risks)
    assert table.rows[1].cells[1].text == str(values.risks[0].level)
    chain = words(word.fill("form.docx", made(EXAMPLES[2]), values)[0])
    assert chain.index("Result 1.2:") < chain.index("Specific objective 2:")


def test_placeholders_cut_into_runs_and_with_curled_quotes(stored, values) -> None:
    document = Document()
    paragraph = document.add_paragraph("Title: {{ pro")
    for piece in ("gramme", ".ti", "tle }}", " {{ programme.region | default(\u201cnowhere\u201d) }}"):
        paragraph.add_run(piece).bold = True
    assert str(values.programme.title) in words(word.fill("f.docx", stored(document), values)[0])


def test_headers_footers_and_nested_tables(stored, values) -> None:
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ programme.title }}"
    section.footer.paragraphs[0].text = "{{ programme.id }}"
    document.add_table(1, 1).rows[0].cells[0].add_table(1, 1).rows[0].cells[
        0
    ].text = "{{ programme.currency }}"
    done = Document(io.BytesIO(word.fill("f.docx", stored(document), values)[0]))
    assert done.sections[0].header.paragraphs[0].text == values.programme.title
    assert done.sections[0].footer.paragraphs[0].text == "atlantic-voices"
    assert done.tables[0].rows[0].cells[0].tables[0].rows[0].cells[0].text == "EUR"


@pytest.mark.parametrize(
    ("text", "message", "fix"),
    [
        ("{{ programme.titel }}", "nothing called 'titel'", "Did you mean title?"),
        ("{{ programm.title }}", "nothing called 'programm'", "Did you mean programme?"),
        ("{{ risks }}", "a list, not a value", "after a dot"),
        ("{{ budget }}", "a record, not a value", "after a dot"),
        ("{{ risks.statement }}", "asked of a list", "Repeat over it first"),
        ("{{ programme.title.text }}", "has no parts", "Take away the dot"),
        ("{{ programme.title", "do not close", "Close {{ with }}"),
        ("{{ programme.title | uper }}", "after a bar", "Did you mean upper?"),
        ("{{r programme.title }}", "A letter stands before", "without a letter"),
        ("{{ }}", "cannot be read", ""),
        ("{{ programme.title programme.id }}", "cannot be read", ""),
        ("{{ " + "(" * 140 + "1" + ")" * 140 + " }}", "", ""),
        ("{{ " + "x" * 400 + " }}", "too long", ""),
        ("{% for x in risks %}{{ x.level }}", "never closed", "{% endfor %}"),
        ("{% endfor %}", "nothing is open", "Close what"),
        ("{% fro x in risks %}", "There is no 'fro'", "Did you mean for?"),
        ("{% for x on risks %}{% endfor %}", "for NAME in LIST", "logframe"),
        ("{% for x in programme %}{% endfor %}", "is not a list", "planner form fields"),
        ("{% for risks in risks %}{% endfor %}", "another name", "For example risks_row"),
        (
            "{% for o in outcomes %}{% for r in risks %}{% endfor %}{% endfor %}",
            "is none",
            "Close the outer loop",
        ),
        ("{%tr for x in risks %}", "outside any table", "{%p"),
        ("{%p for x in risks %} and more", "holds something else", "of its own"),
        ("{%tc for x in risks %}", "{%tc is not known", "{%tr"),
        ("{% if programme.title %}\n{% endif %}", "It belongs to", "one paragraph"),
        ("{% if programme.titel %}{% endif %}", "nothing called 'titel'", "title"),
        ("{{ loop.index }}", "nothing called 'loop'", ""),
        ("no placeholder at all", "no placeholder", "docs/forms.md"),
    ],
)
def test_what_is_wrong_is_named_and_how_to_mend_it(text, message, fix, made) -> None:
    found = refused(made(text))
    assert any(message in said and fix in mend for _, said, mend in found), found


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ programme.__class__ }}",
        "{{ programme['title'] }}",
        "{{ programme.title.upper() }}",
        "{% for i in range(10**9) %}x{% endfor %}",
        "{{ 'a' * 10**9 }}",
        "{{ 2 ** 9999999 }}",
        "{% set x = 1 %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% macro m() %}{% endmacro %}",
        "{% raw %}{{ x }}{% endraw %}",
        "{{ self }}",
        "{{ cycler }}",
        "{{ lipsum() }}",
        "{{ programme | attr('title') }}",
        "{{ programme.title is defined }}",
        "{% for x in risks recursive %}{{ x.level }}{% endfor %}",
        "{% for x in risks if x.level %}{{ x.level }}{% endfor %}",
        "{% cellbg programme.title %}",
        "{% hm %}",
    ],
)
def test_nothing_is_called_reached_or_computed(text, made) -> None:
    assert refused(made(text))


def test_a_place_is_where_a_person_looks(stored) -> None:
    document = Document()
    document.add_table(1, 1)
    document.add_table(3, 2).rows[2].cells[1].text = "{{ programme.titel }}"
    document.add_paragraph("Before")
    document.add_paragraph("Here: {{ programme.titel }}")
    document.sections[0].header.paragraphs[0].text = "{{ programme.titel }}"
    places = [place for place, _, _ in refused(stored(document))]
    assert places[0] == "table 2, row 3, cell 2"
    assert places[1].startswith('paragraph 2 ("Here: ')
    assert places[2].startswith("header 1, paragraph 1")


def test_a_wrong_loop_is_complained_of_once(made) -> None:
    assert len(refused(made("{% for r in riks %}{{ r.statement }}{% endfor %}"))) == 1


@pytest.mark.parametrize("tag", ["w:instrText", "w:delText"])
def test_a_placeholder_outside_the_words_is_refused(tag, stored) -> None:
    document = Document()
    run = document.add_paragraph("{{ programme.title }}").add_run()
    for piece in ("{", "{ programme.title }}"):
        field = OxmlElement(tag)
        field.text = piece
        run._r.append(field)
    assert any("where it cannot be filled" in said for _, said, _ in refused(stored(document)))


def test_a_field_that_reaches_out_is_refused(stored) -> None:
    document = Document()
    field = OxmlElement("w:instrText")
    field.text = ' DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'
    document.add_paragraph("{{ programme.title }}").add_run()._r.append(field)
    assert any("DDEAUTO" in said for _, said, _ in refused(stored(document)))


def test_an_attribute_is_no_place_for_a_placeholder(stored) -> None:
    document = Document()
    document.add_paragraph("{{ programme.title }}")
    document.element.body[0].set(qn("w:rsidR"), "{{ programme.title }}")
    assert any("where it cannot be filled" in said for _, said, _ in refused(stored(document)))


HOSTILE = [
    "</w:t></w:r></w:p><w:p><w:r><w:t>broken out",
    "{{ 7*7 }} {% for x in y %} {# #}",
    "=cmd|'/C calc'!A0",
    "a\x00b\x07c\x0cd\x1be\ud800",
    "\u202eevil\u202c & <script>",
    '"]]><!ENTITY x "y">',
    "{_{ programme.title }_}",
    "A" * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_whatever_a_programme_says_stays_text(text, made, values) -> None:
    said = clean(text)
    changed = replace(values, programme=replace(values.programme, title=said, summary=said))
    example = "{{ programme.title }}\n| {{ programme.summary }} | b |"
    filled, _ = word.fill("f.docx", made(example), changed)
    document = Document(io.BytesIO(filled))
    assert len(document.paragraphs) == 1
    assert document.tables[0].rows[0].cells[1].text == "b"
    shown = document.paragraphs[0].text
    assert shown.replace("{{", "{_{").replace("}}", "}_}") == said.replace("{{", "{_{").replace("}}", "}_}")


def test_ten_thousand_placeholders_are_too_many(made) -> None:
    found = refused(made("{{ programme.id }}" * 10_000))
    assert any("more than 2000" in said for _, said, _ in found)


def rezipped(content: bytes, **changed: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, part in changed.items():
            new.writestr(name, part)
    return out.getvalue()


def part(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


RELATIONS = "word/_rels/document.xml.rels"
LINK = (
    b'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"'
    b' Target="%s" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("word/vbaProject.bin", b"x", "macros"),
        ("word/activeX/activeX1.xml", b"<x/>", "macros"),
        ("word/embeddings/oleObject1.bin", b"x", "another file"),
        ("word/document.xml", b"<w:document", "damaged"),
        ("word/document.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "its own XML"),
        ("word/document.xml", b"", "damaged"),
        ("word/../../x.xml", b"<x/>", "outside itself"),
        ("word/media/bomb.xml", b"0" * 61_000_000, "larger than 60 MB"),
    ],
)
def test_files_that_could_do_harm_are_refused(name, change, message, made) -> None:
    found = refused(rezipped(made("{{ programme.title }}"), **{name: change}))
    assert any(message in said for _, said, _ in found), found


def test_what_is_no_word_file(made) -> None:
    assert "password" in refused(b"\xd0\xcf\x11\xe0" + b"x" * 99)[0][1]
    assert "not a sound" in refused(b"hello")[0][1]
    assert "not a sound" in refused(b"")[0][1]
    assert "larger than 20 MB" in refused(b"x" * 20_000_001)[0][1]
    whole = made("{{ programme.title }}")
    assert refused(whole[: len(whole) // 2])


def test_a_macro_file_under_another_name_is_refused(made) -> None:
    content = made("{{ programme.title }}")
    types = part(content, "[Content_Types].xml").replace(
        b"wordprocessingml.document.main", b"macroEnabled.main"
    )
    assert "macros" in refused(rezipped(content, **{"[Content_Types].xml": types}))[0][1]


def test_links_out_of_the_file(made, values) -> None:
    content = made("{{ programme.title }}")
    for kind, target, harmless in (
        (b"hyperlink", b"https://example.org/guide", True),
        (b"hyperlink", b"file:///C:/x.exe", False),
        (b"hyperlink", b"javascript:alert(1)", False),
        (b"image", b"https://example.org/pixel.png", False),
    ):
        links = part(content, RELATIONS).replace(b"</Relationships>", LINK % (kind, target))
        changed = rezipped(content, **{RELATIONS: links})
        if harmless:
            assert word.fill("f.docx", changed, values)
        else:
            assert "from elsewhere" in refused(changed)[0][1]


def test_the_donors_own_template_is_left_out_with_a_word(made, values) -> None:
    content = made("{{ programme.title }}")
    settings = part(content, "word/settings.xml").replace(
        b"</w:settings>",
        b'<w:attachedTemplate xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        b' r:id="rIdX"/></w:settings>',
    )
    start = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    links = start.replace(b"</Relationships>", LINK % (b"attachedTemplate", b"file:///C:/Users/x/form.dotx"))
    changed = rezipped(content, **{"word/settings.xml": settings, "word/_rels/settings.xml.rels": links})
    filled, said = word.fill("f.docx", changed, values)
    assert "was left out" in said[0]
    assert b"form.dotx" not in b"".join(
        part(filled, n) for n in zipfile.ZipFile(io.BytesIO(filled)).namelist()
    )
    assert b"attachedTemplate" not in part(filled, "word/settings.xml")


def test_footnotes_are_named_and_never_filled_twice(stored) -> None:
    document = Document()
    document.add_paragraph("{{ programme.title }}")
    notes = (
        b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote><w:p><w:r>'
        b"<w:t>{{ programme.title }}</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    found = refused(rezipped(stored(document), **{"word/footnotes.xml": notes}))
    assert found == [("footnotes", "Placeholders there are not filled.", "Move them into the text.")]


def test_the_same_form_and_programme_give_the_same_bytes(made, values) -> None:
    content = made(EXAMPLES[1])
    first, _ = word.fill("f.docx", content, values)
    assert first == word.fill("f.docx", content, values)[0]
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_missing_is_called_missing(made, values) -> None:
    changed = replace(values, programme=replace(values.programme, lessons=""))
    text = '{{ programme.lessons }}; {{ programme.lessons | default("none") }}; {% if programme.lessons %}x{% endif %}.'
    assert words(word.fill("f.docx", made(text), changed)[0]).strip() == "not stated; none; ."


def test_numbers_read_well_and_can_be_plain(made, values) -> None:
    changed = replace(values, budget=replace(values.budget, total=Money(1234567, "EUR")))
    text = "{{ budget.total }}; {{ budget.total | plain }}; {{ risks | length }}"
    assert (
        words(word.fill("f.docx", made(text), changed)[0]).strip()
        == f"1 234 567 EUR; 1234567; {len(values.risks)}"
    )


def test_a_form_without_a_list_of_sources_is_told(made, values) -> None:
    assert any(
        "by number" in said for said in word.fill("f.docx", made("{{ programme.summary }}"), values)[1]
    )
    assert word.fill("f.docx", made(EXAMPLES[4]), values)[1] == ()


def test_lines_of_a_text_stay_lines(made, values) -> None:
    changed = replace(values, programme=replace(values.programme, problem="One.\nTwo."))
    document = Document(io.BytesIO(word.fill("f.docx", made("{{ programme.problem }}"), changed)[0]))
    assert document.paragraphs[0].text == "One.\nTwo."


PIECES = st.sampled_from(
    ["{{", "}}", "{%", "%}", "{#", "#}", " programme", ".title", "risks", " for ", " in ", "endfor", "if ", "tr ", "p ", "|",
     " plain", "x", "(", ")", "'", " ", "_", "\n", "\t", "&", "<w:p>", "{", "}"]
)  # fmt: skip


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=12))
def test_whatever_is_written_is_filled_or_refused(pieces, made, values) -> None:
    content = made("{{ programme.id }}\n" + "".join(pieces) + "\n")
    try:
        word.check("f.docx", content)
    except FormRefusedError:
        return
    word.fill("f.docx", content, values)


@pytest.fixture
def french(values_from):
    return values_from(VOICES, "fr")


class TestLanguages:
    """A form is filled in the language of the order; who compares a term does so in English."""

    def filled(self, made, text: str, values, code: str = "fr") -> str:
        return words(word.fill("f.docx", made(text), values, language(code))[0]).strip()

    def test_figures_dates_and_countries(self, made, french) -> None:
        changed = replace(french, budget=replace(french.budget, total=Money(1234567, "EUR")))
        text = "{{ budget.total }}; {{ budget.total | plain }}; {{ programme.start }}; {{ programme.start | plain }}"
        assert self.filled(made, text, changed) == "1 234 567 EUR; 1234567; 1er janvier 2027; 2027-01-01"
        assert self.filled(made, text, changed, "es").startswith("1.234.567 EUR; 1234567; 1 de enero de 2027")
        assert self.filled(made, "{{ programme.countries }}", french) == "Ghana et Sénégal"
        assert french.indicators[1].target.replace("\u00a0", " ") == "75 % (décembre 2029)"

    def test_words_for_what_is_missing(self, made, french) -> None:
        bare = replace(french, programme=replace(french.programme, lessons=""))
        missing = language("fr").say("not stated")
        assert self.filled(made, "{{ programme.lessons }}", bare) == missing
        assert self.filled(made, '{{ programme.lessons | default("-") }}', bare) == "-"

    @pytest.mark.parametrize("code", LANGUAGES)
    def test_a_fixed_term_is_compared_in_english_and_printed_in_the_language(
        self, code, made, values_from
    ) -> None:
        told = values_from(VOICES, code)
        text = "{{ programme.phase }}{% if programme.phase == 'design' %}!{% endif %}"
        assert self.filled(made, text, told, code) == language(code).say("design") + "!"
        rows = "{% for row in logframe %}{% if row.level == 'Impact' %}{{ row.level | upper }}{% endif %}{% endfor %}"
        assert language(code).say("Impact").upper() in self.filled(made, rows, told, code)

    def test_a_term_opens_no_door(self, made, french) -> None:
        for inside in ("pattern", "values", "said", "__class__"):
            with pytest.raises(FormRefusedError):
                word.fill("f.docx", made(f"{{{{ programme.phase.{inside} }}}}"), french, language("fr"))
        assert not environment(language("fr")).is_safe_attribute(french.programme.phase, "pattern", "x")
