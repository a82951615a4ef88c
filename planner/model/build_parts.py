"""Builds what stands around the results chain: see :mod:`planner.model.parts`."""

from planner.model import parts
from planner.model.node import Node
from planner.model.places import Trail
from planner.model.results import Group, Skill


def purpose(node: Node) -> parts.Purpose:
    """Why the programme exists and what for."""
    return parts.Purpose(
        at=node.at,
        problem=node.text("problem"),
        connectivity=node.text("connectivity"),
        subjects=node.texts("subjects"),
        approach=node.texts("approach"),
        rationale=node.text("rationale"),
        theory=node.text("theory"),
        needs=tuple(map(_need, node.items("needs"))),
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
        takes_part_in=frozenset(node.texts("takes_part_in")),
        intermediary=node.flag("intermediary"),
        contribution=node.text("contribution"),
    )


def stakeholder(node: Node) -> parts.Stakeholder:
    """A community whose skills are built."""
    return parts.Stakeholder(
        at=node.at,
        id=node.text("id"),
        name=node.text("name"),
        group=Group(node.text("type")),
        community=node.text("community"),
        countries=node.countries("countries"),
        people=int(node.data["people"]),
        takes_part_in=frozenset(node.texts("takes_part_in")),
        intermediary=node.flag("intermediary"),
        mandate=frozenset(node.texts("mandate")),
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
        about=frozenset(node.texts("about")),
        likelihood=int(node.data["likelihood"]),
        impact=int(node.data["impact"]),
        response=node.text("response"),
        owner=node.text("owner"),
        residual=node.number("residual"),
        review=node.when("review"),
        escalation=node.text("escalation"),
    )


def safeguards(node: Node | None) -> parts.Safeguards | None:
    """How people are protected."""
    if node is None:
        return None
    return parts.Safeguards(
        at=node.at,
        data_protection=_treatment(node.child("data_protection")),
        data_flow=_treatment(node.child("data_flow")),
        data_localisation=_treatment(node.child("data_localisation")),
        human_rights=_human_rights(node.child("human_rights")),
        gender=_gender(node.child("gender")),
        do_no_harm=node.text("do_no_harm"),
        confidentiality=node.text("confidentiality"),
    )


def _treatment(node: Node | None) -> parts.Treatment | None:
    if node is None:
        return None
    return parts.Treatment(node.at, node.text("treatment"), node.text("not_applicable"))


def _human_rights(node: Node | None) -> parts.HumanRights | None:
    if node is None:
        return None
    return parts.HumanRights(
        node.at, node.date("assessed"), node.text("by"), node.text("finding"), node.text("decided_by")
    )


def _gender(node: Node | None) -> parts.Gender | None:
    if node is None:
        return None
    objectives = tuple(
        parts.GenderObjective(n.at, n.text("at"), n.text("objective"), n.text("indicator"))
        for n in node.items("objectives")
    )
    return parts.Gender(node.at, int(node.data["marker"]), node.text("analysis"), objectives)


def sustainability(node: Node | None) -> parts.Sustainability | None:
    """What lasts when the money ends."""
    if node is None:
        return None
    return parts.Sustainability(
        node.at,
        node.text("owner"),
        node.text("recurrent_costs"),
        node.text("after_the_end"),
        node.text("technology"),
        node.when("handover"),
    )


def ownership(node: Node) -> parts.Ownership:
    """A country's own part."""
    return parts.Ownership(
        at=node.at,
        country=node.country("country"),
        priority=node.text("priority"),
        counterpart=node.text("counterpart"),
        request=node.text("request"),
        when=node.when("at"),
        evidence=node.texts("evidence"),
    )


def coordination(node: Node) -> parts.Coordination:
    """A link to another programme."""
    covers = node.child("covers") or Node({}, node.at)
    return parts.Coordination(
        at=node.at,
        programme=node.text("programme"),
        relation=node.text("relation"),
        scope=node.text("scope"),
        link=node.text("link"),
        skills=frozenset(map(Skill, covers.texts("skills"))),
        groups=frozenset(map(Group, covers.texts("groups"))),
        why=covers.text("why"),
    )


def management(node: Node | None) -> parts.Management | None:
    """How the programme is run."""
    if node is None:
        return None
    names = ("governance", "team", "monitoring", "communication", "conditions")
    return parts.Management(node.at, *map(node.text, names))


def framework(node: Node) -> parts.Framework:
    """Guidance that the programme follows."""
    return parts.Framework(node.at, node.text("name"), node.text("how"), node.text("reference"))


def legal(node: Node) -> parts.Legal:
    """A treaty or law."""
    return parts.Legal(node.at, node.text("id"), node.text("name"), node.text("relevance"))


def trade(node: Node) -> parts.Trade:
    """A trade agreement or negotiation."""
    return parts.Trade(node.at, node.text("name"), node.texts("topics"), node.text("link"))


def reach(node: Node | None) -> parts.Reach | None:
    """How many people are reached in all."""
    if node is None:
        return None
    return parts.Reach(node.at, int(node.data["people"]), node.text("definition"), node.text("counting"))


def evaluation(node: Node | None) -> parts.Evaluation | None:
    """How the programme is evaluated."""
    if node is None:
        return None
    omitted = (parts.Omitted(n.at, n.text("criterion"), n.text("reason")) for n in node.items("omitted"))
    return parts.Evaluation(
        at=node.at,
        purpose=node.text("purpose"),
        kinds=node.texts("kind"),
        independent=node.flag("independent") if "independent" in node else None,
        evaluator=node.text("evaluator"),
        method=node.text("method"),
        use=node.text("use"),
        ethics=node.text("ethics"),
        questions=tuple(map(_question, node.items("questions"))),
        omitted=tuple(omitted),
    )


def _question(node: Node) -> parts.Question:
    return parts.Question(
        at=node.at,
        id=node.text("id"),
        criterion=node.text("criterion"),
        question=node.text("question"),
        judgement=node.text("judgement"),
        indicators=node.texts("indicators"),
        method=node.text("method"),
        source=node.text("source"),
        when=node.when("when"),
        by=node.text("by"),
    )


def reference(node: Node) -> parts.Reference:
    """A source, in the terms of CSL-JSON."""
    return parts.Reference(
        at=node.at,
        id=node.text("id"),
        type=node.text("type"),
        title=node.text("title"),
        authors=tuple(
            parts.Author(n.text("family"), n.text("given"), n.text("literal")) for n in node.items("author")
        ),
        issued=_csl_date(node, "issued"),
        accessed=_csl_date(node, "accessed"),
        container=node.text("container-title"),
        publisher=node.text("publisher"),
        place=node.text("publisher-place"),
        volume=node.text("volume"),
        issue=node.text("issue"),
        page=node.text("page"),
        number=node.text("number"),
        doi=node.text("DOI"),
        url=node.text("URL"),
        note=node.text("note"),
    )


def _csl_date(node: Node, key: str) -> tuple[int, ...]:
    child = node.child(key)
    return tuple(int(part) for part in child.data["date-parts"][0]) if child else ()


def waiver(node: Node) -> parts.WaiverEntry:
    """A finding that the file asks to excuse."""
    return parts.WaiverEntry(
        node.at,
        node.text("rule"),
        node.text("at"),
        node.text("reason"),
        node.text("approved_by"),
        node.date("until"),
    )


def confidential(node: Node, trail: Trail) -> parts.Confidential:
    """Something that must not be published; ``trail`` is where its pointer leads."""
    target = trail.at if trail.whole else None
    return parts.Confidential(node.at, node.text("at"), node.text("level"), node.text("why"), target)
