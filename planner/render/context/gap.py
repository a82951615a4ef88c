"""The gap analysis: where each country stands among its peers, what is recorded, and what is not known."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from planner.frozen import Frozen, replace
from planner.model import figures
from planner.model import gaps as model
from planner.model.effort import shares_in
from planner.render.context.figure import FigureView, Standing, figure_view, standing, why_missing
from planner.render.context.lookup import Lookup
from planner.render.language import Language

_NAMED = 3
"""How many indicators are named beside a caveat that they share."""


class AreaView(Frozen):
    """What is known of one area in one country."""

    area: str
    gap: float | None
    """Mean share of the peers that do better, 0 to 1; None if nothing is recorded."""
    effort: float | None
    """Share of the effort in this country that serves it; None for wider subjects, and where money is withheld."""
    standings: tuple[Standing, ...]
    own: tuple[Standing, ...]
    """Those that no area before this one has shown."""
    elsewhere: tuple[tuple[str, str], ...]
    """The other ones: title, and the area that shows it."""
    missing: tuple[tuple[str, str], ...]
    """Indicator and why it says nothing; each in the first of its areas."""
    stages: tuple[FigureView, ...]
    """Stages of maturity, each in the first of its areas: shown, never ranked or averaged."""
    compared: int
    possible: int
    """Figures compared, and figures that could be."""
    years: str
    """``2015 to 2024``; empty if nothing is compared."""
    low: float | None
    high: float | None
    """The smallest and the largest gap of its figures."""
    largest: bool
    """Whether this is the largest recorded skill gap of the country."""


class CountryGap(Frozen):
    """One country held against its peers."""

    iso3: str
    country: str
    peers: str
    """Name of the group that most of its figures are held against; empty if there is none."""
    peers_why: str
    peers_count: int
    areas: tuple[AreaView, ...]
    """All nine."""
    absent: tuple[str, ...]
    """Frameworks and figures that planner knows of and that nobody has brought."""

    @property
    def skills(self) -> tuple[AreaView, ...]:
        """Technical, governance, diplomatic."""
        return self.areas[: len(figures.SKILLS)]

    @property
    def groups(self) -> tuple[AreaView, ...]:
        """State, industry, civil society."""
        return self.areas[len(figures.SKILLS) : -len(figures.SUBJECTS)]

    @property
    def subjects(self) -> tuple[AreaView, ...]:
        """Knowledge, connectivity, rights."""
        return self.areas[-len(figures.SUBJECTS) :]


class SkillFigure(Frozen):
    """One figure on skills across the countries of a document."""

    title: str
    cells: tuple[str, ...]
    """``48.9 (2024)``, one for each country with figures; empty where it has none that can be compared."""
    publishers: tuple[str, ...]
    """Who says so, each once."""


def skill_figures(tongue: Language, countries: Sequence[CountryGap]) -> tuple[SkillFigure, ...]:
    """The compared figures on skills, each once, in the order of the areas."""
    having = [{s.id: s for area in it.skills for s in area.own} for it in countries]
    ids = dict.fromkeys(
        key for area in range(len(figures.SKILLS)) for it in countries for key in _ids(it, area)
    )
    return tuple(_skill_figure(tongue, [known.get(key) for known in having]) for key in ids)


def _ids(it: CountryGap, area: int) -> Iterator[str]:
    return (s.id for s in it.skills[area].own)


def _skill_figure(tongue: Language, found: Sequence[Standing | None]) -> SkillFigure:
    there = [s for s in found if s is not None]
    return SkillFigure(
        title=there[0].title,
        cells=tuple(
            tongue.say("%(value)s (%(date)s)", value=s.figure, date=s.year) if s else "" for s in found
        ),
        publishers=tuple(dict.fromkeys(s.publisher for s in there)),
    )


def gap_views(look: Lookup, *, money: bool) -> tuple[CountryGap, ...]:
    """One view for each country with figures, in the order of the programme; ``money``: whether effort may be shown."""
    codes = [code for code in look.programme.countries if code in look.gaps]
    return tuple(_with_effort(look, code, money=money) for code in codes)


def _with_effort(look: Lookup, code: str, *, money: bool) -> CountryGap:
    shares = shares_in(look.programme, code) if money else {}
    seen = country_gap(look.language, look.gaps[code])
    effort = {area.value: share / 100 for area, share in shares.items()}
    return replace(seen, areas=tuple(replace(a, effort=effort.get(a.area)) for a in seen.areas))


def country_gap(tongue: Language, profile: model.GapProfile) -> CountryGap:
    """The view of one country's profile in the language of the document, without any effort."""
    first = dict(_first_areas(profile))
    peers = _usual_peers(profile)
    return CountryGap(
        iso3=profile.country.iso3,
        country=tongue.say(profile.country.spoken),
        peers=tongue.own(peers.name) if peers else "",
        peers_why=tongue.own(peers.why) if peers else "",
        peers_count=len(peers.countries) if peers else 0,
        areas=tuple(_area(tongue, area, first, area in profile.largest) for area in profile.areas),
        absent=tuple(map(tongue.own, profile.absent)),
    )


