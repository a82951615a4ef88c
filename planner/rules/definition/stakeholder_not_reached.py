"""A stakeholder group that no activity reaches and no partner programme is named for.

Why: The definition spreads skills among government, industry and civil society. Industry owns and runs the
networks, and citizens are the main targets of attacks, so a programme that reaches one group alone leaves out
people who share the responsibility. A narrow programme can be right; it should say who serves the others.

Fix: Plan an activity for the group, or name under `coordination` the partner programme that reaches it and say so
with `covers: {groups: [...], why: ...}`. That is the scoped exception: it excuses the groups it names.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, MEMO
from planner.engine.wording import listed
from planner.model.coverage import groups_missing
from planner.position import ROOT


@rule(Severity.WARNING, sources=[MEMO, CIGP], grade=Grade.CONSENSUS, rows=["M2"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for all groups that are missing; those that are listed but idle are shown beside it."""
    missing = groups_missing(subject.programme)
    if missing:
        names = listed((group.words for group in missing), "or")
        those = "it" if len(missing) == 1 else "them"
        message = f"No activity is for {names}, and no partner programme is named that reaches {those}."
        idle = tuple(
            (f"{s.name} are listed, but no activity is for them.", s.at)
            for s in subject.programme.stakeholders
            if s.group in missing
        )
        yield Finding(ROOT / "stakeholders", message, related=idle)


_STATE_ONLY = """
stakeholders:MARK
  - {id: diplomats, name: Diplomats, type: state, community: foreign service, countries: [GHA], people: 20, takes_part_in: [audience], why: They negotiate.}
results:
  outcomes:
    - id: o1
      statement: Diplomats speak for Ghana in the UN talks.
      outputs:
        - id: o1.1
          statement: Trained diplomats.
          activities:
            - {id: a1, title: Fellowship, skills: diplomatic, for: [diplomats], by: [lead], method: fellowship, from: 2027, to: 2027, cost: 90000}
"""
VALID = [
    """
title: The smallest programme reaches all three groups
""",
    _STATE_ONLY.replace("MARK", "")
    + """
coordination:
  - programme: Example Regional Facility
    relation: complements
    scope: regional
    covers: {groups: [industry, civil-society], why: The facility trains operators and rights groups.}
""",
]
INVALID = [
    _STATE_ONLY.replace("MARK", "  # <- here"),
    """
stakeholders:  # <- here
  - {id: regulators, name: Regulators, type: state, community: telecom regulation, countries: [GHA], people: 20, takes_part_in: [audience], why: They decide.}
  - {id: operators, name: Engineers, type: industry, community: network operation, countries: [GHA], people: 20, takes_part_in: [audience], why: They repair.}
""",
]
