"""``planner verify``: same, different and where, cannot tell; and documents that mean harm."""

import contextlib
import io
import json
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner import __version__
from planner.cli.main import run
from planner.errors import RenderError
from planner.position import ROOT
from planner.render.provenance import LONGEST, Provenance
from planner.render.read_back import stated
from planner.verify import NOTHING, changed

SMALLEST = Path(__file__).parents[1] / "planner" / "engine" / "smallest.yaml"
MORE = """version: "1"
confidential:
  - {at: /budget/note, level: partner, why: Not yet agreed.}
"""
CUSTOM = (
    '<?xml version="1.0"?>{doctype}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{all}</Properties>'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    text = SMALLEST.read_text(encoding="utf-8").replace(
        "budget:\n", "budget:\n  note: Still being talked about.\n"
    )
    (tmp_path / "p.yaml").write_text(text + MORE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def said(capsys):
    def call(*words: str) -> tuple[int, str]:
        code = run(list(words))
        out, err = capsys.readouterr()
        return code, out + err

    return call


def made(*more: str, to: str = "pdf") -> str:
    name = f"made.{to}"
    kind = "workbook" if to == "xlsx" else "briefing"
    assert run(["render", kind, "p.yaml", "--to", to, "-o", name, *more]) == 0
    return name


def edit(folder: Path, *pairs: tuple[str, str]) -> None:
    text = (folder / "p.yaml").read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    (folder / "p.yaml").write_text(text, encoding="utf-8")


def office(items: dict[str, str], doctype: str = "") -> bytes:
    """A Word file with these custom properties and nothing else."""
    listed = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{n}" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property>'
        for n, (name, value) in enumerate(items.items(), 2)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("docProps/custom.xml", CUSTOM.format(doctype=doctype, all=listed))
    return out.getvalue()


class TestTheSame:
    @pytest.mark.parametrize("to", ["pdf", "html", "docx", "xlsx"])
    @pytest.mark.parametrize("audience", ["public", "partner", "internal"])
    def test_what_has_just_been_made(self, folder, said, to, audience):
        code, words = said("verify", made("--audience", audience, to=to), "p.yaml")
        assert (code, words.splitlines()[-1]) == (0, f"made.{to} still matches p.yaml.")

    def test_a_comment_and_the_order_of_fields_change_nothing(self, folder, said):
        name = made("--attach", "--audience", "internal")
        text = (folder / "p.yaml").read_text(encoding="utf-8").removesuffix(MORE)
        (folder / "p.yaml").write_text(f"# moved\n{MORE}{text}", encoding="utf-8")
        assert said("verify", name, "p.yaml")[0] == 0

    def test_what_its_readers_do_not_see_may_change(self, folder, said):
        public, partner = made(to="html"), made("--audience", "partner", "--attach")
        edit(folder, ("Still being talked about.", "Agreed by the board."))
        assert said("verify", public, "p.yaml")[0] == 0
        code, words = said("verify", partner, "p.yaml")
        assert code == 1
        assert '/budget/note: "Still being talked about." then, "Agreed by the board." now' in words

    def test_another_planner_does_not_count(self, folder, said):
        page = (folder / made(to="html")).read_text(encoding="utf-8")
        old = page.replace(
            f'name="planner-planner" content="{__version__}"', 'name="planner-planner" content="0.0.1"'
        )
        assert old != page
        (folder / "old.html").write_text(old, encoding="utf-8")
        code, words = said("verify", "old.html", "p.yaml")
        assert code == 0
        assert f"another planner, which does not count: 0.0.1 then, {__version__} now" in words


class TestWhatItDoesNotRestOn:
    def made(self, *more: str) -> None:
        flags = ["risk-register", "p.yaml", "--to", "html", "-o", "risks.html", *more]
        assert run(["render", *flags]) == 0

    def test_may_change_and_is_named(self, folder, said):
        self.made()
        edit(folder, ("scope: regional", "scope: national"))
        code, words = said("verify", "risks.html", "p.yaml")
        assert code == 0
        assert "which were not compared: budget.lines, budget.note, changes, coordination, " in words

    def test_what_it_does_rest_on_may_not(self, folder, said):
        self.made()
        edit(
            folder,
            (
                "budget:\n",
                "risks:\n  - {id: r, statement: Storms., kind: contextual, likelihood: 1, impact: 1}\nbudget:\n",
            ),
        )
        assert said("verify", "risks.html", "p.yaml")[0] == 1

    def test_a_draft_and_a_template_of_the_users_rest_on_everything(self, folder, said):
        (folder / "own").mkdir()
        for more in (("--draft",), ("--templates", "own")):
            self.made(*more)
            assert said("verify", "risks.html", "p.yaml")[1].endswith("risks.html still matches p.yaml.\n")

    def test_names_of_no_field_are_printed_as_text_and_take_nothing_away(self, folder, said):
        self.made()
        page = (folder / "risks.html").read_text(encoding="utf-8")
        start = 'name="planner-without" content="'
        assert start in page
        (folder / "odd.html").write_text(
            page.replace(start, f"{start}[red]; \x1b[31m; ..; "), encoding="utf-8"
        )
        code, words = said("verify", "odd.html", "p.yaml")
        assert code == 0
        assert "\x1b" not in words
        assert "[red], " in words


class TestDifferent:
    def test_field_by_field_with_places(self, folder, said):
        name = made("--attach")
        edit(folder, ('version: "1"', 'version: "2"'), ("scope: regional", "scope: national"))
        text = (folder / "p.yaml").read_text(encoding="utf-8")
        line = next(n for n, one in enumerate(text.splitlines(), 1) if "scope: national" in one)
        code, words = said("verify", name, "p.yaml")
        assert code == 1
        assert "The version of the programme has changed: 1 then, 2 now." in words
        assert re.search(rf'p\.yaml:{line}:\d+ /coordination/0/scope: "regional" then, "national" now', words)

    def test_places_count_what_the_readers_do_not_see(self, folder, said):
        found = (folder / "p.yaml").read_text(encoding="utf-8")
        first = re.search(r"^risks:\n(?P<indent> *)- ", found, re.MULTILINE)
        hidden = "- {id: hidden, statement: Kept., kind: contextual, likelihood: 1, impact: 1}"
        risks = (
            f"{hidden}\n  - {{id: shown, statement: A storm., kind: contextual, likelihood: 1, impact: 1}}\n"
        )
        assert first is None
        secret = "  - {at: /risks/hidden, level: internal}\n"
        (folder / "p.yaml").write_text(f"{found}{secret}risks:\n  {risks}", encoding="utf-8")
        name = made("--attach")
        edit(folder, ("A storm.", "A flood."))
        code, words = said("verify", name, "p.yaml")
        assert code == 1
        assert '/risks/1/statement: "A storm." then, "A flood." now' in words
        assert "Kept" not in words

    def test_without_the_programme_inside_what_has_changed(self, folder, said):
        name = made(to="html")
        edit(folder, ("scope: regional", "scope: national"))
        code, words = said("verify", name, "p.yaml")
        assert code == 1
        assert "What its readers may see of the programme has changed." in words
        assert "--attach" in words

    def test_another_programme(self, folder, said):
        name = made("--attach")
        edit(folder, ("id: ", "id: other-"))
        code, words = said("verify", name, "p.yaml")
        assert code == 1
        assert (
            len(words.splitlines()) == 2 + 1
        )  # the line that says what was written, and the two of the verdict
        assert "It is about another programme" in words

    def test_another_profile_and_other_figures(self, folder, said):
        name = made("--profile", "dac", to="html")
        words = said("verify", name, "p.yaml")[1]
        assert "held against another profile: dac, version" in words
        assert said("verify", name, "p.yaml", "--profile", "dac")[0] == 0
        words = said("verify", name, "p.yaml", "--profile", "dac", "--peers", "income")[1]
        assert "The country figures have changed" in words

    def test_a_programme_inside_that_is_not_the_one_it_was_made_from(self, folder, said):
        made("--attach")
        with pikepdf.open(folder / "made.pdf") as pdf:
            inside = pdf.attachments["programme.yaml"].get_file().read_bytes()
            pdf.attachments["programme.yaml"] = pikepdf.AttachedFileSpec(
                pdf, inside.replace(b"regional", b"national")
            )
            pdf.save(folder / "changed.pdf")
        code, words = said("verify", "changed.pdf", "p.yaml")
        assert code == 1
        assert "one of the two was changed since" in words

    def test_as_data(self, folder, said):
        name = made("--attach")
        edit(folder, ("scope: regional", "scope: national"))
        said()
        code, words = said("verify", name, "p.yaml", "--format", "json")
        found = json.loads(words)
        assert code == 1
        assert not found["same"]
        assert found["document"]["planner-version"] == "1"
        assert [d["what"] for d in found["differences"]] == ["content"]
        assert [(c["at"], c["was"], c["now"]) for c in found["changes"]] == [
            ("/coordination/0/scope", "regional", "national")
        ]


class TestNobodyCanTell:
    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"# Markdown\n",
            b"%PDF-1.7\nnot one",
            b"PK\x03\x04 broken",
            b"<!DOCTYPE html><html><head><meta name='planner-about' content='x'></head>",
            b"<!DOCTYPE html><meta name=planner-document content=a><meta name=planner-about content=b>",
            b"\x00" * 1000,
            b"<html" + b"<meta " * 100_000,
        ],
    )
    def test_what_is_no_document_of_planner(self, folder, said, content):
        (folder / "x.pdf").write_bytes(content)
        code, words = said("verify", "x.pdf", "p.yaml")
        assert code == 2
        assert words.startswith("planner: ")

    def test_what_is_missing_or_wrong(self, folder, said):
        name = made(to="html")
        for words in (["no.pdf", "p.yaml"], [name, "no.yaml"], [name, "."], [name, "-"], [".", "p.yaml"]):
            assert said("verify", *words)[0] == 2
        (folder / "bad.yaml").write_text("planner: 1\n")
        code, words = said("verify", name, "bad.yaml")
        assert code == 2
        assert "planner check bad.yaml" in words

    def test_a_country_brief(self, folder, said):
        assert run(["render", "country-brief", "GHA", "--to", "html", "-o", "brief.html"]) == 0
        code, words = said("verify", "brief.html", "p.yaml")
        assert code == 2
        assert "made from figures alone" in words

    def test_a_locked_pdf(self, folder):
        made()
        with pikepdf.open(folder / "made.pdf") as pdf:
            pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
        with pytest.raises(RenderError, match="password"):
            stated((folder / "locked.pdf").read_bytes())


