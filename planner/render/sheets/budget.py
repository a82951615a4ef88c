"""The budget by result, category and year as live formulas over its lines, and a check against the stated total."""

from collections.abc import Callable, Iterable, Sequence

from planner.message import N_
from planner.render.context.money import OTHER, BudgetRow, LineView
from planner.render.sheets.book import Book, Sheet
from planner.render.sheets.cell import Cell
from planner.render.sheets.entries import figure
from planner.render.sheets.room import cell_at, fixed
from planner.render.sheets.telling import Teller

NAME = N_("Budget")
ABOUT = N_(
    "The money by result, category and year, computed from the lines, and held against the stated total."
)
LINES = N_("Budget lines")
LINES_ABOUT = N_("Every line of the budget; change an amount, and every sum follows.")
_PART, _YEAR, _CATEGORY, _AMOUNT, _SHARE = 3, 4, 5, 7, 8
_LINE_WIDTHS = (6, 44, 20, 22, 9, 18, 30, 18, 10)
_WIDTHS = (26, 54)
_BY_PART, _BY_CATEGORY = ("Part", N_("Part")), ("Category", N_("Category"))
"""What lines are summed by: the end of the range's name in formulas, and the head of the column."""


def add(book: Book, it: Teller) -> None:
    """Write the sheet of sums, and that of the lines that they sum."""
    money = it.doc.budget
    sheet = book.sheet(it.tab(NAME), (*_WIDTHS, *(16,) * (len(money.years) + 1), 10))
    row = sheet.title(it.label("Budget"), it.label("All amounts in %(code)s.", code=it.doc.front.currency))
    if money.withheld or not money.lines:
        _without_lines(sheet, it, row)
    else:
        _sums_of_lines(book, sheet, it, row)
    _lines(book, it)


def _sums_of_lines(book: Book, sheet: Sheet, it: Teller, row: int) -> None:
    """By result, by category, and the check."""
    money = it.doc.budget
    sheet.hold(row, 1)
    if money.note:
        row = sheet.say(row, Cell(it.text(money.note), "prose")) + 1
    row = _block(
        sheet,
        it,
        row,
        it.label("By result and year"),
        _BY_PART,
        money.by_purpose,
        lambda r: part(it, r.number, r.key),
    )
    row, by_result = row + 1, cell_at(row - 1, 2 + len(money.years))
    row = _block(
        sheet,
        it,
        row,
        it.label("By category and year"),
        _BY_CATEGORY,
        money.by_category,
        lambda r: it.head(r.key),
    )
    _control(book, sheet, it, row + 1, by_result)


def _without_lines(sheet: Sheet, it: Teller, row: int) -> None:
    """The total alone, where it may be shown, and why there is nothing else."""
    money = it.doc.budget
    sheet.put(row, 0, Cell(it.label("Stated total"), "body strong"))
    sheet.put(row, 1, it.money(money.total))
    why = (
        it.label("The breakdown is withheld, since the rest would show the part that must not be published.")
        if money.withheld
        else it.label("The programme states no budget lines.")
    )
    sheet.say(row + 1, Cell(why, "note"))


def part(it: Teller, number: str, key: str) -> str:
    """The name of a part of the budget, by which lines are summed: ``Outcome 1``, ``Management``."""
    return it.result(number) if number else it.head(key)


def _block(  # noqa: PLR0913, PLR0917 - what is summed, and by what
    sheet: Sheet,
    it: Teller,
    row: int,
    title: str,
    by: tuple[str, str],
    rows: Sequence[BudgetRow],
    name: Callable[[BudgetRow], str],
) -> int:
    """Sums of one kind by year, with totals and shares; the row after the totals."""
    years, (name_of, label) = it.doc.budget.years, by
    sheet.put(row, 0, Cell(title, "heading"))
    head, first = row + 1, row + 2
    sheet.heads(head, (it.label(label), it.label("Statement") if by is _BY_PART else ""))
    sheet.row(head, (Cell(year, "head plain") for year in years), 2)
    sheet.row(head, (Cell(label, "head whole") for label in it.labels("Total", "Share")), 2 + len(years))
    last = first + len(rows) - 1
    for at, line in enumerate(rows, first):
        sheet.row(at, (Cell(name(line)), Cell(line.title or None)))
        sheet.row(at, _sums(line, (at, head, last + 1), name_of, it.doc.budget.broken_down), 2)
    sheet.row(last + 1, _totals(it, (first, last)))
    return last + 2


