"""Gap profiles as a picture in a terminal: per area how many peers do better, then every figure with its source."""

from collections.abc import Iterator, Sequence

from planner.cli.gaps.words import (
    HEADINGS,
    NO_PEERS,
    TITLES,
    bar,
    coverage,
    moved,
    of_peers,
    percent,
    warnings,
)
from planner.model.figures import Area, Indicator, Record, written
from planner.model.gaps import AreaGap, GapProfile, Missing, Standing
from planner.report.safe import prose
from planner.report.style import Style
from planner.report.terminal import BLANK, Ink, Part, Row, paint, plain_row


def picture(profiles: Sequence[GapProfile], style: Style) -> str:
    """The profiles in the order given, then the notes that their figures need; ends with a newline."""
    shown = _shown(profiles)
    notes = [i for i in shown if i.caveat]
    artist = _Artist(style, {i.id: number for number, i in enumerate(notes, start=1)})
    rows = [row for profile in profiles for row in (*artist.country(profile), BLANK)]
    rows += artist.footnotes(notes, profiles)
    return paint(rows, style)


class _Artist:
    """Draws rows; knows what the screen can show and the number of each indicator's note."""

    def __init__(self, style: Style, numbers: dict[str, int]) -> None:
        self.style = style
        self.numbers = numbers

    def country(self, profile: GapProfile) -> Iterator[Row]:
        """Everything about one country: its areas at one glance, then its figures."""
        yield plain_row(self._say(str(profile.country)), ink=Ink.STRONG)
        yield plain_row(self._say(_groups(profile)), ink=Ink.QUIET)
        for heading, areas in HEADINGS.items():
            yield BLANK
            yield plain_row(f"{heading}: the share of peers that do better", ink=Ink.STRONG)
            for area in areas:
                yield self._area(profile.area(area))
        yield BLANK
        yield plain_row(_largest(profile), ink=Ink.STRONG)
        yield from self._figures(profile)
        if profile.context:
            yield BLANK
            yield plain_row("Context, part of no gap", ink=Ink.STRONG)
        for record in profile.context:
            yield self._record(record, "context")

    def _area(self, area: AreaGap) -> Row:
        known = coverage(area)
        if area.gap is None or area.spread is None:
            said = f": nothing is recorded that can be compared; {known}"
            return Row((Part(TITLES[area.area], Ink.STRONG), Part(said)), label="no data")
        low, high = area.spread
        spread = f" ({percent(low)} to {percent(high)})" if len(area.standings) > 1 else ""
        said = f": {percent(area.gap)}{spread}; {known}"
        return Row((Part(TITLES[area.area], Ink.STRONG), Part(said)), label=self._bar(area.gap))

    def _figures(self, profile: GapProfile) -> Iterator[Row]:
        """The figures of each area; one that counts in several is shown in the first and named in the others."""
        first: dict[str, Area] = {}
        for area in profile.areas:
            rows = list(self._figures_of(area, profile, first))
            if rows:
                yield BLANK
                yield plain_row(TITLES[area.area], ink=Ink.STRONG)
                yield from rows

    def _figures_of(self, area: AreaGap, profile: GapProfile, first: dict[str, Area]) -> Iterator[Row]:
        for standing in area.standings:
            yield self._elsewhere(standing.indicator, area, first) or self._standing(standing, profile)
        for stage in area.stages:
            yield self._elsewhere(stage.indicator, area, first) or self._record(stage, "stage")
        for missing in area.missing:
            yield self._elsewhere(missing.indicator, area, first) or self._missing(missing)

    def _elsewhere(self, indicator: Indicator, area: AreaGap, first: dict[str, Area]) -> Row | None:
        """Where the figure has been shown already; None if this is the first time."""
        shown_in = first.setdefault(indicator.id, area.area)
        if shown_in is area.area:
            return None
        text = f"{indicator.title}: see {TITLES[shown_in].lower()}."
        return plain_row(self._say(text), indent=2, label="above", ink=Ink.QUIET)

    def _standing(self, standing: Standing, profile: GapProfile) -> Row:
        said = [f"{self._title(standing.indicator)}: {standing.record.cite()}."]
        if standing.record.note:
            said.append(f"Worked out from {standing.record.note}.")
        said.append(f"{of_peers(standing)}; their median is {written(standing.peer_median)}.")
        if standing.trend:
            said.append(moved(standing.trend))
        if standing.peers != profile.peers:
            said.append(f"Peers here: {standing.peers.name}, because {standing.peers.why}.")
        said += warnings(standing.record)
        return plain_row(self._say(" ".join(said)), indent=2, label=self._bar(standing.gap))

    def _record(self, record: Record, label: str) -> Row:
        said = [f"{self._title(record.indicator)}: {record.cite()}.", *warnings(record)]
        return plain_row(self._say(" ".join(said)), indent=2, label=label)

    def _missing(self, missing: Missing) -> Row:
        said = [f"{self._title(missing.indicator)}: {missing.reason}."]
        if missing.record:
            said += [f"It is {missing.record.cite()}.", *warnings(missing.record)]
        return plain_row(self._say(" ".join(said)), indent=2, label="missing", ink=Ink.QUIET)

    def footnotes(self, notes: Sequence[Indicator], profiles: Sequence[GapProfile]) -> Iterator[Row]:
        """How to read the picture, what each figure must not be taken for, the licences, and what is not there."""
        yield plain_row(_HOW_TO_READ, ink=Ink.QUIET)
        for indicator in notes:
            text = self._say(f"{indicator.title}: {indicator.caveat}")
            yield plain_row(text, label=f"[{self.numbers[indicator.id]}]", ink=Ink.QUIET)
        for licence, publishers in _licences(profiles):
            text = f"{', '.join(publishers)}: {licence or 'licence not stated'}."
            yield plain_row(self._say(text), label="Licence", ink=Ink.QUIET)
        for countries, titles in _absent(profiles):
            text = f"planner knows of these and has no figures of them{countries}: {'; '.join(titles)}."
            yield plain_row(self._say(f"{text} {_HOW_TO_ADD}"), label="Absent", ink=Ink.QUIET)

    def _title(self, indicator: Indicator) -> str:
        number = self.numbers.get(indicator.id)
        return f"{indicator.title} [{number}]" if number else indicator.title

    def _say(self, text: str) -> str:
        return prose(text, unicode=self.style.unicode)

    def _bar(self, gap: float) -> str:
        return bar(gap, self.style)


