"""The aspects of a factor of a maturity model: indicators of their own, made when a table names them.

Models such as the CMM give their stages to the aspects of a factor, whose wording belongs to their publishers:
planner ships the factors, and the user's table names the aspects.
"""

import unicodedata

from planner.frozen import replace
from planner.gapdata.catalogue import editions, folded, indicators
from planner.gapdata.intake.cells import CellError
from planner.gapdata.intake.rows import Cell
from planner.message import Phrase
from planner.model.figures import Indicator

LONGEST = 120
"""Letters of an aspect's name."""
_BETWEEN = ": "


def aspect(factor: Indicator, cell: Cell) -> Indicator:
    """The indicator for the aspect of ``factor`` that the cell names; raises CellError."""
    if not any(e.kind == "maturity" for e in editions(factor.framework)):
        message = f"{factor.id} belongs to no maturity model: it has no aspects."
        raise CellError("indicator", message, "Leave the aspect empty.", column="aspect")
    name = _slug(cell.text)
    if not name or len(cell.text) > LONGEST:
        message = f"{cell.text[:60]} cannot be the name of an aspect."
        fix = f"Name it as the review does, in Latin letters, with at most {LONGEST} of them."
        raise CellError("indicator", message, fix, column="aspect", kind="no aspect")
    title = Phrase("%(factor)s: %(aspect)s", factor=factor.title, aspect=cell.text)
    return replace(factor, id=f"{factor.id}-{name}", title=title, series="", also=())


def aspect_of(indicator: Indicator) -> tuple[Indicator, str] | None:
    """The factor and the name of the aspect that ``indicator`` was made for; None if it is no aspect."""
    if indicator.id in indicators():
        return None
    for factor in indicators().values():
        name = indicator.title.removeprefix(factor.title + _BETWEEN)
        if factor.framework == indicator.framework and indicator.id == f"{factor.id}-{_slug(name)}":
            return factor, name
    return None


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return folded("".join(c if c.isalnum() else " " for c in plain))