ITEMS = {
    "planner-document": "proposal",
    "planner-about": "x",
    "planner-content": "0",
    "planner-audience": "public",
}


class TestHarm:
    def test_an_office_file_with_entities(self):
        bombs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(20))
        bomb = office({**ITEMS, "planner-version": "&a19;"}, f"<!DOCTYPE p [{bombs}]>")
        outside = office(
            {**ITEMS, "planner-version": "&f;"}, '<!DOCTYPE p [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
        )
        for content in (bomb, outside):
            with pytest.raises(RenderError, match="cannot be read"):
                stated(content)
        assert stated(office(ITEMS)).provenance.about == "x"

    def test_an_office_file_that_grows(self):
        with pytest.raises(RenderError, match="cannot be read"):
            stated(office({**ITEMS, "planner-version": "a" * 50_000_000}))

    def test_a_pdf_that_grows(self):
        pdf = pikepdf.new()
        for name, value in ITEMS.items():
            pdf.docinfo[f"/{name}"] = value
        pdf.attachments["programme.yaml"] = pikepdf.AttachedFileSpec(pdf, b"a" * 60_000_000)
        out = io.BytesIO()
        pdf.save(out)
        with pytest.raises(RenderError, match="no PDF that can be read"):
            stated(out.getvalue())

    def test_long_values_are_cut(self):
        page = "<!DOCTYPE html>" + "".join(
            f'<meta name="{k}" content="{v}{"a" * 9_000}">' for k, v in ITEMS.items()
        )
        assert len(stated(page.encode()).provenance.about) == LONGEST

    def test_a_page_says_nothing_below_its_head(self):
        page = "<!DOCTYPE html><head></head><body>" + "".join(
            f"<meta name={k} content={v}>" for k, v in ITEMS.items()
        )
        with pytest.raises(RenderError, match="does not say"):
            stated(page.encode())

    def test_words_that_a_terminal_obeys(self, folder, said):
        page = (folder / made(to="html")).read_text(encoding="utf-8")
        evil = re.sub('(name="planner-profile" content=")[^"]*', "\\g<1>\x1b[31m\n::error::x", page)
        (folder / "evil.html").write_text(evil, encoding="utf-8")
        code, words = said("verify", "evil.html", "p.yaml")
        assert code == 1
        assert "\x1b" not in words
        assert "\n::error" not in words

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), min_size=1, max_size=6))
    def test_broken_files_are_refused_or_read(self, broken, cuts):
        for whole in broken:
            content = bytearray(whole)
            for place, put in cuts:
                at = int(place * len(content))
                content[at : at + len(put)] = put
            with contextlib.suppress(RenderError):
                assert isinstance(stated(bytes(content)).provenance, Provenance)