def _usual_peers(profile: model.GapProfile) -> model.PeerGroup | None:
    """The group that most figures are held against: its nearest peers may be too few for nearly all of them."""
    used = {s.indicator.id: s.peers for area in profile.areas for s in area.standings}
    counted = Counter(used.values()).most_common(1)
    return counted[0][0] if counted else profile.peers


def caveats(tongue: Language, indicators: Iterable[figures.Indicator]) -> tuple[tuple[str, str], ...]:
    """What a reader must know of these indicators: titles and caveat, by title; one caveat of many stands once."""
    titles: dict[str, list[str]] = {}
    for indicator in sorted(set(indicators), key=lambda i: (i.title, i.id)):
        if indicator.caveat:
            titles.setdefault(indicator.caveat, []).append(tongue.own(indicator.title))
    return tuple((_first_few(tongue, named), tongue.own(caveat)) for caveat, named in titles.items())


def shown_in(profiles: Iterable[model.GapProfile]) -> set[figures.Indicator]:
    """The indicators whose figures or stages a document on these countries shows."""
    areas = [area for profile in profiles for area in profile.areas]
    compared = {s.indicator for area in areas for s in area.standings}
    return compared | {r.indicator for area in areas for r in area.stages}


def _first_few(tongue: Language, titles: Sequence[str]) -> str:
    few, more = tongue.joined(titles[:_NAMED]), len(titles) - _NAMED
    return (
        few
        if more <= 0
        else tongue.count("%(few)s and %(num)s more", "%(few)s and %(num)s more", more, few=few)
    )


def absent(tongue: Language, profiles: Sequence[model.GapProfile]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What planner knows of and has no figures of: first what all lack (under no name), then what a country alone lacks."""
    if not profiles:
        return ()
    everywhere = set(profiles[0].absent).intersection(*(p.absent for p in profiles))
    own = [
        (tongue.say(p.country.spoken), tuple(title for title in p.absent if title not in everywhere))
        for p in profiles
    ]
    every = (("", tuple(sorted(everywhere))), *own)
    return tuple((name, tuple(map(tongue.own, titles))) for name, titles in every if titles)


def _first_areas(profile: model.GapProfile) -> Iterator[tuple[str, figures.Area]]:
    """Indicator and the first area that it is shown in; the last pair of an indicator counts, so from the end."""
    for area in reversed(profile.areas):
        yield from ((s.indicator.id, area.area) for s in area.standings)
        yield from ((m.indicator.id, area.area) for m in area.missing)
        yield from ((r.indicator.id, area.area) for r in area.stages)


def _area(
    tongue: Language,
    area: model.AreaGap,
    first: dict[str, figures.Area],
    largest: bool,  # noqa: FBT001 - a fact, not a switch
) -> AreaView:
    here = [s for s in area.standings if first[s.indicator.id] is area.area]
    compared, possible = area.coverage
    low, high = area.spread or (None, None)
    return AreaView(
        area=area.area.value,
        gap=area.gap,
        effort=None,
        standings=tuple(standing(tongue, s) for s in area.standings),
        own=tuple(standing(tongue, s) for s in here),
        elsewhere=tuple(
            (tongue.own(s.indicator.title), first[s.indicator.id].value)
            for s in area.standings
            if s not in here
        ),
        missing=tuple(
            (tongue.own(m.indicator.title), why_missing(tongue, m))
            for m in area.missing
            if first[m.indicator.id] is area.area
        ),
        stages=tuple(figure_view(tongue, r) for r in area.stages if first[r.indicator.id] is area.area),
        compared=compared,
        possible=possible,
        years=_years(tongue, area.years),
        low=low,
        high=high,
        largest=largest,
    )


def _years(tongue: Language, years: tuple[int, int] | None) -> str:
    if years is None:
        return ""
    oldest, newest = years
    return (
        f"{oldest}"
        if oldest == newest
        else tongue.say("%(oldest)s to %(newest)s", oldest=oldest, newest=newest)
    )
