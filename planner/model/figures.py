"""Figures about countries: what is measured, in which edition of which framework, and the single record.

A record says everything that a reader needs to judge it: whose figure it is, of when, in which edition of which
framework, under which licence, and who may see it. What is not recorded stays missing; nothing is ever filled in.
"""

from enum import StrEnum
from typing import Self

from planner.frozen import Frozen
from planner.message import Phrase, Speaker, Spoken


class Area(StrEnum):
    """What an indicator speaks of: a kind of skill, a group of stakeholders, or a wider subject."""

    TECHNICAL = "technical"
    GOVERNANCE = "governance"
    DIPLOMATIC = "diplomatic"
    STATE = "state"
    INDUSTRY = "industry"
    CIVIL_SOCIETY = "civil-society"
    KNOWLEDGE = "knowledge"
    CONNECTIVITY = "connectivity"
    RIGHTS = "rights"


SKILLS = (Area.TECHNICAL, Area.GOVERNANCE, Area.DIPLOMATIC)
"""The kinds of skill, in the order in which the definition names them."""
GROUPS = (Area.STATE, Area.INDUSTRY, Area.CIVIL_SOCIETY)
"""The groups of stakeholders, in the order in which the definition names them."""
SUBJECTS = (Area.KNOWLEDGE, Area.CONNECTIVITY, Area.RIGHTS)
"""What skills and groups rest on: knowledge production, connectivity, rights and civic space."""


class Access(StrEnum):
    """The circles of readers, each within the one before: who may see a figure or a part of a programme."""

    PUBLIC = "public"
    PARTNER = "partner"
    INTERNAL = "internal"

    def sees(self, level: "Access") -> bool:
        """Whether readers of this circle may see what is kept for ``level``: the house sees all, the public least."""
        circles = tuple(Access)
        return circles.index(level) <= circles.index(self)


class Edition(Frozen):
    """One edition of a framework that countries are measured with."""

    framework: str
    """The family: ``gci``, ``cmm``, ``wdi``."""
    version: str
    """``5``, ``2021``; empty for a series that runs on without editions."""
    title: str
    publisher: str
    kind: str
    """``maturity``, ``index``, ``statistics``, ``process`` or ``treaty``."""
    published: str
    """The year, or the day where it is known; empty where it is not known."""
    first_year: int | None
    """A figure of this year or later belongs to this edition where it does not name one itself."""
    last_year: int | None
    superseded_by: str
    """The version of the same framework that took its place; empty if it is in force."""
    scale: tuple[str, ...]
    """The stages of a maturity model, the lowest first; empty for everything else."""
    licence: str
    """Under which its scores may be repeated."""
    url: str
    caveat: str

    def covers(self, year: int) -> bool:
        """Whether a figure of ``year`` that names no edition belongs to this one."""
        return (
            self.first_year is not None
            and self.first_year <= year
            and (self.last_year is None or year <= self.last_year)
        )


STAGE = "stage"
"""The unit of an indicator whose figures are stages of maturity: they are shown, never compared or averaged."""


class Indicator(Frozen):
    """What is measured, by whom, and under which licence its figures may be repeated."""

    id: str
    """Short name, stable: ``secure-servers``."""
    framework: str
    """The family of its framework; empty for an indicator that the user declared."""
    versions: tuple[str, ...]
    """The editions that have it; none if all have."""
    group: str
    """The dimension, pillar or area of the framework in which it stands; may be empty."""
    series: str
    """The publisher's own code of the series or factor; empty if there is none."""
    title: str
    unit: str
    """What follows the number: ``per million people``, ``% of GDP``; ``stage`` for a stage of maturity."""
    publisher: str
    licence: str
    url: str
    higher_is_better: bool
    areas: tuple[Area, ...]
    """The areas it counts in; none if it is context only."""
    trend: bool
    """Whether figures of different years, of one edition, may be compared."""
    window: int
    """How many years older than the newest usual year a figure may be and still be compared."""
    minimum: float | None
    """No figure can be lower; None if there is no such bound."""
    maximum: float | None
    """No figure can be higher; None if there is no such bound."""
    also: tuple[str, ...]
    """Other names that tables use for it; ``name=2`` speaks of edition 2 alone."""
    caveat: str
    """What a reader must know before using it; may be empty."""

    def __hash__(self) -> int:
        return hash(self.id)  # of all fields it would take a hundred times as long


