"""The formats that a document can be written in: one row, one file."""

import datetime as dt
import importlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from planner.engine.form import Layout
from planner.errors import RenderError
from planner.frozen import Frozen, field, replace
from planner.render.provenance import Provenance
from planner.render.theme import DEFAULT, Paper, Theme
from planner.render.tree import Tree

if TYPE_CHECKING:
    from planner.render.context import DocumentContext


class Options(Frozen):
    """What the caller decides about a document."""

    created: dt.datetime
    """The moment that the document carries, with its time zone: from SOURCE_DATE_EPOCH or the data, never the clock."""
    fonts: tuple[Path, ...] = ()
    """Folders with fonts of the user's, for scripts that planner's own fonts lack."""
    system_fonts: bool = False
    """Whether fonts of this machine may help; the same document then differs from machine to machine."""
    theme: Theme = DEFAULT
    """Colours, logo, fonts and cover of the house."""
    templates: Path | None = None
    """The user's own templates, which stand in for planner's."""
    paper: Paper = "a4"
    layout: Layout = field(default_factory=Layout)
    """The type and margins that a donor's form asks for; where it asks for nothing, planner's own."""
    flows: bool = False
    """Whether a table may break between any two rows of it, where pages are counted and must not stay half empty."""
    provenance: Provenance | None = None
    """What the file's own properties say of its origin."""
    attachment: bytes | None = None
    """The programme as YAML, which a PDF then carries inside it; other formats leave it out."""

    def upright(self) -> "Options":
        """The same for a document whose pages are counted: its title stands above the text."""
        return replace(self, theme=replace(self.theme, cover="plain"))


def options_of(
    day: dt.date, fonts: Iterable[str], theme: Theme | None = None, templates: Path | None = None
) -> Options:
    """What a call decides about the documents of ``day``: fonts of the settings and of the theme, and the rest of it."""
    look = theme or DEFAULT
    return Options(
        created=dt.datetime.combine(day, dt.time(), dt.UTC),
        fonts=(*map(Path, fonts), *look.fonts.folders),
        theme=look,
        templates=templates,
        paper=look.paper,
    )


class Written(Frozen):
    """A finished document."""

    content: bytes
    warnings: tuple[str, ...] = ()
    """What a reader of the document should know was changed, in whole sentences; sorted by where it was noticed."""
    pages: int = 0
    """How many pages it has; 0 for a format without pages."""
    typeface: str = ""
    """What the text is set in, where pages are counted."""
    starts: tuple[float, ...] = ()
    """Where each heading begins, in the order of the tree, and last where the text ends: in pages from the start,
    so that 1.5 is the middle of the second page. Empty for a format without pages."""
    fingerprints: tuple[str, ...] = ()
    """Of what the template rendered, try by try; with the options they decide over the bytes. None for sheets."""


class Writer(Protocol):
    """What the module of a format offers."""

    def write(self, tree: Tree, options: Options) -> Written:
        """The document in this format. Raises RenderError."""


class Format(Frozen):
    """One row of the table."""

    module: str
    suffix: str
    """Of a file's name, with the point."""
    media_type: str


FORMATS = {
    "pdf": Format("planner.render.to_pdf", ".pdf", "application/pdf"),
    "html": Format("planner.render.to_html", ".html", "text/html; charset=utf-8"),
    "md": Format("planner.render.to_markdown", ".md", "text/markdown; charset=utf-8"),
    "docx": Format(
        "planner.render.to_docx",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}

BOOKS = {
    "xlsx": Format(
        "planner.render.sheets.workbook",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
"""Formats of documents that are made of sheets and not of a tree."""
ALL_FORMATS = {**FORMATS, **BOOKS}
"""Every format that ``--to`` takes."""


class BookWriter(Protocol):
    """What the module of a format in BOOKS offers."""

    def write(self, doc: "DocumentContext", names: Sequence[str], options: Options) -> Written:
        """A workbook of the sheets ``names``."""


def write_book(doc: "DocumentContext", names: Sequence[str], to: str, options: Options) -> Written:
    """The sheets ``names`` of a programme in the format ``to``, a key of BOOKS."""
    writer = cast("BookWriter", importlib.import_module(BOOKS[to].module))
    return writer.write(doc, names, options)


def write(tree: Tree, to: str, options: Options) -> Written:
    """``tree`` in the format ``to``, a key of FORMATS. Raises RenderError."""
    if to not in FORMATS:
        raise RenderError(f"There is no document format {to!r}.", "Choose one of " + ", ".join(FORMATS) + ".")
    writer = cast("Writer", importlib.import_module(FORMATS[to].module))
    done = writer.write(tree, options)
    return replace(
        done,
        warnings=tuple(dict.fromkeys((*tree.warnings, *done.warnings))),
        fingerprints=(tree.fingerprint,),
    )
