"""What an importer is: it turns a file in a publisher's layout into lines with planner's own column names.

An importer judges nothing but its own layout. Whether a country, an indicator, a year or a value can be is asked
in one place, ``intake``, for every layout alike.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Protocol

from planner.diagnostic import Diagnostic
from planner.gapdata.rows import Cell, decode
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


class Content:
    """A file that is to be imported."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        """How findings name it."""
        self.data = data

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return PurePath(self.path).stem

    @cached_property
    def text(self) -> str:
        """The text of a UTF-8 file; raises TextError, which carries the finding, if it is none."""
        return decode(self.path, self.data)


@dataclass(frozen=True, slots=True)
class Asked:
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


@dataclass(frozen=True, slots=True)
class Line:
    """One figure as a file gives it: nothing checked yet."""

    span: Span
    """Where it stands; in a workbook line and column are the row and the column of the sheet."""
    cells: Mapping[str, Cell]
    """By planner's names of columns (COLUMNS); what the file does not give is left out.

    ``iso3`` may hold a name or a code of two letters where the layout gives no other: then it is called
    ``country``. An empty ``value`` is a figure that the publisher does not have: it is passed over.
    """


class Layout(Protocol):
    """What the module of a layout offers."""

    TITLE: str
    """What a person calls it: ``World Bank, CSV download``."""

    def recognises(self, content: Content) -> bool:
        """Whether the file is in this layout; looks at its beginning only, never raises."""

    def lines(self, content: Content, asked: Asked) -> Iterator[Line | Diagnostic]:
        """The figures of the file, or what is wrong with it; never raises for a bad file."""
