"""The results chain: impact, outcomes, outputs, activities and their indicators.

Every node knows its place in the file (``at``), so that a rule can point at it. An empty text means that
nothing was written.
"""

from enum import StrEnum

from planner.frozen import Frozen
from planner.model.when import When
from planner.position import Pointer


class Skill(StrEnum):
    """The three kinds of skill in the definition."""

    TECHNICAL = "technical"
    GOVERNANCE = "governance"
    DIPLOMATIC = "diplomatic"


class Group(StrEnum):
    """The three stakeholder groups of the definition."""

    STATE = "state"
    INDUSTRY = "industry"
    CIVIL_SOCIETY = "civil-society"

    @property
    def words(self) -> str:
        """As a sentence has it: ``the state``, ``industry``, ``civil society``."""
        return "the state" if self is Group.STATE else self.value.replace("-", " ")


class Reading(Frozen):
    """A value of an indicator and its date."""

    at: Pointer
    value: int | float | str
    when: When
    note: str


class Indicator(Frozen):
    """How a result is measured."""

    at: Pointer
    id: str
    statement: str
    measure: str
    """unit, percent, ordinal, nominal or qualitative."""
    unit: str
    direction: str
    """increase, decrease or empty."""
    scale: tuple[str, ...]
    """Stages from lowest to highest, for an ordinal measure."""
    baseline: Reading | None
    milestones: tuple[Reading, ...]
    target: Reading | None
    source: str
    method: str
    every: str
    responsible: str
    """Id of an organisation or stakeholder."""
    by: tuple[str, ...]
    """How the value is disaggregated."""
    definition: str
    level: str
    """Kirkpatrick: reaction, learning, behaviour, results or empty."""

    def stage(self, reading: Reading | None) -> int | None:
        """The position of a reading on the scale, from 0; None if it is not one of its stages."""
        return self.scale.index(reading.value) if reading and reading.value in self.scale else None


class Equipment(Frozen):
    """Something that is handed over."""

    at: Pointer
    item: str
    to: str
    surveillance_capable: bool
    end_use: str
    maintenance: str


class Activity(Frozen):
    """Something that is done."""

    at: Pointer
    id: str
    title: str
    description: str
    skills: dict[Skill, int]
    """Per cent of the effort by skill type; a type that is not served is absent."""
    audience: dict[str, float]
    """Stakeholder id to its per cent of the effort."""
    audience_at: dict[str, Pointer]
    """Stakeholder id to the place where it is named."""
    by: tuple[str, ...]
    """Who delivers: ids of organisations or stakeholders."""
    countries: tuple[str, ...]
    """ISO alpha-3; all countries of the programme where none are named."""
    tailored: str
    method: str
    diffusion: tuple[str, ...]
    diffusion_note: str
    themes: frozenset[str]
    fora: tuple[str, ...]
    infrastructure: tuple[str, ...]
    equipment: tuple[Equipment, ...]
    start: When
    end: When
    cost: int


class Output(Frozen):
    """Something that the programme itself delivers."""

    at: Pointer
    id: str
    statement: str
    weight: int | None
    because: str
    assumptions: tuple[str, ...]
    evidence: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    activities: tuple[Activity, ...]


class Outcome(Frozen):
    """A change in what people or institutions do."""

    at: Pointer
    id: str
    statement: str
    connectivity: bool
    """Whether it carries the goal of sustainable connectivity."""
    because: str
    assumptions: tuple[str, ...]
    evidence: tuple[str, ...]
    norms: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    outputs: tuple[Output, ...]

    @property
    def activities(self) -> tuple[Activity, ...]:
        """The activities of all its outputs."""
        return tuple(a for o in self.outputs for a in o.activities)


class Impact(Frozen):
    """The long-term change to which the programme contributes."""

    at: Pointer
    statement: str
    indicators: tuple[Indicator, ...]
    evidence: tuple[str, ...]
