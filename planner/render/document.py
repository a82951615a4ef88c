"""The documents that planner renders: one row here, one folder below ``templates/``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from planner.errors import RenderError
from planner.render import environment
from planner.render.context import AMPLE, Context, CountryContext, DocumentContext, with_sources
from planner.render.formats import Options, Written, write
from planner.render.parser import parse
from planner.render.tree import Tree

_CITED = re.compile(r'<cite source="([^"]+)">')


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of document."""

    title: str
    template: str
    """Below ``templates/``."""
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
    ),
    "budget": Kind(
        "Budget",
        "budget/budget.html",
        "the money by result, year, category and who pays",
        needs=("budget.lines", "budget.lines.category", "budget.lines.paid_by", "budget.note"),
    ),
    "risk-register": Kind(
        "Risk register",
        "risks/risks.html",
        "every risk with its level, response, owner and review",
        needs=("risks", "risks.response", "risks.owner", "risks.residual", "risks.review"),
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
    ),
    "briefing": Kind("Briefing", "briefing/briefing.html", "two pages for those who decide", pages=2),
    "factsheet": Kind(
        "Factsheet",
        "factsheet/factsheet.html",
        "one page for anybody: what, where, who, how much",
        pages=1,
        needs=("purpose.connectivity",),
        rooms=(3, 2.4, 2, 1.6, 1.3, 1, 0.8, 0.6, 0.4, 0.2),
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


def document(kind: str, context: Context) -> Tree:
    """The checked tree of a document. Raises RenderError.

    The template runs twice: its first run shows which sources it cites and in which order, and that order is
    the numbering of the second.
    """
    if kind not in KINDS:
        raise RenderError(f"There is no document {kind!r}.", "Choose one of " + ", ".join(KINDS) + ".")
    template = KINDS[kind].template
    first = environment.render(template, {"doc": context})
    cited = tuple(dict.fromkeys(_CITED.findall(first)))
    final = environment.render(template, {"doc": with_sources(context, cited)})
    return parse(final, template)


def render(kind: str, context: Context, to: str, options: Options) -> Written:
    """The document ``kind`` (a key of KINDS) in the format ``to`` (a key of FORMATS). Raises RenderError."""
    limit = KINDS[kind].pages if kind in KINDS else 0
    if not limit:
        return write(document(kind, context), to, options)
    return _fitted(kind, context, to, options, limit)


def _fitted(kind: str, context: Context, to: str, options: Options, limit: int) -> Written:
    """The document with as much text as ``limit`` pages of the PDF hold; the same text in every format."""
    for tried in _tries(KINDS[kind], context):
        tree = document(kind, tried)
        paged = write(tree, "pdf", options)
        if paged.pages <= limit:
            break
    else:
        told = f"The {KINDS[kind].title.lower()} has {paged.pages} pages, not {limit}: shorten its texts."
        paged = replace(paged, warnings=(*paged.warnings, told))
    done = paged if to == "pdf" else write(tree, to, options)
    return replace(done, warnings=(*done.warnings, *_cut(KINDS[kind], tried)))


def _cut(kind: Kind, tried: Context) -> Iterator[str]:
    """That texts were shortened, of a document that shows them whole where it can."""
    if kind.rooms and kind.rooms[0] == AMPLE and isinstance(tried, DocumentContext) and tried.room != AMPLE:
        yield (
            f"The texts of the {kind.title.lower()} were shortened so that it has {kind.pages} pages: an ellipsis"
            " stands where one is cut. Shorten them in the programme to choose what stays."
        )


def _tries(kind: Kind, context: Context) -> Iterator[Context]:
    """The context with ever less on its page."""
    if isinstance(context, CountryContext):
        yield from (replace(context, brief=sheet) for sheet in context.briefs)
    elif kind.rooms:
        yield from (replace(context, room=room) for room in kind.rooms)
    else:
        yield from (replace(context, brief=brief) for brief in context.briefs)
