"""The results chain and everything that hangs on it: indicators, the logframe, activities, the work plan."""

from collections.abc import Iterable

from planner.frozen import Frozen
from planner.model.results import Activity, Equipment, Indicator, Outcome, Output, Reading
from planner.render.context.lookup import Lookup, day
from planner.render.context.text import Piece, Prose, plain
from planner.render.language import FIRM, Language


class ReadingView(Frozen):
    """A value and its date."""

    value: str
    """With its unit, as people write it."""
    when: str
    number: int | float | None
    """The bare figure; None where the value is a word."""


class IndicatorView(Frozen):
    """How a result is measured."""

    result: str
    """``impact``, or the number of the outcome or output."""
    statement: Prose
    plain: str
    definition: Prose
    unit: str
    """What is counted, or ``%``; empty where nothing is."""
    scale: tuple[str, ...]
    """Stages from lowest to highest, for an ordinal measure."""
    level: str
    direction: str
    baseline: ReadingView | None
    milestones: tuple[ReadingView, ...]
    target: ReadingView | None
    source: Prose
    method: Prose
    every: str
    responsible: str
    by: tuple[str, ...]


class EquipmentView(Frozen):
    """Something that is handed over."""

    item: str
    to: str
    surveillance_capable: bool
    end_use: Prose
    maintenance: Prose
    activity: str
    """Number of the activity."""


class ActivityView(Frozen):
    """Something that is done."""

    number: str
    title: str
    description: Prose
    skills: tuple[tuple[str, int], ...]
    """Skill type and per cent of the effort."""
    audience: tuple[str, ...]
    by: tuple[str, ...]
    places: tuple[str, ...]
    everywhere: bool
    """Whether it takes place in all countries of the programme."""
    tailored: Prose
    method: str
    diffusion: tuple[str, ...]
    diffusion_note: Prose
    fora: tuple[str, ...]
    start: str
    end: str
    cost: int | None
    """None where money is withheld."""
    equipment: tuple[EquipmentView, ...]
    themes: tuple[str, ...]
    """Subjects, such as ``forensics``."""


class OutputView(Frozen):
    """Something that the programme itself delivers."""

    number: str
    statement: Prose
    plain: str
    weight: int | None
    because: Prose
    assumptions: tuple[Prose, ...]
    evidence: tuple[Piece, ...]
    indicators: tuple[IndicatorView, ...]
    activities: tuple[ActivityView, ...]


class OutcomeView(Frozen):
    """A change in what people or institutions do."""

    number: str
    statement: Prose
    plain: str
    connectivity: bool
    because: Prose
    assumptions: tuple[Prose, ...]
    evidence: tuple[Piece, ...]
    norms: tuple[str, ...]
    indicators: tuple[IndicatorView, ...]
    outputs: tuple[OutputView, ...]


class Chain(Frozen):
    """Impact, outcomes, outputs, activities."""

    impact: Prose
    impact_plain: str
    impact_evidence: tuple[Piece, ...]
    impact_indicators: tuple[IndicatorView, ...]
    outcomes: tuple[OutcomeView, ...]
    outputs: int
    activities: int
    indicators: int
    equipment: tuple[EquipmentView, ...]


def chain(look: Lookup, *, money: bool) -> Chain:
    """The results chain; ``money`` says whether costs may be shown."""
    programme = look.programme
    outcomes = tuple(_outcome(look, outcome, money=money) for outcome in programme.outcomes)
    equipment = (e for o in outcomes for p in o.outputs for a in p.activities for e in a.equipment)
    return Chain(
        impact=look.prose(programme.impact.statement),
        impact_plain=plain(programme.impact.statement),
        impact_evidence=look.evidence(programme.impact.evidence),
        impact_indicators=_indicators(look, "impact", programme.impact.indicators),
        outcomes=outcomes,
        outputs=len(programme.outputs),
        activities=len(programme.activities),
        indicators=len(programme.indicators),
        equipment=tuple(equipment),
    )


