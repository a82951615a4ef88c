"""One figure as its readers see it: among its peers, on its own, or why it says nothing."""

from planner.frozen import Frozen
from planner.gapdata.catalogue import edition
from planner.model import figures
from planner.model import gaps as model
from planner.render.context.sources import figure_id
from planner.render.context.strip import Strip, strip
from planner.render.language import Language


class Standing(Frozen):
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


class FigureView(Frozen):
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


def standing(tongue: Language, found: model.Standing) -> Standing:
    """The view of one standing in the language of the document."""
    peers = [record.value for record in found.records]
    return Standing(
        id=found.indicator.id,
        title=tongue.own(found.indicator.title),
        value=tongue.say(found.record.amount()),
        year=found.record.year,
        figure=_number(tongue, found.record.value),
        median=_number(tongue, found.peer_median),
        lowest=_number(tongue, min(peers)),
        highest=_number(tongue, max(peers)),
        unit=tongue.own(found.indicator.unit),
        better=found.better,
        level=found.level,
        of=found.of,
        strip=strip(found),
        trend=_moved(tongue, found.trend) if found.trend else "",
        peers=tongue.own(found.peers.name),
        areas=tuple(area.value for area in found.indicator.areas),
        source=figure_id(found.record),
        publisher=tongue.own(found.record.publisher),
        note=tongue.joined((tongue.own(found.record.note), _superseded(tongue, found.record)), ";"),
    )


def figure_view(tongue: Language, record: figures.Record) -> FigureView:
    """The view of a figure that is held against nobody."""
    return FigureView(
        id=record.indicator.id,
        title=tongue.own(record.indicator.title),
        group=tongue.own(record.indicator.group),
        value=tongue.say(record.amount()),
        when=record.when,
        edition=_superseded(tongue, record) or _edition(tongue, record),
        source=figure_id(record),
        note=tongue.own(record.note),
    )


def _edition(tongue: Language, record: figures.Record) -> str:
    return tongue.say("edition %(version)s", version=record.version) if record.version else ""


def _superseded(tongue: Language, record: figures.Record) -> str:
    known = edition(record.indicator.framework, record.version)
    if known is None or not known.superseded_by:
        return ""
    return tongue.say(
        "edition %(version)s, superseded by %(other)s", version=known.version, other=known.superseded_by
    )


def _moved(tongue: Language, trend: model.Trend) -> str:
    """The way of a country's own figure: whole sentences, since up may be better or worse."""
    figure, year = _number(tongue, trend.first.value), trend.first.when
    match trend.last.value > trend.first.value, trend.better:
        case _, None:
            return tongue.say("as in %(year)s", year=year)
        case True, True:
            return tongue.say("up from %(figure)s in %(year)s (better)", figure=figure, year=year)
        case True, False:
            return tongue.say("up from %(figure)s in %(year)s (worse)", figure=figure, year=year)
        case False, True:
            return tongue.say("down from %(figure)s in %(year)s (better)", figure=figure, year=year)
    return tongue.say("down from %(figure)s in %(year)s (worse)", figure=figure, year=year)


def _number(tongue: Language, value: float) -> str:
    return tongue.figure(figures.written(value))


def why_missing(tongue: Language, missing: model.Missing) -> str:
    """Why a figure says nothing here, with the figure where there is one; ends without a full stop."""
    if missing.record is None:
        return tongue.own(missing.reason)
    return tongue.say("%(reason)s; it is %(figure)s", reason=missing.reason, figure=missing.record.cite())
