"""Builds how a programme is judged and what it rests on: see :mod:`planner.model.appraisal`."""

from planner.model import appraisal
from planner.model.node import Node
from planner.position import Pointer


def evaluation(node: Node | None) -> appraisal.Evaluation | None:
    """How the programme is evaluated."""
    if node is None:
        return None
    omitted = (appraisal.Omitted(n.at, n.text("criterion"), n.text("reason")) for n in node.items("omitted"))
    return appraisal.Evaluation(
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


def _question(node: Node) -> appraisal.Question:
    return appraisal.Question(
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


def reference(node: Node) -> appraisal.Reference:
    """A source, in the terms of CSL-JSON."""
    return appraisal.Reference(
        at=node.at,
        id=node.text("id"),
        type=node.text("type"),
        title=node.text("title"),
        authors=tuple(
            appraisal.Author(n.text("family"), n.text("given"), n.text("literal"))
            for n in node.items("author")
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


def waiver(node: Node) -> appraisal.WaiverEntry:
    """A finding that the file asks to excuse."""
    return appraisal.WaiverEntry(
        node.at,
        node.text("rule"),
        node.text("at"),
        node.text("reason"),
        node.text("approved_by"),
        node.date("until"),
    )


def change(node: Node) -> appraisal.Change:
    """An agreed change of the programme."""
    return appraisal.Change(
        node.at,
        node.date("at"),
        node.text("version"),
        node.text("level"),
        node.text("what"),
        node.text("reason"),
        node.text("approved_by"),
    )


def confidential(node: Node, target: Pointer | None) -> appraisal.Confidential:
    """Something that must not be published; ``target`` is the place that it means."""
    return appraisal.Confidential(node.at, node.text("at"), node.text("level"), node.text("why"), target)
