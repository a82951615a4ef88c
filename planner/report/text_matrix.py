"""Who learns what: the stakeholder-by-skill matrix of a programme as two small tables, money and people."""

from planner.diagnostic import Matrix, Overview
from planner.report.safe import pieces, prose
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
    facts = prose(f"{overview.id}; phase: {overview.phase}; {countries}".strip("; "), unicode=style.unicode)
    head = [plain_row(prose(overview.title, unicode=style.unicode), ink=Ink.STRONG), plain_row(facts)]
    money, people = _total(matrix.money), _total(matrix.people)
    currency = prose(matrix.currency, unicode=style.unicode)
    return [
        *head,
        BLANK,
        *_table(f"Money, share of {currency} {_grouped(money)}", matrix, matrix.money, style),
        BLANK,
        *_table(f"People reached, share of {_grouped(people)}", matrix, matrix.people, style),
        BLANK,
    ]


def _table(title: str, matrix: Matrix, values: tuple[tuple[int, ...], ...], style: Style) -> list[Row]:
    """A heading, a row of skills and a row for each group; in words if there is nothing to share out."""
    total = _total(values)
    if not total:
        return [plain_row(f"{title}: nothing is planned yet", indent=_INDENT)]
    first, width = _widths(matrix, style)
    names = [_fit(name, width - 1, style) for name in (*matrix.columns, _ALL)]
    header = Part(" " * first + "".join(_right(name, width) for name in names), Ink.QUIET)
    sums = tuple(sum(column) for column in zip(*values, strict=True))
    lines = [(name, row) for name, row in zip(matrix.rows, values, strict=True)]
    body = [_line(name, row, total, (first, width), style) for name, row in (*lines, (_ALL, sums))]
    return [plain_row(title, indent=_INDENT), Row((header,), indent=_INDENT, wrap=False), *body]


def _line(name: str, row: tuple[int, ...], total: int, widths: tuple[int, int], style: Style) -> Row:
    first, width = widths
    label = _fit(name, first, style)
    cells_shown = [
        Part(f"{_share(value, total)} ".rjust(width), Ink.PLAIN if name == _ALL else _shade(value, total))
        for value in row
    ]
    parts = (
        Part(label + " " * (first - cells(label))),
        *cells_shown,
        Part(_share(sum(row), total).rjust(width - 1)),
    )
    return Row(parts, indent=_INDENT, wrap=False)


def _widths(matrix: Matrix, style: Style) -> tuple[int, int]:
    """Columns for the names of the groups and for each column of figures."""
    names = [cells(prose(name, unicode=style.unicode)) for name in (*matrix.rows, _ALL)]
    heads = [cells(prose(name, unicode=style.unicode)) for name in (*matrix.columns, _ALL)]
    columns = len(matrix.columns) + 1
    room = usable_width(style) - _INDENT
    first = max(4, min(max(names), room // 3, room - _FIGURE * columns))
    return first, max(_FIGURE, min(max(heads) + _GAP, (room - first) // columns))


def _shade(value: int, total: int) -> Ink:
    """The darker, the larger the share: none, up to 10 %, up to 25 %, up to 50 %, more."""
    share = value / total
    return _SHADES[
        0 if value <= 0 else 1 if share <= 0.10 else 2 if share <= 0.25 else 3 if share <= 0.50 else 4
    ]


def _share(value: int, total: int) -> str:
    """``0`` and the trace of something are told apart."""
    percent = round(100 * value / total)
    if value == 0:
        return "-"
    return "<1 %" if percent == 0 else f"{percent} %"


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


def _total(values: tuple[tuple[int, ...], ...]) -> int:
    return sum(sum(row) for row in values)


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", " ")
