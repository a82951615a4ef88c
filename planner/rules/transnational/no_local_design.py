"""A target country from which nobody takes part in the design.

Why: Most people on the internet no longer live in the Global North, and governance has to represent them. The
States agreed in A/75/816 that capacity building is owned by the country it is for, tailored to its needs, and
that all parties are active partners, in design too. A programme that is designed elsewhere starts without that.

Fix: Add `design` to `takes_part_in` of the stakeholder or organisation from the country that helps to design the
programme. If there is none, find one before the design is settled.
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import MEMO, OEWG2021, SWALI
from planner.engine.wording import names, places
from planner.model.programme import Programme


@rule(
    Severity.WARNING,
    sources=[OEWG2021, SWALI, MEMO],
    grade=Grade.CONSENSUS,
    asked=Asked.STANDARD,
    rows=["M23"],
)
def check(subject: Subject) -> Iterator[Finding]:
    """Speaks once of all countries concerned."""
    programme = subject.programme
    heard = _designers(programme)
    absent = [country for country in programme.countries if country not in heard]
    if absent:
        message = f"The plan names nobody from {names(absent)} who takes part in the design."
        yield Finding(places(programme, absent), message)


def _designers(programme: Programme) -> set[str]:
    """The countries of those who take part in the design; an international organisation speaks for none."""
    people = {c for s in programme.stakeholders if "design" in s.takes_part_in for c in s.countries}
    seats = {
        o.country
        for o in programme.organisations
        if "design" in o.takes_part_in and o.type != "international"
    }
    return people | seats


VALID = [
    "countries: [GHA]\n",
    """
countries: [GH]
organisations:
  - {id: lead, name: Fund, role: lead, type: state, country: GHA, takes_part_in: [design]}
""",
]
INVALID = [
    "countries:\n  - GHA\n  - TGO  # <- here\n",
    "countries:  # <- here\n  - GHA\n  - TGO\n  - BEN\n",
    """
countries: [GHA]  # <- here
stakeholders:
  - {id: regulators, name: Regulators, type: state, community: telecom, countries: [GHA], people: 9, takes_part_in: [audience], why: Rules.}
organisations:
  - {id: body, name: A regional body, role: lead, type: international, country: GHA, takes_part_in: [design]}
""",
]
