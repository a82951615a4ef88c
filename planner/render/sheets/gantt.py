"""The work plan: one column a month, shaded where an activity runs, with its dates in words beside it."""

from planner.frozen import Frozen
from planner.message import N_
from planner.model.when import When
from planner.render.context.chain import ActivityView
from planner.render.sheets.book import Book, Sheet
from planner.render.sheets.cell import Cell
from planner.render.sheets.telling import Teller

NAME = N_("Work plan")
ABOUT = N_("Activities over time: a column for each month, shaded where the activity runs.")
BAR = "\u25a0"
"""Stands in every shaded cell, for those who do not see the shade."""
_WIDTHS = (7, 38, 16, 16, 26)
_MOST = 96
"""Columns of time that still fit on a page; a longer programme gets coarser ones."""


class _Axis(Frozen):
    """Columns of time, each of ``step`` months; months count from the year 0."""

    start: int
    step: int
    columns: int

    def place(self, month: int) -> int:
        """The column in which a month falls."""
        return (month - self.start) // self.step

    def label(self, column: int) -> str:
        """``2027-03``, or the first month of a coarser column."""
        year, month = divmod(self.start + column * self.step, 12)
        return f"{year:04d}-{month + 1:02d}"


def add(book: Book, it: Teller) -> None:
    """Write the sheet."""
    activities = [a for outcome in it.doc.chain.outcomes for o in outcome.outputs for a in o.activities]
    axis = _axis(it, activities)
    sheet = book.sheet(it.tab(NAME), (*_WIDTHS, *(3.2,) * axis.columns), "wide")
    each = it.language.count("One column: month.", "One column: %(num)s months.", axis.step)
    row = sheet.title(it.label("Work plan"), each)
    if not activities:
        sheet.put(
            row, 0, it.missing("activities", "outputs", "outcomes", otherwise=it.label("None is stated."))
        )
        return
    head = [
        *it.labels("No.", "Activity"),
        it.language.term("date", "From"),
        it.language.term("date", "To"),
        it.label("By"),
    ]
    times = [Cell(axis.label(column), "head upright") for column in range(axis.columns)]
    sheet.row(sheet.heads(row, head) - 1, times, len(head))
    sheet.hold(row + 1, 2)
    _bars(sheet, it, row + 1, axis)


def _axis(it: Teller, activities: list[ActivityView]) -> _Axis:
    """From the first to the last month of the programme and its activities, in columns that fit on a page."""
    front = it.doc.front
    start = min(_first(day) for day in (front.start, *(a.start for a in activities)))
    end = max(_last(day) for day in (front.end, *(a.end for a in activities)))
    months = max(1, end - start + 1)
    step = next((s for s in (1, 3, 12) if months <= s * _MOST), 12)
    return _Axis(
        start - start % step, step, (end - (start - start % step)) // step + 1 if end >= start else 1
    )


def _first(day: str) -> int:
    date = When(day).first
    return date.year * 12 + date.month - 1


def _last(day: str) -> int:
    date = When(day).last
    return date.year * 12 + date.month - 1


def _bars(sheet: Sheet, it: Teller, row: int, axis: _Axis) -> None:
    for outcome in it.doc.chain.outcomes:
        for output in outcome.outputs:
            sheet.row(row, (Cell(output.number, "total"), Cell(output.plain, "total")))
            sheet.row(row, [Cell(None, "total")] * (len(_WIDTHS) - 2 + axis.columns), 2)
            row += 1
            for activity in output.activities:
                sheet.row(row, _words(it, activity))
                sheet.row(row, _times(activity, axis), len(_WIDTHS))
                row += 1


def _words(it: Teller, activity: ActivityView) -> list[Cell]:
    return [
        Cell(activity.number),
        Cell(activity.title),
        Cell(it.when(activity.start)),
        Cell(it.when(activity.end)),
        it.said("\n".join(activity.by), "by"),
    ]


def _times(activity: ActivityView, axis: _Axis) -> list[Cell]:
    """Shaded from the first to the last month; an end before the beginning shades nothing."""
    first, last = axis.place(_first(activity.start)), axis.place(_last(activity.end))
    return [Cell(BAR, "bar") if first <= at <= last else Cell(None) for at in range(axis.columns)]
