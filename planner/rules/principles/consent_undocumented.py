"""P4, respect for sovereignty: a country for which no request or consent is named, or one that came too late.

Why: The States agreed in A/75/816 that capacity building fully respects the sovereignty of States. Work on a
country's laws, networks or delegations begins with its yes, and a yes that nobody can find is not one. Which
priority is served and who the counterpart is, another rule asks.

Fix: Say under `ownership`, for each country, as `request` who asked for the programme or consented to it and in
which document, and as `at` when. A letter, minutes that both sides signed, or an agreement will do.
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import OEWG2021, SWALI
from planner.engine.wording import names, places
from planner.model.blank import says_nothing
from planner.model.care import served
from planner.model.programme import Programme


@rule(
    Severity.WARNING,
    sources=[OEWG2021, SWALI],
    grade=Grade.CONSENSUS,
    asked=Asked.STANDARD,
    rows=["M14", "M23"],
)
def check(subject: Subject) -> Iterator[Finding]:
    """A country whose own state pays for, leads or delivers the programme has consented by that."""
    programme = subject.programme
    asked = {entry.country for entry in programme.ownership if not says_nothing(entry.request)}
    silent = [country for country in served(programme) if country not in asked]
    if silent:
        message = f"No document shows that {names(silent)} asked for the programme or consented to it."
        yield Finding(places(programme, silent), message)
    yield from _late(programme)


def _late(programme: Programme) -> Iterator[Finding]:
    for entry in programme.ownership:
        if entry.when and not says_nothing(entry.request) and entry.when.first > programme.start.last:
            message = (
                f"This request or consent is of {entry.when}, after the programme began ({programme.start})."
            )
            yield Finding(entry.at / "at", message)


VALID = [
    "title: The smallest programme names the letter\n",
    """
countries: [GHA, SEN]
organisations:
  - {id: lead, name: Agency of Senegal, role: lead, type: state, country: SEN}
""",
]
INVALID = [
    "countries: [GHA]  # <- here\nownership:\n",
    "countries: [GHA]  # <- here\nownership: [{country: GHA, priority: The plan for networks.}]\n",
    "countries:  # <- here\n  - TGO\n  - BEN\n",
    "ownership:\n  - {country: GHA, priority: The plan., request: Letter., at: 2028-02}  # <- here\n",
]
