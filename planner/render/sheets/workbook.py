"""The workbook: which sheets there are, in their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.render.context import DocumentContext
from planner.render.filters import plural
from planner.render.formats import Options, Written
from planner.render.sheets import (
    budget,
    changes,
    cover,
    gantt,
    lists,
    logframe_eu,
    logframe_fcdo,
    risks,
    sources,
    tracking,
)
from planner.render.sheets.book import Book, Frame
from planner.render.sheets.telling import Teller


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet, as documents choose it."""

    name: str
    """On its tab."""
    about: str
    """One line for the cover."""
    add: Callable[[Book, Teller], None]


SHEETS = {
    "logframe-eu": Page(logframe_eu.NAME, logframe_eu.ABOUT, logframe_eu.add),
    "logframe-fcdo": Page(logframe_fcdo.NAME, logframe_fcdo.ABOUT, logframe_fcdo.add),
    "budget": Page(budget.NAME, budget.ABOUT, budget.add),
    "budget-lines": Page(budget.LINES, budget.LINES_ABOUT, budget.add_lines),
    "risks": Page(risks.NAME, risks.ABOUT, risks.add),
    "gantt": Page(gantt.NAME, gantt.ABOUT, gantt.add),
    "tracking": Page(tracking.NAME, tracking.ABOUT, tracking.add),
    "changes": Page(changes.NAME, changes.ABOUT, changes.add),
}
"""Name in the table of documents to the sheet. ``budget`` and ``budget-lines`` go together."""

_LAST = (
    Page(sources.NAME, sources.ABOUT, sources.add),
    Page(lists.NAME, lists.ABOUT, lists.add),
)


def write(doc: DocumentContext, names: Sequence[str], options: Options) -> Written:
    """A workbook of the sheets ``names`` (keys of SHEETS) in their order, with a cover before and sources after."""
    it = Teller(doc)
    book = Book(_frame(it), options)
    pages = [*(SHEETS[name] for name in names), *_LAST]
    cover.add(book, it, [(page.name, page.about) for page in pages])
    for page in pages:
        page.add(book, it)
    return book.close()


def _frame(it: Teller) -> Frame:
    front, still_open = it.doc.front, len(it.doc.compliance.open)
    count = f": {plural(still_open, 'finding is', 'findings are')} open" if still_open else ""
    return Frame(
        title=front.title,
        subject=it.label("Workbook of the programme"),
        author=", ".join(front.leads),
        language=front.language,
        currency=front.currency,
        stamp=f"{it.label('DRAFT')}{count}" if it.doc.draft else "",
        page=it.label("Page"),
    )
