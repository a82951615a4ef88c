"""What readers may not see reaches none of their documents, in no format, name, property or attachment."""

import datetime as dt
import io
import re
import zipfile
import zlib
from pathlib import Path

import pikepdf
import pytest

from planner.frozen import replace
from planner.model.figures import Access
from planner.papers import Order, for_readers, paper, provenance, readable
from planner.position import Pointer
from planner.project import Wish, check
from planner.read.schema import validate
from planner.read.schemas import schema
from planner.read.writing import written
from planner.read.yaml import read
from planner.render import Options
from planner.render.context import shown_to
from planner.render.document import KINDS
from planner.render.provenance import Readers

TODAY = dt.datetime(2027, 3, 1, tzinfo=dt.UTC)
PROGRAMME_KINDS = [name for name, kind in KINDS.items() if kind.subject == "programme"]
SECRETS = ("Quiet Shelter", "quiet-shelter", "depot", "unguarded", "kept-report", "Harbour")
MORE = """
organisations:
  - {id: quiet-shelter, name: Quiet Shelter of Kumasi, role: partner, type: civil-society, country: GHA, contribution: Quiet Shelter helps.}
risks:
  - {id: depot, statement: Spare parts lie in one unguarded depot., kind: programmatic, likelihood: 2, impact: 5, owner: quiet-shelter}
  - {id: storm, statement: A storm delays the ships., kind: contextual, likelihood: 2, impact: 3, owner: quiet-shelter, response: 'Wait [@kept-report].'}
references:
  - {id: kept-report, type: report, title: Harbour report, issued: {date-parts: [[2025]]}}
waivers:
  - {rule: risk/unowned, at: /risks/depot, reason: The depot has its owner., approved_by: The board, until: 2028}
  - {rule: risk/off-scale, at: /risks/1, reason: A storm is a storm., approved_by: The board, until: 2028}
confidential:
  - {at: /organisations/quiet-shelter, level: internal, why: Quiet Shelter would be in danger.}
  - {at: /risks/depot, level: partner, why: The depot would be robbed.}
  - {at: /references/kept-report, level: internal}
  - {at: /risks/storm/response, level: partner}
"""


@pytest.fixture
def data(helpers):
    """The smallest programme with secrets of both levels, their ids named elsewhere."""
    found = helpers["load"]("smallest")
    more = read("more", MORE.encode())[0].data
    found["organisations"] += more.pop("organisations")
    found.setdefault("risks", []).clear()
    found["references"] = [*found.get("references", []), *more.pop("references")]
    found["summary"] += " It was asked for [@kept-report, p. 3]."
    found["purpose"]["evidence"] = ["ref:kept-report"]
    activity = found["results"]["outcomes"][0]["outputs"][0]["activities"][0]
    activity["by"] = [*activity["by"], "quiet-shelter"]
    return found | more


@pytest.fixture
def checked(data, tmp_path):
    def run(audience: Access):
        path = tmp_path / "p.yaml"
        path.write_text(written(data), encoding="utf-8")
        return check(for_readers(Wish((str(path),)), audience)), str(path)

    return run


def everything(content: bytes) -> str:
    """The bytes of a document, and of a PDF every stream, string and attachment of it.

    Only the words on a PDF's pages are not among them, since they are numbers of glyphs; they come from the same
    tree as those of the web page.
    """
    said = content.decode("utf-8", "replace")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as office:
            return " ".join(name + office.read(name).decode("utf-8", "replace") for name in office.namelist())
    if not content.startswith(b"%PDF"):
        return said
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                said += thing.read_bytes().decode("utf-8", "replace")
            said += repr(thing)
        said += repr(dict(pdf.docinfo))
        for name in pdf.attachments:
            said += name + pdf.attachments[name].get_file().read_bytes().decode()
    return said