class Record(Frozen):
    """One figure: a value of an indicator for one country at one time."""

    country: str
    """ISO 3166-1 alpha-3."""
    indicator: Indicator
    year: int
    value: float
    """In the unit of the indicator; always finite. A stage of maturity is its number, 1 for the lowest."""
    version: str = ""
    """The edition of the indicator's framework; empty where it has none."""
    as_of: str = ""
    """When it held, where that is known better than by the year: ``2023-06`` or ``2023-06-14``."""
    stage: str = ""
    """The name of the stage, for maturity models."""
    source: str = ""
    """Who says so, where it is not the indicator's publisher: the user's own source."""
    licence: str = ""
    """Under which licence, where it is not the indicator's."""
    url: str = ""
    """Where to look it up, where it is not the indicator's address."""
    access: Access = Access.PUBLIC
    """Who may see it."""
    note: str = ""
    """How the value came about, where it is not simply quoted."""
    parts: tuple["Record", ...] = ()
    """The figures it was computed from; none if it is quoted."""
    place: str = ""
    """The line of the table that holds it, ``figures.csv:12``; empty if it is computed."""

    def __hash__(self) -> int:
        return hash((self.country, self.indicator.id, self.year, self.value))

    @property
    def publisher(self) -> str:
        """Who says so: the user's own source, or else the indicator's publisher."""
        return self.source or self.indicator.publisher

    @property
    def licensed(self) -> str:
        """The licence it may be repeated under; empty where it was not stated.

        A figure that the user brought from a source of their own is not under the licence of the publisher.
        """
        return self.licence or ("" if self.source else self.indicator.licence)

    @property
    def address(self) -> str:
        """Where to look it up; empty where that was not stated."""
        return self.url or ("" if self.source else self.indicator.url)

    @property
    def when(self) -> str:
        """When it held, as precisely as it is known: ``2023``, ``2023-06`` or ``2023-06-14``."""
        return self.as_of or str(self.year)

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What no two figures of one table may share: indicator, country, edition and time."""
        return self.indicator.id, self.country, self.version, self.when

    def amount(self) -> Spoken:
        """The value with its unit, ready to print: ``4.20 per million people``, ``formative (stage 2)``."""
        if self.indicator.unit != STAGE:
            return with_unit(self.value, self.indicator.unit)
        number = with_unit(self.value, "")
        if self.stage:
            return Phrase("%(stage)s (stage %(number)s)", stage=self.stage, number=number)
        return Phrase("stage %(number)s", number=number)

    def origin(self) -> str:
        """Publisher, series and time, ready to print: ``World Bank WDI, IT.NET.SECR.P6, 2024``."""
        return ", ".join(self._origin())

    def _origin(self) -> tuple[str, ...]:
        said_by = (self.source,) if self.source else (self.indicator.publisher, self.indicator.series)
        edition = Phrase("edition %(version)s", version=self.version) if self.version else ""
        return tuple(part for part in (*said_by, edition, self.when) if part)

    def cite(self) -> Phrase:
        """The value with its unit, source and year: ``4.20 per million people (World Bank WDI, ..., 2024)``."""
        return Phrase("%(figure)s (%(source)s)", figure=self.amount(), source=self._origin())


class Amount(Spoken):
    """A value with its unit, which every language writes with its own separators: ``1,443 per million people``."""

    __slots__ = ("unit", "value")
    value: float
    unit: str

    def __new__(cls, value: float, unit: str) -> Self:
        """``unit`` may be empty."""
        between = "" if not unit or unit.startswith("%") else " "
        made = super().__new__(cls, written(value) + between + unit)
        made.value = value
        made.unit = unit
        return made

    def said(self, speaker: Speaker) -> str:
        """The same in another language."""
        return speaker.measured(written(self.value), self.unit)

    def __reduce__(self) -> tuple[object, ...]:
        """How a copy is made."""
        return Amount, (self.value, self.unit)


def with_unit(value: float, unit: str) -> Amount:
    """``value`` as a person would write it, followed by its unit."""
    return Amount(value, unit)


def written(value: float) -> str:
    """``value`` with thousands separated and no more digits than it deserves: 1,443,009; 59.6; 0.58; 0.0008."""
    size = abs(value)
    if value == int(value) or size >= 1000:
        return f"{value:,.0f}"
    if size >= 10:
        return f"{value:.1f}"
    if size >= 0.01:
        return f"{value:.2f}"
    return f"{value:.1g}"
