"""What stands around the results chain: people, money, risks, safeguards, evaluation, sources.

Every node knows its place in the file (``at``). An empty text means that nothing was written.
"""

from dataclasses import dataclass

from planner.model.results import Group, Skill
from planner.model.when import When
from planner.position import Pointer


@dataclass(frozen=True, slots=True)
class Need:
    """One finding of a needs assessment."""

    at: Pointer
    statement: str
    when: When
    country: str
    asked_by: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why the programme exists and what for."""

    at: Pointer
    problem: str
    connectivity: str
    subjects: tuple[str, ...]
    approach: tuple[str, ...]
    rationale: str
    theory: str
    needs: tuple[Need, ...]
    evidence: tuple[str, ...]
    lessons: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Whether this describes a real programme."""

    at: Pointer
    basis: str
    """real, public-facts or illustrative."""
    note: str
    synthetic: tuple[str, ...]
    """Pointers, as text, to what is filled in."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that takes part."""

    at: Pointer
    id: str
    name: str
    role: str
    type: str
    """state, industry, civil-society or international."""
    country: str
    takes_part_in: frozenset[str]
    intermediary: bool
    contribution: str


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """A community whose skills are built."""

    at: Pointer
    id: str
    name: str
    group: Group
    community: str
    countries: tuple[str, ...]
    people: int
    takes_part_in: frozenset[str]
    """audience, design, delivery, evaluation."""
    intermediary: bool
    mandate: frozenset[str]
    why: str


@dataclass(frozen=True, slots=True)
class Infrastructure:
    """A piece of infrastructure that the programme touches."""

    at: Pointer
    id: str
    name: str
    kind: str
    operator: str
    countries: tuple[str, ...]
    domestic: bool
    """For a submarine cable: whether it lands in one country only."""
    legal: tuple[str, ...]
    data_protection: str


@dataclass(frozen=True, slots=True)
class Forum:
    """An international forum."""

    at: Pointer
    id: str
    name: str
    kind: str
    participants: tuple[str, ...]
    goal: str


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """One purpose in one year; ``amount`` in whole currency units."""

    at: Pointer
    id: str
    title: str
    purpose: str
    """Id of an activity or output, or management, monitoring, evaluation, overhead."""
    year: int
    amount: int
    category: str
    paid_by: str


@dataclass(frozen=True, slots=True)
class Budget:
    """The money, in whole currency units."""

    at: Pointer
    total: int
    note: str
    source: str
    lines: tuple[BudgetLine, ...]


@dataclass(frozen=True, slots=True)
class Risk:
    """Something that may go wrong; likelihood and impact from 1 to 5."""

    at: Pointer
    id: str
    statement: str
    kind: str
    about: frozenset[str]
    likelihood: int
    impact: int
    response: str
    owner: str
    residual: int | None
    """Likelihood times impact after the response."""
    review: When | None
    escalation: str

    @property
    def level(self) -> int:
        """Likelihood times impact before any response, 1 to 25."""
        return self.likelihood * self.impact


@dataclass(frozen=True, slots=True)
class Treatment:
    """How a question is treated, or why it does not apply; one of the two texts is empty."""

    at: Pointer
    treatment: str
    not_applicable: str


@dataclass(frozen=True, slots=True)
class HumanRights:
    """The human-rights assessment."""

    at: Pointer
    assessed: When
    by: str
    finding: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class GenderObjective:
    """A gender objective, the result that carries it and the indicator that shows it."""

    at: Pointer
    result: str
    objective: str
    indicator: str


@dataclass(frozen=True, slots=True)
class Gender:
    """The OECD gender equality policy marker, 0 to 2, and what stands behind it."""

    at: Pointer
    marker: int
    analysis: str
    objectives: tuple[GenderObjective, ...]


@dataclass(frozen=True, slots=True)
class Safeguards:
    """How people are protected from harm that the programme could do."""

    at: Pointer
    data_protection: Treatment | None
    data_flow: Treatment | None
    data_localisation: Treatment | None
    human_rights: HumanRights | None
    gender: Gender | None
    do_no_harm: str
    confidentiality: str


@dataclass(frozen=True, slots=True)
class Sustainability:
    """What lasts when the money ends."""

    at: Pointer
    owner: str
    recurrent_costs: str
    after_the_end: str
    technology: str
    """What people need to use their skills, and how they come by it."""
    handover: When | None


@dataclass(frozen=True, slots=True)
class Ownership:
    """A country's own part in the programme."""

    at: Pointer
    country: str
    priority: str
    counterpart: str
    request: str
    when: When | None
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coordination:
    """A link to another programme or institution, and what that one serves."""

    at: Pointer
    programme: str
    relation: str
    scope: str
    """national, regional or international."""
    link: str
    skills: frozenset[Skill]
    """Skill types that the other programme serves, so that this one need not."""
    groups: frozenset[Group]
    why: str


@dataclass(frozen=True, slots=True)
class Management:
    """How the programme is run."""

    at: Pointer
    governance: str
    team: str
    monitoring: str
    communication: str
    conditions: str


@dataclass(frozen=True, slots=True)
class Framework:
    """Guidance that the programme follows."""

    at: Pointer
    name: str
    how: str
    reference: str


@dataclass(frozen=True, slots=True)
class Legal:
    """A treaty or law that the programme touches."""

    at: Pointer
    id: str
    name: str
    relevance: str


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade agreement or negotiation."""

    at: Pointer
    name: str
    topics: tuple[str, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people are reached in all, and what that means."""

    at: Pointer
    people: int
    definition: str
    counting: str


@dataclass(frozen=True, slots=True)
class Question:
    """One evaluation question."""

    at: Pointer
    id: str
    criterion: str
    question: str
    judgement: str
    indicators: tuple[str, ...]
    method: str
    source: str
    when: When | None
    by: str


@dataclass(frozen=True, slots=True)
class Omitted:
    """An evaluation criterion that is left out."""

    at: Pointer
    criterion: str
    reason: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How the programme is evaluated."""

    at: Pointer
    purpose: str
    kinds: tuple[str, ...]
    independent: bool | None
    evaluator: str
    method: str
    use: str
    ethics: str
    questions: tuple[Question, ...]
    omitted: tuple[Omitted, ...]


@dataclass(frozen=True, slots=True)
class Author:
    """A person (family, given) or an institution (literal)."""

    family: str
    given: str
    literal: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A source, in the terms of CSL-JSON."""

    at: Pointer
    id: str
    type: str
    title: str
    authors: tuple[Author, ...]
    issued: tuple[int, ...]
    """Year, month, day as far as known."""
    accessed: tuple[int, ...]
    container: str
    publisher: str
    place: str
    volume: str
    issue: str
    page: str
    number: str
    doi: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class WaiverEntry:
    """A finding that the file asks to excuse."""

    at: Pointer
    rule: str
    place: str
    """A pointer as text; empty for the whole programme."""
    reason: str
    approved_by: str
    until: When


@dataclass(frozen=True, slots=True)
class Confidential:
    """Something that must not be published."""

    at: Pointer
    place: str
    level: str
    why: str
    target: Pointer | None
    """The place with positions instead of ids; None if it is not there."""
