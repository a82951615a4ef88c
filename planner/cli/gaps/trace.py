"""``planner gaps GHA --why``: a sum of the gap profile step by step, down to the line of the table of every figure."""

from collections.abc import Iterator, Sequence

from planner.cli.gaps.words import (
    TITLES,
    brief,
    coverage,
    exact,
    facts,
    moved,
    name,
    of_peers,
    percent,
    source,
)
from planner.errors import UsageError
from planner.gapdata.catalogue import folded, known_as
from planner.gapdata.figures import Figures
from planner.model.country import countries, named, nearest
from planner.model.figures import STAGE, Area, Indicator, Record
from planner.model.gaps import AreaGap, GapProfile, Missing, Standing
from planner.report.safe import prose
from planner.report.style import Style
from planner.report.terminal import BLANK, Ink, Row, paint, plain_row

Subject = Area | Indicator | str
"""What is asked about: an area, an indicator, or a country by its alpha-3 code."""


def subject(text: str, figures: Figures) -> Subject:
    """What ``--why`` asks about. Raises UsageError if it is no area, no indicator and no country."""
    word = folded(text)
    if word in set(Area):
        return Area(word)
    if word in figures.indicators:
        return figures.indicators[word]
    known = known_as(text)
    if known is not None:
        return known[0]
    country = named(text)
    if country is not None:
        return country.iso3
    raise UsageError(f"There is no area, figure or country called {text[:60]!a}.", _offers(text, figures))


def _offers(text: str, figures: Figures) -> str:
    import difflib  # noqa: PLC0415 - only where a name is wrong

    near = difflib.get_close_matches(folded(text), [*Area, *figures.indicators], n=2, cutoff=0.6)
    offers = " or ".join([*near, *(str(countries()[code]) for code in nearest(text, 1))])
    if offers:
        return f"Did you mean {offers}?"
    return f"Use an area ({', '.join(Area)}), a figure such as secure-servers, or a peer such as KEN."


def trace(profiles: Sequence[GapProfile], asked: Subject, figures: Figures, style: Style) -> str:
    """How each profile comes to what it says of the subject; ends with a newline."""
    rows: list[Row] = []
    for profile in profiles:
        rows += [*_Tracer(profile, figures, style).rows(asked), BLANK]
    return paint(rows[:-1], style)


