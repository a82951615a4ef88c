"""Builds what a programme commits itself to: see :mod:`planner.model.commitments`."""

from planner.model import commitments
from planner.model.node import Node
from planner.model.results import Group, Skill


def safeguards(node: Node | None) -> commitments.Safeguards | None:
    """How people are protected."""
    if node is None:
        return None
    return commitments.Safeguards(
        at=node.at,
        data_protection=_treatment(node.child("data_protection")),
        data_flow=_treatment(node.child("data_flow")),
        data_localisation=_treatment(node.child("data_localisation")),
        human_rights=_human_rights(node.child("human_rights")),
        gender=_gender(node.child("gender")),
        do_no_harm=node.text("do_no_harm"),
        confidentiality=node.text("confidentiality"),
    )


def _treatment(node: Node | None) -> commitments.Treatment | None:
    if node is None:
        return None
    return commitments.Treatment(node.at, node.text("treatment"), node.text("not_applicable"))


def _human_rights(node: Node | None) -> commitments.HumanRights | None:
    if node is None:
        return None
    return commitments.HumanRights(
        node.at, node.date("assessed"), node.text("by"), node.text("finding"), node.text("decided_by")
    )


def _gender(node: Node | None) -> commitments.Gender | None:
    if node is None:
        return None
    objectives = tuple(
        commitments.GenderObjective(n.at, n.text("at"), n.text("objective"), n.text("indicator"))
        for n in node.items("objectives")
    )
    return commitments.Gender(node.at, int(node.data["marker"]), node.text("analysis"), objectives)


def sustainability(node: Node | None) -> commitments.Sustainability | None:
    """What lasts when the money ends."""
    if node is None:
        return None
    return commitments.Sustainability(
        node.at,
        node.text("owner"),
        node.text("recurrent_costs"),
        node.text("after_the_end"),
        node.text("technology"),
        node.when("handover"),
    )


def ownership(node: Node) -> commitments.Ownership:
    """A country's own part."""
    return commitments.Ownership(
        at=node.at,
        country=node.country("country"),
        priority=node.text("priority"),
        counterpart=node.text("counterpart"),
        request=node.text("request"),
        when=node.when("at"),
        evidence=node.texts("evidence"),
    )


def coordination(node: Node) -> commitments.Coordination:
    """A link to another programme."""
    covers = node.child("covers") or Node({}, node.at, node.said)
    return commitments.Coordination(
        at=node.at,
        programme=node.text("programme"),
        relation=node.text("relation"),
        scope=node.text("scope"),
        link=node.text("link"),
        skills=frozenset(map(Skill, covers.words("skills"))),
        groups=frozenset(map(Group, covers.words("groups"))),
        why=covers.text("why"),
    )


def management(node: Node | None) -> commitments.Management | None:
    """How the programme is run."""
    if node is None:
        return None
    names = ("governance", "team", "monitoring", "communication", "conditions")
    return commitments.Management(node.at, *map(node.text, names))


def framework(node: Node) -> commitments.Framework:
    """Guidance that the programme follows."""
    return commitments.Framework(node.at, node.text("name"), node.text("how"), node.text("reference"))


def legal(node: Node) -> commitments.Legal:
    """A treaty or law."""
    return commitments.Legal(node.at, node.text("id"), node.text("name"), node.text("relevance"))


def trade(node: Node) -> commitments.Trade:
    """A trade agreement or negotiation."""
    return commitments.Trade(node.at, node.text("name"), node.texts("topics"), node.text("link"))


def reach(node: Node | None) -> commitments.Reach | None:
    """How many people are reached in all."""
    if node is None:
        return None
    return commitments.Reach(
        node.at, int(node.data["people"]), node.text("definition"), node.text("counting")
    )