class TestCircles:
    def test_each_circle_sees_what_lies_within(self):
        seen = {(a.value, b.value) for a in Access for b in Access if a.sees(b)}
        assert seen == {
            ("public", "public"),
            ("partner", "public"),
            ("partner", "partner"),
            ("internal", "public"),
            ("internal", "partner"),
            ("internal", "internal"),
        }

    def test_what_each_audience_gets(self, data):
        public, partner, house = (shown_to(data, one) for one in Access)
        assert [len(one.data.get("risks", ())) for one in (public, partner, house)] == [1, 2, 2]
        assert public.data["risks"][0]["response"] == "[withheld: not for the public]"
        assert partner.data["risks"][1]["response"] == "Wait [@withheld-2]."
        assert house.data == data
        assert public.secret
        assert not house.secret

    @pytest.mark.parametrize("audience", [Access.PUBLIC, Access.PARTNER])
    def test_ids_of_what_is_withheld_say_nothing(self, data, audience):
        said = written(shown_to(data, audience).data)
        hidden = SECRETS if audience is Access.PUBLIC else ("Quiet", "quiet", "kept-report", "Harbour")
        assert [secret for secret in hidden if secret in said] == []
        assert "[@withheld-" in said
        assert "ref:withheld-" in said

    def test_an_id_means_the_same_everywhere(self, data):
        shown = shown_to(data, Access.PARTNER).data
        activity = shown["results"]["outcomes"][0]["outputs"][0]["activities"][0]
        assert activity["by"][-1] == shown["risks"][0]["owner"] == shown["risks"][1]["owner"]

    def test_a_name_that_is_taken_is_not_given(self, data):
        data["stakeholders"][0]["id"] = "withheld-1"
        names = {risk["owner"] for risk in shown_to(data, Access.PARTNER).data["risks"]}
        assert names == {"withheld-2"}

    def test_the_id_of_the_programme_stays(self, data):
        data["id"] = "quiet-shelter"
        assert shown_to(data, Access.PUBLIC).data["id"] == "quiet-shelter"

    def test_what_is_kept_for_partners_stays_kept_in_what_they_get(self, data):
        shown = shown_to(data, Access.PARTNER).data
        assert [(c["at"], c["level"]) for c in shown["confidential"]] == [
            ("/risks/0", "partner"),
            ("/risks/1/response", "partner"),
        ]
        again = shown_to(shown, Access.PUBLIC).data
        assert len(again["risks"]) == 1
        assert "depot" not in written(again)

    def test_pointers_follow_their_thing(self, data):
        data["confidential"][2:] = [{"at": "/risks/1/owner", "level": "partner"}]
        data["confidential"][1]["level"] = "internal"
        shown = shown_to(data, Access.PARTNER).data
        assert shown["risks"][0]["statement"].startswith("A storm")
        assert shown["confidential"] == [{"at": "/risks/0/owner", "level": "partner"}]
        assert [w["at"] for w in shown["waivers"]] == ["/risks/0"]

    def test_places_are_found_again_in_the_file(self, data):
        shown = shown_to(data, Access.PUBLIC)
        assert shown.before(Pointer(("risks", 0, "statement"))) == Pointer(("risks", 1, "statement"))
        assert shown.before(Pointer(("summary",))) == Pointer(("summary",))

    def test_a_text_that_looks_like_a_date_takes_the_mark(self, data):
        data |= {"version": "2026-10", "confidential": [{"at": "/version", "level": "internal"}]}
        assert shown_to(data, Access.PARTNER).data["version"] == "[withheld: not for partners]"

    def test_what_is_shown_still_fits_the_format(self, data):
        for audience in Access:
            document, trouble = read("shown", written(shown_to(data, audience).data).encode())
            assert trouble == ()
            assert validate(document, schema("programme")) == ()