def _sums(line: BudgetRow, rows: tuple[int, int, int], by: str, broken_down: int) -> Iterable[Cell]:
    """A row's sums by year, its total and its share; ``rows`` are its own, that of the years, that of the totals."""
    row, head, total_row = rows
    years = len(line.amounts)
    for column, amount in enumerate(line.amounts, 2):
        formula = f"=SUMPRODUCT((Lines{by}=$A{row + 1})*(LinesYear={fixed(head, column)})*LinesAmount)"
        yield Cell(amount, "body money", formula)
    total, whole = cell_at(row, 2 + years), fixed(total_row, 2 + years)
    yield Cell(line.total, "body money", f"=SUM({cell_at(row, 2)}:{cell_at(row, 1 + years)})")
    yield Cell(line.share if broken_down else "", "body share", _of(total, whole))


def _of(part_of: str, whole: str) -> str:
    return f'=IF({whole}=0,"",{part_of}/{whole})'


def _totals(it: Teller, between: tuple[int, int]) -> list[Cell]:
    """The last row of a block: each column summed."""
    money = it.doc.budget
    first, last = between
    sums = [*money.by_year, money.broken_down]
    cells = [
        Cell(amount, "total money", f"=SUM({cell_at(first, at)}:{cell_at(last, at)})")
        for at, amount in enumerate(sums, 2)
    ]
    whole = cell_at(last + 1, 1 + len(sums))
    share = Cell(1 if money.broken_down else "", "total share", _of(whole, whole))
    return [Cell(it.label("Total"), "total"), Cell(None, "total"), *cells, share]


def _control(book: Book, sheet: Sheet, it: Teller, row: int, by_result: str) -> None:
    """Whether the lines add up to what the programme states as its total."""
    money = it.doc.budget
    stated, summed = cell_at(row + 1, 1), cell_at(row + 2, 1)
    sheet.put(row, 0, Cell(it.label("Check"), "heading"))
    total = money.total or 0
    gap = money.broken_down - total
    fits = it.labels("The lines add up to the stated total.", "The lines do not add up to the stated total.")
    lines: tuple[tuple[str, Cell], ...] = (
        (it.label("Stated total"), Cell(total, "body money")),
        (it.label("Sum of the lines"), Cell(money.broken_down, "body money", "=SUM(LinesAmount)")),
        (it.label("Sum by result"), Cell(money.broken_down, "body money", f"={by_result}")),
        (it.label("Lines less stated total"), Cell(gap, "body money", f"={summed}-{stated}")),
        (
            it.label("Answer"),
            Cell(fits[bool(gap)], "body strong", f"=IF({cell_at(row + 4, 1)}=0,CheckYes,CheckNo)"),
        ),
    )
    for at, (label, cell) in enumerate(lines, row + 1):
        sheet.row(at, (Cell(label), cell))
    book.name("BudgetTotal", sheet, (row + 1, row + 1), 1)


def _lines(book: Book, it: Teller) -> None:
    """Write the sheet of lines, and name what the sums are made of."""
    lines = it.doc.budget.lines
    sheet = book.sheet(it.tab(LINES), _LINE_WIDTHS)
    note = it.label("The programme file decides: change it too, or the next workbook has the old amounts.")
    row = sheet.title(it.label("Budget lines"), note)
    if not lines:
        withheld = it.doc.budget.withheld
        sheet.say(row, it.money(None) if withheld else it.missing(otherwise=it.label("None is stated.")))
        return
    heads = it.labels(
        "No.", "Line", "Pays for", "Part", "Year", "Category", "Paid by", "Amount", "Share of all lines"
    )
    whole = it.doc.budget.broken_down
    cells = [
        _line(it, line, at, number, whole) for number, (at, line) in enumerate(enumerate(lines, row + 1), 1)
    ]
    sheet.table(row, "BudgetLines", it.label("Lines of the budget"), heads, cells)
    sheet.hold(row + 1, 2)
    rows = (row + 1, row + len(lines))
    sheet.allow(rows, _AMOUNT, figure(0, 10**12, it.label("A whole amount, not negative."), whole=True))
    for name, column in (("Part", _PART), ("Year", _YEAR), ("Category", _CATEGORY), ("Amount", _AMOUNT)):
        book.name(f"Lines{name}", sheet, rows, column)


def _line(it: Teller, line: LineView, row: int, number: int, whole: int) -> list[Cell]:
    outcome = line.purpose.partition(".")[0] if line.purpose[:1].isdigit() else ""
    amount = cell_at(row, _AMOUNT)
    share = f'=IF(SUM(LinesAmount)=0,"",{amount}/SUM(LinesAmount))'
    return [
        Cell(number, "body plain"),
        Cell(line.title),
        Cell(it.result(line.purpose) if outcome else it.head(line.purpose)),
        Cell(part(it, outcome, line.purpose)),
        Cell(line.year, "body plain"),
        Cell(it.head(line.category or OTHER)),
        it.said(line.paid_by, "paid_by"),
        Cell(line.amount, "body money"),
        Cell(line.amount / whole if whole else "", "body share", share),
    ]
