"""From a document that fits its schema to the Programme. Cannot fail: the schema has seen everything."""

from collections.abc import Mapping
from typing import Any

from planner.model import build_appraisal as appraisal
from planner.model import build_commitments as commitments
from planner.model import build_parts as parts
from planner.model.build_results import impact, outcome
from planner.model.node import ByLanguage, Node
from planner.model.places import follow
from planner.model.programme import Programme
from planner.model.translated import (
    Translation,
    in_language,
    own_language,
    part_translated,
    text_around,
    translations,
)
from planner.model.written import lost_places
from planner.position import Pointer


def programme(data: Mapping[str, Any]) -> Programme:
    """Build the model from data that fits ``schemas/programme.schema.json``, with its texts in its own language."""
    try:
        return _built(data, data, ())
    except ByLanguage:
        # Found on the way: to look for one in every file would take half as long as the building.
        return _built(data, in_language(data), translations(data))


def _built(data: Mapping[str, Any], told: Mapping[str, Any], given: tuple[Translation, ...]) -> Programme:
    """The model of ``data``, of which ``told`` is the same with each text in one language, and ``given`` the others."""
    root = Node(told)
    period, results = root.need("period"), root.need("results")
    countries = root.countries("countries")
    return Programme(
        id=root.text("id"),
        title=root.text("title"),
        version=root.text("version"),
        language=own_language(data),
        phase=root.text("phase"),
        profile=root.text("profile"),
        provenance=parts.provenance(root.child("provenance")),
        designed=root.when("designed"),
        start=period.date("from"),
        end=period.date("to"),
        countries=countries,
        region=root.text("region"),
        currency=root.text("currency"),
        summary=root.text("summary"),
        purpose=parts.purpose(root.need("purpose"), countries),
        organisations=tuple(map(parts.organisation, root.items("organisations"))),
        stakeholders=tuple(map(parts.stakeholder, root.items("stakeholders"))),
        infrastructure=tuple(map(parts.infrastructure, root.items("infrastructure"))),
        fora=tuple(map(parts.forum, root.items("fora"))),
        impact=impact(results.need("impact")),
        outcomes=tuple(outcome(node, countries) for node in results.items("outcomes")),
        budget=parts.budget(root.need("budget")),
        risks=tuple(map(parts.risk, root.items("risks"))),
        safeguards=commitments.safeguards(root.child("safeguards")),
        sustainability=commitments.sustainability(root.child("sustainability")),
        ownership=tuple(map(commitments.ownership, root.items("ownership"))),
        coordination=tuple(map(commitments.coordination, root.items("coordination"))),
        management=commitments.management(root.child("management")),
        frameworks=tuple(map(commitments.framework, root.items("frameworks"))),
        legal_frameworks=tuple(map(commitments.legal, root.items("legal_frameworks"))),
        trade=tuple(map(commitments.trade, root.items("trade"))),
        reach=commitments.reach(root.child("reach")),
        evaluation=appraisal.evaluation(root.child("evaluation")),
        references=tuple(map(appraisal.reference, root.items("references"))),
        waivers=tuple(map(appraisal.waiver, root.items("waivers"))),
        changes=tuple(map(appraisal.change, root.items("changes"))),
        confidential=tuple(
            appraisal.confidential(node, _target(data, node.word("at")))
            for node in root.items("confidential")
        ),
        lost_places=tuple(lost_places(data)),
        translations=given,
        part_translated=part_translated(data, given),
        said=root.said,
    )


def _target(data: Mapping[str, Any], written: str) -> Pointer | None:
    """The place that is confidential, None if it is not there: of one language of a text the whole text."""
    trail = follow(data, written)
    return (text_around(data, trail.at) or trail.at) if trail.whole else None
