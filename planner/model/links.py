"""Links: every place where a programme names something else by its id, by what it should name."""

from collections.abc import Iterable, Iterator

from planner.frozen import Frozen
from planner.model.programme import Programme
from planner.position import Pointer

BUDGET_WORDS = ("management", "monitoring", "evaluation", "overhead")
"""What a budget line may be for, beside an activity or an output."""


class Link(Frozen):
    """One id that is used."""

    at: Pointer
    to: str
    """The id."""
    by: str
    """What uses it, as the subject of a sentence: ``The activity “Repair exercise”``."""


def _each(at: Pointer, ids: Iterable[str], by: str) -> Iterator[Link]:
    return (Link(at / index, name, by) for index, name in enumerate(ids))


def _one(at: Pointer, name: str, by: str) -> Iterator[Link]:
    if name:
        yield Link(at, name, by)


def to_parties(programme: Programme) -> Iterator[Link]:
    """Where an organisation or a stakeholder is named."""
    for activity in programme.activities:
        by = f"The activity “{activity.title}”"
        yield from _each(activity.at / "by", activity.by, by)
        for item in activity.equipment:
            yield from _one(item.at / "to", item.to, f"The equipment “{item.item}”")
    for indicator in programme.indicators:
        yield from _one(indicator.at / "responsible", indicator.responsible, f"The indicator {indicator.id}")
    for risk in programme.risks:
        yield from _one(risk.at / "owner", risk.owner, f"The risk {risk.id}")
    if programme.sustainability:
        at, owner = programme.sustainability.at, programme.sustainability.owner
        yield from _one(at / "owner", owner, "The plan for the time after the end")
    for own in programme.ownership:
        yield from _one(own.at / "counterpart", own.counterpart, f"The ownership of {own.country}")


def to_organisations(programme: Programme) -> Iterator[Link]:
    """Where an organisation is named and a stakeholder would not do."""
    for built in programme.infrastructure:
        yield from _one(built.at / "operator", built.operator, f"The infrastructure “{built.name}”")
    for line in programme.budget.lines:
        yield from _one(line.at / "paid_by", line.paid_by, f"The budget line “{line.title}”")
    if programme.safeguards and programme.safeguards.human_rights:
        rights = programme.safeguards.human_rights
        yield from _one(rights.at / "by", rights.by, "The human-rights assessment")
    if programme.evaluation:
        yield from _one(
            programme.evaluation.at / "evaluator", programme.evaluation.evaluator, "The evaluation"
        )


def to_stakeholders(programme: Programme) -> Iterator[Link]:
    """Where a stakeholder is named."""
    for activity in programme.activities:
        for name, place in activity.audience_at.items():
            yield Link(place, name, f"The activity “{activity.title}”")
    for forum in programme.fora:
        yield from _each(forum.at / "participants", forum.participants, f"The forum “{forum.name}”")


def to_fora(programme: Programme) -> Iterator[Link]:
    """Where a forum is named."""
    for activity in programme.activities:
        yield from _each(activity.at / "fora", activity.fora, f"The activity “{activity.title}”")


def to_infrastructure(programme: Programme) -> Iterator[Link]:
    """Where a piece of infrastructure is named."""
    for activity in programme.activities:
        by = f"The activity “{activity.title}”"
        yield from _each(activity.at / "infrastructure", activity.infrastructure, by)


def to_laws(programme: Programme) -> Iterator[Link]:
    """Where a legal framework is named."""
    for built in programme.infrastructure:
        yield from _each(built.at / "legal", built.legal, f"The infrastructure “{built.name}”")


def to_indicators(programme: Programme) -> Iterator[Link]:
    """Where an indicator is named."""
    if programme.evaluation:
        for question in programme.evaluation.questions:
            by = f"The evaluation question {question.id}"
            yield from _each(question.at / "indicators", question.indicators, by)
    if programme.safeguards and programme.safeguards.gender:
        for objective in programme.safeguards.gender.objectives:
            yield from _one(objective.at / "indicator", objective.indicator, "A gender objective")


def to_results(programme: Programme) -> Iterator[Link]:
    """Where an outcome or an output is named by a gender objective."""
    if programme.safeguards and programme.safeguards.gender:
        for objective in programme.safeguards.gender.objectives:
            yield Link(objective.at / "at", objective.result, "A gender objective")


def to_answers(programme: Programme) -> Iterator[Link]:
    """Where an outcome, an output or an activity is named as the answer to a gap."""
    for gap in programme.purpose.gaps:
        yield from _each(gap.at / "answered_by", gap.answered_by, f"The gap “{gap.area}”")


def to_work(programme: Programme) -> Iterator[Link]:
    """Where an activity or an output is named by a budget line."""
    for line in programme.budget.lines:
        if line.purpose not in BUDGET_WORDS:
            yield Link(line.at / "for", line.purpose, f"The budget line “{line.title}”")
