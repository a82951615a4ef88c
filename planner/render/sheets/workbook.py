"""The workbook: which sheets there are, in their order."""

from collections.abc import Callable, Sequence

from planner.frozen import Frozen
from planner.render.context import DocumentContext
from planner.render.formats import Options, Written
from planner.render.sheets import (
    activities,
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


class Part(Frozen):
    """One or two sheets that go together, as documents choose them."""

    add: Callable[[Book, Teller], None]
    tabs: tuple[tuple[str, str], ...]
    """Name on the tab and one line for the cover, for each sheet that ``add`` writes."""


SHEETS = {
    "logframe-eu": Part(logframe_eu.add, ((logframe_eu.NAME, logframe_eu.ABOUT),)),
    "activities": Part(activities.add, ((activities.NAME, activities.ABOUT),)),
    "logframe-fcdo": Part(
        logframe_fcdo.add,
        ((logframe_fcdo.NAME, logframe_fcdo.ABOUT), (logframe_fcdo.OUTPUTS, logframe_fcdo.OUTPUTS_ABOUT)),
    ),
    "budget": Part(budget.add, ((budget.NAME, budget.ABOUT), (budget.LINES, budget.LINES_ABOUT))),
    "risks": Part(risks.add, ((risks.NAME, risks.ABOUT),)),
    "work-plan": Part(gantt.add, ((gantt.NAME, gantt.ABOUT),)),
    "tracking": Part(tracking.add, ((tracking.NAME, tracking.ABOUT),)),
    "changes": Part(changes.add, ((changes.NAME, changes.ABOUT),)),
}
"""Name in the table of documents to the sheets."""

_LAST = (
    Part(sources.add, ((sources.NAME, sources.ABOUT),)),
    Part(lists.add, ((lists.NAME, lists.ABOUT),)),
)


def write(doc: DocumentContext, names: Sequence[str], options: Options) -> Written:
    """A workbook of the sheets ``names`` (keys of SHEETS) in their order, with a cover before and sources after."""
    it = Teller(doc)
    book = Book(_frame(it), options)
    parts = [*(SHEETS[name] for name in names), *_LAST]
    cover.add(book, it, [tab for part in parts for tab in part.tabs])
    for part in parts:
        part.add(book, it)
    return book.close()


def _frame(it: Teller) -> Frame:
    front, still_open = it.doc.front, len(it.doc.compliance.open)
    draft = (
        it.language.count("DRAFT: %(num)s finding is open", "DRAFT: %(num)s findings are open", still_open)
        if still_open
        else it.label("DRAFT")
    )
    return Frame(
        title=front.title,
        subject=it.label("Workbook of the programme"),
        author=it.language.joined(front.leads),
        language=it.doc.language,
        currency=front.currency,
        stamp=" \u00b7 ".join(filter(None, (_circle(it), draft if it.doc.draft else ""))),
        page=it.label("Page %(number)s / %(all)s", number="&P", all="&N"),
    )


def _circle(it: Teller) -> str:
    """For whom the workbook is, if not for everybody."""
    if it.doc.audience == "partner":
        return it.label("FOR PARTNERS ONLY")
    return it.label("INTERNAL: NOT TO BE PASSED ON") if it.doc.audience == "internal" else ""
