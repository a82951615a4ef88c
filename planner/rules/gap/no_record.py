"""A country or subject without figures.

Why: Effort is held against the figures of the very countries it is for. Where there are none, nothing is filled
in: no average, no neighbour, no older year. The rules that compare are silent there, and silence must not look
like a good result. A stage from a review of maturity is a record too, although it is never ranked.

Fix: Add figures or a maturity review of your own to those that come with planner, or say under `purpose.needs`
what is known about the country, when it was found and by whom.
"""

from collections.abc import Iterable, Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, GAP_METHOD
from planner.engine.wording import AREA_WORDS, by_country, listed
from planner.model.gaps import AreaGap, GapProfile
from planner.model.remembered import shared


@rule(Severity.NOTE, sources=[CIGP, GAP_METHOD], grade=Grade.CONSENSUS, rows=["M22"], needs_gaps=True)
def check(subject: Subject) -> Iterator[Finding]:
    """A subject with one comparable figure or one stage has a record; countries that do not exist are for another rule."""
    programme = subject.programme
    silent = {
        country: _words(subject.gaps[country])
        for country in programme.countries
        if country in subject.gaps and _empty(subject.gaps[country])
    }
    yield from by_country(programme, "Comparable figures are missing for {countries}.", silent)


@shared
def _empty(profile: GapProfile) -> list[AreaGap]:
    return [area for area in profile.areas if area.gap is None and not area.stages]


@shared
def _words(profile: GapProfile) -> str:
    empty = _empty(profile)
    if len(empty) == len(profile.areas):
        return f"There is none on any subject. {_reasons(empty)}"
    return f"There is none on {listed([AREA_WORDS[area.area] for area in empty])}. {_reasons(empty)}"


def _reasons(areas: Iterable[AreaGap]) -> str:
    """Each reason once, with the figures that it concerns."""
    titles: dict[str, list[str]] = {}
    for missing in dict.fromkeys(m for area in areas for m in area.missing):
        old = f" {missing.record.cite()}" if missing.record else ""
        titles.setdefault(missing.reason, []).append(missing.indicator.title + old)
    return "; ".join(f"{listed(concerned)}: {reason}" for reason, concerned in titles.items())


VALID = [
    "countries: [GHA]\n",
    "countries: [SSD]\n",
    "countries: [GHA, NOR, TUV]\n",
    """
countries: [TUV]
# with figures:
TUV,cmm-1-1,2025,2,2021
""",
]
INVALID = [
    "countries: [XKX]  # <- here\n",
    "countries:\n  - GHA\n  - PSE  # <- here\n",
    "countries:  # <- here\n  - AIA\n  - XKX\n",
]
