"""A diplomatic activity that names no forum.

Why: Diplomatic capacity is the capacity to negotiate norms and agreements somewhere. A course in negotiation
without the table at which it will be used cannot be planned for, timed or evaluated.

Fix: Name the forum in the activity's `fora`, and describe it under `fora`: who will take part and with what goal.
The option `share` says from which per cent of its effort on an activity counts as diplomatic.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP
from planner.engine.wording import listed
from planner.model.results import Skill


@rule(Severity.WARNING, sources=[CIGP], grade=Grade.PRACTICE, rows=["M10"])
def check(subject: Subject, *, share: int = 20) -> Iterator[Finding]:
    """``share``: from this per cent of its effort on, an activity counts as diplomatic."""
    described = listed([f"{forum.name} ({forum.id})" for forum in subject.programme.fora])
    fix = f"Name one of the fora of the programme in its `fora`: {described}." if described else ""
    for activity in subject.programme.activities:
        part = activity.skills.get(Skill.DIPLOMATIC, 0)
        if part >= share and not activity.fora:
            message = (
                f"The activity “{activity.title}” is {part}% diplomatic and names no forum in which the "
                "skill will be used."
            )
            yield Finding(activity.at / "skills", message, fix)


_OUTPUT = """
results:
  outcomes:
    - id: o1
      statement: The regulator speaks for the country.
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - id: a1
              title: Course
              for: [regulators]
              by: [lead]
              method: course
              from: 2027-03
              to: 2027-09
              cost: 100
"""
VALID = [
    _OUTPUT + "              skills: diplomatic\n              fora: [itu]\n",
    _OUTPUT + "              skills: {diplomatic: 10, governance: 90}\n",
]
INVALID = [
    _OUTPUT + "              skills: diplomatic  # <- here\n",
    "fora: []\n" + _OUTPUT + "              skills: {diplomatic: 60, technical: 40}  # <- here\n",
]
