"""A stakeholder that is named, but that no activity is for.

Why: A list of stakeholders is a promise about whose skills will be built. A name without an activity raises
expectations in the country and figures of reach in the report that nothing stands behind.

Fix: Name the stakeholder under `for` of an activity, or take it off the list; who only helps to run the programme
belongs under `organisations`.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import MEMO
from planner.engine.wording import counted
from planner.model.coverage import audiences, deliverers, groups_missing


@rule(Severity.WARNING, sources=[MEMO], grade=Grade.PRACTICE, rows=["M2"])
def check(subject: Subject) -> Iterator[Finding]:
    """A group that is missed as a whole is the business of stakeholder-not-reached."""
    programme = subject.programme
    busy = audiences(programme) | deliverers(programme)
    missing = groups_missing(programme)
    for stakeholder in programme.stakeholders:
        if stakeholder.id not in busy and stakeholder.group not in missing:
            people = counted(stakeholder.people, "person", "people")
            yield Finding(
                stakeholder.at, f"{stakeholder.name} ({people}) are listed, but no activity is for them."
            )


VALID = [
    """
title: Every stakeholder of the smallest programme has an activity
""",
    """
stakeholders:
  - {id: regulators, name: Regulators, type: state, community: telecom regulation, countries: [GHA], people: 20, takes_part_in: [audience], why: They decide.}
  - {id: operators, name: Engineers, type: industry, community: network operation, countries: [GHA], people: 20, takes_part_in: [audience], why: They repair.}
  - {id: lead, name: Trainers, type: civil-society, community: training, countries: [GHA], people: 4, takes_part_in: [delivery], why: They teach.}
""",
]
INVALID = [
    """
stakeholders:
  - {id: regulators, name: Regulators, type: state, community: telecom regulation, countries: [GHA], people: 20, takes_part_in: [audience], why: They decide.}
  - {id: operators, name: Engineers, type: industry, community: network operation, countries: [GHA], people: 20, takes_part_in: [audience], why: They repair.}
  - {id: rights-groups, name: Rights groups, type: civil-society, community: digital rights, countries: [GHA], people: 20, takes_part_in: [audience], why: They watch.}
  - {id: judges, name: Judges, type: state, community: courts, countries: [GHA], people: 30, takes_part_in: [audience], why: They judge.}  # <- here
""",
]
