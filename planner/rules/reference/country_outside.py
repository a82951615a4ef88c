"""Something planned in a country that the programme does not serve.

Why: Figures, needs and effort are compared for the countries of the programme. What is planned for another
country counts for none of them, so either the list of countries is incomplete or the place is a slip.

Fix: Add the country under `countries` of the programme, or correct the code; a meeting held abroad for people
from the programme's countries needs no `countries` of its own.
"""

from collections.abc import Iterable, Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.engine.wording import listed
from planner.model.country import country
from planner.model.programme import Programme
from planner.position import Pointer


@rule(Severity.WARNING, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Activities, stakeholders, needs, gaps and ownership; codes that no country has are left to unknown-country."""
    programme = subject.programme
    for at, key, thing, codes in _places(programme):
        foreign = [found for code in codes if code not in programme.countries and (found := country(code))]
        if foreign:
            verb = "is" if len(foreign) == 1 else "are"
            message = (
                f"{thing} names {listed(foreign)}, which {verb} not among the countries of the programme."
            )
            yield Finding(at / key, message)


def _places(programme: Programme) -> Iterator[tuple[Pointer, str, str, Iterable[str]]]:
    for activity in programme.activities:
        yield activity.at, "countries", f"“{activity.title}”", activity.countries
    for stakeholder in programme.stakeholders:
        yield stakeholder.at, "countries", f"“{stakeholder.name}”", stakeholder.countries
    for need in programme.purpose.needs:
        yield need.at, "country", "This need for capacity", [need.country]
    for gap in programme.purpose.gaps:
        yield gap.at, "countries", f"The gap “{gap.area}”", gap.countries
    for own in programme.ownership:
        yield own.at, "country", "This entry on ownership", [own.country]


VALID = [
    """
countries: [GH]
organisations:
  - {id: donor, name: Example Agency, role: donor, type: state, country: NLD}
""",
    """
countries: [GHA, SEN]
""",
]
INVALID = [
    """
countries: [GHA]
purpose:
  gaps:
    - area: technical
      countries: [GHA, SEN]  # <- here
      answered_by: [o1]
ownership:
  - country: SEN  # <- here
    priority: The national strategy.
stakeholders:
  - id: regulators
    name: Regulators
    type: state
    community: telecom regulation
    countries: [GHA, SEN]  # <- here
    people: 20
    takes_part_in: [audience]
    why: They decide.
"""
]
