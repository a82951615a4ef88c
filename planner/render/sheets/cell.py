"""Cells as plain data, and text of the user's made fit for one."""

from planner.frozen import Frozen
from planner.render.text import clean, fold

LONGEST = 32_000
"""UTF-16 units of text in a cell; a spreadsheet refuses more than 32,767."""
LINES = 250
"""Lines in a cell; a spreadsheet takes no more than 253 line feeds."""


class Cell(Frozen):
    """One cell: text stays text, a number is a number, and a formula comes with its value."""

    value: str | float | None
    """None for an empty cell; the computed value where there is a formula."""
    look: str = "body"
    """Words of :func:`planner.render.sheets.look.looks`, the later ones over the earlier."""
    formula: str = ""
    """Begins with ``=``; made of planner's own names and addresses alone."""


def fit(text: str) -> str:
    """``text`` as a cell can hold it: no controls, few enough lines, and cut visibly where it is too long."""
    lines = clean(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    said = (
        "\n".join((*lines[: LINES - 1], " ".join(lines[LINES - 1 :])))
        if len(lines) > LINES
        else "\n".join(lines)
    )
    return said if units(said) <= LONGEST else cut(said, LONGEST)


def line(text: str, longest: int) -> str:
    """``text`` on one line of at most ``longest`` UTF-16 units, cut visibly."""
    said = fold(clean(text)).strip()
    return said if units(said) <= longest else cut(said, longest)


def cut(text: str, longest: int) -> str:
    """The beginning of ``text`` and a mark that says that something is missing, in ``longest`` UTF-16 units."""
    mark = " [\u2026]"
    kept = text.encode("utf-16-le")[: 2 * (longest - len(mark))]
    return kept.decode("utf-16-le", "ignore") + mark


def units(text: str) -> int:
    """How long a spreadsheet takes ``text`` to be: characters beyond the basic plane count twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
