"""A programme whose texts stand in several languages: what a document tells, and what reaches none of them."""

import datetime as dt
import re

import pytest

from planner.errors import RenderError
from planner.frozen import replace
from planner.model.figures import Access
from planner.model.translated import spoken, translations
from planner.papers import Order, for_readers, paper, provenance, readable, told_of
from planner.project import Wish, check
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.writing import written
from planner.read.yaml import read
from planner.render import Options
from planner.render.context import context, shown_to
from planner.render.context.text import fit, prose
from planner.render.document import KINDS
from planner.render.provenance import Readers

TODAY = dt.datetime(2027, 3, 1, tzinfo=dt.UTC)
KINDS_ON_PROGRAMMES = [name for name, kind in KINDS.items() if kind.subject == "programme"]
MARK = "[withheld: not for the public]"


@pytest.fixture
def data(helpers):
    """The programme whose texts are whole in three languages."""
    return helpers["load"]("desert-links")


@pytest.fixture
def told(data, tmp_path):
    """``told("fr")``: the document in that language."""

    def made(language: str = "", kind: str = "proposal", to: str = "html", **more):
        path = tmp_path / "p.yaml"
        path.write_text(written(data), encoding="utf-8")
        audience = more.get("audience", Access.PUBLIC)
        found = check(for_readers(Wish((str(path),)), audience))
        return paper(found, str(path), Order(kind, to, Options(TODAY), language=language, draft=True, **more))

    return made


def page(written_) -> str:
    return written_.content.decode()


class TestLanguage:
    @pytest.mark.parametrize("kind", KINDS_ON_PROGRAMMES)
    @pytest.mark.parametrize("language", ["fr", "ar"])
    def test_every_text_is_told_in_the_language_that_is_asked_for(self, data, told, kind, language):
        if "html" not in KINDS[kind].formats:
            pytest.skip("a workbook")
        done = told(language, kind)
        assert done.warnings == ()
        own = {it.text.strip() for it in spoken(data) if not it.stays and len(it.text.split()) > 2}
        assert [text for text in own if text in page(done)] == []

    def test_the_programmes_own_if_nothing_is_asked(self, told):
        assert told().content == told("en").content
        assert 'lang="en"' in page(told())
        assert "an internet in Mauritania that bears a fault" in page(told())

    def test_it_says_which_language_it_is_in(self, told):
        assert '<html lang="fr"' in page(told("fr"))

    def test_what_is_not_translated_is_marked_and_counted(self, data, told):
        del data["summary"]["fr"]
        data["purpose"]["problem"] = data["purpose"]["problem"]["en"]
        done = told("fr")
        assert done.warnings == (
            "2 texts of the programme have no French translation and stay in English: /summary, /purpose/problem.",
        )
        marked = re.findall(r'<p[^>]* lang="en"[^>]*>(\w+ \w+)', page(done))
        assert marked == ["When the", "Faults are"]

    def test_one_text_is_one_text(self, data, told):
        data["title"] = data["title"]["en"]
        (said,) = told("ar").warnings
        assert said == "1 text of the programme has no Arabic translation and stays in English: /title."

    def test_many_are_not_all_named(self, told):
        (said,) = told("es").warnings
        assert said.endswith("stay in English: /title, /provenance/note, /region and 64 more.")

    def test_in_a_cell_it_is_a_span(self, data, told):
        activity = data["results"]["outcomes"][0]["outputs"][0]
        activity["statement"] = activity["statement"]["en"]
        assert '<span lang="en">A repair exercise and a course' in page(told("fr", "logframe"))

    def test_what_reads_alike_in_both_is_in_the_language_of_the_document(self, data, told):
        data["purpose"]["problem"] = "Internet"
        data["summary"] = {"en": "Nothing.", "fr": "Internet"}
        assert 'lang="en">Internet' not in page(told("fr"))

    def test_names_stay_as_they_are_and_are_not_marked(self, told):
        assert "Example Foundation of Nouakchott" in page(told("fr"))
        assert 'lang="en"' not in page(told("fr"))

    def test_waivers_are_told_in_it_too(self, data, told):
        data["risks"] = None
        del data["risks"]
        reason = {"en": "The groups asked for it.", "fr": "Les associations l'ont demandé."}
        data["waivers"] = [
            {"rule": "risk/civic-space", "reason": reason, "approved_by": "The board", "until": 2028}
        ]
        assert "Les associations" in page(told("fr", "compliance"))
        assert "The groups asked" not in page(told("fr", "compliance"))
        assert "The groups asked" in page(told("en", "compliance"))

    def test_own_forms_are_filled_in_it(self, data, tmp_path):
        path = tmp_path / "p.yaml"
        path.write_text(written(data), encoding="utf-8")
        found = check(for_readers(Wish((str(path),)), Access.PUBLIC))
        doc = told_of(found, str(path), TODAY.date(), Readers(Access.PUBLIC, "ar"))
        assert doc.front.title.startswith("روابط")
        assert (doc.language, doc.untranslated) == ("ar", ())

    def test_where_it_comes_from_counts_all_languages(self, data, tmp_path):
        path = tmp_path / "p.yaml"
        origins = []
        for title in ("Liens", "Liaisons"):
            data["title"]["fr"] = title
            path.write_text(written(data), encoding="utf-8")
            found = check(for_readers(Wish((str(path),)), Access.PUBLIC))
            shown = readable(found, str(path), Access.PUBLIC)
            origins.append(provenance(found, str(path), shown, "proposal", Readers(Access.PUBLIC, "fr")))
        assert origins[0].content != origins[1].content
        assert origins[0].language == "fr"

    def test_a_cut_text_keeps_its_language(self):
        assert fit(prose("One two three four five six seven", {}, "en"), 14)[0][0].lang == "en"


