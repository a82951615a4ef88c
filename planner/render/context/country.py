"""What a country brief says: one country, its facts, where it stands, and what nobody knows of it.

Two pages hold only so much, so the page comes in ever less room: whole lines give way, never half a sentence, and
what was left out is counted.
"""

from collections.abc import Sequence
from itertools import chain, zip_longest
from typing import TypeVar

from planner.frozen import Frozen, replace
from planner.message import N_
from planner.model.gaps import GapProfile
from planner.render.context.document import Issue
from planner.render.context.figure import FigureView, Standing, figure_view
from planner.render.context.gap import AreaView, CountryGap, caveats, country_gap, shown_in
from planner.render.context.sources import SourceLine, figure_lines
from planner.render.context.text import short
from planner.render.language import Language, language
from planner.render.provenance import Provenance

T = TypeVar("T")

POPULATION, INCOME = "population", "gdp-per-head"
"""The figures that stand among the facts at the head of the page."""
WORLD_BANK, UN_GROUPS = "groups-world-bank", "groups-un"
"""The sources of the groups that a country is counted in."""
_GROUPS = (
    SourceLine(
        WORLD_BANK,
        N_("World Bank: country groups by region and by income, fiscal year 2026."),
        "https://datahelpdesk.worldbank.org/knowledgebase/articles/906519",
    ),
    SourceLine(
        UN_GROUPS,
        N_(
            "United Nations Statistics Division: M49, least developed, landlocked and small island countries. OECD "
            "Development Assistance Committee: list of recipients, October 2024."
        ),
        "https://unstats.un.org/unsd/methodology/m49/",
    ),
)
_MEMBERS = {
    "ldc": N_("a least developed country"),
    "lldc": N_("a landlocked developing country"),
    "sids": N_("a small island developing state"),
    "oda_recipient": N_("eligible for official development assistance"),
}
"""What a country is that is counted in a group, by the name of the group in :class:`Country`."""

_SOURCE = 220
"""Small letters of a source: the user's own may be of any length."""


class Room(Frozen):
    """The most lines of each kind on a page."""

    figures: int
    stages: int
    missing: int
    absent: int
    caveats: int
    letters: int
    """Of a note."""


ROOMS = (
    Room(40, 40, 20, 40, 30, 240),
    Room(24, 20, 10, 40, 12, 200),
    Room(18, 14, 8, 24, 8, 180),
    Room(14, 10, 6, 16, 6, 160),
    Room(12, 8, 6, 12, 4, 150),
    Room(10, 6, 4, 8, 3, 140),
    Room(7, 4, 3, 6, 2, 120),
    Room(5, 3, 3, 4, 1, 100),
)
"""From all that there is to the least: the first that fits is used."""


class Facts(Frozen):
    """What the country is."""

    region: str
    income: str
    """World Bank region and income group; empty where it is in none."""
    groups: tuple[str, ...]
    """``a least developed country`` and so on; none if it is in no such group."""
    listed: bool
    """Whether the United Nations say anything of those groups."""
    population: FigureView | None
    income_per_head: FigureView | None


class Sheet(Frozen):
    """What stands on the two pages, cut to its room in whole lines."""

    areas: tuple[AreaView, ...]
    """All nine; of their figures those that have room."""
    figures: tuple[Standing, ...]
    """The same figures, each once."""
    stages: tuple[FigureView, ...]
    context: tuple[FigureView, ...]
    missing: tuple[tuple[str, str], ...]
    absent: tuple[str, ...]
    caveats: tuple[tuple[str, str], ...]
    left: tuple[str, ...]
    """What had no room: ``3 figures``."""


class CountryContext(Frozen):
    """One country as the readers of its brief see it; templates know it as ``doc``."""

    language: str
    """What the document is written in."""
    iso3: str
    country: str
    generated: str
    """ISO date."""
    version: str
    unpublished: int
    """Figures of the user's that are left out because the readers may not see them."""
    audience: str
    """``public``, ``partner`` or ``internal``: who may read it."""
    origin: Provenance | None
    facts: Facts
    gap: CountryGap
    briefs: tuple[Sheet, ...]
    """The pages in ever less room."""
    brief: Sheet
    """The one that is tried."""
    sources: tuple[SourceLine, ...]
    """Every source that may be cited; a document lists those that it does cite, in their order."""


