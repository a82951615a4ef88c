"""What ``planner render`` says beside the documents: what was refused, what is too long, what was left out."""

import sys
from collections.abc import Iterable

from planner.cli import output
from planner.diagnostic import Report
from planner.frozen import replace
from planner.gapdata.figures import Figures
from planner.model.figures import Access
from planner.render.form_findings import OVER_LIMIT
from planner.report import REPORTERS
from planner.report.text import findings


def say_over(report: Report) -> None:
    """What of the programme is longer than its form allows, where that has not stopped the document."""
    over = tuple(d for d in report.open if d.rule == OVER_LIMIT)
    if over:
        sys.stderr.write(
            findings(replace(report, diagnostics=over, skipped=(), overviews=()), output.style(sys.stderr))
        )


def withheld(figures: Figures | None, audience: Access, countries: Iterable[str]) -> int:
    """How many figures of these countries stay out of documents for ``audience``."""
    of = set(countries)
    return sum(record.country in of for record in figures.withheld_from(audience)) if figures else 0


_SEEN = {
    Access.PUBLIC: ("not public", "public figures alone"),
    Access.PARTNER: ("not for partners", "figures alone that partners may see"),
}
"""Of a figure that is left out: what it is, and what documents are made with instead. The house sees all."""


def say_withheld(figures: Figures | None, audience: Access) -> None:
    """Say how many figures the documents were made without."""
    count = len(figures.withheld_from(audience)) if figures else 0
    if count:
        what, instead = _SEEN[audience]
        said = f"1 figure that is {what} was" if count == 1 else f"{count} figures that are {what} were"
        output.warn(f"{said} left out: documents are checked and made with {instead}.")


def refuse(report: Report, errors: int, *, could: bool) -> None:
    """Say what is open, and that nothing was written for it; ``could`` is whether a draft could be."""
    style = output.style(sys.stderr)
    sys.stderr.write(REPORTERS["text"](report, style))
    count, them, they = (
        ("1 error is", "it", "it is") if errors == 1 else (f"{errors} errors are", "them", "they are")
    )
    draft = f"Mend {them}, or add --draft to stamp every page."
    none = f"Until {they} mended there is no draft either."
    output.warn(f"Nothing was written: {count} open. {draft if could else none}")
