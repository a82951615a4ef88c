"""What a programme commits itself to: safeguards, what lasts, ownership, coordination, management, law.

Every node knows its place in the file (``at``). An empty text means that nothing was written.
"""

from planner.model.record import record
from planner.model.results import Group, Skill
from planner.model.when import When
from planner.position import Pointer


@record
class Treatment:
    """How a question is treated, or why it does not apply; one of the two texts is empty."""

    at: Pointer
    treatment: str
    not_applicable: str


@record
class HumanRights:
    """The human-rights assessment."""

    at: Pointer
    assessed: When
    by: str
    finding: str
    decided_by: str


@record
class GenderObjective:
    """A gender objective, the result that carries it and the indicator that shows it."""

    at: Pointer
    result: str
    objective: str
    indicator: str


@record
class Gender:
    """The OECD gender equality policy marker, 0 to 2, and what stands behind it."""

    at: Pointer
    marker: int
    analysis: str
    objectives: tuple[GenderObjective, ...]


@record
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


@record
class Sustainability:
    """What lasts when the money ends."""

    at: Pointer
    owner: str
    recurrent_costs: str
    after_the_end: str
    technology: str
    """What people need to use their skills, and how they come by it."""
    handover: When | None


@record
class Ownership:
    """A country's own part in the programme."""

    at: Pointer
    country: str
    priority: str
    counterpart: str
    request: str
    when: When | None
    evidence: tuple[str, ...]


@record
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


@record
class Management:
    """How the programme is run."""

    at: Pointer
    governance: str
    team: str
    monitoring: str
    communication: str
    conditions: str


@record
class Framework:
    """Guidance that the programme follows."""

    at: Pointer
    name: str
    how: str
    reference: str


@record
class Legal:
    """A treaty or law that the programme touches."""

    at: Pointer
    id: str
    name: str
    relevance: str


@record
class Trade:
    """A trade agreement or negotiation."""

    at: Pointer
    name: str
    topics: tuple[str, ...]
    link: str


@record
class Reach:
    """How many people are reached in all, and what that means."""

    at: Pointer
    people: int
    definition: str
    counting: str
