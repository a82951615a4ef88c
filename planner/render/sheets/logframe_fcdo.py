"""The logframe in the layout of the United Kingdom's development ministry: planned over achieved, milestone by milestone.

Source of the columns: DFID, How to note on the logical framework, January 2011, and its template.
"""

from planner.frozen import Frozen
from planner.message import N_
from planner.render.context.chain import IndicatorView, OutputView
from planner.render.sheets.book import Book, Sheet
from planner.render.sheets.cell import Cell
from planner.render.sheets.entries import choice, figure
from planner.render.sheets.results import ResultRow, results
from planner.render.sheets.room import cell_at, fixed, quoted
from planner.render.sheets.telling import Teller

NAME = N_("Logframe (FCDO)")
ABOUT = N_("Planned and achieved values by milestone, weighting, risk rating and inputs of each output.")
OUTPUTS = N_("Outputs (FCDO)")
OUTPUTS_ABOUT = N_("Weighting and money of each output, drawn from the FCDO logframe.")
_INPUT = Cell(None, "input")
_WEIGHT, _MONEY = 2, 6
"""Columns of the values in the row that follows each output."""


class _Columns(Frozen):
    """Where things stand; the number of milestones decides."""

    milestones: int

    @property
    def target(self) -> int:
        return 4 + self.milestones

    @property
    def source(self) -> int:
        return self.target + 1

    @property
    def assumptions(self) -> int:
        return self.target + 2


class _Inputs(Frozen):
    """An output and the row in which its weight and inputs stand."""

    output: OutputView
    row: int
    cost: int | None


def add(book: Book, it: Teller) -> None:
    """Write the logframe, and a sheet that draws its outputs together."""
    columns = _Columns(max([2, *(len(i.milestones) for i in it.doc.indicators)]))
    sheet = book.sheet(it.tab(NAME), (28, 28, 12, 17, *(17,) * columns.milestones, 17, 28, 26), "wide")
    row = sheet.title(it.label("Logical framework"), it.label("FCDO layout, as introduced by DFID"))
    milestones = (it.label("Milestone %(number)s", number=n) for n in range(1, columns.milestones + 1))
    row = sheet.heads(
        row,
        (
            *it.labels("Result", "Indicator", "Row", "Baseline"),
            *milestones,
            *it.labels("Target", "Source", "Assumptions"),
        ),
    )
    sheet.hold(row, 2)
    found: list[_Inputs] = []
    for result in results(it.doc.chain):
        row = _result(sheet, it, row, result, columns)
        if result.output:
            found.append(_Inputs(result.output, row, _cost(result.output)))
            row = _inputs(sheet, it, row, found[-1])
    _summary(book, it, found, sheet.name)


def _result(sheet: Sheet, it: Teller, row: int, result: ResultRow, columns: _Columns) -> int:
    """One result: two rows for each indicator; the row after it."""
    name = Cell(it.titled(result.number, it.text(result.statement)), "body strong")
    if result.assumptions is None:
        assumptions = Cell(it.label("not applicable"), "muted")
    else:
        assumptions = it.assumptions(result.assumptions)
    last = row + max(1, 2 * len(result.indicators)) - 1
    sheet.span((row, last), (0, 0), name)
    sheet.span((row, last), (columns.assumptions, columns.assumptions), assumptions)
    if not result.indicators:
        nothing = it.missing("indicators", otherwise=it.label("No indicator is stated."))
        sheet.span((row, row), (1, columns.source), nothing)
        return row + 1
    cells = [rows for i in result.indicators for rows in _indicator(it, i, columns)]
    for at, line in enumerate(cells, row):
        sheet.row(at, line, 2)
    for at, indicator in zip(range(row, last, 2), result.indicators, strict=True):
        sheet.span((at, at + 1), (1, 1), Cell(it.text(indicator.statement)))
        sheet.span((at, at + 1), (columns.source, columns.source), it.source(indicator))
    return last + 1


def _indicator(it: Teller, indicator: IndicatorView, columns: _Columns) -> tuple[list[Cell], list[Cell]]:
    """The planned and the achieved row, from the column of their names to that of the target."""
    unused = columns.milestones - len(indicator.milestones)
    blank = [it.missing("milestones")] * unused
    planned = [it.reading(m, "milestones") for m in indicator.milestones]
    return (
        [
            Cell(it.label("Planned"), "head"),
            it.reading(indicator.baseline, "baseline"),
            *planned,
            *blank,
            it.reading(indicator.target, "target"),
        ],
        [
            Cell(it.label("Achieved"), "head"),
            Cell(None, "muted"),
            *[_INPUT] * len(planned),
            *[Cell(None, "muted")] * unused,
            _INPUT,
        ],
    )


