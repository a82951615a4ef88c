"""A kind of skill that no activity builds and no partner programme is named for.

Why: The definition speaks of three kinds of skill: technical, governance and diplomatic. They lean on each
other: a country whose engineers are well trained still depends on others if nobody can write its rules or
negotiate for it. No single programme has to do everything, but a gap should be a decision and not an oversight.

Fix: Add an activity that builds the skill, or name under `coordination` the partner programme that does and say
so with `covers: {skills: [...], why: ...}`. That is the scoped exception: it excuses the skills it names.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, MEMO
from planner.engine.wording import listed
from planner.model.coverage import skills_missing
from planner.position import ROOT


@rule(Severity.WARNING, sources=[MEMO, CIGP], grade=Grade.CONSENSUS, rows=["M1"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for all that is missing: it is one decision."""
    missing = skills_missing(subject.programme)
    if missing:
        message = (
            f"No activity builds {listed(missing, 'or')} skills, and no partner programme is named that does."
        )
        yield Finding(ROOT / "results" / "outcomes", message)


VALID = [
    """
title: All three kinds of skill are served by the smallest programme
""",
    """
results:
  outcomes:
    - id: o1
      statement: Diplomats speak for Ghana in the UN talks.
      outputs:
        - id: o1.1
          statement: Trained diplomats.
          activities:
            - {id: a1, title: Fellowship, skills: diplomatic, for: [regulators], by: [lead], method: fellowship, from: 2027, to: 2027, cost: 90000}
coordination:
  - programme: Example Regional Facility
    relation: complements
    scope: regional
    covers: {skills: [technical, governance], why: The facility trains the response team and drafts the law.}
""",
]
INVALID = [
    """
results:
  outcomes:  # <- here
    - id: o1
      statement: Diplomats speak for Ghana in the UN talks.
      outputs:
        - id: o1.1
          statement: Trained diplomats.
          activities:
            - {id: a1, title: Fellowship, skills: diplomatic, for: [regulators], by: [lead], method: fellowship, from: 2027, to: 2027, cost: 90000}
""",
    """
results:
  outcomes:  # <- here
    - id: o1
      statement: Diplomats speak for Ghana in the UN talks.
      outputs:
        - id: o1.1
          statement: Trained diplomats.
          activities:
            - {id: a1, title: Fellowship, skills: {technical: 0, governance: 30, diplomatic: 70}, for: [regulators], by: [lead], method: fellowship, from: 2027, to: 2027, cost: 90000}
coordination:
  - {programme: Example Regional Facility, relation: complements, scope: regional, covers: {skills: [governance]}}
""",
]
