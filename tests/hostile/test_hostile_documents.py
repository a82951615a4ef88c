"""Documents of programmes in which every text is hostile, in every format, with translations, theme, form and figures."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pikepdf
import pytest
from markdown_it import MarkdownIt

from planner.render.kinds import KINDS

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GOOD = re.compile(r"#|mailto:[^\s]+$|https?://(?!evil)")
"""Where planner's own references may lead: the addresses of sources, which are no texts."""
FIELDS = re.compile(r"TOC |SEQ (Table|Figure) |PAGE$|NUMPAGES$")
FORMULA = re.compile(r"=(SUM|IF|SUMPRODUCT)\([\w:,$!\"' .<>=()*/+-]*\)$|=[A-Z]+\d+([*/+-][A-Z]+\d+)*$")
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\u2066-\u2069]")
KINDS_OF_A_PROGRAMME = [name for name, kind in KINDS.items() if kind.subject == "programme"]


class Page(HTMLParser):
    """What a browser would find."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(name, value or "") for name, value in attrs]


@pytest.fixture(scope="module", params=["en", "ar"])
def pack(request: pytest.FixtureRequest, room_of: Callable[[int], Any], hostile: Any) -> Iterator[Path]:
    """Every document of a programme; in Arabic one whose texts are hostile in two languages."""
    patch = pytest.MonkeyPatch()
    patch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    room = room_of(5 if request.param == "en" else 29)
    if request.param == "ar":
        data = hostile.programme(29, languages=True)
        hostile.write(room.folder / "p.yaml", data | {"id": "another"})
    formats = [word for to in ("html", "md", "docx", "xlsx") for word in ("--to", to)]
    flags = ("--draft", "--gaps", "g.csv", "--theme", "theme.yaml", "--lang", request.param, "--jobs", "1")
    assert room.planner("render", "--all", "p.yaml", "-o", "out", *flags, *formats) == 0
    assert (
        room.planner(
            "render", "form.yaml", "p.yaml", "-o", "out", *flags[:-2], "--to", "html", "--to", "docx"
        )
        == 0
    )
    assert (
        room.planner("render", "country-brief", "SEN", "-o", "out", *flags[1:3], "--to", "html", "--to", "md")
        == 0
    )
    for kind in ("proposal", "briefing"):
        assert (
            room.planner("render", kind, "p.yaml", "-o", "out", *flags[:-2], "--to", "pdf", "--attach") == 0
        )
    yield room.folder / "out"
    patch.undo()


def test_every_document_is_there_and_none_lies_elsewhere(pack: Path) -> None:
    made = {path.name for path in pack.iterdir()}
    for kind in KINDS_OF_A_PROGRAMME:
        assert any(re.match(rf"another-{kind}(-\w\w)?\.", name) for name in made), kind
    assert {path.name for path in pack.parent.iterdir() if path.is_dir()} == {"out"}
    assert not [
        name
        for name in made
        if not re.fullmatch(r"\.planner-pack\.json|[\w-]+\.(html|md|docx|xlsx|pdf)", name)
    ]


def test_pages_run_and_load_nothing(pack: Path, hostile: Any) -> None:
    pages = sorted(pack.glob("*.html"))
    assert pages
    for path in pages:
        text = path.read_bytes().decode("utf-8")
        page = Page(text)
        assert page.tags["h1"] == page.tags["main"] == page.tags["style"] == 1, path.name
        assert not {
            "script",
            "iframe",
            "object",
            "link",
            "form",
            "base",
            "embed",
            "image",
            "foreignobject",
        } & set(page.tags)
        for name, value in page.attributes:
            assert not name.startswith("on"), path.name
            assert name != "style"
            assert name not in {"href", "xlink:href"} or GOOD.match(value), value
            assert name != "src" or value.startswith("data:image/"), value
        harmless(text, hostile)


def test_markdown_is_text(pack: Path, hostile: Any) -> None:
    reader = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    for path in sorted(pack.glob("*.md")):
        text = path.read_bytes().decode("utf-8")
        found = [inner for token in reader.parse(text) for inner in (token, *(token.children or ()))]
        assert {t.content for t in found if t.type.startswith("html")} <= {"<br>"}, path.name
        assert not [t for t in found if t.type in {"image", "fence", "code_block", "s_open"}], path.name
        assert all(GOOD.match(str(t.attrs["href"])) for t in found if t.type == "link_open")
        assert sum(t.tag == "h1" and t.type == "heading_open" for t in found) == 1
        harmless(text, hostile)


def test_word_files_have_planners_fields_and_links_alone(pack: Path, hostile: Any) -> None:
    for path in sorted(pack.glob("*.docx")):
        with zipfile.ZipFile(path) as archive:
            parts = {
                name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))
            }
        for name, part in parts.items():
            root = ET.fromstring(part)
            for code in root.iter(f"{WORD}instrText"):
                assert FIELDS.match((code.text or "").strip()), code.text
            assert not list(root.iter(f"{WORD}altChunk"))
            if name.endswith(".rels"):
                outside = [e for e in root if e.get("TargetMode") == "External"]
                assert all(GOOD.match(e.get("Target") or "") for e in outside), path.name
                assert {(e.get("Type") or "").rpartition("/")[2] for e in outside} <= {"hyperlink"}
            harmless("".join(root.itertext()), hostile)


def test_workbooks_have_planners_formulas_alone(pack: Path, hostile: Any) -> None:
    books = sorted(pack.glob("*.xlsx"))
    assert len(books) >= 4
    for path in books:
        for sheet in openpyxl.load_workbook(path):
            for cell in (cell for row in sheet.iter_rows() for cell in row):
                if cell.data_type == "f":
                    assert FORMULA.match(str(cell.value)), cell.value
                elif isinstance(cell.value, str):
                    harmless(cell.value, hostile)
                    assert not cell.value.startswith(("=", "+", "-", "@", "\t", "\uff1d")) or cell.quotePrefix
                assert (
                    cell.hyperlink is None
                    or cell.hyperlink.target is None
                    or GOOD.match(cell.hyperlink.target)
                )
        with zipfile.ZipFile(path) as parts:
            assert not [
                n for n in parts.namelist() if re.search("vba|external|embed|activeX|connection|query", n)
            ]


def test_pdfs_act_on_nothing_and_stay_tagged(pack: Path) -> None:
    papers = sorted(pack.glob("*.pdf"))
    assert len(papers) == 2
    for path in papers:
        with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
            assert not {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys())
            assert "/JavaScript" not in pdf.Root.get("/Names", {})
            assert pdf.Root.MarkInfo.Marked
            assert pdf.Root.StructTreeRoot.K is not None
            assert str(pdf.Root.Lang)
            with pdf.open_metadata() as told:
                assert told["pdfuaid:part"] == "1"
                assert told["dc:title"]
            for page in pdf.pages:
                for note in page.get("/Annots", []):
                    action = note.get("/A")
                    assert action is None or action.S in {"/URI", "/GoTo"}
                    assert action is None or action.S != "/URI" or GOOD.match(str(action.URI)), str(
                        action.URI
                    )


def harmless(text: str, hostile: Any) -> None:
    assert hostile.computed not in text.replace("\u00a0", "")
    assert "root:x:0" not in text
    found = OBEYED.search(text)
    assert found is None, repr(text[max(0, found.start() - 30) : found.end() + 10])