def _cost(output: OutputView) -> int | None:
    costs = [activity.cost for activity in output.activities]
    return None if None in costs else sum(cost for cost in costs if cost is not None)


def _inputs(sheet: Sheet, it: Teller, row: int, of: _Inputs) -> int:
    """Weighting, rating and inputs of an output: labels over values; the row after them."""
    weight = Cell(of.output.weight, "body plain") if of.output.weight is not None else it.missing("weight")
    labels = it.labels("Weighting (%)", "Risk rating (fill in)")
    sheet.row(row, (Cell(it.result(of.output.number), "muted"), Cell(labels[0], "muted"), weight))
    sheet.row(row, (Cell(labels[1], "muted"), _INPUT), 3)
    rating = choice("RatingList", it.label("Low, medium or high: a person decides."))
    sheet.allow((row, row), 4, rating)
    sheet.row(row, (Cell(it.label("Inputs: money"), "muted"), it.money(of.cost)), 5)
    sheet.row(row, (Cell(it.label("Inputs: people, full-time equivalents (fill in)"), "muted"), _INPUT), 7)
    people = figure(0, 100_000, it.label("People, counted as full-time equivalents."))
    sheet.allow((row, row), 8, people)
    return row + 1


def _summary(book: Book, it: Teller, found: list[_Inputs], logframe: str) -> None:
    """All outputs with their weights and inputs, drawn from their rows on the sheet ``logframe``."""
    sheet = book.sheet(it.tab(OUTPUTS), (14, 70, 16, 20, 18))
    row = sheet.title(it.label("Outputs: weighting and inputs"), it.label(OUTPUTS_ABOUT))
    if not found:
        sheet.say(row, it.missing("outputs", "outcomes", otherwise=it.label("None is stated.")))
        return
    known = all(of.cost is not None for of in found) and it.whole("outcomes", "outputs", "activities")
    total = sum(of.cost or 0 for of in found) if known else None
    rows = (row + 1, row + len(found))
    cells = [_drawn(it, of, at, (rows[1] + 1, total), logframe) for at, of in enumerate(found, rows[0])]
    heads = it.labels("Output", "Statement", "Weighting (%)", "Inputs: money", "Share of the money")
    sheet.table(row, "Outputs", it.label("Outputs with their weights and inputs"), heads, cells)
    _totals(sheet, it, rows, found, total)


def _drawn(it: Teller, of: _Inputs, row: int, whole: tuple[int, int | None], logframe: str) -> list[Cell]:
    """One output: its weight and money as formulas over the logframe; ``whole``: row and value of their total."""
    weight, cost, (total_row, total) = of.output.weight, of.cost, whole
    return [
        Cell(it.result(of.output.number)),
        Cell(of.output.plain),
        it.missing("weight")
        if weight is None
        else Cell(weight, "body plain", _from(logframe, of.row, _WEIGHT)),
        it.money(None) if cost is None else Cell(cost, "body money", _from(logframe, of.row, _MONEY)),
        it.money(None) if total is None or cost is None else _share(row, total_row, cost, total),
    ]


def _from(logframe: str, row: int, column: int) -> str:
    return f"=SUM({quoted(logframe)}!{fixed(row, column)})"


def _share(row: int, total_row: int, cost: int, total: int) -> Cell:
    whole = fixed(total_row, 3)
    share = cost / total if total else ""
    return Cell(share, "body share", f'=IF({whole}=0,"",{cell_at(row, 3)}/{whole})')


def _totals(sheet: Sheet, it: Teller, rows: tuple[int, int], found: list[_Inputs], total: int | None) -> None:
    after = rows[1] + 1
    sheet.row(after, (Cell(it.label("Total"), "total"), Cell(None, "total")))

    def summed(column: int) -> str:
        return f"=SUM({cell_at(rows[0], column)}:{cell_at(rows[1], column)})"

    weights = [of.output.weight for of in found if of.output.weight is not None]
    if not it.whole("outcomes", "outputs", "weight"):
        sheet.put(after, 2, it.money(None))
    elif weights:
        sheet.put(after, 2, Cell(sum(weights), "total plain", summed(2)))
    else:
        sheet.put(after, 2, it.missing())
    if total is None:
        sheet.row(after, (it.money(None), it.money(None)), 3)
        return
    whole = cell_at(after, 3)
    sheet.put(after, 3, Cell(total, "total money", summed(3)))
    share = Cell(1 if total else "", "total share", f'=IF({whole}=0,"",{whole}/{whole})')
    sheet.put(after, 4, share)
