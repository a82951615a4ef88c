"""What an importer is: it turns a file in a publisher's layout into lines with planner's own column names.

An importer judges nothing but its own layout. Whether a country, an indicator, a year or a value can be is asked
in one place, ``intake``, for every layout alike.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import PurePath
from typing import Protocol

from planner.diagnostic import Diagnostic
from planner.frozen import Frozen
from planner.gapdata.intake.rows import Cell, decode
from planner.model.figures import Access
from planner.position import Span

COLUMNS = (
    "iso3",
    "framework",
    "version",
    "indicator",
    "aspect",
    "as_of",
    "value",
    "unit",
    "source",
    "url",
    "licence",
    "confidentiality",
    "title",
    "area",
    "higher_is_better",
)
"""The columns of planner's own layout, in which every figure can be written down whole."""

OTHER_COLUMNS = ("country", "source_id")
"""What a line may give instead: a country by its name or a code of two letters, an entry of a list of sources."""

_BEGINNING = 65_536


class Content:
    """A file that is to be imported."""

    def __init__(self, path: str, data: bytes, sources: "Content | None" = None) -> None:
        self.path = path
        """How findings name it."""
        self.data = data
        self.sources = sources
        """The list of sources (``sources.csv``) that lies beside it; None if there is none."""

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return PurePath(self.path).stem

    @cached_property
    def text(self) -> str:
        """The text of a UTF-8 file; raises TextError, which carries the finding, if it is none."""
        return decode(self.path, self.data)

    @cached_property
    def beginning(self) -> str:
        """Its first 64 KB as text, whatever they hold: enough to recognise a layout by; never fails."""
        return self.data[:_BEGINNING].decode("utf-8-sig", errors="replace")


class Asked(Frozen):
    """What a file does not say itself, and its user does. Empty where nothing was said."""

    as_of: str = ""
    version: str = ""
    indicator: str = ""
    source: str = ""
    licence: str = ""
    url: str = ""
    access: Access | None = None
    without_aggregates: bool = False
    """Whether lines about groups of countries are left out instead of refused."""


class Line(Frozen):
    """One figure as a file gives it: nothing checked yet."""

    span: Span
    """Where it stands; in a workbook line and column are the row and the column of the sheet."""
    cells: Mapping[str, Cell]
    """By planner's names of columns (COLUMNS); what the file does not give is left out.

    ``iso3`` holds a code of three letters and nothing else. Where the file has names or codes of two letters
    they are called ``country``; where it has both, both are given and must agree. ``source_id`` names an entry
    of the list of sources. An empty ``value`` is a figure that the publisher does not have: it is passed over.
    """


class LeftOut(Frozen):
    """Something in a file that was seen and not taken, which its user must be told."""

    kind: str
    """``column``: holds nothing that planner knows. ``group``: a group of countries, left out as asked.
    ``part``: other parts of the same file, such as a breakdown by sex."""
    name: str
    """The column, the group or the part as the file calls it."""
    figures: int = 0
    """How many figures it would have been; 0 where nobody can say."""


class Layout(Protocol):
    """What the module of a layout offers."""

    TITLE: str
    """What a person calls it: ``World Bank, CSV download``."""

    def recognises(self, content: Content) -> bool:
        """Whether the file is in this layout; looks at its beginning only, never raises."""

    def lines(self, content: Content, asked: Asked) -> Iterator[Line | LeftOut | Diagnostic]:
        """The figures of the file, what is not taken of it, and what is wrong with it.

        Raises TextError if it cannot be read as text at all, and nothing else for a bad file.
        """
