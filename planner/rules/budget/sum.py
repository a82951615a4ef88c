"""Lines, activities and total that do not agree.

Why: The same money stands in three places: the total, the lines, and the cost of each activity. Where they differ,
nobody knows which one was agreed, and every share that is worked out from them is wrong. This is arithmetic.

Fix: Correct the figure that is wrong. Money for the programme as a whole goes into lines for management, monitoring,
evaluation or overhead. The option `tolerance` allows for rounding.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.model.money import in_words, paid
from planner.model.programme import Programme
from planner.model.results import Output


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject, *, tolerance: int = 0) -> Iterator[Finding]:
    """``tolerance``: a difference of so many whole currency units is let pass.

    An activity without any line is budget/unfunded's. Where a line pays for an output as a whole, its activities
    are held against the lines together.
    """
    programme = subject.programme
    lines = sum(line.amount for line in programme.budget.lines)
    if abs(lines - programme.budget.total) > tolerance:
        yield Finding(
            programme.budget.at / "total",
            f"The budget lines add up to {_words(programme, lines, programme.budget.total)} the total of "
            f"{in_words(programme, programme.budget.total)}.",
        )
    sums = paid(programme)
    for output in programme.outputs:
        yield from _output(programme, output, sums, tolerance)


def _output(programme: Programme, output: Output, sums: dict[str, int], tolerance: int) -> Iterator[Finding]:
    if output.id in sums:
        spent = sums[output.id] + sum(sums.get(a.id, 0) for a in output.activities)
        cost = sum(a.cost for a in output.activities)
        if output.activities and abs(spent - cost) > tolerance:
            message = (
                f"The lines for output {output.id} and its activities add up to {_words(programme, spent, cost)} the "
                f"{in_words(programme, cost)} that the activities cost."
            )
            yield Finding(output.at / "activities", message)
        return
    for activity in output.activities:
        spent = sums.get(activity.id, activity.cost)
        if abs(spent - activity.cost) > tolerance:
            message = (
                f"The budget lines for “{activity.title}” add up to {_words(programme, spent, activity.cost)} its "
                f"cost of {in_words(programme, activity.cost)}."
            )
            yield Finding(activity.at / "cost", message)


def _words(programme: Programme, lines: int, cost: int) -> str:
    side = "more than" if lines > cost else "less than"
    return f"{in_words(programme, lines)}, {abs(lines - cost):,} {side}"


VALID = [
    """
title: The money of the smallest programme adds up
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
budget:
  total: 310000  # <- here
  lines:
    - {id: b1, title: Exercise, for: a1, year: 2027, amount: 100000}
    - {id: b2, title: Clinic, for: a2, year: 2027, amount: 100000}
    - {id: b3, title: Course, for: a3, year: 2027, amount: 100000}
""",
    """
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
              skills: technical
              for: [operators]
              by: [telco]
              method: course
              from: 2027
              to: 2027
              cost: 90000  # <- here
""",
    """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          activities:  # <- here
            - {id: a1, title: Course, skills: technical, for: [operators], by: [telco], method: course, from: 2027, to: 2027, cost: 90000}
budget:
  total: 80000
  lines:
    - {id: b1, title: All, for: o1.1, year: 2027, amount: 80000}
""",
]
