"""What the first page says: the facts, the summary, and the three open questions of "capacity building"."""

import datetime as dt

from planner.frozen import Frozen
from planner.model.when import When
from planner.render.context.lookup import Lookup, day
from planner.render.context.risks import band
from planner.render.context.text import Piece, Prose, short, whole_sentences


class ProvenanceView(Frozen):
    """Whether this describes a real programme."""

    basis: str
    note: Prose
    sources: tuple[Piece, ...]
    filled_in: int
    """How many places are filled in and come from no source."""


class NeedView(Frozen):
    """One finding of a needs assessment."""

    statement: Prose
    when: str
    country: str
    asked_by: str
    evidence: tuple[Piece, ...]


class Front(Frozen):
    """The programme at a glance, and why it exists."""

    title: str
    language: str
    phase: str
    designed: str
    start: str
    end: str
    months: int
    countries: tuple[str, ...]
    region: str
    currency: str
    leads: tuple[str, ...]
    donors: tuple[str, ...]
    summary: Prose
    provenance: ProvenanceView | None
    problem: Prose
    connectivity: Prose
    rationale: Prose
    theory: Prose
    lessons: Prose
    subjects: tuple[str, ...]
    approach: tuple[str, ...]
    needs: tuple[NeedView, ...]
    evidence: tuple[Piece, ...]
    builders: tuple[str, ...]
    """Who builds capacity: everyone who delivers an activity, most active first."""
    communities: tuple[tuple[str, str, int], ...]
    """Which community: group, community and people."""
    people: int | None
    """Reached in all, as the programme states it; None where it does not."""
    people_definition: Prose
    people_counting: Prose


class Brief(Frozen):
    """Texts cut to the length that two pages bear; citations left out."""

    title: str
    summary: str
    connectivity: str
    impact: str
    outcomes: tuple[str, ...]
    risks: tuple[tuple[str, str, int, str], ...]
    """Statement, response, level and band of the highest risks."""
    builders: tuple[str, ...]
    communities: tuple[str, ...]
    leads: str
    donors: str
    note: str
    """Of the provenance."""
    pictures: bool
    """Whether the picture of the money has its room."""
    records: bool
    """Whether the table of figures has its room."""


def front(look: Lookup) -> Front:
    """The first page and the reasons."""
    it, purpose = look.programme, look.programme.purpose
    return Front(
        title=it.title,
        language=it.language,
        phase=it.phase,
        designed=day(it.designed),
        start=day(it.start),
        end=day(it.end),
        months=_months(it.start, it.end),
        countries=look.countries(it.countries),
        region=it.region,
        currency=it.currency,
        leads=_with_role(look, "lead"),
        donors=_with_role(look, "donor"),
        summary=look.prose(it.summary),
        provenance=_provenance(look),
        problem=look.prose(purpose.problem),
        connectivity=look.prose(purpose.connectivity),
        rationale=look.prose(purpose.rationale),
        theory=look.prose(purpose.theory),
        lessons=look.prose(purpose.lessons),
        subjects=purpose.subjects,
        approach=purpose.approach,
        needs=_needs(look),
        evidence=look.evidence(purpose.evidence),
        builders=_builders(look),
        communities=_communities(look),
        people=it.reach.people if it.reach else None,
        people_definition=look.prose(it.reach.definition) if it.reach else (),
        people_counting=look.prose(it.reach.counting) if it.reach else (),
    )


def _months(start: When, end: When) -> int:
    """Whole and begun months from the first to the last day; 0 if the end comes first."""
    first, after = start.first, end.last + dt.timedelta(days=1)
    begun = after.day > first.day
    return max(0, (after.year - first.year) * 12 + after.month - first.month + begun)


def _with_role(look: Lookup, role: str) -> tuple[str, ...]:
    return tuple(o.name for o in look.programme.organisations if o.role == role)


def _provenance(look: Lookup) -> ProvenanceView | None:
    it = look.programme.provenance
    if it is None:
        return None
    sources = look.evidence(f"ref:{source}" if source in look.references else source for source in it.sources)
    return ProvenanceView(it.basis, look.prose(it.note), sources, len(it.synthetic))


def _needs(look: Lookup) -> tuple[NeedView, ...]:
    return tuple(
        NeedView(
            look.prose(n.statement),
            day(n.when),
            look.country(n.country),
            n.asked_by,
            look.evidence(n.evidence),
        )
        for n in look.programme.purpose.needs
    )


def _builders(look: Lookup) -> tuple[str, ...]:
    activities = look.programme.activities
    counts = {party: sum(party in a.by for a in activities) for a in activities for party in a.by}
    return look.names(sorted(counts, key=lambda party: (-counts[party], look.name(party))))


def _communities(look: Lookup) -> tuple[tuple[str, str, int], ...]:
    return tuple((s.group.value, s.community, s.people) for s in look.programme.stakeholders)


ROOMS = (
    (6.0, True),
    (3.0, True),
    (2.0, True),
    (1.4, True),
    (1.2, True),
    (1.0, True),
    (2.0, False),
    (1.4, False),
    (1.0, False),
    (0.6, False),
)
"""How much room the texts of a briefing may take and whether the table of figures has its place, from all they want
to the least: the first that fits is used. Where the table cannot stand, the texts have its room."""


def briefs(look: Lookup) -> tuple[Brief, ...]:
    """The texts of a briefing in ever less room; the pages decide which is used."""
    return tuple(dict.fromkeys(_brief(look, room, records=records) for room, records in ROOMS))


def _brief(look: Lookup, room: float, *, records: bool) -> Brief:
    it = look.programme
    ordered = sorted(it.risks, key=lambda r: -r.level)[: 4 if room > 1 else 3]

    def fit(text: str, letters: int) -> str:
        return short(text, round(letters * room))

    return Brief(
        title=short(it.title, 112),
        summary=fit(it.summary, 500),
        connectivity=fit(it.purpose.connectivity, 200),
        impact=fit(it.impact.statement, 170),
        outcomes=tuple(fit(o.statement, 120) for o in it.outcomes[: max(3, round(3 * room))]),
        risks=tuple(
            (fit(r.statement, 110), whole_sentences(r.response, round(100 * room)), r.level, band(r.level))
            for r in ordered
        ),
        builders=tuple(short(name, 60) for name in _builders(look)[: max(3, round(4 * room))]),
        communities=tuple(
            short(s.community, 60) for s in it.stakeholders[: max(3, round(4 * room))] if s.community
        ),
        leads=fit(look.language.joined(_with_role(look, "lead")), 50),
        donors=fit(look.language.joined(_with_role(look, "donor")), 64),
        note=fit(it.provenance.note, 160) if it.provenance else "",
        pictures=room >= 1,
        records=records,
    )
