"""What a single cell of a user's table may say: each function gives the value, or the finding that says why not."""

import difflib
import math
import re
from functools import lru_cache

from planner.gapdata.rows import Cell
from planner.model.country import Country, countries, country, nearest
from planner.model.figures import Area, Indicator

EARLIEST, LATEST = 1950, 2050
"""Years outside are typing errors: no figure here is older, and nobody measures the far future."""

_CODES = """
AFE AFW ARB CEB CSS EAP EAR EAS ECA ECS EMU EUU FCS HIC HPC IBD IBT IDA IDB IDX INX LAC LCN LDC LIC LMC LMY LTE
MEA MIC MNA NAC OED OSS PRE PSS PST SAS SSA SSF SST TEA TEC TLA TMN TSA TSS UMC WLD
"""
AGGREGATES = frozenset(_CODES.split())
"""The World Bank's codes for groups of countries; none of them is a country's."""

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ABSENT = frozenset({"", ".", "..", "-", "n/a", "na", "nan", "null", "none"})


class CellError(Exception):
    """What is wrong with a cell: the stage that says so, the message and how to mend it.

    ``column`` names the cell, where it is not the one that was asked for.
    """

    def __init__(self, stage: str, message: str, fix: str = "", *, column: str = "") -> None:
        super().__init__(message)
        self.stage = stage
        self.message = message
        self.fix = fix
        self.column = column


@lru_cache(maxsize=256)  # a wrong column repeats its error on every line
def did_you_mean(text: str, known: tuple[str, ...]) -> str:
    """A question that offers the nearest of ``known``; empty if none is near."""
    near = difflib.get_close_matches(text[:60].strip().lower(), known, n=1, cutoff=0.6)
    return f"Did you mean {near[0]}?" if near else ""


def read_country(cell: Cell) -> Country:
    """The country of an alpha-3 code; raises CellError."""
    found = countries().get(cell.text)
    if found is not None:
        return found
    if cell.text in AGGREGATES or cell.text.startswith("OWID_"):
        raise CellError("country", f"{cell.text} stands for a group of countries, not for a country.")
    if not cell.text:
        raise CellError("country", "The country code is missing.")
    if (by_alpha2 := country(cell.text)) is not None:
        fix = f"Write {by_alpha2.iso3} for {by_alpha2.name}."
        raise CellError("country", f"{cell.text} is a code of two letters; this column takes three.", fix)
    offers = " or ".join(str(countries()[c]) for c in nearest(cell.text))
    fix = f"Did you mean {offers}?" if offers else ""
    raise CellError("country", f"There is no country with the code {cell.text[:60]}.", fix)


def read_slug(cell: Cell) -> str:
    """The id of an indicator, known or not; raises CellError."""
    if not cell.text:
        raise CellError("indicator", "The indicator is missing.")
    if len(cell.text) > 60 or not _SLUG.fullmatch(cell.text):
        message = f"{cell.text[:60]} cannot be the name of an indicator."
        raise CellError("indicator", message, "Use small letters, digits and hyphens, as in secure-servers.")
    return cell.text


def is_year(cell: Cell) -> bool:
    """Whether the cell holds a year in which a figure can be."""
    text = cell.text
    return text.isascii() and text.isdigit() and len(text) == 4 and EARLIEST <= int(text) <= LATEST


def read_year(cell: Cell) -> int:
    """The year; raises CellError."""
    if is_year(cell):
        return int(cell.text)
    if re.fullmatch("[0-9]{4}", cell.text):
        raise CellError("year", f"The year {cell.text} lies outside {EARLIEST} to {LATEST}.")
    raise CellError("year", f"{cell.text[:60]} is not a year." if cell.text else "The year is missing.")


def read_value(cell: Cell) -> float:
    """The number, always finite; raises CellError."""
    if cell.text.lower() in _ABSENT:
        message = "There is no value here."
        raise CellError("value", message, "Leave the whole line out: what is not recorded stays missing.")
    if not _NUMBER.fullmatch(cell.text):
        fix = "Write it like 1234.5: a decimal point, and nothing between the thousands."
        raise CellError("value", f"{cell.text[:60]} is not a plain number.", fix)
    value = float(cell.text)
    if not math.isfinite(value):
        raise CellError("value", f"{cell.text} is too large to be a figure.")
    return value


def check_bounds(value: float, cell: Cell, indicator: Indicator | None) -> float:
    """``value``, if the indicator can have it (any value, if it is not known); raises CellError."""
    lowest = indicator.minimum if indicator else None
    highest = indicator.maximum if indicator else None
    if indicator and lowest is not None and value < lowest:
        raise CellError("value", f"{cell.text} is impossible: {indicator.id} is never below {lowest:g}.")
    if indicator and highest is not None and value > highest:
        raise CellError("value", f"{cell.text} is impossible: {indicator.id} is never above {highest:g}.")
    return value


def read_areas(cell: Cell) -> tuple[Area, ...]:
    """The areas named in the cell, in the order of :class:`Area`; none if it is empty; raises CellError."""
    names = re.split(r"[;\s]+", cell.text.strip()) if cell.text else []
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