SECRETS = ("quiet depot", "dépôt tranquille", "مستودع هادئ")


def by_language(before: str = "") -> dict[str, str]:
    return dict(zip(("en", "fr", "ar"), (f"{before}{it}" for it in SECRETS), strict=True))


class TestConfidential:
    @pytest.mark.parametrize(
        ("at", "put"),
        [
            ("/title", {"title": by_language()}),
            ("/purpose", {"purpose": {"problem": by_language(), "theory": by_language()}}),
            ("/purpose/problem", {"purpose": {"problem": by_language()}}),
            ("/management", {"management": {"team": by_language(), "conditions": "quiet depot"}}),
            ("/provenance/note", {"provenance": {"basis": "illustrative", "note": by_language()}}),
            ("/risks/0/response", None),
            ("/risks/0", None),
            ("/risks", None),
            ("/results/outcomes/o1/assumptions", None),
            ("/results/outcomes/o1/assumptions/0", None),
            ("/legal_frameworks/0/name", {"legal_frameworks": [{"id": "l", "name": by_language()}]}),
        ],
    )
    def test_a_text_is_withheld_in_every_language(self, data, told, at, put):
        if put is None:
            data["risks"][0]["response"] = by_language()
            data["results"]["outcomes"][0]["assumptions"] = [by_language("x ")]
            keep = at.split("/")[1]
            if keep == "risks":
                del data["results"]["outcomes"][0]["assumptions"]
            else:
                del data["risks"][0]["response"]
        else:
            data |= put
        data["confidential"] = [{"at": at, "level": "internal", "why": "It is."}]
        shown = shown_to(data, Access.PUBLIC).data
        assert [secret for secret in SECRETS if secret in written(shown)] == []
        document, trouble = read("shown", written(shown).encode())
        assert trouble == ()
        assert validate(document, schema("programme")) == ()
        for language in ("en", "fr", "ar", "es"):
            said = page(told(language))
            assert [secret for secret in SECRETS if secret in said] == []
        assert written(shown_to(data, Access.INTERNAL).data) == written(data)

    def test_one_mark_stands_for_all_languages(self, data, helpers):
        data["confidential"] = [{"at": "/summary", "level": "partner"}]
        assert shown_to(data, Access.PUBLIC).data["summary"] == MARK
        doc = replace(helpers["issue"](), language="es")
        told = context(data, {}, helpers["checked"](), doc)
        assert "/summary" not in told.untranslated
        assert told.front.summary[0][0].lang == ""

    def test_other_texts_keep_their_languages(self, data):
        data["confidential"] = [{"at": "/summary", "level": "partner"}]
        shown = shown_to(data, Access.PUBLIC).data
        assert len(translations(shown)) == len(translations(data)) - 1

    def test_one_language_alone_is_refused(self, data):
        data["confidential"] = [{"at": "/title/fr", "level": "internal"}]
        for audience in Access:
            with pytest.raises(RenderError, match="one language of a text") as refused:
                shown_to(data, audience)
            assert "Name the whole text, /title:" in refused.value.hint

    def test_ids_that_are_withheld_say_nothing_in_any_language(self, data):
        data["references"] = [{"id": "quiet-report", "type": "report", "title": "Q"}]
        data["summary"] = {"en": "Asked [@quiet-report].", "sw": "Iliombwa [@quiet-report, 3]."}
        data["confidential"] = [{"at": "/references/quiet-report", "level": "internal"}]
        shown = shown_to(data, Access.PUBLIC).data
        assert "quiet-report" not in written(shown)
        assert shown["summary"]["sw"] == "Iliombwa [@withheld-1, 3]."

    def test_the_places_of_a_warning_are_those_of_the_file(self, data, helpers):
        first = dict(data["risks"][0], id="first")
        data["risks"].insert(0, first)
        data["confidential"] = [{"at": "/risks/first", "level": "partner"}]
        doc = replace(helpers["issue"](), language="es")
        places = context(data, {}, helpers["checked"](), doc).untranslated
        assert "/risks/1/statement" in places
        assert "/risks/0/statement" not in places


HOSTILE = [
    "</td></table><h1>x</h1><script>alert(1)</script>",
    '#read("/etc/passwd") {{ 7*7 }}',
    "\u202aabc\u202c",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["fr", "es"])
def test_hostile_translations_stay_text(data, told, text, language):
    """Told in French they are the document's own, in Spanish they are marked as another language."""
    for it in translations(data):
        it.texts["fr"] = text  # type: ignore[index]
        it.texts["en"] = text + "."  # type: ignore[index]
    said = page(told(language))
    assert "<script" not in said
    assert "root:" not in said
    assert "49" not in re.findall(r"\{\{ 7\*7 \}\}|\b49\b", said)
    assert said.count("<h1") == 1


def test_a_hostile_language_fits_no_format(data):
    data["title"] = {'en" onload="x': "Voices"}
    document, _ = read("p", written(data).encode())
    assert [fault.rule for fault in validate(document, schema("programme"))] == ["schema/wrong-form"]
