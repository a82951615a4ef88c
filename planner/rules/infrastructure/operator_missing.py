"""Infrastructure whose operator is named, but has no part in the programme.

Why: Companies own and run most of the infrastructure, and nothing on it changes without them. A programme that
touches a cable, an exchange or a data centre and has not won its operator describes what others would have to do.

Fix: Give the operator a part: `takes_part_in`, an activity that it delivers, or, under `contribution`, what it
has agreed to bring. If it does not want to join, say so as a risk and rethink the activity.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import MEMO
from planner.engine.wording import listed
from planner.model.blank import says_nothing
from planner.model.coverage import deliverers
from planner.model.parts import Infrastructure, Organisation
from planner.model.programme import Programme

_ACTING = frozenset(("lead", "implementer", "partner", "counterpart"))
"""Roles that are a part in themselves; an operator, a donor or an evaluator may stand aside."""


@rule(Severity.WARNING, sources=[MEMO], grade=Grade.CONSENSUS, rows=["M8"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for each operator; silent where the operator's id names nobody, which is a broken link."""
    programme = subject.programme
    run: dict[str, list[Infrastructure]] = {}
    for built in programme.infrastructure:
        run.setdefault(built.operator, []).append(built)
    for operator, (first, *others) in run.items():
        company = programme.organisation(operator)
        if company and not _has_a_part(programme, company):
            what = listed([f"“{built.name}”" for built in (first, *others)])
            message = f"{company.name} operates {what}, and has no part in the programme that touches it."
            related = ((f"{company.name} is described here.", company.at),)
            yield Finding(first.at / "operator", message, related=related)


def _has_a_part(programme: Programme, company: Organisation) -> bool:
    brings = not says_nothing(company.contribution) or bool(company.takes_part_in - {"audience"})
    return brings or company.role in _ACTING or company.id in deliverers(programme)


_CABLE = """
infrastructure:
  - id: cable
    name: Example Cable
    kind: terrestrial-network
    countries: [GHA]
"""
_OPERATOR = """
organisations:
  - {id: lead, name: Example Foundation, role: lead, type: civil-society, country: GHA}
"""
VALID = [
    _CABLE + "    operator: telco\n",
    _CABLE + "    operator: nobody\n",
    _CABLE
    + "    operator: owner\n"
    + _OPERATOR
    + "  - {id: owner, name: Example Cable Company, role: operator, type: industry, country: GHA, contribution: Opens its station.}\n",
]
INVALID = [
    _CABLE
    + "    operator: owner  # <- here\n"
    + _OPERATOR
    + "  - {id: owner, name: Example Cable Company, role: operator, type: industry, country: GHA}\n",
    _CABLE
    + "    operator: owner  # <- here\n"
    + _OPERATOR
    + "  - {id: owner, name: Example Cable Company, role: operator, type: industry, country: GHA, takes_part_in: [audience]}\n",
]
