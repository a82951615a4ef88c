"""Who learns what: the stakeholder-by-skill matrix of a programme as two small tables, money and people."""

from functools import lru_cache

from planner.diagnostic import Matrix, Overview
from planner.report.safe import pieces, prose
from planner.report.shares import grouped, share, total
from planner.report.style import Style
from planner.report.terminal import BLANK, Ink, Part, Row, cells, plain_row, usable_width

_INDENT = 2
_GAP = 2
_FIGURE = 7
"""Columns that the widest figure takes, ``100 %``, with a space at each side."""
_SHADES = (Ink.SHADE_0, Ink.SHADE_1, Ink.SHADE_2, Ink.SHADE_3, Ink.SHADE_4)
_ALL = "all"


def overview_rows(overview: Overview, style: Style) -> list[Row]:
    """The programme in a line and its matrix."""
    matrix = overview.matrix
    countries = ", ".join(overview.countries)
    named = overview.profile not in {"", "base"}  # the summary names base once for all
    profile = f"; profile: {overview.profile}" if named else ""
    facts = prose(
        f"{overview.id}; phase: {overview.phase}; {countries}".strip("; ") + profile, unicode=style.unicode
    )
    head = [plain_row(prose(overview.title, unicode=style.unicode), ink=Ink.STRONG), plain_row(facts)]
    currency = prose(matrix.currency, unicode=style.unicode)
    return [
        *head,
        BLANK,
        *_table(f"Money, share of {currency} {grouped(total(matrix.money))}", matrix, matrix.money, style),
        BLANK,
        *_counts("People reached", matrix, style),
        BLANK,
    ]


def _table(title: str, matrix: Matrix, values: tuple[tuple[int, ...], ...], style: Style) -> list[Row]:
    """Shares of a total by skill and group, with their sums; in words if there is nothing to share out."""
    whole = total(values)
    if not whole:
        return [plain_row(f"{title}: nothing is planned yet", indent=_INDENT)]
    rows = [(*row, sum(row)) for row in values]
    sums = tuple(sum(column) for column in zip(*rows, strict=True))
    names = ((*matrix.columns, _ALL), (*matrix.rows, _ALL))
    written = [[share(value, whole) for value in row] for row in (*rows, sums)]
    inks = [[*(_shade(value, whole) for value in row[:-1]), Ink.PLAIN] for row in rows]
    return _drawn(title, names, written, [*inks, [Ink.PLAIN] * len(sums)], style)


def _counts(title: str, matrix: Matrix, style: Style) -> list[Row]:
    """Plain numbers by skill and group. No sums: the same person may stand in several cells of a row."""
    most = max(map(max, matrix.people))
    if not most:
        return [plain_row(f"{title}: nobody is planned for yet", indent=_INDENT)]
    written = [[grouped(value) if value else "-" for value in row] for row in matrix.people]
    inks = [[_shade(value, 2 * most) for value in row] for row in matrix.people]
    note = f"{title} (each once in a cell: cells do not add up)"
    return _drawn(note, (matrix.columns, matrix.rows), written, inks, style)


def _drawn(
    title: str,
    names: tuple[tuple[str, ...], tuple[str, ...]],
    written: list[list[str]],
    inks: list[list[Ink]],
    style: Style,
) -> list[Row]:
    """A heading, the names of the columns, and a line for each row."""
    header, labels, width = _frame(*names, style)
    lines = [plain_row(title, indent=_INDENT), header]
    for label, texts, row_inks in zip(labels, written, inks, strict=True):
        shown = [Part(_right(text, width), ink) for text, ink in zip(texts, row_inks, strict=True)]
        lines.append(Row((label, *shown), indent=_INDENT, wrap=False))
    return lines


@lru_cache(64)
def _frame(
    columns: tuple[str, ...], rows: tuple[str, ...], style: Style
) -> tuple[Row, tuple[Part, ...], int]:
    """The line with the names of the columns, the names of the rows, and the width of a column of figures.

    The same for every file of a run, which may have ten thousand.
    """
    first, width = _widths(columns, rows, style)
    header = "".join(_right(_fit(name, width - 1, style), width) for name in columns)
    labels = [_fit(name, first, style) for name in rows]
    return (
        Row((Part(" " * first + header, Ink.QUIET),), indent=_INDENT, wrap=False),
        tuple(Part(label + " " * (first - cells(label))) for label in labels),
        width,
    )


def _widths(columns: tuple[str, ...], rows: tuple[str, ...], style: Style) -> tuple[int, int]:
    """Columns of the screen for the names of the rows and for each column of figures."""
    names = [cells(prose(name, unicode=style.unicode)) for name in rows]
    heads = [cells(prose(name, unicode=style.unicode)) for name in columns]
    room = usable_width(style) - _INDENT
    first = max(4, min(max(names), room // 3, room - _FIGURE * len(columns)))
    return first, max(_FIGURE, min(max(heads) + _GAP, (room - first) // len(columns)))


def _shade(value: int, whole: int) -> Ink:
    """The darker, the larger the share: none, up to 10 %, up to 25 %, up to 50 %, more."""
    if value <= 0:
        return _SHADES[0]
    part = value / whole
    return _SHADES[1 if part <= 0.10 else 2 if part <= 0.25 else 3 if part <= 0.50 else 4]


def _right(text: str, width: int) -> str:
    return " " * (width - 1 - cells(text)) + text + " "


def _fit(name: str, width: int, style: Style) -> str:
    """``name`` cut to ``width`` columns."""
    text = prose(name, unicode=style.unicode)
    if cells(text) <= width:
        return text
    dots = "\u2026" if style.unicode else "."
    shown = ""
    for piece in pieces(text):
        if cells(shown + piece) > width - 1:
            break
        shown += piece
    return shown + dots
