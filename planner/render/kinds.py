"""The documents that planner renders: one row here, one folder below ``templates/``."""

from typing import Literal

from planner.frozen import Frozen
from planner.render.context import AMPLE
from planner.render.formats import BOOKS, FORMATS


class Kind(Frozen):
    """One kind of document."""

    title: str
    template: str
    """Below ``templates/``; empty for a document that is made of sheets alone."""
    about: str
    """One line: what it is for."""
    pages: int = 0
    """The most pages that it may have; 0 for as many as it takes."""
    subject: Literal["programme", "country"] = "programme"
    """What it is about, which decides what its template sees."""
    needs: tuple[str, ...] = ()
    """What its sections are made of: fields of the programme as :func:`planner.render.needs.lacking` takes them."""
    rooms: tuple[float, ...] = ()
    """For a document of few pages: how much room its texts get, try by try, until its pages suffice. Without rooms it
    is tried with the texts of a briefing."""
    without: tuple[str, ...] = ()
    """Fields of the programme, written in the same way, of which it shows nothing, nor anything that follows from them.
    Only for a document that tells no findings, since any field may change those."""
    sheets: tuple[str, ...] = ()
    """The sheets of its workbook (keys of ``planner.render.sheets.workbook.SHEETS``); none where it has no workbook."""

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that it can be written in; the first is written where none is asked for."""
        return (*(FORMATS if self.template else ()), *(BOOKS if self.sheets else ()))


_OF_A_PROPOSAL = (
    "changes", "coordination", "designed", "frameworks", "ownership", "sustainability", "trade", "waivers",
)  # fmt: skip
"""What the documents on one subject leave to the proposal, the briefing, the workbook and those that tell findings. What
has a name that an id elsewhere may stand for is never left out: organisations, stakeholders, infrastructure, fora, laws."""


def _without(more: str) -> tuple[str, ...]:
    return tuple(sorted((*_OF_A_PROPOSAL, *more.split())))


_INDICATORS = "results.impact.indicators results.outcomes.indicators results.outcomes.outputs.indicators"

KINDS = {
    "proposal": Kind(
        "Proposal",
        "proposal/proposal.html",
        "the full proposal to a donor, with its annexes",
        needs=(
            "purpose.needs",
            "purpose.rationale",
            "purpose.gaps",
            "fora",
            "results.outcomes.indicators",
            "results.outcomes.assumptions",
            "budget.lines",
            "management",
            "coordination",
            "legal_frameworks",
            "frameworks",
            "risks",
            "safeguards",
            "ownership",
            "sustainability",
            "evaluation",
        ),
    ),
    "concept-note": Kind(
        "Concept note",
        "concept/concept.html",
        "five pages for a donor's first look: summary table, description, relevance",
        pages=5,
        needs=(
            "purpose.connectivity",
            "purpose.needs",
            "purpose.gaps",
            "purpose.rationale",
            "ownership",
            "results.outcomes.because",
            "coordination",
            "reach",
            "budget.lines.paid_by",
        ),
        rooms=(AMPLE, 5, 4, 3, 2.4, 2, 1.6, 1.3, 1, 0.8, 0.6, 0.4, 0.2),
    ),
    "logframe": Kind(
        "Logical framework",
        "logframe/logframe.html",
        "the matrix of results, indicators and assumptions, and the activities",
        needs=(
            "results.outcomes.indicators",
            "results.outcomes.indicators.baseline",
            "results.outcomes.indicators.target",
            "results.outcomes.indicators.source",
            "results.outcomes.assumptions",
            "results.outcomes.outputs.indicators",
        ),
        sheets=("logframe-eu", "activities", "logframe-fcdo"),
        without=_without(
            "evaluation management purpose reach risks safeguards summary budget.lines budget.note"
        ),
    ),
    "theory-of-change": Kind(
        "Theory of change",
        "theory/theory.html",
        "the chain as a picture, its hypotheses, assumptions and evidence",
        needs=(
            "purpose.theory",
            "results.outcomes.because",
            "results.outcomes.outputs.because",
            "results.outcomes.assumptions",
            "results.outcomes.outputs.assumptions",
            "results.outcomes.evidence",
            "results.outcomes.norms",
        ),
        without=_without(
            f"evaluation management reach risks safeguards summary budget.lines budget.note {_INDICATORS}"
        ),
    ),
    "budget": Kind(
        "Budget",
        "budget/budget.html",
        "the money by result, year, category and who pays",
        needs=("budget.lines", "budget.lines.category", "budget.lines.paid_by", "budget.note"),
        sheets=("budget",),
        without=_without(f"evaluation management purpose reach risks safeguards summary {_INDICATORS}"),
    ),
    "risk-register": Kind(
        "Risk register",
        "risks/risks.html",
        "every risk with its level, response, owner and review",
        needs=("risks", "risks.response", "risks.owner", "risks.residual", "risks.review"),
        sheets=("risks",),
        without=_without(
            "evaluation management purpose reach safeguards summary budget.lines budget.note results"
        ),
    ),
    "safeguards": Kind(
        "Safeguards",
        "safeguards/safeguards.html",
        "the screens on human rights, gender, harm and data: asked, answered, open",
        needs=(
            "safeguards.human_rights",
            "safeguards.gender",
            "safeguards.do_no_harm",
            "safeguards.data_protection",
            "safeguards.data_flow",
            "safeguards.data_localisation",
            "safeguards.confidentiality",
        ),
    ),
    "compliance": Kind(
        "Compliance",
        "compliance/compliance.html",
        "findings, waivers, what was not checked, and what the donor's profile asks for",
    ),
    "evaluation": Kind(
        "Evaluation plan",
        "evaluation/evaluation.html",
        "what is measured and judged, how and when",
        needs=(
            "evaluation.purpose",
            "evaluation.use",
            "evaluation.questions",
            "evaluation.method",
            "evaluation.ethics",
            "results.outcomes.indicators",
        ),
        without=_without("reach risks safeguards budget.note"),
    ),
    "terms-of-reference": Kind(
        "Terms of reference",
        "terms/terms.html",
        "what an evaluator is asked to do",
        needs=(
            "evaluation.purpose",
            "evaluation.use",
            "evaluation.questions",
            "evaluation.method",
            "evaluation.ethics",
            "evaluation.kind",
            "evaluation.evaluator",
            "management.governance",
        ),
        without=_without("reach risks budget.note"),
    ),
    "inception": Kind(
        "Inception report",
        "inception/inception.html",
        "the outline of an evaluator's inception report, filled with what is known",
        needs=(
            "evaluation.questions",
            "evaluation.questions.judgement",
            "evaluation.questions.indicators",
            "evaluation.questions.source",
            "evaluation.questions.method",
            "evaluation.method",
            "evaluation.ethics",
        ),
        without=_without("management reach risks summary budget.lines budget.note"),
    ),
    "evaluation-report": Kind(
        "Evaluation report",
        "report/report.html",
        "the skeleton of an evaluation report: what is known, with findings left open",
        needs=(
            "evaluation.purpose",
            "evaluation.use",
            "evaluation.questions",
            "evaluation.method",
            "results.outcomes.indicators",
            "safeguards.gender",
            "safeguards.human_rights",
        ),
        without=_without("management purpose reach risks budget.lines budget.note"),
    ),
    "briefing": Kind("Briefing", "briefing/briefing.html", "two pages for those who decide", pages=2),
    "factsheet": Kind(
        "Factsheet",
        "factsheet/factsheet.html",
        "one page for anybody: what, where, who, how much",
        pages=1,
        needs=("purpose.connectivity",),
        rooms=(3, 2.4, 2, 1.6, 1.3, 1, 0.8, 0.6, 0.4, 0.2),
        without=_without(f"evaluation management risks safeguards budget.lines budget.note {_INDICATORS}"),
    ),
    "workbook": Kind(
        "Workbook",
        "",
        "logframes, budget, risks, work plan, indicator tracking and change log as a spreadsheet",
        needs=("results.outcomes.indicators", "budget.lines", "risks", "changes"),
        sheets=(
            "logframe-eu",
            "activities",
            "logframe-fcdo",
            "budget",
            "risks",
            "work-plan",
            "tracking",
            "changes",
        ),
    ),
    "country-brief": Kind(
        "Country brief",
        "country/country.html",
        "two pages on what is known of a country, and what is not",
        pages=2,
        subject="country",
    ),
}
"""Name on the command line to the document."""
