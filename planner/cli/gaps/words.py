"""The words of gap profiles in a terminal: areas, shares, trends, editions, and all that is known of a figure."""

from collections.abc import Iterator

from planner.gapdata.catalogue import edition
from planner.model.country import countries
from planner.model.figures import GROUPS, SKILLS, SUBJECTS, Access, Area, Record, written
from planner.model.gaps import AreaGap, Standing, Trend
from planner.report.style import Style

BAR = 8
"""Blocks of a bar: it stands where the reports put their labels, and leaves them a space."""

TITLES = {
    Area.TECHNICAL: "Technical skills",
    Area.GOVERNANCE: "Governance skills",
    Area.DIPLOMATIC: "Diplomatic skills",
    Area.STATE: "State institutions",
    Area.INDUSTRY: "Industry",
    Area.CIVIL_SOCIETY: "Civil society",
    Area.KNOWLEDGE: "Science and technology",
    Area.CONNECTIVITY: "Connectivity",
    Area.RIGHTS: "Rights and civic space",
}
HEADINGS = {"Skills": SKILLS, "Stakeholder groups": GROUPS, "Wider subjects": SUBJECTS}
NO_PEERS = "It is in no group that it could be held against."


def bar(share: float, style: Style) -> str:
    """Filled blocks for a share of 0 to 1; not one is drawn for none, nor all for less than all."""
    full, empty = ("█", "░") if style.unicode else ("#", ".")
    filled = round(share * BAR) if share in (0, 1) else min(max(round(share * BAR), 1), BAR - 1)
    return full * filled + empty * (BAR - filled)


def percent(share: float) -> str:
    """``share`` in whole per cent; some is never shown as none, nor nearly all as all."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{share:.0%}"


def coverage(area: AreaGap) -> str:
    """``2 of 3 figures, 2015-2022``: how many are compared, of how many, and of which years."""
    compared, possible = area.coverage
    said = f"{compared} of {possible} {'figure' if possible == 1 else 'figures'}"
    if area.years is None:
        return said
    oldest, newest = area.years
    return f"{said}, {oldest}" + (f"-{newest}" if newest != oldest else "")


def of_peers(standing: Standing) -> str:
    """``11 of 18 peers with a figure do better``."""
    verb = "does" if standing.better == 1 else "do"
    level = f" and {standing.level} level with it" if standing.level else ""
    return f"{standing.better} of {standing.of} peers with a figure {verb} better{level}"


def moved(trend: Trend) -> str:
    """``It rose from 62.5 in 2020 (better).``"""
    since = f"{written(trend.first.value)} in {trend.first.when}"
    if trend.better is None:
        return f"It is as it was in {trend.first.when}."
    verb = "rose" if trend.last.value > trend.first.value else "fell"
    return f"It {verb} from {since} ({'better' if trend.better else 'worse'})."


def warnings(record: Record) -> Iterator[str]:
    """What a reader must know before using the figure: that its edition is superseded, or who may see it."""
    known = edition(record.indicator.framework, record.version)
    if known is not None and known.superseded_by:
        yield f"Edition {known.version} is superseded by edition {known.superseded_by}."
    if record.access is not Access.PUBLIC:
        yield f"Not public ({record.access.value}): it stays out of documents."


def name(iso3: str) -> str:
    """``Ghana (GHA)``."""
    return str(countries()[iso3])


def facts(record: Record) -> Iterator[tuple[str, str]]:
    """Label and words of each thing that is known of a figure."""
    yield "Figure", f"{name(record.country)}: {amount(record)}, {record.when}"
    if record.note:
        yield "Sum", f"worked out from {record.note}"
    known = edition(record.indicator.framework, record.version)
    if known is not None:
        yield "Edition", f"{known.title}" + (f" (edition {known.version})" if known.version else "")
    for warning in warnings(record):
        yield "Mind", warning
    yield "Source", source(record)
    if record.address:
        yield "Address", record.address
    if record.place:
        yield "Stands in", record.place


def source(record: Record) -> str:
    """Who says so, and under which licence: ``World Bank WDI, IT.NET.SECR.P6; CC BY 4.0``."""
    series = "" if record.source else record.indicator.series
    said_by = ", ".join(part for part in (record.publisher, series) if part)
    return f"{said_by}; {record.licensed or 'licence not stated'}"


def amount(record: Record) -> str:
    """The value with all its digits, and its unit or stage."""
    if record.stage:
        return f"{record.stage} (stage {exact(record.value)})"
    unit = record.indicator.unit
    return f"{exact(record.value)}{'' if not unit or unit.startswith('%') else ' '}{unit}"


def exact(value: float) -> str:
    """All digits that a source gives, at most ten."""
    return f"{value:.10g}"


def brief(record: Record) -> str:
    """Value, year and place on one line; the source too, where it is the user's own."""
    value = amount(record) if record.stage else exact(record.value)
    place = record.place or ("worked out" if record.note else "")
    return ", ".join(part for part in (value, record.when, record.source, place) if part)
