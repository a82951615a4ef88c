"""The filters that templates have beside Jinja's own: figures, dates and text of the user's as people write them."""

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from planner.render.context.text import Prose, short
from planner.render.context.text import fit as fit_prose
from planner.render.words import words

if TYPE_CHECKING:
    from markupsafe import Markup

NARROW = "\u202f"
"""Narrow space that does not break: between groups of three digits."""
FIRM = "\u00a0"
"""Space that does not break: between a figure and its unit."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


def number(value: Decimal | float | str, decimals: int = 0) -> str:
    """``1234567.5`` as ``1 234 567.5``: rounded half up to ``decimals`` places, groups of three, true minus."""
    exact = Decimal(str(value))
    if not exact.is_finite():
        raise ValueError(f"{value!r} is not a number that can be written")
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return (
        f"{abs(rounded):,f}".replace(",", NARROW)
        if rounded >= 0
        else f"\u2212{abs(rounded):,f}".replace(",", NARROW)
    )


def money(value: Decimal | float, currency: str) -> str:
    """``1234567`` and ``EUR`` as ``1 234 567 EUR``; ``value`` in whole currency units."""
    return f"{number(value)}{FIRM}{currency}"


def percent(value: Decimal | float, decimals: int = 0) -> str:
    """A share as per cent: ``0.125`` as ``13 %``."""
    return f"{number(Decimal(str(value)) * 100, decimals)}{FIRM}%"


def date(value: str | int | dt.date, lang: str = "en") -> str:
    """``2027``, ``2027-03`` or ``2027-03-01`` (or a date) in words, in the language ``lang``.

    Raises ValueError for anything else: a template shows dates that the schema has let through.
    """
    found = _DATE.fullmatch(str(value))
    if found is None:
        raise ValueError(f"{value!r} is not a year, a month or a day such as 2027, 2027-03 or 2027-03-01")
    year, month, day = found.groups()
    day_of_it = dt.date(int(year), int(month or "1"), int(day or "1"))
    named = f"{words(lang).months[day_of_it.month - 1]}{FIRM}{year}" if month else year
    return f"{day_of_it.day}{FIRM}{named}" if day else named


def paragraphs(text: str) -> "Markup":
    """``text`` as ``<p>`` elements, cut at blank lines; single new lines become ``<br>``; everything escaped."""
    from markupsafe import Markup, escape  # noqa: PLC0415 - comes with Jinja, which starts when a document is rendered

    blocks = [
        block.strip() for block in re.split(r"\n[ \t\r]*\n", str(text).replace("\r\n", "\n")) if block.strip()
    ]
    lined = (Markup("<br>").join(escape(line) for line in block.split("\n")) for block in blocks)
    return Markup("\n").join(Markup("<p>{}</p>").format(block) for block in lined)


def plural(count: int, one: str, many: str) -> str:
    """``3`` with ``country`` and ``countries`` as ``3 countries``."""
    return f"{number(count)}{FIRM}{one if count == 1 else many}"


def fit(text: Prose | str, letters: float) -> Prose | str:
    """As much of ``text`` as takes the room of ``letters`` small letters; what is cut ends in an ellipsis."""
    return short(text, round(letters)) if isinstance(text, str) else fit_prose(text, letters)


FILTERS = {
    "fit": fit,
    "number": number,
    "money": money,
    "percent": percent,
    "date": date,
    "paragraphs": paragraphs,
    "plural": plural,
}
"""Name in a template to function."""
