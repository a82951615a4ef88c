"""A kind of skill that gets only a token share of the effort.

Why: Three kinds of skill belong to the definition. A few per cent of the money buys a mention in the proposal but
rarely a skill that anybody uses; it is better to do less on paper or more in earnest.

Fix: Give the skill enough effort to be used, leave it to a partner programme and name that one under
`coordination` with `covers`, or say in a waiver why so little is enough. The option `share` sets the line.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, MEMO
from planner.model.coverage import skills_covered
from planner.model.effort import skill_shares
from planner.model.results import Activity, Skill


@rule(Severity.NOTE, sources=[MEMO, CIGP], grade=Grade.PRACTICE, rows=["M1"])
def check(subject: Subject, *, share: int = 10) -> Iterator[Finding]:
    """``share``: per cent of the activities' cost below which a skill is a token."""
    programme = subject.programme
    covered = skills_covered(programme)
    for skill, found in skill_shares(programme.activities).items():
        serving = [a for a in programme.activities if skill in a.skills]
        if serving and found < share and skill not in covered:
            yield _finding(skill, found, share, serving)


def _finding(skill: Skill, found: float, share: int, serving: list[Activity]) -> Finding:
    """At the activity that does most for the skill."""
    largest = max(serving, key=lambda a: a.cost * a.skills[skill])
    where = f"all in “{largest.title}”" if len(serving) == 1 else f"most of it in “{largest.title}”"
    portion = f"{found:.0f} per cent" if found >= 1 else "less than 1 per cent"
    message = f"{skill.capitalize()} skills get {portion} of the cost of the activities, {where}; under {share} per cent is a token."
    return Finding(largest.at / "skills", message)


VALID = [
    """
title: A third of the effort for each kind of skill
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
""",
]
INVALID = [
    """
results:
  outcomes:
    - id: o1
      statement: Diplomats speak for Ghana in the UN talks.
      outputs:
        - id: o1.1
          statement: Trained diplomats.
          activities:
            - id: a1
              title: Fellowship
              skills: {technical: 4, governance: 30, diplomatic: 66}  # <- here
              for: [regulators]
              by: [lead]
              method: fellowship
              from: 2027
              to: 2027
              cost: 90000
""",
]
