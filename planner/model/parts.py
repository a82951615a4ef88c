"""Who takes part in a programme, why, with what money and at what risk.

Every node knows its place in the file (``at``). An empty text means that nothing was written.
"""

from planner.frozen import Frozen
from planner.model.figures import Area
from planner.model.results import Group
from planner.model.when import When
from planner.position import Pointer


class Need(Frozen):
    """One finding of a needs assessment."""

    at: Pointer
    statement: str
    when: When
    country: str
    asked_by: str
    evidence: tuple[str, ...]


class GapAnswer(Frozen):
    """What the programme says of one gap in the country figures: what answers it, or who else does."""

    at: Pointer
    area: Area
    countries: tuple[str, ...]
    """ISO alpha-3; all countries of the programme where none are named."""
    answered_by: tuple[str, ...]
    """Ids of outcomes, outputs or activities; none where the gap is left to others."""
    left_to: str
    """Who else answers it, or why nobody here does; empty where something here answers it."""
    because: str
    evidence: tuple[str, ...]


class Purpose(Frozen):
    """Why the programme exists and what for."""

    at: Pointer
    problem: str
    connectivity: str
    subjects: tuple[str, ...]
    approach: tuple[str, ...]
    rationale: str
    theory: str
    needs: tuple[Need, ...]
    gaps: tuple[GapAnswer, ...]
    evidence: tuple[str, ...]
    lessons: str


class Provenance(Frozen):
    """Whether this describes a real programme."""

    at: Pointer
    basis: str
    """real, public-facts or illustrative."""
    note: str
    synthetic: tuple[str, ...]
    """Pointers, as text, to what is filled in."""
    sources: tuple[str, ...]


class Organisation(Frozen):
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


class Stakeholder(Frozen):
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


class Infrastructure(Frozen):
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


class Forum(Frozen):
    """An international forum."""

    at: Pointer
    id: str
    name: str
    kind: str
    participants: tuple[str, ...]
    goal: str


class BudgetLine(Frozen):
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


class Budget(Frozen):
    """The money, in whole currency units."""

    at: Pointer
    total: int
    note: str
    source: str
    lines: tuple[BudgetLine, ...]


class Risk(Frozen):
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