def country_context(profile: GapProfile, issue: Issue) -> CountryContext:
    """What templates see of the country of ``profile``, whose figures are those that the readers may see."""
    tongue = language(issue.language or "en")
    seen = country_gap(tongue, profile)
    sheets = tuple(dict.fromkeys(_sheet(tongue, profile, seen, room) for room in ROOMS))
    groups = (replace(line, text=tongue.say(line.text)) for line in _GROUPS)
    return CountryContext(
        language=tongue.code,
        iso3=seen.iso3,
        country=seen.country,
        generated=issue.generated.isoformat(),
        version=issue.version,
        unpublished=issue.unpublished,
        audience=issue.audience.value,
        origin=issue.origin,
        facts=_facts(tongue, profile),
        gap=seen,
        briefs=sheets,
        brief=sheets[0],
        sources=(
            *groups,
            *(replace(s, text=short(s.text, _SOURCE)) for s in figure_lines(tongue, [profile])),
        ),
    )


def _facts(tongue: Language, profile: GapProfile) -> Facts:
    country = profile.country
    quoted = {name: profile.record(name) for name in (POPULATION, INCOME)}
    shown = {name: figure_view(tongue, record) if record else None for name, record in quoted.items()}
    return Facts(
        region=tongue.own(country.region),
        income=tongue.own(country.income),
        groups=tuple(tongue.say(words) for group, words in _MEMBERS.items() if getattr(country, group)),
        listed=country.ldc is not None,
        population=shown[POPULATION],
        income_per_head=shown[INCOME],
    )


def _sheet(tongue: Language, profile: GapProfile, seen: CountryGap, room: Room) -> Sheet:
    """The page in this room, with a count of what it leaves out."""
    every = [s for area in seen.areas for s in area.own]
    figures = _fairly([area.own for area in seen.areas])[: room.figures]
    chosen = {s.id for s in figures}
    context = [figure_view(tongue, r) for r in profile.context if r.indicator.id not in {POPULATION, INCOME}]
    stages = [stage for area in seen.areas for stage in area.stages]
    missing = [each for area in seen.areas for each in area.missing]
    on_page = chosen | {stage.id for stage in stages[: room.stages]}
    notes = caveats(tongue, (i for i in shown_in([profile]) if i.id in on_page))
    few = max(0, room.figures - len(figures))
    return Sheet(
        areas=tuple(_cut_area(area, chosen, room) for area in seen.areas),
        figures=tuple(_cut(s, room) for s in every if s.id in chosen),
        stages=tuple(_cut_figure(stage, room) for stage in stages[: room.stages]),
        context=tuple(_cut_figure(figure, room) for figure in context[:few]),
        missing=tuple((short(title, 90), short(why, 160)) for title, why in missing[: room.missing]),
        absent=tuple(short(title, 120) for title in seen.absent[: room.absent]),
        caveats=tuple(
            (short(title, 90), short(words, room.letters)) for title, words in notes[: room.caveats]
        ),
        left=_left(
            tongue,
            figures=len(every) + len(context) - room.figures,
            stages=len(stages) - room.stages,
            missing=len(missing) - room.missing,
            absent=len(seen.absent) - room.absent,
            notes=len(notes) - room.caveats,
        ),
    )


def _fairly(lists: Sequence[Sequence[T]]) -> list[T]:
    """The first of each list, then the second of each, and so on: no area loses all it has before the others."""
    return [each for each in chain.from_iterable(zip_longest(*lists)) if each is not None]


def _left(
    tongue: Language, *, figures: int, stages: int, missing: int, absent: int, notes: int
) -> tuple[str, ...]:
    """How much had no room, of each kind of which there is any; below 1 there was room for all."""
    said = (
        (figures, tongue.count("%(num)s figure", "%(num)s figures", figures)),
        (stages, tongue.count("%(num)s stage of maturity", "%(num)s stages of maturity", stages)),
        (missing, tongue.count("%(num)s missing figure", "%(num)s missing figures", missing)),
        (absent, tongue.count("%(num)s absent framework", "%(num)s absent frameworks", absent)),
        (notes, tongue.count("%(num)s note on a figure", "%(num)s notes on figures", notes)),
    )
    return tuple(words for gone, words in said if gone > 0)


def _cut_area(area: AreaView, chosen: set[str], room: Room) -> AreaView:
    return replace(area, own=tuple(_cut(s, room) for s in area.own if s.id in chosen))


def _cut(it: Standing, room: Room) -> Standing:
    """The figure with the user's own words cut to a line."""
    return replace(
        it,
        title=short(it.title, 90),
        unit=short(it.unit, 60),
        peers=short(it.peers, 90),
        note=short(it.note, room.letters),
    )


def _cut_figure(it: FigureView, room: Room) -> FigureView:
    return replace(
        it,
        title=short(it.title, 90),
        group=short(it.group, 60),
        value=short(it.value, 70),
        note=short(it.note, room.letters),
    )
