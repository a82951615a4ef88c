"""Every writer of documents, with any texts in every field: the file is whole, and what was text is text."""

import copy
import io
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
import pikepdf
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from planner.cli.main import run
from planner.read.characters import FORBIDDEN
from planner.read.yaml import read
from planner.render.formats import ALL_FORMATS

SMALLEST = Path(__file__).parents[2] / "planner" / "engine" / "smallest.yaml"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\u2066-\u2069]")
PIECES = st.sampled_from(
    (
        "<script>",
        "</w:t>",
        "]]>",
        "&amp;",
        "{{ 7*191 }}",
        "=1+1",
        "#panic()",
        "`",
        "|",
        "[x](y)",
        "\n",
        "\\",
        '"',
        "--",
        "مر",
        "中",
        "e\u0301",
    )
)
TEXTS = st.lists(PIECES | st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).map(
    lambda pieces: FORBIDDEN.sub("", "".join(pieces)).strip() or "x"
)
EXAMPLES = max(3, settings.default.max_examples // 25) if settings.default else 3


def _page(content: bytes) -> None:
    tags: list[str] = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, _: tags.append(tag)  # type: ignore[method-assign]
    reader.feed(content.decode())
    assert not {"script", "iframe", "object", "img"} & set(tags)
    assert tags.count("main") == 1


def _markdown(content: bytes) -> None:
    assert not OBEYED.search(content.decode())


def _parts(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ET.fromstring(archive.read(name))


def _book(content: bytes) -> None:
    _parts(content)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert not any(
        cell.value == "=1+1"
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    )


def _pdf(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) > 0
        assert "/JavaScript" not in pdf.Root.get("/Names", {})


WHOLE: dict[str, Callable[[bytes], None]] = {
    "html": _page,
    "md": _markdown,
    "docx": _parts,
    "xlsx": _book,
    "pdf": _pdf,
}


def test_every_format_is_tried() -> None:
    assert WHOLE.keys() == ALL_FORMATS.keys()


@pytest.mark.parametrize("to", WHOLE)
@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(texts=st.lists(TEXTS, min_size=1, max_size=20))
def test_any_text_makes_a_whole_file(to: str, texts: list[str], hostile: Any, tmp_path: Path) -> None:
    document, _ = read("p.yaml", SMALLEST.read_bytes())
    assert document is not None
    programme: Any = copy.deepcopy(document.data)
    for number, (at, _) in enumerate(list(hostile.documents.texts(programme))):
        hostile.documents.put(programme, at, texts[number % len(texts)])
    hostile.write(tmp_path / "p.yaml", programme)
    kind = "workbook" if to == "xlsx" else "proposal"
    target = tmp_path / f"d.{to}"
    target.unlink(missing_ok=True)
    code = run(["render", kind, str(tmp_path / "p.yaml"), "--to", to, "--draft", "-o", str(target)])
    assert code == 0
    WHOLE[to](target.read_bytes())
