"""P5, access to technology: technical skills without a word on what people need to use them.

Why: As we read the principles of A/75/816, they allow that access to relevant technologies may need to be
facilitated. Who has learnt on a test set and has none at home has learnt for others. The answer may well be that
people have what they need, but somebody should have asked.

Fix: Say under `sustainability`, as `technology`, which equipment, software and licences people need to use what
they learnt and how they come by them, or why nothing is needed. Equipment that the programme hands over stands
under `equipment` of the activity. The option `share` says from which per cent of the effort on the question is asked.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import OEWG2021, SWALI
from planner.model.blank import says_nothing
from planner.model.effort import skill_shares
from planner.model.programme import Programme
from planner.model.results import Skill


@rule(Severity.NOTE, sources=[OEWG2021, SWALI], grade=Grade.PRACTICE, rows=["M14"])
def check(subject: Subject, *, share: int = 20) -> Iterator[Finding]:
    """``share``: per cent of the whole effort that is technical."""
    programme = subject.programme
    technical = skill_shares(programme.activities)[Skill.TECHNICAL]
    if not programme.activities or technical < share or _addressed(programme):
        return
    largest = max(programme.activities, key=lambda a: a.cost * a.skills.get(Skill.TECHNICAL, 0))
    message = (
        f"{technical:.0f}% of the effort builds technical skills, most of it in “{largest.title}”, and nothing says "
        "which equipment, software or licences people need to use them."
    )
    yield Finding(largest.at / "skills", message)


def _addressed(programme: Programme) -> bool:
    """An answer in words, something handed over, or money for it."""
    lasting = programme.sustainability
    said = lasting is not None and not says_nothing(lasting.technology)
    given = any(a.equipment or a.method == "equipment" for a in programme.activities)
    return said or given or any(line.category == "equipment" for line in programme.budget.lines)


_ACTIVITY = """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - id: a1
              title: Course
              for: [operators]
              method: course
              from: 2027
              to: 2027
              cost: 100
"""
_SILENT = "sustainability: {technology: null}\n"
VALID = [
    "title: The smallest programme says that the test sets are there\n",
    _SILENT + _ACTIVITY + "              skills: governance\n",
    _SILENT + _ACTIVITY + "              skills: technical\n              equipment: [{item: Test set}]\n",
]
INVALID = [
    _SILENT + _ACTIVITY + "              skills: technical  # <- here\n",
    "sustainability:\n" + _ACTIVITY + "              skills: {technical: 30, governance: 70}  # <- here\n",
]
