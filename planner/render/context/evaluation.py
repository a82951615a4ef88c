"""The evaluation: the six criteria of the OECD's Development Assistance Committee, questions, and a calendar."""

from planner.frozen import Frozen
from planner.model.appraisal import Question
from planner.render.context.chain import Chain, IndicatorView
from planner.render.context.lookup import Lookup, day
from planner.render.context.text import Prose

CRITERIA = ("relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability")
"""As adopted on 10 December 2019, in their order."""


class QuestionView(Frozen):
    """One evaluation question."""

    question: Prose
    plain: str
    judgement: Prose
    indicators: tuple[Prose, ...]
    method: Prose
    source: Prose
    when: str
    by: str


class Criterion(Frozen):
    """One criterion with its questions, or why it is left out."""

    name: str
    questions: tuple[QuestionView, ...]
    omitted: Prose


class CalendarEntry(Frozen):
    """Something that is due: a milestone, a target, or the answer to a question."""

    when: str
    kind: str
    """milestone, target or question."""
    what: Prose
    value: str
    who: str
    """Name of who collects; independent, internal or joint for a question."""


class EvaluationView(Frozen):
    """How the programme is evaluated."""

    stated: bool
    purpose: Prose
    kinds: tuple[str, ...]
    independent: bool | None
    evaluator: str
    method: Prose
    use: Prose
    ethics: Prose
    criteria: tuple[Criterion, ...]
    """All six, in their order."""
    questions: int
    calendar: tuple[CalendarEntry, ...]
    without_baseline: tuple[Prose, ...]
    """Indicators whose value before the programme is not known."""
    without_target: tuple[Prose, ...]


def evaluation(look: Lookup, chain: Chain) -> EvaluationView:
    """The evaluation; without questions where the programme states none."""
    it = look.programme.evaluation
    indicators = every_indicator(chain)
    return EvaluationView(
        stated=it is not None,
        purpose=look.prose(it.purpose) if it else (),
        kinds=it.kinds if it else (),
        independent=it.independent if it else None,
        evaluator=look.name(it.evaluator) if it else "",
        method=look.prose(it.method) if it else (),
        use=look.prose(it.use) if it else (),
        ethics=look.prose(it.ethics) if it else (),
        criteria=tuple(_criterion(look, name) for name in CRITERIA),
        questions=len(it.questions) if it else 0,
        calendar=_calendar(look, indicators),
        without_baseline=tuple(i.statement for i in indicators if i.baseline is None),
        without_target=tuple(i.statement for i in indicators if i.target is None),
    )


def every_indicator(chain: Chain) -> tuple[IndicatorView, ...]:
    """All indicators, from the impact down."""
    found = list(chain.impact_indicators)
    for outcome in chain.outcomes:
        found += outcome.indicators
        for output in outcome.outputs:
            found += output.indicators
    return tuple(found)


def _criterion(look: Lookup, name: str) -> Criterion:
    it = look.programme.evaluation
    questions = (q for q in it.questions if q.criterion == name) if it else ()
    reason = next((o.reason for o in it.omitted if o.criterion == name), "") if it else ""
    return Criterion(name, tuple(_question(look, q) for q in questions), look.prose(reason))


def _question(look: Lookup, it: Question) -> QuestionView:
    statements = {i.id: i.statement for i in look.programme.indicators}
    return QuestionView(
        question=look.prose(it.question),
        plain=it.question,
        judgement=look.prose(it.judgement),
        indicators=tuple(look.prose(statements.get(i) or look.name(i)) for i in it.indicators),
        method=look.prose(it.method),
        source=look.prose(it.source),
        when=day(it.when),
        by=it.by,
    )


def _calendar(look: Lookup, indicators: tuple[IndicatorView, ...]) -> tuple[CalendarEntry, ...]:
    """What is due, by date; a year stands before its months as it covers them."""
    entries: list[CalendarEntry] = []
    for it in indicators:
        entries += [
            CalendarEntry(m.when, "milestone", it.statement, m.value, it.responsible) for m in it.milestones
        ]
        if it.target:
            entries.append(
                CalendarEntry(it.target.when, "target", it.statement, it.target.value, it.responsible)
            )
    questions = look.programme.evaluation.questions if look.programme.evaluation else ()
    entries += [
        CalendarEntry(day(q.when), "question", look.prose(q.question), "", q.by) for q in questions if q.when
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.when, entry.kind)))
