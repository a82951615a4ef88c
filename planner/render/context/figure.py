"""One figure as its readers see it: among its peers, on its own, or why it says nothing."""

from dataclasses import dataclass

from planner.gapdata.catalogue import edition
from planner.model import figures
from planner.model import gaps as model
from planner.render.context.sources import figure_id
from planner.render.context.strip import Strip, strip

NARROW = "\u202f"


@dataclass(frozen=True, slots=True)
class Standing:
    """One figure of a country among its peers."""

    id: str
    """Of the indicator: what ``planner gaps --why`` takes."""
    title: str
    value: str
    """With its unit, ready to print."""
    year: int
    figure: str
    """Without its unit."""
    median: str
    """Of the peers, without its unit."""
    lowest: str
    highest: str
    """Of the peers, without unit: the range that the chart shows."""
    unit: str
    better: int
    level: int
    of: int
    """Peers with a comparable figure."""
    strip: Strip
    trend: str
    """``up from 43.7 in 2020 (better)``; empty where years may not be compared or there is but one."""
    peers: str
    """Name of the group."""
    areas: tuple[str, ...]
    """Every area that it counts in."""
    source: str
    publisher: str
    """Who says so, for a document that cites nothing by number."""
    note: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure that is held against nobody: a stage of maturity, or context."""

    id: str
    title: str
    group: str
    """The dimension of the framework in which it stands; may be empty."""
    value: str
    when: str
    edition: str
    """``edition 2016, superseded by 2021``; empty where the framework has no editions."""
    source: str
    note: str


def standing(found: model.Standing) -> Standing:
    """The view of one standing."""
    peers = [record.value for record in found.records]
    return Standing(
        id=found.indicator.id,
        title=found.indicator.title,
        value=spaced(found.record.amount()),
        year=found.record.year,
        figure=_number(found.record.value),
        median=_number(found.peer_median),
        lowest=_number(min(peers)),
        highest=_number(max(peers)),
        unit=found.indicator.unit,
        better=found.better,
        level=found.level,
        of=found.of,
        strip=strip(found),
        trend=_moved(found.trend) if found.trend else "",
        peers=found.peers.name,
        areas=tuple(area.value for area in found.indicator.areas),
        source=figure_id(found.record),
        publisher=found.record.publisher,
        note="; ".join(filter(None, (found.record.note, _superseded(found.record)))),
    )


def figure_view(record: figures.Record) -> FigureView:
    """The view of a figure that is held against nobody."""
    return FigureView(
        id=record.indicator.id,
        title=record.indicator.title,
        group=record.indicator.group,
        value=spaced(record.amount()),
        when=record.when,
        edition=_superseded(record) or (f"edition {record.version}" if record.version else ""),
        source=figure_id(record),
        note=record.note,
    )


def _superseded(record: figures.Record) -> str:
    known = edition(record.indicator.framework, record.version)
    if known is None or not known.superseded_by:
        return ""
    return f"edition {known.version}, superseded by {known.superseded_by}"


def _moved(trend: model.Trend) -> str:
    since = f"{_number(trend.first.value)} in {trend.first.when}"
    if trend.better is None:
        return f"as in {trend.first.when}"
    way = "up" if trend.last.value > trend.first.value else "down"
    return f"{way} from {since} ({'better' if trend.better else 'worse'})"


def _number(value: float) -> str:
    return spaced(figures.written(value))


def spaced(amount: str) -> str:
    """A figure as documents write them: thousands apart, a true minus; words (of a unit, of a stage) stay as they are."""
    if not amount.lstrip("-")[:1].isdigit():
        return amount
    head, space, unit = amount.partition(" ")
    return head.replace(",", NARROW).replace("-", "\u2212") + space + unit


def why_missing(missing: model.Missing) -> str:
    """Why a figure says nothing here, with the figure where there is one; ends without a full stop."""
    return f"{missing.reason}; it is {spaced(missing.record.cite())}" if missing.record else missing.reason