class TestDocuments:
    @pytest.mark.parametrize(
        ("kind", "to"), [(kind, to) for kind in PROGRAMME_KINDS for to in KINDS[kind].formats]
    )
    def test_no_secret_in_any_byte(self, kind, to, checked):
        found, path = checked(Access.PUBLIC)
        order = Order(kind, to, Options(TODAY), draft=True, attach=to == "pdf")
        said = everything(paper(found, path, order).content)
        assert [secret for secret in SECRETS if secret in said] == []
        assert path not in said

    @pytest.mark.parametrize(
        ("audience", "stamp", "seen"),
        [
            ("partner", "FOR PARTNERS ONLY", "unguarded"),
            ("internal", "INTERNAL: NOT TO BE PASSED ON", "Harbour"),
        ],
    )
    def test_a_narrower_circle_is_told_on_every_page(self, audience, stamp, seen, checked):
        found, path = checked(Access(audience))
        for to in ("html", "md"):
            order = Order("proposal", to, Options(TODAY), Access(audience), draft=True)
            said = paper(found, path, order).content.decode()
            assert f"{stamp} · DRAFT" in said
            assert seen in said
        html = paper(
            found, path, Order("briefing", "html", Options(TODAY), Access(audience))
        ).content.decode()
        words = re.search(r'@page\{@top-right\{content:"([^"]*)"', html)[1]
        assert re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code[1], 16)), words) == stamp

    def test_where_it_comes_from_has_no_page_of_its_own_after_a_landscape_section(self, checked):
        found, path = checked(Access.PUBLIC)
        order = Order("risk-register", "pdf", Options(TODAY), draft=True)
        with pikepdf.open(io.BytesIO(paper(found, path, order).content)) as pdf:
            left, bottom, right, top = map(float, pdf.pages[-1].mediabox)
        assert right - left > top - bottom

    def test_every_page_of_a_pdf_has_the_stamp(self, checked):
        """Each page has one line of the width of its frame more than the same page without it."""
        found, path = checked(Access.PARTNER)
        frames = []
        for audience in (Access.PARTNER, Access.PUBLIC):
            content = paper(found, path, Order("briefing", "pdf", Options(TODAY), audience)).content
            with pikepdf.open(io.BytesIO(content)) as pdf:
                frames.append([page.Contents.read_bytes().count(b"0.8 w") for page in pdf.pages])
        with_stamp, without = frames
        assert with_stamp == [count + 1 for count in without]
        assert len(without) == 2

    def test_a_pdf_carries_what_its_readers_may_see(self, checked, data):
        found, path = checked(Access.PARTNER)
        order = Order("briefing", "pdf", Options(TODAY), Access.PARTNER, attach=True)
        with pikepdf.open(io.BytesIO(paper(found, path, order).content)) as pdf:
            inside = pdf.attachments["programme.yaml"].get_file().read_bytes()
            assert pdf.Root.AF[0].AFRelationship == "/Source"
        assert read("", inside)[0].data == shown_to(data, Access.PARTNER).data
        with pikepdf.open(io.BytesIO(paper(found, path, replace(order, attach=False)).content)) as pdf:
            assert not list(pdf.attachments)


class TestProvenance:
    def test_it_says_what_the_document_rests_on(self, checked, data):
        data["version"] = "2.1"
        found, path = checked(Access.INTERNAL)
        it = provenance(
            found, path, readable(found, path, Access.INTERNAL), "proposal", Readers(Access.INTERNAL, "fr")
        )
        assert (it.document, it.about, it.version) == ("proposal", data["id"], "2.1")
        assert (it.audience, it.language) == ("internal", "fr")
        assert re.fullmatch("[0-9a-f]{64}", it.content)
        assert re.fullmatch("[0-9a-f]{12}", it.figures)
        assert int(it.newest) > 2015
        assert "World Development Indicators" in it.datasets
        assert it.profile == "base, version 1"
        for to in ("html", "md"):
            said = paper(found, path, Order("proposal", to, Options(TODAY), Access.INTERNAL)).content.decode()
            for part in (it.about, it.content, it.file, it.figures, it.newest, "2.1", "base, version 1"):
                assert part in said

    def test_the_file_is_not_hashed_where_parts_are_withheld(self, checked):
        for audience in Access:
            found, path = checked(audience)
            it = provenance(found, path, readable(found, path, audience), "proposal", Readers(audience, "en"))
            assert bool(it.file) == (audience is Access.INTERNAL)

    def test_a_secret_does_not_change_what_is_said_in_public(self, checked, data):
        found, path = checked(Access.PUBLIC)
        everybody = Readers(Access.PUBLIC, "en")
        first = provenance(found, path, readable(found, path, Access.PUBLIC), "proposal", everybody)
        data["risks"][0]["statement"] = "Another secret stands here now."
        found, path = checked(Access.PUBLIC)
        assert provenance(found, path, readable(found, path, Access.PUBLIC), "proposal", everybody) == first


def test_compressed_secrets_would_be_found():
    """The search above looks into streams: prove that it can fail."""
    pdf = pikepdf.new()
    pdf.Root.Hidden = pdf.make_stream(zlib.compress(b"a depot"), Filter=pikepdf.Name.FlateDecode)
    out = io.BytesIO()
    pdf.save(out)
    assert b"a depot" not in out.getvalue()
    assert "a depot" in everything(out.getvalue())


def test_the_path_of_the_file_is_nowhere(checked, tmp_path: Path):
    found, path = checked(Access.INTERNAL)
    order = Order("proposal", "pdf", Options(TODAY), Access.INTERNAL, draft=True, attach=True)
    assert str(tmp_path) not in everything(paper(found, path, order).content)
