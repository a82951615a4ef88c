"""Why something is not there: single figures of a country, and whole frameworks that nobody has brought."""

from collections.abc import Iterator

from planner.gapdata.catalogue import edition, editions, frameworks
from planner.gapdata.comparable import Comparable
from planner.gapdata.figures import Figures
from planner.gapdata.peers import FEWEST
from planner.message import Phrase
from planner.model.country import Country
from planner.model.figures import Indicator, Record


def why_none(country: Country, indicator: Indicator, figures: Figures) -> Phrase:
    """Why there is no figure: a computed one can lack one of its parts, or not apply. Ends without a full stop."""
    if indicator.id == "un-gge-rounds" and not country.un_member:
        return Phrase("not a member state of the United Nations, whose members alone can take part")
    if indicator.id == "science-articles-per-million":
        count = figures.newest("science-articles", country.iso3)
        if count is not None:
            return Phrase(
                "articles are recorded for %(year)s, but no population of a year near enough", year=count.year
            )
    return Phrase("no figure is recorded")


def why_not_compared(record: Record, compared: Comparable) -> Phrase:
    """Why the newest figure of a country stands among none that can be compared. Ends without a full stop."""
    year, edition = record.year, record.version
    if edition == compared.edition:
        return Phrase("the newest figure, of %(year)s, is too old to compare", year=year)
    if not edition:
        return Phrase(
            "the newest figure, of %(year)s, does not say its edition: only edition %(compared)s is compared",
            year=year,
            compared=compared.edition,
        )
    if _superseded(record):
        return Phrase(
            "the newest figure, of %(year)s, is of a superseded edition (%(edition)s): only edition %(compared)s is compared",
            year=year,
            edition=edition,
            compared=compared.edition,
        )
    return Phrase(
        "the newest figure, of %(year)s, is of edition %(edition)s, of which fewer than %(fewest)s countries have a figure",
        year=year,
        edition=edition,
        fewest=FEWEST,
    )


def _superseded(record: Record) -> bool:
    known = edition(record.indicator.framework, record.version)
    return known is not None and bool(known.superseded_by)


def absent(country: Country, figures: Figures) -> tuple[str, ...]:
    """The titles of what planner knows and has no figures of, sorted.

    Whole frameworks are named once; of a framework that is there, the single indicators that count in an area. A
    maturity model speaks of one country at a time, so it is absent where there is no review of this one.
    """
    return tuple(sorted(_absent(country, figures)))


def _absent(country: Country, figures: Figures) -> Iterator[str]:
    for framework in frameworks():
        newest = editions(framework)[-1]
        members = [i for i in figures.indicators.values() if i.framework == framework]
        maturity = newest.kind == "maturity"
        if not any(_has(i, figures, country if maturity else None) for i in members):
            yield newest.title
        elif not maturity:
            yield from (i.title for i in members if _still_asked(i) and not _has(i, figures))


def _has(indicator: Indicator, figures: Figures, country: Country | None = None) -> bool:
    """Whether there is a figure of this country, or of any if none is given."""
    of_it = figures.records.get(indicator.id, {})
    return bool(of_it) if country is None else country.iso3 in of_it


def _still_asked(indicator: Indicator) -> bool:
    """Whether the indicator counts in an area and stands in an edition that is in force."""
    in_force = [e.version for e in editions(indicator.framework) if not e.superseded_by]
    return bool(indicator.areas) and (
        not indicator.versions or any(version in in_force for version in indicator.versions)
    )
