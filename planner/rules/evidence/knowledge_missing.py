"""A country below its peers in science output, and no science and technology component for it.

Why: This is advice on contested ground, not a verdict. Calderaro and Craig (2020) compare countries and find
that science and technology knowledge explains cyber capacity best, better than threats, politics or norms.
Makridis and Smeets (2019) find other drivers: a threatening environment and dependence on networks. Neither
study shows what one programme will do in one country. The figure is scientific and technical journal articles
per head, held against the peers of the country.

Fix: Add an activity with the theme `science-and-technology` for the country, such as a curriculum, a research
grant or a link between a university and a response team, or say in the rationale why it is left out.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CC2020, CIGP, MAKRIDIS_SMEETS
from planner.engine.wording import by_country, figure_words
from planner.model.effort import in_country
from planner.model.figures import Area, with_unit
from planner.model.gaps import GapProfile, Standing
from planner.model.remembered import shared

OUTPUT = "science-articles-per-million"
"""The indicator of science output."""
THEME = "science-and-technology"


@rule(
    Severity.WARNING,
    sources=[CC2020, CIGP, MAKRIDIS_SMEETS],
    grade=Grade.CONTESTED,
    rows=["M20", "M22"],
    needs_gaps=True,
)
def check(subject: Subject, *, percent: int = 75) -> Iterator[Finding]:
    """``percent``: a country is below its peers if its figure is under this share of their median.

    A little under the median is not a gap: half of all countries are under it.
    """
    programme = subject.programme
    behind: dict[str, str] = {}
    for country in programme.countries:
        built = any(THEME in activity.themes for activity in in_country(programme, country))
        standing = _output(subject.gaps[country]) if country in subject.gaps else None
        if standing and not built and standing.record.value < standing.peer_median * percent / 100:
            behind[country] = _words(standing)
    opening = (
        "Science output is below that of the peers in {countries}, and no activity there builds science and "
        "technology knowledge, which some research, though not all, finds to be a key driver of cyber capacity."
    )
    yield from by_country(programme, opening, behind)


def _output(profile: GapProfile) -> Standing | None:
    standings = profile.area(Area.KNOWLEDGE).standings
    return next((s for s in standings if s.indicator.id == OUTPUT), None)


@shared
def _words(standing: Standing) -> str:
    peers = f"{standing.of} peers in {standing.peers.name}"
    return f"{figure_words(standing.record)}; the median of {peers} is {with_unit(standing.peer_median, standing.indicator.unit)}"


_TREE = """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - {id: a1, title: Course, for: [regulators], by: [lead], method: course, from: 2027-03, to: 2027-09, cost: 9, skills: technical}
"""
VALID = [
    "countries: [SSD]\n",
    "countries: [GHA]\n" + _TREE,
    "countries: [AIA]\n" + _TREE,
]
INVALID = [
    "countries: [SSD]  # <- here\n" + _TREE,
    "countries:\n  - GHA\n  - SSD  # <- here\n" + _TREE,
    "countries:  # <- here\n  - GIN\n  - SSD\n" + _TREE,
]
