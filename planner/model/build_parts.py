"""Builds who takes part, why, with what money and at what risk: see :mod:`planner.model.parts`."""

from planner.model import parts
from planner.model.figures import Area
from planner.model.node import Node
from planner.model.results import Group


def purpose(node: Node, countries: tuple[str, ...]) -> parts.Purpose:
    """Why the programme exists and what for; ``countries`` are those of the programme."""
    return parts.Purpose(
        at=node.at,
        problem=node.text("problem"),
        connectivity=node.text("connectivity"),
        subjects=node.texts("subjects"),
        approach=node.texts("approach"),
        rationale=node.text("rationale"),
        theory=node.text("theory"),
        needs=tuple(map(_need, node.items("needs"))),
        gaps=tuple(_gap_answer(gap, countries) for gap in node.items("gaps")),
        evidence=node.texts("evidence"),
        lessons=node.text("lessons"),
    )


def _need(node: Node) -> parts.Need:
    return parts.Need(
        at=node.at,
        statement=node.text("statement"),
        when=node.date("at"),
        country=node.country("country"),
        asked_by=node.text("asked_by"),
        evidence=node.texts("evidence"),
    )


def _gap_answer(node: Node, countries: tuple[str, ...]) -> parts.GapAnswer:
    return parts.GapAnswer(
        at=node.at,
        area=Area(node.word("area")),
        countries=node.countries("countries") or countries,
        answered_by=node.texts("answered_by"),
        left_to=node.text("left_to"),
        because=node.text("because"),
        evidence=node.texts("evidence"),
    )


def provenance(node: Node | None) -> parts.Provenance | None:
    """Whether this describes a real programme."""
    if node is None:
        return None
    return parts.Provenance(
        node.at, node.text("basis"), node.text("note"), node.texts("synthetic"), node.texts("sources")
    )


def organisation(node: Node) -> parts.Organisation:
    """An organisation that takes part."""
    return parts.Organisation(
        at=node.at,
        id=node.text("id"),
        name=node.text("name"),
        role=node.text("role"),
        type=node.text("type"),
        country=node.country("country"),
        takes_part_in=frozenset(node.words("takes_part_in")),
        intermediary=node.flag("intermediary"),
        contribution=node.text("contribution"),
    )


def stakeholder(node: Node) -> parts.Stakeholder:
    """A community whose skills are built."""
    return parts.Stakeholder(
        at=node.at,
        id=node.text("id"),
        name=node.text("name"),
        group=Group(node.word("type")),
        community=node.text("community"),
        countries=node.countries("countries"),
        people=int(node.data["people"]),
        takes_part_in=frozenset(node.words("takes_part_in")),
        intermediary=node.flag("intermediary"),
        mandate=frozenset(node.words("mandate")),
        why=node.text("why"),
    )


def infrastructure(node: Node) -> parts.Infrastructure:
    """A piece of infrastructure."""
    return parts.Infrastructure(
        at=node.at,
        id=node.text("id"),
        name=node.text("name"),
        kind=node.text("kind"),
        operator=node.text("operator"),
        countries=node.countries("countries"),
        domestic=node.flag("domestic"),
        legal=node.texts("legal"),
        data_protection=node.text("data_protection"),
    )


def forum(node: Node) -> parts.Forum:
    """An international forum."""
    return parts.Forum(
        node.at,
        node.text("id"),
        node.text("name"),
        node.text("kind"),
        node.texts("participants"),
        node.text("goal"),
    )


def budget(node: Node) -> parts.Budget:
    """The money."""
    lines = tuple(map(_budget_line, node.items("lines")))
    return parts.Budget(node.at, int(node.data["total"]), node.text("note"), node.text("source"), lines)


def _budget_line(node: Node) -> parts.BudgetLine:
    return parts.BudgetLine(
        at=node.at,
        id=node.text("id"),
        title=node.text("title"),
        purpose=node.text("for"),
        year=int(node.data["year"]),
        amount=int(node.data["amount"]),
        category=node.text("category"),
        paid_by=node.text("paid_by"),
    )


def risk(node: Node) -> parts.Risk:
    """Something that may go wrong."""
    return parts.Risk(
        at=node.at,
        id=node.text("id"),
        statement=node.text("statement"),
        kind=node.text("kind"),
        about=frozenset(node.words("about")),
        likelihood=int(node.data["likelihood"]),
        impact=int(node.data["impact"]),
        response=node.text("response"),
        owner=node.text("owner"),
        residual=node.number("residual"),
        review=node.when("review"),
        escalation=node.text("escalation"),
    )
