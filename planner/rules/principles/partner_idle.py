"""P7, active partners: a country that has no part in delivery, or none in monitoring and evaluation.

Why: As we read the principles of A/75/816, partners are active and share responsibility, each in its own way, from
the design to monitoring and evaluation. A country that only receives learns how to receive; one that does not judge the
result cannot change it. Its part in design is asked for by another rule.

Fix: Have somebody from the country deliver an activity (`by`), read an indicator (`responsible`) or evaluate: add
`delivery` or `evaluation` to `takes_part_in` of an organisation or stakeholder from there, and plan for it.
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import OEWG2021, SWALI
from planner.engine.wording import alike, listed, names, places
from planner.model.care import from_country
from planner.model.coverage import deliverers
from planner.model.programme import Programme


@rule(
    Severity.WARNING,
    sources=[OEWG2021, SWALI],
    grade=Grade.CONSENSUS,
    asked=Asked.STANDARD,
    rows=["M14", "M23"],
)
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for all countries concerned. An international organisation stands for none of them."""
    programme = subject.programme
    doing = {"delivery": _delivering(programme), "monitoring and evaluation": _judging(programme)}
    lacking = {
        country: parts for country in programme.countries if (parts := _lacking(programme, country, doing))
    }
    if lacking:
        said = [f"from {names(who)} has a part in {parts}" for parts, who in alike(lacking).items()]
        yield Finding(places(programme, list(lacking)), f"Nobody {'; nobody '.join(said)}.")


def _lacking(programme: Programme, country: str, doing: dict[str, set[str]]) -> str:
    """The parts that nobody from a country has, as words; empty if there is none. ``doing`` says who has which."""
    idle = [part for part, who in doing.items() if not any(from_country(programme, w, country) for w in who)]
    return listed(idle, "or") if idle else ""


def _with_part(programme: Programme, part: str) -> set[str]:
    organisations = {o.id for o in programme.organisations if part in o.takes_part_in}
    return organisations | {s.id for s in programme.stakeholders if part in s.takes_part_in}


def _delivering(programme: Programme) -> set[str]:
    return _with_part(programme, "delivery") | deliverers(programme)


def _judging(programme: Programme) -> set[str]:
    readers = {indicator.responsible for indicator in programme.indicators}
    evaluators = {o.id for o in programme.organisations if o.role == "evaluator"}
    return _with_part(programme, "evaluation") | readers | evaluators


VALID = [
    "title: The operator of the smallest programme delivers and reads an indicator\n",
]
INVALID = [
    "countries:\n  - GHA\n  - TGO  # <- here\n",
    "countries:  # <- here\n  - GHA\n  - TGO\n  - BEN\n",
    """
countries: [GHA]  # <- here
organisations:
  - {id: lead, name: A regional body, role: lead, type: international, country: GHA, takes_part_in: [delivery, evaluation]}
  - {id: telco, name: Example Consultants, role: implementer, type: industry, country: NLD}
stakeholders:
  - {id: operators, name: Engineers, type: industry, countries: [GHA], people: 20, takes_part_in: [audience, delivery], why: They repair.}
""",
]
