"""Builds the results chain of a programme: see :mod:`planner.model.results`."""

from planner.model.node import Node
from planner.model.results import (
    Activity,
    Equipment,
    Impact,
    Indicator,
    Outcome,
    Output,
    Reading,
    Skill,
)
from planner.position import Pointer


def impact(node: Node) -> Impact:
    """The long-term change."""
    return Impact(node.at, node.text("statement"), _indicators(node), node.texts("evidence"))


def outcome(node: Node, countries: tuple[str, ...]) -> Outcome:
    """An outcome with everything below it; ``countries`` are those of the programme."""
    return Outcome(
        at=node.at,
        id=node.text("id"),
        statement=node.text("statement"),
        connectivity=node.flag("connectivity"),
        because=node.text("because"),
        assumptions=node.texts("assumptions"),
        evidence=node.texts("evidence"),
        norms=node.texts("norms"),
        indicators=_indicators(node),
        outputs=tuple(_output(child, countries) for child in node.items("outputs")),
    )


def _output(node: Node, countries: tuple[str, ...]) -> Output:
    return Output(
        at=node.at,
        id=node.text("id"),
        statement=node.text("statement"),
        weight=node.number("weight"),
        because=node.text("because"),
        assumptions=node.texts("assumptions"),
        evidence=node.texts("evidence"),
        indicators=_indicators(node),
        activities=tuple(_activity(child, countries) for child in node.items("activities")),
    )


def _activity(node: Node, countries: tuple[str, ...]) -> Activity:
    return Activity(
        at=node.at,
        id=node.text("id"),
        title=node.text("title"),
        description=node.text("description"),
        skills=_skills(node),
        audience=_audience(node),
        audience_at=_audience_places(node),
        by=node.texts("by"),
        countries=node.countries("countries") or countries,
        tailored=node.text("tailored"),
        method=node.text("method"),
        diffusion=node.texts("diffusion"),
        diffusion_note=node.text("diffusion_note"),
        themes=frozenset(node.words("themes")),
        fora=node.texts("fora"),
        infrastructure=node.texts("infrastructure"),
        equipment=tuple(map(_equipment, node.items("equipment"))),
        start=node.date("from"),
        end=node.date("to"),
        cost=int(node.data["cost"]),
    )


def _skills(node: Node) -> dict[Skill, int]:
    """``technical`` is short for ``{technical: 100}``; a share of 0 is no share."""
    written = node.data["skills"]
    if isinstance(written, str):
        return {Skill(written): 100}
    return {skill: written[skill] for skill in Skill if written.get(skill)}


def _audience(node: Node) -> dict[str, float]:
    """A list stands for equal shares."""
    written = node.data["for"]
    if isinstance(written, list):
        return {str(name): 100 / len(written) for name in written}
    return {str(name): float(share) for name, share in written.items()}


def _audience_places(node: Node) -> dict[str, Pointer]:
    written, at = node.data["for"], node.at / "for"
    if isinstance(written, list):
        return {str(name): at / index for index, name in enumerate(written)}
    return {str(name): at / name for name in written}


def _equipment(node: Node) -> Equipment:
    return Equipment(
        at=node.at,
        item=node.text("item"),
        to=node.text("to"),
        surveillance_capable=node.flag("surveillance_capable"),
        end_use=node.text("end_use"),
        maintenance=node.text("maintenance"),
    )


def _indicators(node: Node) -> tuple[Indicator, ...]:
    return tuple(map(_indicator, node.items("indicators")))


def _indicator(node: Node) -> Indicator:
    return Indicator(
        at=node.at,
        id=node.text("id"),
        statement=node.text("statement"),
        measure=node.text("measure"),
        unit=node.text("unit"),
        direction=node.text("direction"),
        scale=node.texts("scale"),
        baseline=_reading(node.child("baseline")),
        milestones=tuple(r for r in map(_reading, node.items("milestones")) if r),
        target=_reading(node.child("target")),
        source=node.text("source"),
        method=node.text("method"),
        every=node.text("every"),
        responsible=node.text("responsible"),
        by=node.texts("by"),
        definition=node.text("definition"),
        level=node.text("level"),
    )


def _reading(node: Node | None) -> Reading | None:
    if node is None:
        return None
    return Reading(node.at, node.data["value"], node.date("at"), node.text("note"))
