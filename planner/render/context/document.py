"""DocumentContext: everything that a template may see, as plain data with nothing to call."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from planner.frozen import Frozen
from planner.model.build import programme as build_programme
from planner.model.figures import Access
from planner.model.gaps import GapProfile
from planner.model.translated import own_language
from planner.render.context import care, chain, changes, effort, evaluation, gap, money, people, plan, risks
from planner.render.context.chain import IndicatorView
from planner.render.context.checks import Checked, Compliance, compliance
from planner.render.context.front import Brief, Front, briefs, front
from planner.render.context.lookup import Lookup
from planner.render.context.redact import MARKS, shown_to
from planner.render.context.sources import SourceLine, source_lines
from planner.render.context.told import Told
from planner.render.language import language
from planner.render.needs import FIELDS, lacking
from planner.render.provenance import Provenance

AMPLE = 1000.0
"""Room for any text: nothing is cut."""


class Issue(Frozen):
    """The circumstances of one document."""

    generated: dt.date
    """The day that the document carries: from SOURCE_DATE_EPOCH or the caller, never the clock here."""
    version: str
    """Of planner."""
    language: str = ""
    """What it is written in; the programme's own language if empty, English for a country."""
    draft: bool = False
    """Whether every page is stamped as a draft."""
    unpublished: int = 0
    """How many figures were left out because the readers may not see them."""
    audience: Access = Access.PUBLIC
    """Who may read the document."""
    origin: Provenance | None = None
    """What it says of its own origin; None for a trial that leaves it out."""


class DocumentContext(Frozen):
    """One programme as its readers see it; templates know it as ``doc``."""

    language: str
    """What the document itself is written in; the programme's texts say where they are in another language."""
    told_in: str
    """What the programme is told in, where it has the text; ``front.language`` is what it is written in."""
    untranslated: tuple[str, ...]
    """The places in its file, as pointers, of the texts that are told in another language."""
    front: Front
    briefs: tuple[Brief, ...]
    """The texts of a briefing in ever less room."""
    brief: Brief
    """The one that is tried."""
    lacks: frozenset[str]
    """Fields that it says nothing of, withheld ones included: those of ``planner.render.needs``."""
    room: float
    """How much room texts may take in a document of few pages: 1 is what its template asks for."""
    mark: str
    """What stands where text was withheld."""
    withheld: frozenset[str]
    """Kinds of entry that were taken away, such as ``risks``."""
    generated: str
    """ISO date."""
    version: str
    draft: bool
    audience: str
    """``public``, ``partner`` or ``internal``: who may read it."""
    origin: Provenance | None
    people: people.People
    matrix: money.Matrix
    gaps: tuple[gap.CountryGap, ...]
    skill_figures: tuple[gap.SkillFigure, ...]
    """The figures on skills, one line each; their cells stand in the order of ``gaps``."""
    efforts: tuple[effort.CountryEffort, ...]
    """Effort beside gap, for the same countries."""
    answers: tuple[effort.AnswerView, ...]
    """What the programme says of the gaps."""
    absent: tuple[tuple[str, tuple[str, ...]], ...]
    """Frameworks and figures that nobody has brought, by country; under no name where no country has them."""
    unpublished: int
    """Figures of the user's that are left out because the readers may not see them."""
    caveats: tuple[tuple[str, str], ...]
    """Indicator and what a reader must know of it."""
    without_figures: tuple[str, ...]
    """Countries of the programme that no gap profile was given for."""
    indicators: tuple[IndicatorView, ...]
    chain: chain.Chain
    plan: tuple[plan.Gantt, ...]
    budget: money.Budget
    risks: risks.Risks
    changes: tuple[changes.ChangeView, ...]
    safeguards: care.Care
    sustainability: care.Lasting | None
    ownership: tuple[care.OwnershipView, ...]
    coordination: tuple[care.Link, ...]
    management: care.Running | None
    laws: tuple[care.Named, ...]
    frameworks: tuple[care.Named, ...]
    trade: tuple[care.Named, ...]
    evaluation: evaluation.EvaluationView
    compliance: Compliance
    sources: tuple[SourceLine, ...]
    """Every source that may be cited; a document lists those that it does cite, in their order."""


def context(
    data: Mapping[str, Any], gaps: Mapping[str, GapProfile], checked: Checked, issue: Issue
) -> DocumentContext:
    """What templates see of the programme ``data``, which fits its schema.

    It takes the data and not a Programme, because what is confidential must be gone before anything is built.
    ``gaps`` holds a profile for each country that has one. Raises RenderError if a confidential place is wrong.
    """
    tongue = language(issue.language or own_language(data))
    mark = tongue.say(MARKS[issue.audience])
    shown = shown_to(data, issue.audience, mark)
    told = Told(shown, issue.language, tongue.code, mark)
    programme = build_programme(told.data)
    known = {code: gaps[code] for code in programme.countries if code in gaps}
    look = Lookup(programme, known, mark, tongue, told, withheld=shown.secret)
    results = chain.chain(look, money=not shown.money)
    budget = money.budget(look, withheld=shown.money, total_withheld=shown.total)
    matrix = money.matrix(look, money=not shown.money)
    short_texts = briefs(look)
    gaps_seen = gap.gap_views(look, money=not shown.money)
    named = (code for code in programme.countries if code not in known)
    return DocumentContext(
        language=tongue.code,
        told_in=told.language,
        untranslated=told.untranslated,
        front=front(look),
        briefs=short_texts,
        brief=short_texts[0],
        lacks=frozenset(lacking(told.data, FIELDS)),
        room=AMPLE,
        mark=mark,
        withheld=shown.withheld,
        generated=issue.generated.isoformat(),
        version=issue.version,
        draft=issue.draft,
        audience=issue.audience.value,
        origin=issue.origin,
        people=people.people(look, money=not shown.money),
        matrix=matrix,
        gaps=gaps_seen,
        skill_figures=gap.skill_figures(tongue, gaps_seen),
        efforts=effort.efforts(look, money=not shown.money),
        answers=effort.answers(look),
        absent=gap.absent(tongue, tuple(known.values())),
        unpublished=issue.unpublished,
        caveats=gap.caveats(tongue, gap.shown_in(known.values())),
        without_figures=look.countries(named),
        chain=results,
        indicators=evaluation.every_indicator(results),
        plan=plan.gantts(look),
        budget=budget,
        risks=risks.risks(look),
        changes=changes.changes(look),
        safeguards=care.care(look),
        sustainability=care.lasting(look),
        ownership=care.ownership(look),
        coordination=care.links(look),
        management=care.running(look),
        laws=care.laws(look),
        frameworks=care.frameworks(look),
        trade=care.trade(look),
        evaluation=evaluation.evaluation(look, results),
        compliance=compliance(look, checked),
        sources=source_lines(tongue, programme, known, checked.sources()),
    )
