"""Most of the money in one cell of the stakeholder-by-skill matrix.

Why: A programme can touch every group and every skill and still spend nearly everything on one kind of skill for
one group. The matrix shows it; this note makes sure that somebody has seen it.

Fix: Shift effort to the other cells, or explain the choice in the rationale. The option `share` sets the line.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, MEMO
from planner.model.effort import Cell, money_by_cell
from planner.model.programme import Programme
from planner.model.results import Activity


@rule(Severity.NOTE, sources=[MEMO, CIGP], grade=Grade.PRACTICE, rows=["M1", "M2"])
def check(subject: Subject, *, share: int = 60) -> Iterator[Finding]:
    """``share``: per cent of the activities' cost above which one cell is called lopsided.

    Silent unless two groups and two kinds of skill get money: with fewer, what is missing is said by
    skill-not-served, token-skill and stakeholder-not-reached.
    """
    cells = {cell: money for cell, money in money_by_cell(subject.programme).items() if money}
    if len({group for group, _ in cells}) < 2 or len({skill for _, skill in cells}) < 2:
        return
    largest = max(cells, key=lambda cell: cells[cell])
    found = 100 * cells[largest] / sum(cells.values())
    if found > share:
        group, skill = largest
        message = f"{found:.0f} per cent of the cost of the activities goes into one cell of the matrix: {skill} skills for {group.words}."
        yield Finding(_dearest(subject.programme, largest).at / "cost", message)


def _dearest(programme: Programme, cell: Cell) -> Activity:
    """The activity that brings most money into a cell."""
    return max(programme.activities, key=lambda a: _part(programme, a, cell))


def _part(programme: Programme, activity: Activity, cell: Cell) -> float:
    group, skill = cell
    audience = sum(activity.audience[s.id] for s in programme.audience(activity) if s.group == group)
    return activity.cost * audience * activity.skills.get(skill, 0)


VALID = [
    """
title: Three cells with a third each
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
            - {id: a1, title: Fellowship, skills: {diplomatic: 98, technical: 2}, for: [regulators], by: [lead], method: fellowship, from: 2027, to: 2027, cost: 90000}
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
          statement: A course and a workshop.
          activities:
            - {id: a1, title: Course, skills: governance, for: [regulators], by: [lead], method: course, from: 2027, to: 2027, cost: 90000}
            - id: a2
              title: Workshop
              skills: {technical: 90, governance: 10}
              for: {operators: 100, regulators: 0}
              by: [telco]
              method: workshop
              from: 2027
              to: 2027
              cost: 900000  # <- here
"""
]
