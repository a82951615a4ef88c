"""A figure that was old when the programme was designed.

Why: A country can change much in a few years, and an old figure can send a programme after a problem that is
gone. The figures that the programme cites are looked at; if it cites none, those that put its countries among
their peers in the three kinds of skill, and the stages of maturity there. A review of maturity ages faster than a
statistic, since what it describes is what programmes set out to change. A seat in a UN expert group is a fact of
its year and does not age.

Fix: Cite a newer figure, add a newer one of your own to those that come with planner, or waive the finding with the
reason why the old one still holds. The option `years` says how old a figure may be at the time of the design, and
`reviews` how old a stage of maturity may be.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import GAP_METHOD
from planner.engine.voice import LASTING
from planner.engine.wording import by_country, figure_words, figures_words, name
from planner.frozen import Frozen
from planner.model.figures import Record
from planner.model.gaps import GapProfile
from planner.model.programme import Programme
from planner.model.remembered import shared
from planner.model.texts import cited_figures


@rule(Severity.NOTE, sources=[GAP_METHOD], grade=Grade.PRACTICE, rows=["M22"], needs_gaps=True)
def check(subject: Subject, *, years: int = 5, reviews: int = 3) -> Iterator[Finding]:
    """``years``: how old a figure may be at the design; ``reviews``: how old a stage of maturity may be.

    Where no design is dated, the beginning of the programme counts.
    """
    programme = subject.programme
    limits = _Limits(_designed(programme), years, reviews)
    cited = list(cited_figures(programme))
    if not cited:
        yield from _under_the_gaps(subject, limits)
    seen: set[Record] = set()
    for at, country, indicator in cited:
        record = subject.figures.newest(indicator, country)
        if record is not None and limits.passed(record) and record not in seen:
            seen.add(record)
            yield Finding(at, _message(record, limits.designed))


class _Limits(Frozen):
    """How old a figure may be, in years before the design."""

    designed: int
    years: int
    reviews: int

    def passed(self, record: Record) -> bool:
        allowed = self.reviews if record.stage else self.years
        return record.indicator.id not in LASTING and self.designed - record.year > allowed


def _designed(programme: Programme) -> int:
    return (programme.designed or programme.start).year


def _message(record: Record, designed: int) -> str:
    return (
        f"The newest figure on {name(record.country)} here is {designed - record.year} years older than the design "
        f"of {designed}. {figure_words(record)}."
    )


def _under_the_gaps(subject: Subject, limits: _Limits) -> Iterator[Finding]:
    stale = {
        country: figures_words(records)
        for country in subject.programme.countries
        if country in subject.gaps and (records := _compared(subject.gaps[country], limits))
    }
    opening = "The programme cites no figure, and some of those behind the skill gaps of {countries} are old."
    yield from by_country(subject.programme, opening, stale)


def _compared(profile: GapProfile, limits: _Limits) -> list[Record]:
    return [record for record in _used(profile) if limits.passed(record)]


@shared
def _used(profile: GapProfile) -> tuple[Record, ...]:
    """The figures behind the skill gaps, each once."""
    used = (r for area in profile.skill_gaps for r in (*(s.record for s in area.standings), *area.stages))
    return tuple(dict.fromkeys(used))


VALID = [
    "countries: [GHA]\n",
    "designed: 2019-03\npurpose: {evidence: [gap:GHA/researchers]}\n",
    "countries: [TUV]\npurpose: {evidence: []}\n",
    "countries: [XKX]\npurpose: {evidence: []}\n",
    "purpose: {evidence: [gap:GHA/un-gge-rounds]}\n",
    """
countries: [TUV]
purpose: {evidence: [gap:TUV/cmm-1-1]}
# with figures:
TUV,cmm-1-1,2023,2,2021
""",
]
INVALID = [
    """
purpose:
  evidence:
    - gap:GHA/internet-users
    - gap:GHA/researchers  # <- here
""",
    """
countries: [GHA]  # <- here
purpose: {evidence: []}
""",
    """
designed:
countries: [GHA]
period: {from: 2029-01-01, to: 2030-12-31}
purpose:
  evidence: [gap:GHA/internet-users]  # <- here
""",
    """
countries: [TUV]
purpose:
  evidence: [gap:TUV/cmm-1-1]  # <- here
# with figures:
TUV,cmm-1-1,2022,2,2021
""",
]
