"""Who takes part: organisations, stakeholders, partnerships, infrastructure and international fora."""

from planner.frozen import Frozen
from planner.model.effort import money_by_cell
from planner.model.figures import Area
from planner.model.parts import Forum, Infrastructure, Organisation, Stakeholder
from planner.model.results import Activity
from planner.render.context.figure import Standing, standing, why_missing
from planner.render.context.lookup import Lookup
from planner.render.context.text import Prose


class Party(Frozen):
    """An organisation or a stakeholder in its part as a partner."""

    name: str
    type: str
    """state, industry, civil-society or international."""
    role: str
    """Role of an organisation; empty for a stakeholder."""
    places: tuple[str, ...]
    """Names of countries."""
    parts: tuple[str, ...]
    """audience, design, delivery, evaluation."""
    intermediary: bool
    says: Prose
    """What it brings, or why it takes part."""
    delivers: tuple[str, ...]
    """Activities that it delivers: number and title."""


class Audience(Frozen):
    """A stakeholder whose skills are built, and what is done for it."""

    name: str
    group: str
    community: str
    places: tuple[str, ...]
    people: int
    parts: tuple[str, ...]
    mandate: tuple[str, ...]
    why: Prose
    activities: tuple[str, ...]
    """Number and title."""
    share: float | None
    """Share of the activities' cost, 0 to 1; None where nothing costs or money is withheld."""


class Site(Frozen):
    """A piece of infrastructure that the programme touches."""

    name: str
    kind: str
    operator: str
    operator_takes_part: bool
    places: tuple[str, ...]
    laws: tuple[str, ...]
    data_protection: Prose


class ForumView(Frozen):
    """An international forum and what the programme wants there."""

    name: str
    kind: str
    participants: tuple[str, ...]
    goal: Prose
    activities: tuple[str, ...]


class DiplomaticRecord(Frozen):
    """How far a country has taken part in international processes."""

    country: str
    standings: tuple[Standing, ...]
    missing: tuple[tuple[str, str], ...]
    """Indicator and the reason why it says nothing."""


class People(Frozen):
    """Everyone who takes part."""

    organisations: tuple[Party, ...]
    stakeholders: tuple[Audience, ...]
    partners: dict[str, tuple[Party, ...]]
    """Those with more than an audience's part, by type: state, industry, civil-society, international."""
    intermediaries: tuple[Party, ...]
    infrastructure: tuple[Site, ...]
    fora: tuple[ForumView, ...]
    diplomacy: tuple[DiplomaticRecord, ...]


def people(look: Lookup, *, money: bool) -> People:
    """The people of the programme; ``money`` says whether shares of the cost may be shown."""
    programme = look.programme
    organisations = tuple(_organisation(look, o) for o in programme.organisations)
    stakeholders = tuple(_partner(look, s) for s in programme.stakeholders)
    active = [p for p in (*organisations, *stakeholders) if set(p.parts) - {"audience"} or p.delivers]
    types = ("state", "industry", "civil-society", "international")
    return People(
        organisations=organisations,
        stakeholders=tuple(_audience(look, s, money) for s in programme.stakeholders),
        partners={kind: tuple(p for p in active if p.type == kind) for kind in types},
        intermediaries=tuple(p for p in (*organisations, *stakeholders) if p.intermediary),
        infrastructure=tuple(_site(look, i) for i in programme.infrastructure),
        fora=tuple(_forum(look, f) for f in programme.fora),
        diplomacy=tuple(_diplomacy(look, code) for code in look.gaps),
    )


def titled(look: Lookup, activity: Activity) -> str:
    """``1.2.3 Negotiation clinic``."""
    return f"{look.numbers[activity.id]} {activity.title}"


def _delivered(look: Lookup, party: str) -> tuple[str, ...]:
    return tuple(titled(look, a) for a in look.programme.activities if party in a.by)


def _organisation(look: Lookup, it: Organisation) -> Party:
    return Party(
        name=it.name,
        type=it.type,
        role=it.role,
        places=(look.country(it.country),),
        parts=tuple(sorted(it.takes_part_in)),
        intermediary=it.intermediary,
        says=look.prose(it.contribution),
        delivers=_delivered(look, it.id),
    )


def _partner(look: Lookup, it: Stakeholder) -> Party:
    return Party(
        name=it.name,
        type=it.group.value,
        role="",
        places=look.countries(it.countries),
        parts=tuple(sorted(it.takes_part_in)),
        intermediary=it.intermediary,
        says=look.prose(it.why),
        delivers=_delivered(look, it.id),
    )


def _audience(look: Lookup, it: Stakeholder, money: bool) -> Audience:  # noqa: FBT001 - handed through
    served = [a for a in look.programme.activities if it.id in a.audience]
    whole = sum(money_by_cell(look.programme).values())
    paid = sum(a.cost * a.audience[it.id] / 100 for a in served)
    return Audience(
        name=it.name,
        group=it.group.value,
        community=it.community,
        places=look.countries(it.countries),
        people=it.people,
        parts=tuple(sorted(it.takes_part_in)),
        mandate=tuple(sorted(it.mandate)),
        why=look.prose(it.why),
        activities=tuple(titled(look, a) for a in served),
        share=paid / whole if whole and money else None,
    )


def _site(look: Lookup, it: Infrastructure) -> Site:
    operator = look.programme.organisation(it.operator)
    return Site(
        name=it.name,
        kind=it.kind,
        operator=look.name(it.operator),
        operator_takes_part=bool(operator and operator.takes_part_in - {"audience"}),
        places=look.countries(it.countries),
        laws=look.names(it.legal),
        data_protection=look.prose(it.data_protection),
    )


def _forum(look: Lookup, it: Forum) -> ForumView:
    return ForumView(
        name=it.name,
        kind=it.kind,
        participants=look.names(it.participants),
        goal=look.prose(it.goal),
        activities=tuple(titled(look, a) for a in look.programme.activities if it.id in a.fora),
    )


def _diplomacy(look: Lookup, code: str) -> DiplomaticRecord:
    area = look.gaps[code].area(Area.DIPLOMATIC)
    return DiplomaticRecord(
        country=look.country(code),
        standings=tuple(standing(look.language, s) for s in area.standings),
        missing=tuple(
            (look.language.own(m.indicator.title), why_missing(look.language, m)) for m in area.missing
        ),
    )
