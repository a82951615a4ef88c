"""What a single cell of a file of figures may say: each function gives the value, or the finding that says why not."""

import difflib
import math
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from planner.gapdata.intake.rows import Cell
from planner.late import late
from planner.model.country import Country, countries, country, is_group, named, nearest
from planner.model.figures import Access, Area, Indicator

EARLIEST, LATEST = 1950, 2050
"""Years outside are typing errors: no figure here is older, and nobody measures the far future."""

_CODES = """
AFE AFW ARB CEB CHI CSS EAP EAR EAS ECA ECS EMU EUU FCS HIC HPC IBD IBT IDA IDB IDX INX LAC LCN LDC LIC LMC LMY LTE
MEA MIC MNA NAC OED OSS PRE PSS PST SAS SSA SSF SST TEA TEC TLA TMN TSA TSS UMC WLD
"""
AGGREGATES = frozenset(_CODES.split())
"""The World Bank's codes for groups of countries; none of them is a country's."""

_NUMBER = late(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_MOST_DIGITS = 40
"""Of a number as programs write it, there are never more than some 25."""
_SLUG = late(r"[a-z0-9]+(-[a-z0-9]+)*")
_TIME = late(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_ADDRESS = late(r"https?://[^\s/?#]+\S*")
_ABSENT = frozenset({"", ".", "..", "-", "n/a", "na", "nan", "null", "none"})


class CellError(Exception):
    """What is wrong with a cell: the stage that says so, the message and how to mend it.

    ``column`` names the cell, where it is not the one that was asked for. ``kind`` is what is said of other
    cells too, where their messages differ: many of one kind are one finding. The message stands for it if empty.
    """

    def __init__(self, stage: str, message: str, fix: str = "", *, column: str = "", kind: str = "") -> None:
        super().__init__(message)
        self.stage = stage
        self.message = message
        self.fix = fix
        self.column = column
        self.kind = kind or message


class GroupError(CellError):
    """The cell names a group of countries, which its reader may have asked to leave out."""

    def __init__(self, name: str) -> None:
        message = f"{name[:60]} stands for a group of countries, not for a country."
        fix = "Leave these lines out, or add the file with planner gaps add --without-aggregates."
        super().__init__("country", message, fix, kind="a group of countries")
        self.name = name


class When(NamedTuple):
    """The time of a figure."""

    year: int
    as_of: str
    """``2023-06`` or ``2023-06-14``; empty if only the year is known."""


@lru_cache(maxsize=256)  # a wrong column repeats its error on every line
def did_you_mean(text: str, known: tuple[str, ...]) -> str:
    """A question that offers the nearest of ``known``; empty if none is near."""
    near = difflib.get_close_matches(text[:60].strip().lower(), known, n=1, cutoff=0.6)
    return f"Did you mean {near[0]}?" if near else ""


def read_country(code: Cell, name: Cell) -> Country:
    """The country of an alpha-3 code, or of a name where there is no code; raises CellError.

    Where both are given they must not contradict each other.
    """
    if not code.text and name.text:
        return _named(name)
    found = countries().get(code.text)
    if found is None:
        raise _no_country(code, name)
    other = named(name.text) if name.text else None
    if other is not None and other is not found:
        message = f"{code.text} is the code of {found.name}, but the name beside it is {name.text[:60]}."
        raise CellError("country", message, "Mend the one that is wrong.", kind="code and name disagree")
    return found


def _no_country(code: Cell, name: Cell) -> CellError:
    """Why the code is none."""
    text = code.text
    if text in AGGREGATES or text.startswith("OWID_") or is_group(text):
        return GroupError(name.text or text)
    if not text:
        return CellError("country", "The country code is missing.")
    if (by_alpha2 := country(text)) is not None:
        fix = f"Write {by_alpha2.iso3} for {by_alpha2.name}."
        return CellError("country", f"{text} is a code of two letters; this column takes three.", fix)
    return CellError("country", f"There is no country with the code {text[:60]}.", _offers(text))


def _named(cell: Cell) -> Country:
    """The country that a cell names by code or name; raises CellError."""
    cell_text = cell.text
    if cell_text in AGGREGATES or cell_text.startswith("OWID_"):
        raise GroupError(cell_text)
    found = named(cell_text)
    if found is not None:
        return found
    if is_group(cell_text):
        raise GroupError(cell_text)
    message = f"planner knows no country called {cell_text[:60]}."
    raise CellError(
        "country", message, _offers(cell_text) or "Write its code, such as GHA.", column="country"
    )


def _offers(text: str) -> str:
    offers = " or ".join(str(countries()[c]) for c in nearest(text))
    return f"Did you mean {offers}?" if offers else ""


def read_slug(cell: Cell) -> str:
    """The id of an indicator, known or not; raises CellError."""
    if not cell.text:
        raise CellError("indicator", "The indicator is missing.")
    if len(cell.text) > 60 or not _SLUG.fullmatch(cell.text):
        message = f"{cell.text[:60]} cannot be the name of an indicator."
        raise CellError("indicator", message, "Use small letters, digits and hyphens, as in secure-servers.")
    return cell.text


def is_time(cell: Cell) -> bool:
    """Whether the cell holds a time in which a figure can be."""
    try:
        read_time(cell)
    except CellError:
        return False
    return True


def read_time(cell: Cell) -> When:
    """The year, month or day; raises CellError."""
    return _time(cell.text)


@lru_cache(maxsize=1024)  # few times in many lines
def _time(text: str) -> When:
    if not text:
        raise CellError("year", "The year is missing.")
    found = _TIME.fullmatch(text)
    if found is None:
        kind = "no year"
        raise CellError(
            "year", f"{text[:60]} is not a year.", "Write 2024, 2024-06 or 2024-06-14.", kind=kind
        )
    year, month, day = (int(part) if part else 1 for part in found.groups())
    if not EARLIEST <= year <= LATEST:
        message = f"The year {year:04} lies outside {EARLIEST} to {LATEST}."
        raise CellError("year", message, kind="year outside")
    try:
        date(year, month, day)
    except ValueError:
        raise CellError("year", f"There is no date {text}.", kind="no date") from None
    return When(year, text if len(text) > len("2024") else "")


def read_value(cell: Cell) -> float:
    """The number, always finite; raises CellError."""
    if cell.text.lower() in _ABSENT:
        message = "There is no value here."
        fix = "Leave the cell empty or the whole line out: what is not recorded stays missing."
        raise CellError("value", message, fix)
    if not _NUMBER.fullmatch(cell.text):
        fix = "Write it like 1234.5: a decimal point, and nothing between the thousands."
        raise CellError("value", f"{cell.text[:60]} is not a plain number.", fix, kind="no plain number")
    if len(cell.text) > _MOST_DIGITS:
        message = f"{cell.text[:60]}… has more than {_MOST_DIGITS} characters."
        raise CellError("value", message, "Round it: nobody has measured so much.", kind="too many digits")
    value = float(cell.text)
    if not math.isfinite(value):
        raise CellError("value", f"{cell.text} is too large to be a figure.")
    return value


def check_bounds(value: float, cell: Cell, indicator: Indicator) -> float:
    """``value``, if the indicator can have it; raises CellError."""
    lowest, highest = indicator.minimum, indicator.maximum
    if lowest is not None and value < lowest:
        limit = f"{indicator.id} is never below {lowest:g}."
    elif highest is not None and value > highest:
        limit = f"{indicator.id} is never above {highest:g}."
    else:
        return value
    raise CellError("value", f"{cell.text} is impossible: {limit}", kind=limit)


def read_areas(cell: Cell) -> tuple[Area, ...]:
    """The areas named in the cell, in the order of :class:`Area`; none if it is empty; raises CellError."""
    if not cell.text:
        return ()
    names = re.split(r"[;\s]+", cell.text.strip())
    known = tuple(a.value for a in Area)
    for name in names:
        if name not in known:
            fix = did_you_mean(name, known) or f"Use {', '.join(known)}."
            raise CellError("indicator", f"There is no area called {name[:60]}.", fix, column="area")
    return tuple(a for a in Area if a.value in names)


def read_direction(cell: Cell) -> bool | None:
    """Whether more is better; None if the cell is empty; raises CellError."""
    answers = {"yes": True, "true": True, "no": False, "false": False, "": None}
    if cell.text.lower() not in answers:
        message = f"{cell.text[:60]} is neither yes nor no."
        fix = "Write yes if more is better, no if less is."
        raise CellError("indicator", message, fix, column="higher_is_better")
    return answers[cell.text.lower()]


def read_access(cell: Cell) -> Access:
    """Who may see the figure; raises CellError."""
    try:
        return Access(cell.text.lower())
    except ValueError:
        known = tuple(access.value for access in Access)
        fix = did_you_mean(cell.text, known) or f"Write {', '.join(known[:-1])} or {known[-1]}."
        raise CellError("access", f"{cell.text[:60]} does not say who may see the figure.", fix) from None


def read_address(cell: Cell) -> str:
    """The address of a source, or nothing; raises CellError."""
    if cell.text and not _ADDRESS.fullmatch(cell.text):
        fix = "Write an address that begins with https:// or http://, or leave the cell empty."
        raise CellError("source", f"{cell.text[:60]} is not an address of the web.", fix, kind="no address")
    return cell.text
