"""An activity without money, or money for nothing.

Why: What nobody pays for is not done, and a line that no work stands behind cannot be defended. The activity matrix
of the European logical framework sets means and costs beside every activity.

Fix: Give the activity a budget line (or one for its output), or say what it costs; remove the line, or plan the
activity that it is to pay for. What a partner gives in kind belongs in the note of the budget.
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import EU_LOGFRAME
from planner.engine.wording import folded
from planner.model.money import in_words, paid
from planner.model.programme import Programme


@rule(Severity.WARNING, sources=[EU_LOGFRAME], grade=Grade.CONSENSUS, asked=Asked.STANDARD)
def check(subject: Subject) -> Iterator[Finding]:
    """A line for something that does not exist is reference/unknown-result's."""
    programme = subject.programme
    poor = list(_activities(programme))
    yield from folded(
        poor, f"{len(poor)} of the {len(programme.activities)} activities have no money in the budget."
    )
    idle = list(_lines(programme))
    yield from folded(idle, f"{len(idle)} budget lines pay for nothing.")


def _activities(programme: Programme) -> Iterator[Finding]:
    sums = paid(programme)
    for output in programme.outputs:
        for activity in output.activities:
            if output.id in sums or activity.id in sums:
                continue
            cost = (
                f"costs {in_words(programme, activity.cost)}, but"
                if activity.cost
                else "is said to cost nothing, and"
            )
            yield Finding(activity.at, f"“{activity.title}” {cost} no budget line pays for it.")


def _lines(programme: Programme) -> Iterator[Finding]:
    empty = {output.id for output in programme.outputs if not output.activities}
    for line in programme.budget.lines:
        if line.amount == 0:
            yield Finding(line.at, f"The budget line “{line.title}” holds no money.")
        elif line.purpose in empty:
            message = f"The budget line “{line.title}” pays for output {line.purpose}, which has no activity."
            yield Finding(line.at / "for", message)


VALID = [
    """
title: Every activity of the smallest programme has its line
""",
    """
budget:
  total: 300000
  lines:
    - {id: b1, title: All, for: o1.1, year: 2027, amount: 300000}
""",
]
INVALID = [
    """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - {id: x1, title: Course, skills: technical, for: [operators], by: [telco], method: course, from: 2027, to: 2027, cost: 9}  # <- here
            - {id: x2, title: Fair, skills: technical, for: [operators], by: [telco], method: network, from: 2027, to: 2027, cost: 0}  # <- here
""",
    """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs: [{id: o1.1, statement: A course., activities: []}]
budget:
  total: 9
  lines:
    - {id: b1, title: Staff, for: management, year: 2027, amount: 0}  # <- here
    - id: b2
      title: Course
      for: o1.1  # <- here
      year: 2027
      amount: 9
""",
]
