"""A stakeholder group that only ever learns: it has no part in design, delivery or evaluation.

Why: Industry owns and runs the infrastructure, so nothing new works without its cooperation; civil society shares
the responsibility because citizens are the main targets of attacks; and a state that is only taught does not own
what it learns. Who has a say in a programme defends its results when the money ends.

Fix: Give the group a part: add design, delivery or evaluation to `takes_part_in`, name it under `by` of an
activity, or bring in one of its organisations as a partner.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import MEMO
from planner.model.coverage import deliverers, groups_reached
from planner.model.programme import Programme
from planner.model.results import Group


@rule(Severity.WARNING, sources=[MEMO], grade=Grade.CONSENSUS, rows=["M8", "M9"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for each group that is reached and has no other part."""
    for group in groups_reached(subject.programme):
        if not _has_a_part(subject.programme, group):
            yield _finding(subject.programme, group)


def _has_a_part(programme: Programme, group: Group) -> bool:
    """Through a stakeholder, through an organisation other than a donor, or by delivering an activity.

    An organisation that does not say what it takes part in has the part that its role gives it.
    """
    delivering = deliverers(programme)
    stakeholders = (s for s in programme.stakeholders if s.group == group)
    if any(s.id in delivering or s.takes_part_in - {"audience"} for s in stakeholders):
        return True
    organisations = (o for o in programme.organisations if o.type == group and o.role != "donor")
    return any(o.id in delivering or o.takes_part_in != {"audience"} for o in organisations)


def _finding(programme: Programme, group: Group) -> Finding:
    first, *others = (s for s in programme.stakeholders if s.group == group)
    names = f"{first.name} and {len(others)} more" if others else first.name
    message = f"{group.words.capitalize()} ({names}) only learns here: it has no part in design, delivery or evaluation."
    related = tuple((f"{s.name} take part as audience only.", s.at / "takes_part_in") for s in others)
    return Finding(first.at / "takes_part_in", message, related=related)


VALID = [
    """
title: All three groups of the smallest programme help to design, deliver or evaluate
""",
    """
stakeholders:
  - {id: operators, name: Engineers, type: industry, community: network operation, countries: [GHA], people: 20, takes_part_in: [audience], why: They repair.}
""",
]
INVALID = [
    """
organisations:
  - {id: donor, name: Example Agency, role: donor, type: state, country: NLD, takes_part_in: [design]}
  - {id: lead, name: Example Foundation, role: lead, type: civil-society, country: GHA}
  - {id: telco, name: Example Operator, role: partner, type: industry, country: GHA}
stakeholders:
  - id: regulators
    name: Regulators
    type: state
    community: telecom regulation
    countries: [GHA]
    people: 20
    takes_part_in: [audience]  # <- here
    why: They decide.
""",
]
