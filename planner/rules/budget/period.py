"""The money of more than a year in the budget of a single one.

Why: IATI takes no budget whose period is longer than a year (rule 7.5.3). A line of this format stands for one
calendar year, so what is published from it keeps that rule only if the money of longer work is written in the
years in which it is spent. One figure for several years also hides when the money is needed.

Fix: Divide the line by year: one line for each year in which the activity runs. The option `months` sets how long
an activity may run on a single year's money.
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import IATI
from planner.engine.wording import folded
from planner.model.parts import BudgetLine
from planner.model.programme import Programme
from planner.model.when import When


@rule(
    Severity.NOTE,
    sources=[IATI.at("rule 7.5.3")],
    grade=Grade.CONSENSUS,
    asked=Asked.STANDARD,
)
def check(subject: Subject, *, months: int = 12) -> list[Finding]:
    """``months``: how long an activity may run on the money of a single year.

    One finding where the whole budget stands in one year; else one an activity.
    """
    programme = subject.programme
    lines = programme.budget.lines
    length = _months(programme.start, programme.end)
    if length > months and len({line.year for line in lines}) == 1:
        message = f"The programme runs for {length} months, but all of its money stands in {lines[0].year}."
        return [Finding(programme.budget.at / "lines", message)]
    findings = list(_activities(programme, months))
    return folded(
        findings, f"{len(findings)} activities run for more than {months} months on the money of one year."
    )


def _activities(programme: Programme, months: int) -> Iterator[Finding]:
    for activity in programme.activities:
        length = _months(activity.start, activity.end)
        if length <= months:
            continue
        lines = [line for line in programme.budget.lines if line.purpose == activity.id]
        if len({line.year for line in lines}) == 1:
            yield _finding(activity.title, length, lines)


def _finding(title: str, length: int, lines: list[BudgetLine]) -> Finding:
    message = f"“{title}” runs for {length} months, but all of its money stands in {lines[0].year}."
    return Finding(lines[0].at / "year", message)


def _months(start: When, end: When) -> int:
    """How many months two dates touch, the first and the last included."""
    first, last = start.first, end.last
    return (last.year - first.year) * 12 + last.month - first.month + 1


_TREE = """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - {id: a1, title: Course, skills: technical, for: [operators], by: [telco], method: course, from: 2027-03, to: 2028-06, cost: 90000}
budget:
  lines:
    - {id: b0, title: Staff, for: management, year: 2028, amount: 9}
"""
VALID = [
    _TREE
    + """
    - {id: b1, title: Course, for: a1, year: 2027, amount: 50000}
    - {id: b2, title: Course, for: a1, year: 2028, amount: 40000}
""",
    _TREE.replace("2028-06", "2028-02")
    + "    - {id: b1, title: Course, for: a1, year: 2027, amount: 90000}\n",
]
INVALID = [
    _TREE
    + """
    - id: b1
      title: Course
      for: a1
      amount: 90000
      year: 2027  # <- here
""",
    """
budget:
  lines:  # <- here
    - {id: b1, title: Exercise, for: a1, year: 2027, amount: 300000}
""",
]