def _outcome(look: Lookup, it: Outcome, *, money: bool) -> OutcomeView:
    number = look.numbers[it.id]
    return OutcomeView(
        number=number,
        statement=look.prose(it.statement),
        plain=plain(it.statement),
        connectivity=it.connectivity,
        because=look.prose(it.because),
        assumptions=look.proses(it.assumptions),
        evidence=look.evidence(it.evidence),
        norms=it.norms,
        indicators=_indicators(look, number, it.indicators),
        outputs=tuple(_output(look, output, money=money) for output in it.outputs),
    )


def _output(look: Lookup, it: Output, *, money: bool) -> OutputView:
    number = look.numbers[it.id]
    return OutputView(
        number=number,
        statement=look.prose(it.statement),
        plain=plain(it.statement),
        weight=it.weight,
        because=look.prose(it.because),
        assumptions=look.proses(it.assumptions),
        evidence=look.evidence(it.evidence),
        indicators=_indicators(look, number, it.indicators),
        activities=tuple(_activity(look, a, money=money) for a in it.activities),
    )


def _activity(look: Lookup, it: Activity, *, money: bool) -> ActivityView:
    number = look.numbers[it.id]
    return ActivityView(
        number=number,
        title=it.title,
        description=look.prose(it.description),
        skills=tuple((skill.value, share) for skill, share in it.skills.items()),
        audience=look.names(it.audience),
        by=look.names(it.by),
        places=look.countries(it.countries),
        everywhere=it.countries == look.programme.countries,
        tailored=look.prose(it.tailored),
        method=it.method,
        diffusion=it.diffusion,
        diffusion_note=look.prose(it.diffusion_note),
        fora=look.names(it.fora),
        start=day(it.start),
        end=day(it.end),
        cost=it.cost if money else None,
        equipment=tuple(_equipment(look, number, e) for e in it.equipment),
        themes=tuple(sorted(it.themes)),
    )


def _equipment(look: Lookup, number: str, it: Equipment) -> EquipmentView:
    return EquipmentView(
        item=it.item,
        to=look.name(it.to),
        surveillance_capable=it.surveillance_capable,
        end_use=look.prose(it.end_use),
        maintenance=look.prose(it.maintenance),
        activity=number,
    )


def _indicators(look: Lookup, result: str, found: Iterable[Indicator]) -> tuple[IndicatorView, ...]:
    return tuple(_indicator(look, result, it) for it in found)


def _indicator(look: Lookup, result: str, it: Indicator) -> IndicatorView:
    return IndicatorView(
        result=result,
        statement=look.prose(it.statement),
        plain=plain(it.statement),
        definition=look.prose(it.definition),
        unit=_unit(it),
        scale=it.scale,
        level=it.level,
        direction=it.direction,
        baseline=_reading(look, it, it.baseline),
        milestones=tuple(r for r in (_reading(look, it, m) for m in it.milestones) if r),
        target=_reading(look, it, it.target),
        source=look.prose(it.source),
        method=look.prose(it.method),
        every=it.every,
        responsible=look.name(it.responsible),
        by=it.by,
    )


def _reading(look: Lookup, indicator: Indicator, reading: Reading | None) -> ReadingView | None:
    if reading is None:
        return None
    number = None if isinstance(reading.value, str) else reading.value
    return ReadingView(_value(look.language, indicator, reading.value), day(reading.when), number)


def _value(tongue: Language, indicator: Indicator, value: float | str) -> str:
    """``35 %``, ``1 200 engineers``, or the stage as written."""
    if isinstance(value, str):
        return value
    if indicator.measure == "percent":
        return tongue.per_cent(value)
    figure = tongue.figure(value)
    return f"{figure}{FIRM}{indicator.unit}" if indicator.unit else figure


def _unit(indicator: Indicator) -> str:
    return "%" if indicator.measure == "percent" else indicator.unit
