"""P6, national ownership: a country without a national priority that is served, or without a counterpart of its own.

Why: The States agreed in A/75/816 that capacity building rests on mutual trust, is driven by demand, answers needs
that the country has identified and recognises its ownership. Somebody in the country has to be able to say which
of its priorities this serves, and to speak for it when the programme strays.

Fix: Add an entry for the country under `ownership`: as `priority` the national strategy or priority, and as
`counterpart` the organisation or stakeholder of that country that owns the results. An international body
may stand beside a counterpart, not in its place.
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import OEWG2021, SWALI
from planner.engine.wording import alike, listed, names, places
from planner.model.blank import says_nothing
from planner.model.care import from_country, served
from planner.model.commitments import Ownership
from planner.model.programme import Programme


@rule(
    Severity.WARNING,
    sources=[OEWG2021, SWALI],
    grade=Grade.CONSENSUS,
    asked=Asked.STANDARD,
    rows=["M14", "M23"],
)
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for all countries concerned; those whose own state gives the programme are left out."""
    programme = subject.programme
    gaps = {country: gap for country in served(programme) if (gap := _gap(programme, country))}
    if gaps:
        said = [f"{gap} is named for {names(countries)}" for gap, countries in alike(gaps).items()]
        message = "; ".join(said)
        yield Finding(places(programme, list(gaps)), f"{message[0].upper()}{message[1:]}.")


def _gap(programme: Programme, country: str) -> str:
    entries = [entry for entry in programme.ownership if entry.country == country]
    gaps = []
    if not any(not says_nothing(entry.priority) for entry in entries):
        gaps.append("no national priority")
    if not any(_stands(programme, entry) for entry in entries):
        gaps.append("no counterpart from the country itself")
    return listed(gaps)


def _stands(programme: Programme, entry: Ownership) -> bool:
    """Whether an entry has a counterpart of its country; an unknown id is a broken link, not a missing one."""
    known = programme.organisation(entry.counterpart) or programme.stakeholder(entry.counterpart)
    return bool(entry.counterpart) and (
        not known or from_country(programme, entry.counterpart, entry.country)
    )


VALID = [
    "title: The smallest programme names both\n",
    """
countries: [GHA, SEN]
organisations:
  - {id: lead, name: Agency of Senegal, role: lead, type: state, country: SEN}
""",
]
INVALID = [
    "countries: [GHA]  # <- here\nownership:\n",
    "countries: [GHA]  # <- here\nownership: [{country: GHA, priority: The plan for networks.}]\n",
    "countries: [GHA]  # <- here\nownership: [{country: GHA, priority: The plan for networks., counterpart: donor}]\n",
    "countries:  # <- here\n  - GHA\n  - TGO\n  - BEN\n",
]
