"""Safeguards, and what makes the programme fit, last and be owned: the texts around the results."""

from planner.frozen import Frozen
from planner.model.commitments import Treatment
from planner.render.context.lookup import Lookup, day
from planner.render.context.text import Piece, Prose


class Treated(Frozen):
    """How a data question is treated, or why it does not apply."""

    treatment: Prose
    not_applicable: Prose


class Rights(Frozen):
    """The human-rights screen."""

    assessed: str
    by: str
    finding: Prose
    decided_by: str


class GenderView(Frozen):
    """The gender marker and what stands behind it."""

    marker: int
    analysis: Prose
    objectives: tuple[tuple[Prose, str], ...]
    """Objective and number of the result that carries it."""


class Care(Frozen):
    """How people are protected."""

    data: tuple[tuple[str, Treated | None], ...]
    """data_protection, data_flow, data_localisation."""
    rights: Rights | None
    gender: GenderView | None
    do_no_harm: Prose
    confidentiality: Prose


class Lasting(Frozen):
    """What lasts when the money ends."""

    owner: str
    recurrent_costs: Prose
    after_the_end: Prose
    technology: Prose
    handover: str


class OwnershipView(Frozen):
    """A country's own part."""

    country: str
    priority: Prose
    counterpart: str
    request: Prose
    when: str
    evidence: tuple[Piece, ...]


class Link(Frozen):
    """A link to another programme."""

    programme: str
    relation: str
    scope: str
    link: Prose
    covers: tuple[str, ...]
    """Skill types and stakeholder groups that it serves."""
    why: Prose


class Named(Frozen):
    """A law, a framework or a trade agreement, and what it means here."""

    name: str
    says: Prose
    topics: tuple[str, ...]
    source: str
    """Id of a source; empty if none is named."""


class Running(Frozen):
    """How the programme is run."""

    governance: Prose
    team: Prose
    monitoring: Prose
    communication: Prose
    conditions: Prose


def care(look: Lookup) -> Care:
    """The safeguards; empty where the programme states none."""
    it = look.programme.safeguards
    if it is None:
        nothing = ("data_protection", "data_flow", "data_localisation")
        return Care(tuple((name, None) for name in nothing), None, None, (), ())
    return Care(
        data=(
            ("data_protection", _treated(look, it.data_protection)),
            ("data_flow", _treated(look, it.data_flow)),
            ("data_localisation", _treated(look, it.data_localisation)),
        ),
        rights=_rights(look),
        gender=_gender(look),
        do_no_harm=look.prose(it.do_no_harm),
        confidentiality=look.prose(it.confidentiality),
    )


def _treated(look: Lookup, it: Treatment | None) -> Treated | None:
    return None if it is None else Treated(look.prose(it.treatment), look.prose(it.not_applicable))


def _rights(look: Lookup) -> Rights | None:
    it = look.programme.safeguards and look.programme.safeguards.human_rights
    if not it:
        return None
    party = look.programme.organisation(it.by) or look.programme.stakeholder(it.by)
    return Rights(day(it.assessed), party.name if party else it.by, look.prose(it.finding), it.decided_by)


def _gender(look: Lookup) -> GenderView | None:
    it = look.programme.safeguards and look.programme.safeguards.gender
    if not it:
        return None
    objectives = tuple((look.prose(o.objective), look.numbers.get(o.result, "")) for o in it.objectives)
    return GenderView(it.marker, look.prose(it.analysis), objectives)


def lasting(look: Lookup) -> Lasting | None:
    """What lasts; None where the programme does not say."""
    it = look.programme.sustainability
    if it is None:
        return None
    return Lasting(
        look.name(it.owner),
        look.prose(it.recurrent_costs),
        look.prose(it.after_the_end),
        look.prose(it.technology),
        day(it.handover),
    )


def ownership(look: Lookup) -> tuple[OwnershipView, ...]:
    """Each country's own part."""
    return tuple(
        OwnershipView(
            country=look.country(it.country),
            priority=look.prose(it.priority),
            counterpart=look.name(it.counterpart),
            request=look.prose(it.request),
            when=day(it.when),
            evidence=look.evidence(it.evidence),
        )
        for it in look.programme.ownership
    )


def links(look: Lookup) -> tuple[Link, ...]:
    """The other programmes that this one is tied to."""
    return tuple(
        Link(
            programme=it.programme,
            relation=it.relation,
            scope=it.scope,
            link=look.prose(it.link),
            covers=tuple(sorted({s.value for s in it.skills} | {g.value for g in it.groups})),
            why=look.prose(it.why),
        )
        for it in look.programme.coordination
    )


def laws(look: Lookup) -> tuple[Named, ...]:
    """Treaties and laws that the programme touches."""
    return tuple(Named(it.name, look.prose(it.relevance), (), "") for it in look.programme.legal_frameworks)


def frameworks(look: Lookup) -> tuple[Named, ...]:
    """Guidance that the programme follows."""
    return tuple(
        Named(it.name, look.prose(it.how), (), look.references.get(it.reference, ""))
        for it in look.programme.frameworks
    )


def trade(look: Lookup) -> tuple[Named, ...]:
    """Trade agreements and negotiations."""
    return tuple(Named(it.name, look.prose(it.link), it.topics, "") for it in look.programme.trade)


def running(look: Lookup) -> Running | None:
    """How the programme is run; None where it does not say."""
    it = look.programme.management
    if it is None:
        return None
    return Running(*map(look.prose, (it.governance, it.team, it.monitoring, it.communication, it.conditions)))