_HOW_TO_READ = (
    "The bar fills with the share of the peers that do better: an empty bar means that none does. An area shows "
    "the plain mean over its figures and, in brackets, the smallest and the largest of their shares. What is "
    "missing is left out, never guessed, and there is no total over areas. `--why technical` shows any sum step "
    "by step."
)
_HOW_TO_ADD = "Bring figures with `planner gaps add FILE`; `planner gaps update` fetches those that are open."


def _groups(profile: GapProfile) -> str:
    if profile.peers is None:
        return NO_PEERS
    peers = profile.peers
    return f"Peers: {len(peers.countries)} others of {peers.name} ({peers.why})."


def _largest(profile: GapProfile) -> str:
    if not profile.largest:
        return "No gap in skills is recorded."
    names = " and ".join(a.area.value for a in profile.largest)
    return f"Largest recorded gap in skills: {names}."


def _drawn(profile: GapProfile) -> Iterator[Record]:
    """The figures that have a line of their own in the picture."""
    for area in profile.areas:
        yield from (s.record for s in area.standings)
        yield from area.stages
        yield from (m.record for m in area.missing if m.record)
    yield from profile.context


def _shown(profiles: Sequence[GapProfile]) -> list[Indicator]:
    """The indicators that have a line of their own in the picture, by id; those that are missing included."""
    found: dict[str, Indicator] = {}
    for profile in profiles:
        found |= {r.indicator.id: r.indicator for r in _drawn(profile)}
        found |= {m.indicator.id: m.indicator for m in profile.missing}
    return [found[key] for key in sorted(found)]


def _licences(profiles: Sequence[GapProfile]) -> list[tuple[str, list[str]]]:
    """Each licence with those whose figures are shown under it, sorted."""
    found: dict[str, set[str]] = {}
    for profile in profiles:
        for record in _drawn(profile):
            found.setdefault(record.licensed, set()).add(record.publisher)
    return [(licence, sorted(publishers)) for licence, publishers in sorted(found.items())]


def _absent(profiles: Sequence[GapProfile]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is absent for all countries, once; then for each country what only it lacks."""
    everywhere = set(profiles[0].absent).intersection(*(p.absent for p in profiles))
    if everywhere:
        yield "", tuple(sorted(everywhere))
    for profile in profiles:
        own = tuple(title for title in profile.absent if title not in everywhere)
        if own:
            yield f" for {profile.country.name}", own
