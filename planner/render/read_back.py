"""What a finished document says of its own origin, read back from the properties of its file.

The file may come from anybody. Of a PDF the document information and one attachment are read, of a page its head, of
a Word file or workbook one small part; all of it bounded, nothing run, nothing fetched, no entity resolved.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from html.parser import HTMLParser
from xml.parsers import expat

from planner.errors import RenderError
from planner.frozen import Frozen
from planner.render import pdf_file
from planner.render.provenance import LONGEST, PREFIX, Provenance

MOST = 100_000_000
"""Bytes of a document; a full proposal has one."""
_HEAD = 400_000
"""Bytes of a page in which its properties stand."""
_PART = "docProps/custom.xml"
"""Where Word files and workbooks keep properties of their makers."""
_MOST_PART = 200_000


class Stated(Frozen):
    """What a document says of itself."""

    provenance: Provenance
    programme: bytes | None
    """The programme as YAML, if the document carries it; nobody has looked at it yet."""


def stated(content: bytes) -> Stated:
    """What the document ``content`` says of its origin. Raises RenderError where it says nothing that can be used."""
    if len(content) > MOST:
        raise RenderError(f"The document is larger than {MOST // 1_000_000} MB.", "Is it the right file?")
    properties, programme = _properties(content)
    found = Provenance.of_items(properties)
    if found is None:
        raise RenderError(
            "The document does not say which programme it was made from.",
            "It was not made by planner, by an older one, or its properties were taken out.",
        )
    return Stated(found, programme)


def _properties(content: bytes) -> tuple[Mapping[str, str], bytes | None]:
    """The properties by name, and the programme inside; the content shows what kind of file it is."""
    if b"%PDF-" in content[:1024]:
        return pdf_file.stated(content, LONGEST)
    if content.startswith(b"PK"):
        return _of_office(content), None
    if re.search(rb"<!doctype html|<html", content[:1024], re.IGNORECASE):
        return _of_page(content), None
    raise RenderError(
        "The document is no PDF, web page, Word file or workbook.",
        "Markdown carries no properties: compare another format of the same document.",
    )


class _Head(HTMLParser):
    """Collects the meta elements of planner's; of two with one name the first counts."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name, value = (dict(attrs).get(key) or "" for key in ("name", "content"))
        if tag == "meta" and name.startswith(PREFIX):
            self.found.setdefault(name, value[:LONGEST])

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """``<![`` begins nothing that a page has; at a word it does not know the standard library would fail."""
        return self.parse_bogus_comment(i, report=bool(report))


def _of_page(content: bytes) -> dict[str, str]:
    head = _Head()
    head.feed(re.split(rb"<body|<style", content[:_HEAD], maxsplit=1)[0].decode("utf-8", "replace"))
    return head.found


def _of_office(content: bytes) -> dict[str, str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if _PART not in archive.namelist():
                return {}
            text = _part(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError, ValueError):
        text = b""
    if not text or len(text) > _MOST_PART:
        raise RenderError("The Word file or workbook cannot be read.", "It may be damaged: ask for it again.")
    return _custom(text)


def _part(archive: zipfile.ZipFile) -> bytes:
    """The properties, or of too large ones a little more than is allowed; nothing of a packing that Office has not."""
    if archive.getinfo(_PART).compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        return b""
    with archive.open(_PART) as part:
        return part.read(_MOST_PART + 1)


def _custom(text: bytes) -> dict[str, str]:
    """Name and value of the custom properties of an Office file."""
    found: dict[str, str] = {}
    name = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal name
        if tag.rpartition(" ")[2] == "property":
            name = attributes.get("name", "")

    def words(data: str) -> None:
        if name.startswith(PREFIX):
            found[name] = (found.get(name, "") + data)[:LONGEST]

    def refuse(*_: object) -> None:
        raise ValueError("a document type can hold entities")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.CharacterDataHandler = start, words
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(text, True)
    except (expat.ExpatError, ValueError):
        raise RenderError(
            "The properties of the file cannot be read.", "It may be damaged: ask for it again."
        ) from None
    return {key: value.strip() for key, value in found.items()}