@pytest.fixture
def broken() -> list[bytes]:
    pdf = pikepdf.new()
    for name, value in ITEMS.items():
        pdf.docinfo[f"/{name}"] = value
    pdf.attachments["programme.yaml"] = pikepdf.AttachedFileSpec(pdf, b"planner: 1\n")
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return [out.getvalue(), office(ITEMS)]


class TestChanged:
    def test_entries_are_known_by_their_ids(self):
        then = [{"id": "a", "n": 1}, {"id": "b", "n": 2}]
        now = [{"id": "c", "n": 3}, {"id": "b", "n": 5}]
        found = {str(at): (was, is_) for at, was, is_ in changed(then, now)}
        assert found == {
            "/0": (NOTHING, {"id": "c", "n": 3}),
            "/1/n": (2, 5),
            "/a": ({"id": "a", "n": 1}, NOTHING),
        }

    def test_another_order_is_a_change(self):
        then, now = [{"id": "a"}, {"id": "b"}], [{"id": "b"}, {"id": "a"}]
        assert [(str(at), was, is_) for at, was, is_ in changed(then, now)] == [("", ["a", "b"], ["b", "a"])]

    def test_true_is_not_one(self):
        assert [str(at) for at, *_ in changed({"x": True}, {"x": 1})] == ["/x"]

    def test_a_text_that_is_translated_since_differs_in_what_was_added(self):
        then = {"title": "Voices", "summary": {"en": "Heard.", "fr": "Entendues."}, "region": "Gulf"}
        now = {"title": {"en": "Voices", "fr": "Voix"}, "summary": "Heard.", "region": {"en": "The Gulf"}}
        found = {str(at): (was, is_) for at, was, is_ in changed(then, now)}
        assert found == {
            "/title/fr": (NOTHING, "Voix"),
            "/summary/fr": ("Entendues.", NOTHING),
            "/region/en": ("Gulf", "The Gulf"),
        }
        assert list(changed("Voices", {"en": "Voices"})) == [(ROOT, "Voices", {"en": "Voices"})]

    values = st.recursive(
        st.integers(0, 3) | st.text("ab", max_size=2) | st.none(),
        lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(["id", "x"]), inside),
        max_leaves=8,
    )

    @given(then=values, now=values)
    def test_nothing_is_changed_where_all_is_the_same_and_only_there(self, then, now):
        assert list(changed(then, then)) == []
        assert bool(list(changed(then, now))) == (
            json.dumps(then, sort_keys=True) != json.dumps(now, sort_keys=True)
        )
