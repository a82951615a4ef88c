"""A figure that was old when the programme was designed.

Why: A country can change much in a few years, and an old figure can send a programme after a problem that is
gone. The figures that the programme cites are looked at; if it cites none, those that put its countries among
their peers in the three kinds of skill. A seat in a UN expert group is a fact of its year and does not age.

Fix: Cite a newer figure, lay your own table of figures over those that come with planner, or waive the
finding with the reason why the old one still holds. The option `years` says how old a figure may be at the time of the design.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import GAP_METHOD
from planner.engine.voice import LASTING
from planner.engine.wording import by_country, figure_words, name
from planner.model.figures import Record
from planner.model.gaps import GapProfile
from planner.model.programme import Programme
from planner.model.texts import cited_figures


@rule(Severity.NOTE, sources=[GAP_METHOD], grade=Grade.PRACTICE, rows=["M22"], needs_gaps=True)
def check(subject: Subject, *, years: int = 5) -> Iterator[Finding]:
    """``years``: how old a figure may be when the programme is designed, or begins where no date is given."""
    programme = subject.programme
    oldest = _designed(programme) - years
    cited = list(cited_figures(programme))
    if not cited:
        yield from _under_the_gaps(subject, oldest)
    seen: set[Record] = set()
    for at, country, indicator in cited:
        record = subject.figures.newest(indicator, country)
        if record is not None and _old(record, oldest) and record not in seen:
            seen.add(record)
            yield Finding(at, _message(record, _designed(programme)))


def _designed(programme: Programme) -> int:
    return (programme.designed or programme.start).year


def _old(record: Record, oldest: int) -> bool:
    return record.year < oldest and record.indicator.id not in LASTING


def _message(record: Record, designed: int) -> str:
    return (
        f"The newest figure on {name(record.country)} here is {designed - record.year} years older than the design "
        f"of {designed}. {figure_words(record)}."
    )


def _under_the_gaps(subject: Subject, oldest: int) -> Iterator[Finding]:
    stale = {
        country: "; ".join(map(figure_words, records))
        for country in subject.programme.countries
        if country in subject.gaps and (records := _compared(subject.gaps[country], oldest))
    }
    opening = "The programme cites no figure, and some of those behind the skill gaps of {countries} are old."
    yield from by_country(subject.programme, opening, stale)


def _compared(profile: GapProfile, oldest: int) -> list[Record]:
    used = (standing.record for area in profile.skill_gaps for standing in area.standings)
    return [record for record in dict.fromkeys(used) if _old(record, oldest)]


VALID = [
    "countries: [GHA]\n",
    "designed: 2019-03\npurpose: {evidence: [gap:GHA/researchers]}\n",
    "countries: [TUV]\npurpose: {evidence: []}\n",
    "countries: [XKX]\npurpose: {evidence: []}\n",
    "purpose: {evidence: [gap:GHA/un-gge-rounds]}\n",
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
]
