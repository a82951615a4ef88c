"""What a programme commits itself to: safeguards, what lasts, ownership, coordination, management, law.

Every node knows its place in the file (``at``). An empty text means that nothing was written.
"""

from planner.frozen import Frozen
from planner.model.results import Group, Skill
from planner.model.when import When
from planner.position import Pointer


class Treatment(Frozen):
    """How a question is treated, or why it does not apply; one of the two texts is empty."""

    at: Pointer
    treatment: str
    not_applicable: str


class HumanRights(Frozen):
    """The human-rights assessment."""

    at: Pointer
    assessed: When
    by: str
    finding: str
    decided_by: str


class GenderObjective(Frozen):
    """A gender objective, the result that carries it and the indicator that shows it."""

    at: Pointer
    result: str
    objective: str
    indicator: str


class Gender(Frozen):
    """The OECD gender equality policy marker, 0 to 2, and what stands behind it."""

    at: Pointer
    marker: int
    analysis: str
    objectives: tuple[GenderObjective, ...]


class Safeguards(Frozen):
    """How people are protected from harm that the programme could do."""

    at: Pointer
    data_protection: Treatment | None
    data_flow: Treatment | None
    data_localisation: Treatment | None
    human_rights: HumanRights | None
    gender: Gender | None
    do_no_harm: str
    confidentiality: str


class Sustainability(Frozen):
    """What lasts when the money ends."""

    at: Pointer
    owner: str
    recurrent_costs: str
    after_the_end: str
    technology: str
    """What people need to use their skills, and how they come by it."""
    handover: When | None


class Ownership(Frozen):
    """A country's own part in the programme."""

    at: Pointer
    country: str
    priority: str
    counterpart: str
    request: str
    when: When | None
    evidence: tuple[str, ...]


class Coordination(Frozen):
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


class Management(Frozen):
    """How the programme is run."""

    at: Pointer
    governance: str
    team: str
    monitoring: str
    communication: str
    conditions: str


class Framework(Frozen):
    """Guidance that the programme follows."""

    at: Pointer
    name: str
    how: str
    reference: str


class Legal(Frozen):
    """A treaty or law that the programme touches."""

    at: Pointer
    id: str
    name: str
    relevance: str


class Trade(Frozen):
    """A trade agreement or negotiation."""

    at: Pointer
    name: str
    topics: tuple[str, ...]
    link: str


class Reach(Frozen):
    """How many people are reached in all, and what that means."""

    at: Pointer
    people: int
    definition: str
    counting: str
