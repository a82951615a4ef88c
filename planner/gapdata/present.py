"""Gap profiles as plain data, for programs to read; ``schemas/gaps.schema.json`` describes the result."""

from collections.abc import Sequence

from planner.model.figures import Indicator, Record
from planner.model.gaps import AreaGap, GapProfile, Missing, PeerGroup, Standing, Trend

FORMAT = 1
"""Raised when a reader of the old form could no longer read the new one."""

METHOD = (
    "A gap is the share of the peers with a figure that do better, 0 to 1; only figures of one edition are compared. "
    "The gap of an area is the plain mean over its indicators; stages of maturity are shown and never counted. "
    "Nothing is imputed, and there is no total over areas."
)

Plain = dict[str, object]


def to_json(profiles: Sequence[GapProfile]) -> Plain:
    """The profiles with every figure's source, sorted by country; only strings, numbers, lists and dicts."""
    by_code = sorted(profiles, key=lambda p: p.country.iso3)
    return {
        "planner-gaps": FORMAT,
        "method": METHOD,
        "countries": [_profile(p) for p in by_code],
        "indicators": [_indicator(i) for i in indicators_in(by_code)],
    }


def indicators_in(profiles: Sequence[GapProfile]) -> list[Indicator]:
    """Every indicator that the profiles speak of, once, by id; those that figures were computed from included."""
    found: dict[str, Indicator] = {}
    for profile in profiles:
        for record in profile.records:
            for each in (record, *record.parts):
                found[each.indicator.id] = each.indicator
        found |= {m.indicator.id: m.indicator for m in profile.missing}
    return [found[key] for key in sorted(found)]


def _profile(profile: GapProfile) -> Plain:
    country = profile.country
    return {
        "iso3": country.iso3,
        "name": country.name,
        "region": country.region or None,
        "income": country.income or None,
        "peers": _peers(profile.peers) if profile.peers else None,
        "areas": [_area(a) for a in profile.areas],
        "largest_skill_gaps": [a.area.value for a in profile.largest],
        "records": [_record(r) for r in profile.records],
        "absent": list(profile.absent),
    }


def _area(area: AreaGap) -> Plain:
    return {
        "area": area.area.value,
        "gap": None if area.gap is None else _rounded(area.gap),
        "coverage": _coverage(area),
        "years": list(area.years) if area.years else None,
        "spread": [_rounded(gap) for gap in area.spread] if area.spread else None,
        "publishers": list(area.publishers),
        "standings": [_standing(s) for s in area.standings],
        "missing": [_missing(m) for m in area.missing],
        "stages": [_record(r) for r in area.stages],
    }


def _coverage(area: AreaGap) -> Plain:
    compared, possible = area.coverage
    return {"compared": compared, "possible": possible}


def _standing(standing: Standing) -> Plain:
    return {
        "indicator": standing.indicator.id,
        "record": _record(standing.record),
        "gap": _rounded(standing.gap),
        "peers_that_do_better": standing.better,
        "peers_level": standing.level,
        "peers_with_a_figure": standing.of,
        "peer_median": _rounded(standing.peer_median),
        "peers": _peers(standing.peers),
        "peer_records": [_peer_record(r) for r in standing.records],
        "trend": _trend(standing.trend) if standing.trend else None,
    }


def _peer_record(record: Record) -> Plain:
    return {
        "iso3": record.country,
        "year": record.year,
        "value": _rounded(record.value),
        "source": record.publisher,
        "place": record.place,
    }


def _trend(trend: Trend) -> Plain:
    return {
        "first": _record(trend.first),
        "last": _record(trend.last),
        "years": trend.years,
        "better": trend.better,
    }


def _missing(missing: Missing) -> Plain:
    return {
        "indicator": missing.indicator.id,
        "reason": missing.reason,
        "record": _record(missing.record) if missing.record else None,
    }


def _record(record: Record) -> Plain:
    indicator = record.indicator
    return {
        "iso3": record.country,
        "indicator": indicator.id,
        "framework": indicator.framework,
        "version": record.version,
        "year": record.year,
        "as_of": record.when,
        "value": _rounded(record.value),
        "stage": record.stage,
        "unit": indicator.unit,
        "source": record.publisher,
        "series": "" if record.source else indicator.series,
        "licence": record.licensed,
        "url": record.address,
        "access": record.access.value,
        "place": record.place,
        "note": record.note,
        "computed_from": [_record(part) for part in record.parts],
    }


def _peers(peers: PeerGroup) -> Plain:
    return {"name": peers.name, "why": peers.why, "countries": list(peers.countries)}


def _indicator(indicator: Indicator) -> Plain:
    return {
        "id": indicator.id,
        "framework": indicator.framework,
        "group": indicator.group,
        "title": indicator.title,
        "unit": indicator.unit,
        "publisher": indicator.publisher,
        "series": indicator.series,
        "licence": indicator.licence,
        "url": indicator.url,
        "higher_is_better": indicator.higher_is_better,
        "areas": [a.value for a in indicator.areas],
        "caveat": indicator.caveat,
    }


def _rounded(value: float) -> float:
    """Ten significant digits: more than any source gives, and the same on every machine."""
    return float(f"{value:.10g}")
