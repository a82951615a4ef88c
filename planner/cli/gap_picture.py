"""Gap profiles as a picture in a terminal: per area how many peers do better, then every figure with its source."""

from collections.abc import Iterator, Sequence

from planner.model.figures import Area, Indicator, Record, written
from planner.model.gaps import AreaGap, GapProfile, Missing, Standing
from planner.report.safe import prose
from planner.report.style import Style
from planner.report.terminal import BLANK, Ink, Part, Row, paint, plain_row

BAR = 8
"""Blocks of a bar: it stands where the reports put their labels, and leaves them a space."""

TITLES = {
    Area.TECHNICAL: "Technical skills",
    Area.GOVERNANCE: "Governance skills",
    Area.DIPLOMATIC: "Diplomatic skills",
    Area.STATE: "State institutions",
    Area.INDUSTRY: "Industry",
    Area.CIVIL_SOCIETY: "Civil society",
    Area.KNOWLEDGE: "Science and technology knowledge",
    Area.CONNECTIVITY: "Connectivity",
    Area.RIGHTS: "Rights and civic space",
}


def picture(profiles: Sequence[GapProfile], style: Style) -> str:
    """The profiles in the order given, then the notes that their figures need; ends with a newline."""
    shown = _shown(profiles)
    notes = [i for i in shown if i.caveat]
    artist = _Artist(style, {i.id: number for number, i in enumerate(notes, start=1)})
    rows = [row for profile in profiles for row in (*artist.country(profile), BLANK)]
    rows += artist.footnotes(notes, shown)
    return paint(rows, style)


class _Artist:
    """Draws rows; knows what the screen can show and the number of each indicator's note."""

    def __init__(self, style: Style, numbers: dict[str, int]) -> None:
        self.style = style
        self.numbers = numbers

    def country(self, profile: GapProfile) -> Iterator[Row]:
        """Everything about one country."""
        yield plain_row(self._say(str(profile.country)), ink=Ink.STRONG)
        yield plain_row(self._say(_groups(profile)), ink=Ink.QUIET)
        for area in profile.areas:
            yield BLANK
            yield from self._area(area, profile)
        yield BLANK
        yield plain_row(_largest(profile), ink=Ink.STRONG)
        for record in _context(profile):
            yield plain_row(self._say(f"{self._title(record.indicator)}: {record.cite()}"), label="Context")

    def _area(self, area: AreaGap, profile: GapProfile) -> Iterator[Row]:
        label = "no data" if area.gap is None else self._bar(area.gap)
        yield Row((Part(TITLES[area.area], Ink.STRONG), Part(f": {_share(area)}")), label=label)
        for standing in area.standings:
            yield self._standing(standing, profile)
        for missing in area.missing:
            yield self._missing(missing)

    def _standing(self, standing: Standing, profile: GapProfile) -> Row:
        said = [f"{self._title(standing.indicator)}: {standing.record.cite()}."]
        if standing.record.note:
            said.append(f"Worked out from {standing.record.note}.")
        said.append(f"{_of_peers(standing)}; their median is {written(standing.peer_median)}.")
        if standing.peers != profile.peers:
            said.append(f"Peers here: {standing.peers.name}, because {standing.peers.why}.")
        return plain_row(self._say(" ".join(said)), indent=2, label=self._bar(standing.gap))

    def _missing(self, missing: Missing) -> Row:
        text = f"{self._title(missing.indicator)}: {missing.reason}."
        if missing.record:
            text += f" It is {missing.record.cite()}."
        return plain_row(self._say(text), indent=2, label="missing", ink=Ink.QUIET)

    def footnotes(self, notes: Sequence[Indicator], used: Sequence[Indicator]) -> Iterator[Row]:
        """How to read the picture, what each figure must not be taken for, and the licences."""
        yield plain_row(_HOW_TO_READ, ink=Ink.QUIET)
        for indicator in notes:
            text = self._say(f"{indicator.title}: {indicator.caveat}")
            yield plain_row(text, label=f"[{self.numbers[indicator.id]}]", ink=Ink.QUIET)
        for licence in sorted({i.licence for i in used}):
            publishers = sorted({i.publisher for i in used if i.licence == licence})
            text = f"{', '.join(publishers)}: {licence or 'licence not stated'}."
            yield plain_row(self._say(text), label="Licence", ink=Ink.QUIET)

    def _title(self, indicator: Indicator) -> str:
        number = self.numbers.get(indicator.id)
        return f"{indicator.title} [{number}]" if number else indicator.title

    def _say(self, text: str) -> str:
        return prose(text, unicode=self.style.unicode)

    def _bar(self, gap: float) -> str:
        """Filled blocks for the peers that do better; not one is drawn for none, nor all for less than all."""
        full, empty = ("█", "░") if self.style.unicode else ("#", ".")
        filled = round(gap * BAR) if gap in (0, 1) else min(max(round(gap * BAR), 1), BAR - 1)
        return full * filled + empty * (BAR - filled)


_HOW_TO_READ = (
    "The bar fills with the share of the peers that do better: an empty bar means that none does. An area shows "
    "the plain mean over its figures. What is missing is left out, never guessed, and there is no total over areas."
)


def _groups(profile: GapProfile) -> str:
    if profile.peers is None:
        return "The World Bank puts it in no region and no income group, so it has no peers here."
    peers = profile.peers
    return f"Peers: {len(peers.countries)} others of {peers.name} ({peers.why})."


def _share(area: AreaGap) -> str:
    if area.gap is None:
        return "nothing is recorded that can be compared"
    count = len(area.standings)
    mean = f", the mean over {count} figures" if count > 1 else ""
    return f"{_percent(area.gap)} of peers do better{mean}"


def _percent(share: float) -> str:
    """``share`` in whole per cent; some is never shown as none, nor nearly all as all."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{share:.0%}"


def _of_peers(standing: Standing) -> str:
    verb = "does" if standing.better == 1 else "do"
    level = f" and {standing.level} level with it" if standing.level else ""
    return f"{standing.better} of {standing.of} peers with a figure {verb} better{level}"


def _largest(profile: GapProfile) -> str:
    if not profile.largest:
        return "No gap in skills is recorded."
    names = " and ".join(a.area.value for a in profile.largest)
    return f"Largest recorded gap in skills: {names}."


def _context(profile: GapProfile) -> list[Record]:
    """The figures that are part of no gap and are not shown already as a part of one that was computed."""
    parts = {part.indicator.id for record in profile.records for part in record.parts}
    return [r for r in profile.records if not r.indicator.areas and r.indicator.id not in parts]


def _shown(profiles: Sequence[GapProfile]) -> list[Indicator]:
    """The indicators that have a line of their own in the picture, by id."""
    found: dict[str, Indicator] = {}
    for profile in profiles:
        found |= {s.indicator.id: s.indicator for area in profile.areas for s in area.standings}
        found |= {m.indicator.id: m.indicator for m in profile.missing}
        found |= {r.indicator.id: r.indicator for r in _context(profile)}
    return [found[key] for key in sorted(found)]