class _Tracer:
    """Traces one profile; knows what the screen can show."""

    def __init__(self, profile: GapProfile, figures: Figures, style: Style) -> None:
        self.profile = profile
        self.figures = figures
        self.style = style
        self.standings = {s.indicator.id: s for a in profile.areas for s in a.standings}

    def rows(self, asked: Subject) -> Iterator[Row]:
        """Everything about what is asked."""
        yield self._row(f"{self.profile.country}: {_title(asked)}", ink=Ink.STRONG)
        if isinstance(asked, Area):
            yield from self._area(self.profile.area(asked))
        elif isinstance(asked, Indicator):
            yield from self._indicator(asked)
        elif asked == self.profile.country.iso3:
            yield from self._own()
        else:
            yield from self._peer(asked)

    def _area(self, area: AreaGap) -> Iterator[Row]:
        yield from self._sum_of_area(area)
        for standing in area.standings:
            yield BLANK
            yield from self._standing(standing)
        for stage in area.stages:
            yield BLANK
            yield from self._heading(stage.indicator)
            yield from self._record(stage)
        for missing in area.missing:
            yield BLANK
            yield from self._missing(missing)

    def _sum_of_area(self, area: AreaGap) -> Iterator[Row]:
        if area.gap is None:
            yield self._row(f"Nothing is recorded that can be compared ({coverage(area)}).", label="Gap")
            return
        shares = " + ".join(f"{s.better}/{s.of}" for s in area.standings)
        count = len(area.standings)
        said = f"{percent(area.gap)} of the peers do better: "
        mean = f"the plain mean over {count} figures, ({shares}) / {count}" if count > 1 else shares
        yield self._row(f"{said}{mean} = {area.gap:.4f}.", label="Gap")
        yield self._row(f"{coverage(area)}; from {', '.join(area.publishers)}.", label="Evidence")

    def _indicator(self, indicator: Indicator) -> Iterator[Row]:
        missing = next((m for m in self.profile.missing if m.indicator.id == indicator.id), None)
        standing = self.standings.get(indicator.id)
        if standing is not None:
            yield from self._standing(standing)
        elif missing is not None:
            yield from self._missing(missing)
        else:
            yield from self._uncounted(indicator)
        yield from self._every_record(indicator)

    def _uncounted(self, indicator: Indicator) -> Iterator[Row]:
        """An indicator that is part of no gap, and why."""
        yield from self._heading(indicator)
        why = "It is shown for context and counts in no gap."
        aspects = self._aspects(indicator)
        if aspects:
            why = f"Its aspects have stages of their own: {', '.join(aspects)}."
        elif indicator.id not in self.figures.records:
            why = "Nobody has brought a figure of it."
        elif indicator.unit == STAGE:
            why = "Stages of maturity are shown and never compared."
        yield self._row(why, label="Gap")
        newest = self.profile.record(indicator.id)
        if newest is not None:
            yield from self._record(newest)

    def _aspects(self, indicator: Indicator) -> list[str]:
        """The ids of the aspects of a factor of a maturity model that have a stage in this country."""
        ids = (record.indicator.id for record in self.profile.records)
        return [i for i in ids if indicator.unit == STAGE and i.startswith(f"{indicator.id}-")]

    def _every_record(self, indicator: Indicator) -> Iterator[Row]:
        """All figures of the country, the oldest first: also those that are not compared."""
        records = self.figures.of(indicator.id, self.profile.country.iso3)
        if records:
            yield self._row(f"All figures of {self.profile.country.name}:")
        for record in records:
            yield self._row(brief(record), indent=2, label=record.when)

    def _own(self) -> Iterator[Row]:
        """The newest figure of everything that is recorded of the country itself."""
        for record in self.profile.records:
            yield BLANK
            yield from self._heading(record.indicator)
            yield from self._record(record)

    def _peer(self, iso3: str) -> Iterator[Row]:
        """The figures of one peer, each beside the country's own."""
        found = False
        for standing in self.standings.values():
            for record in standing.records:
                if record.country == iso3:
                    found = True
                    yield BLANK
                    yield from self._heading(record.indicator)
                    yield self._row(f"It does {_beside(record, standing)}.", label="Beside")
                    yield from self._record(record)
        if not found:
            yield self._row(f"{name(iso3)} is a peer in none of the figures compared here.")

    def _heading(self, indicator: Indicator) -> Iterator[Row]:
        yield self._row(f"{indicator.title} ({indicator.id})", ink=Ink.STRONG)

    def _standing(self, standing: Standing) -> Iterator[Row]:
        yield from self._heading(standing.indicator)
        yield from self._record(standing.record)
        if standing.trend:
            first = standing.trend.first
            yield self._row(f"{moved(standing.trend)} That figure: {brief(first)}.", label="Trend")
        better = "more" if standing.indicator.higher_is_better else "less"
        share = f"{standing.better}/{standing.of} = {standing.gap:.4f}"
        yield self._row(f"{of_peers(standing)} ({better} is better): {share}.", label="Gap")
        yield self._row(f"{exact(standing.peer_median)} is the median of the peers.", label="Median")
        yield self._row(f"{standing.peers.name}: {standing.peers.why}. The best first:", label="Peers")
        for record in _in_order(standing):
            mine = record is standing.record
            label, ink = (">", Ink.STRONG) if mine else (_beside(record, standing), Ink.PLAIN)
            yield self._row(f"{name(record.country)}: {brief(record)}", indent=2, label=label, ink=ink)
        yield from self._without(standing)

    def _without(self, standing: Standing) -> Iterator[Row]:
        having = {record.country for record in standing.records}
        names = [name(code) for code in standing.peers.countries if code not in having]
        if names:
            yield self._row(f"no figure that can be compared: {', '.join(names)}", indent=2, label="missing")

    def _missing(self, missing: Missing) -> Iterator[Row]:
        yield from self._heading(missing.indicator)
        yield self._row(f"Not compared: {missing.reason}.", label="Gap")
        if missing.record:
            yield from self._record(missing.record)

    def _record(self, record: Record) -> Iterator[Row]:
        """Everything that is known of one figure."""
        for label, text in facts(record):
            yield self._row(text, label=label)
        for part in record.parts:
            said = f"{part.indicator.title}, {part.when}: {brief(part)}, {source(part)}"
            yield self._row(said, indent=2, label="from")

    def _row(self, text: str, *, indent: int = 0, label: str = "", ink: Ink = Ink.PLAIN) -> Row:
        return plain_row(prose(text, unicode=self.style.unicode), indent=indent, label=label, ink=ink)


def _title(asked: Subject) -> str:
    if isinstance(asked, Area):
        return f"why {TITLES[asked].lower()}"
    return f"why {asked.id}" if isinstance(asked, Indicator) else f"the record of {name(asked)}"


def _in_order(standing: Standing) -> list[Record]:
    """The peers' figures and the country's own, the best first; of level ones the country's first, then by code."""
    sign = -1 if standing.indicator.higher_is_better else 1
    own = standing.record
    return sorted((*standing.records, own), key=lambda r: (sign * r.value, r is not own, r.country))


def _beside(record: Record, standing: Standing) -> str:
    """Whether a peer does ``better``, is ``level`` or does ``worse``."""
    if record.value == standing.record.value:
        return "level"
    higher = record.value > standing.record.value
    return "better" if higher is standing.indicator.higher_is_better else "worse"
