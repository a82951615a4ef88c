"""A budget line in a year outside the period of the programme.

Why: Money planned for a year in which the programme does not run cannot be paid out under most grants, and the
yearly totals no longer agree with the plan of work.

Fix: Correct the year, or the period of the programme. An evaluation and a final audit (overhead) may be paid in
the year after the end.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT

_AFTERWARDS = ("evaluation", "overhead")
"""What is often paid for in the year after the end."""


@rule(Severity.WARNING, sources=[FORMAT], grade=Grade.PRACTICE)
def check(subject: Subject) -> Iterator[Finding]:
    """Silent where the period itself is out of order."""
    programme = subject.programme
    first, last = programme.start.year, programme.end.year
    if first > last:
        return
    for line in programme.budget.lines:
        latest = last + 1 if line.purpose in _AFTERWARDS else last
        if not first <= line.year <= latest:
            span = f"in {first}" if first == last else f"from {first} to {last}"
            message = f"The budget line “{line.title}” is for {line.year}, but the programme runs {span}."
            yield Finding(line.at / "year", message)


VALID = [
    """
budget:
  lines:
    - {id: b1, title: Exercise, for: a1, year: 2028, amount: 250000}
    - {id: b2, title: Evaluation, for: evaluation, year: 2029, amount: 50000}
"""
]
INVALID = [
    """
budget:
  lines:
    - id: b1
      title: Exercise
      for: a1
      year: 2026  # <- here
      amount: 250000
    - id: b2
      title: Clinic
      for: a2
      year: 2029  # <- here
      amount: 50000
"""
]
