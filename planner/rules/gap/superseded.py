"""A figure from an edition of an index or maturity model that has been replaced.

Why: Editions differ in questions, weights and scale. A figure of the old one says how a country stood by questions
that nobody asks any more, and it cannot be held against one of the new edition. Looked at are the figures that the
programme cites and those behind the gaps of its countries. An edition counts as replaced from the year in which the
next one was published. The indicators by which the programme measures itself are the business of results/stale-index.

Fix: Add the country's figure of the current edition (`planner gaps add`), cite another figure, or waive the finding
with the reason why the old one still holds.
"""

import datetime as dt
from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.editions import replaced_by
from planner.engine.sources import CMM, GAP_METHOD, GCI, NCAF, NCSI
from planner.engine.wording import by_country, figure_words, figures_words
from planner.model.figures import Edition, Record
from planner.model.gaps import GapProfile
from planner.model.remembered import shared
from planner.model.texts import cited_figures


@rule(
    Severity.NOTE,
    sources=[GAP_METHOD, GCI, NCSI, CMM, NCAF],
    grade=Grade.CONSENSUS,
    rows=["M22"],
    needs_gaps=True,
)
def check(subject: Subject) -> Iterator[Finding]:
    """Held against the year of the design; of the beginning, where no design is dated. Each figure once."""
    programme = subject.programme
    designed = (programme.designed or programme.start).year
    seen: set[Record] = set()
    for at, country, indicator in cited_figures(programme):
        record = subject.figures.newest(indicator, country)
        newer = replaced_by(record, designed) if record else None
        if record and newer and record not in seen:
            seen.add(record)
            yield Finding(
                at, f"{_edition(newer)} has replaced the edition of this figure. {figure_words(record)}."
            )
    behind: dict[str, str] = {}
    for country in programme.countries:
        profile = subject.gaps.get(country)
        replaced = _replaced(profile) if profile else ()
        old = [r for r in replaced if r not in seen and replaced_by(r, designed)]
        if old:
            behind[country] = figures_words(old)
    opening = "Figures behind the gaps of {countries} are of an edition that has been replaced."
    yield from by_country(programme, opening, behind)


def _edition(newer: Edition) -> str:
    return f"{newer.title} ({newer.published})" if newer.published else newer.title


@shared
def _replaced(profile: GapProfile) -> tuple[Record, ...]:
    """The figures that are compared and the stages that are shown, each once, that are of a replaced edition by now."""
    used = dict.fromkeys(r for a in profile.areas for r in (*(s.record for s in a.standings), *a.stages))
    return tuple(record for record in used if replaced_by(record, dt.MAXYEAR))


_OLD = """# with figures:
GHA,gci-overall,2020,60,4
"""
_COMPARED = """# with figures:
GHA,gci-technical,2020,9,4
BEN,gci-technical,2020,8,4
CIV,gci-technical,2020,12,4
KEN,gci-technical,2020,13,4
NGA,gci-technical,2020,11,4
SEN,gci-technical,2020,7,4
ZMB,gci-technical,2020,10,4
"""
VALID = [
    "countries: [GHA]\n",
    "countries: [GHA]\npurpose: {evidence: [gap:GHA/gci-overall]}\n# with figures:\nGHA,gci-overall,2024,90,5\n",
    "designed: 2022-03\npurpose: {evidence: [gap:GHA/gci-overall]}\n" + _OLD,
]
INVALID = [
    "purpose:\n  evidence: [gap:GHA/gci-overall]  # <- here\n" + _OLD,
    "countries: [GHA]  # <- here\n" + _COMPARED,
    "countries: [GHA]  # <- here\n# with figures:\nGHA,ncaf-1-cooperation,2023,2,1\n",
]
