"""Links: every place where a programme names something else by its id, by what it should name.

Every function leaves out what ``but`` holds: whoever looks for ids that lead nowhere gives those that are known, and
for nearly every programme nothing is left, so that nothing has to be made.
"""

from collections.abc import Container, Iterable

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


def _each(
    at: Pointer, key: str, ids: Iterable[str], but: Container[str], user: str, called: str
) -> list[Link]:
    """The links of a list under ``key``; ``user`` is what uses them, with ``{}`` for what it is ``called``."""
    return [
        Link(at / key / index, name, user.format(called)) for index, name in enumerate(ids) if name not in but
    ]


def _one(at: Pointer, key: str, name: str, but: Container[str], user: str, called: str = "") -> list[Link]:
    """The same for a single id, if there is one."""
    return [Link(at / key, name, user.format(called))] if name and name not in but else []


_ACTIVITY = "The activity “{}”"
_OBJECTIVE = "A gender objective"


def to_parties(programme: Programme, but: Container[str] = ()) -> list[Link]:
    """Where an organisation or a stakeholder is named."""
    found: list[Link] = []
    for activity in programme.activities:
        found += _each(activity.at, "by", activity.by, but, _ACTIVITY, activity.title)
        for item in activity.equipment:
            found += _one(item.at, "to", item.to, but, "The equipment “{}”", item.item)
    for indicator in programme.indicators:
        found += _one(
            indicator.at, "responsible", indicator.responsible, but, "The indicator {}", indicator.id
        )
    for risk in programme.risks:
        found += _one(risk.at, "owner", risk.owner, but, "The risk {}", risk.id)
    if programme.sustainability:
        at, owner = programme.sustainability.at, programme.sustainability.owner
        found += _one(at, "owner", owner, but, "The plan for the time after the end")
    for own in programme.ownership:
        found += _one(own.at, "counterpart", own.counterpart, but, "The ownership of {}", own.country)
    return found


def to_organisations(programme: Programme, but: Container[str] = ()) -> list[Link]:
    """Where an organisation is named and a stakeholder would not do."""
    found: list[Link] = []
    for built in programme.infrastructure:
        found += _one(built.at, "operator", built.operator, but, "The infrastructure “{}”", built.name)
    for line in programme.budget.lines:
        found += _one(line.at, "paid_by", line.paid_by, but, "The budget line “{}”", line.title)
    if programme.safeguards and programme.safeguards.human_rights:
        rights = programme.safeguards.human_rights
        found += _one(rights.at, "by", rights.by, but, "The human-rights assessment")
    if programme.evaluation:
        judged = programme.evaluation
        found += _one(judged.at, "evaluator", judged.evaluator, but, "The evaluation")
    return found


def to_stakeholders(programme: Programme, but: Container[str] = ()) -> list[Link]:
    """Where a stakeholder is named."""
    found = [
        Link(place, name, _ACTIVITY.format(activity.title))
        for activity in programme.activities
        for name, place in activity.audience_at.items()
        if name not in but
    ]
    for forum in programme.fora:
        found += _each(forum.at, "participants", forum.participants, but, "The forum “{}”", forum.name)
    return found


def to_fora(programme: Programme, but: Container[str] = ()) -> list[Link]:
    """Where a forum is named."""
    found: list[Link] = []
    for activity in programme.activities:
        found += _each(activity.at, "fora", activity.fora, but, _ACTIVITY, activity.title)
    return found


def to_infrastructure(programme: Programme, but: Container[str] = ()) -> list[Link]:
    """Where a piece of infrastructure is named."""
    found: list[Link] = []
    for activity in programme.activities:
        found += _each(activity.at, "infrastructure", activity.infrastructure, but, _ACTIVITY, activity.title)
    return found


def to_laws(programme: Programme, but: Container[str] = ()) -> list[Link]:
    """Where a legal framework is named."""
    found: list[Link] = []
    for built in programme.infrastructure:
        found += _each(built.at, "legal", built.legal, but, "The infrastructure “{}”", built.name)
    return found


def to_indicators(programme: Programme, but: Container[str] = ()) -> list[Link]:
    """Where an indicator is named."""
    found: list[Link] = []
    if programme.evaluation:
        for asked in programme.evaluation.questions:
            found += _each(
                asked.at, "indicators", asked.indicators, but, "The evaluation question {}", asked.id
            )
    if programme.safeguards and programme.safeguards.gender:
        for objective in programme.safeguards.gender.objectives:
            found += _one(objective.at, "indicator", objective.indicator, but, _OBJECTIVE)
    return found


def to_results(programme: Programme, but: Container[str] = ()) -> list[Link]:
    """Where an outcome or an output is named by a gender objective."""
    gender = programme.safeguards.gender if programme.safeguards else None
    objectives = gender.objectives if gender else ()
    return [Link(o.at / "at", o.result, _OBJECTIVE) for o in objectives if o.result not in but]


def to_answers(programme: Programme, but: Container[str] = ()) -> list[Link]:
    """Where an outcome, an output or an activity is named as the answer to a gap."""
    found: list[Link] = []
    for gap in programme.purpose.gaps:
        found += _each(gap.at, "answered_by", gap.answered_by, but, "The gap “{}”", gap.area)
    return found


def to_work(programme: Programme, but: Container[str] = ()) -> list[Link]:
    """Where an activity or an output is named by a budget line."""
    return [
        Link(line.at / "for", line.purpose, f"The budget line “{line.title}”")
        for line in programme.budget.lines
        if line.purpose not in BUDGET_WORDS and line.purpose not in but
    ]
