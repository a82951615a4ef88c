"""Training with nothing that makes the skill spread.

Why: The definition is about the diffusion of skills. A course that ends with its participants loses what it
taught when they change posts; a trainer who goes on teaching, a curriculum, a network of peers or a written
procedure carries it on.

Fix: Say under `diffusion` what carries the skill on (training-of-trainers, curriculum, twinning, peer-network,
community-of-practice, alumni-network, open-material, institution, law-or-procedure), and plan for it.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, MEMO
from planner.model.blank import says_nothing
from planner.model.results import Activity

TRAINING = ("workshop", "course", "mentoring", "exercise", "fellowship")
"""The methods whose result is in the heads of those who were there."""


@rule(Severity.WARNING, sources=[MEMO, CIGP], grade=Grade.CONSENSUS, rows=["M4"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding an activity; one for all where no training of the programme spreads."""
    training = [a for a in subject.programme.activities if a.method in TRAINING]
    silent = [a for a in training if not a.diffusion and says_nothing(a.diffusion_note)]
    if len(silent) > 1 and len(silent) == len(training):
        first, *others = silent
        message = f"None of the {len(silent)} training activities says what makes the skill spread beyond those who are there."
        yield Finding(first.at, message, related=tuple((_sentence(a), a.at) for a in others))
        return
    for activity in silent:
        yield Finding(activity.at, _sentence(activity))


def _sentence(activity: Activity) -> str:
    return f"“{activity.title}” ({activity.method}) says nothing of what makes the skill spread beyond those who are there."


VALID = [
    """
title: Every training of the smallest programme spreads
""",
    """
results:
  outcomes:
    - id: o1
      statement: The rule is in force.
      outputs:
        - id: o1.1
          statement: A drafted rule and a workshop.
          activities:
            - {id: a1, title: Study, skills: governance, for: [regulators], by: [lead], method: study, from: 2027, to: 2027, cost: 90000}
            - {id: a2, title: Workshop, skills: technical, for: [operators], by: [telco], method: workshop, diffusion_note: Each engineer trains a shift., from: 2027, to: 2027, cost: 90000}
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
            - {id: a1, title: Course, skills: governance, for: [regulators], by: [lead], method: course, diffusion: [curriculum], from: 2027, to: 2027, cost: 90000}
            - {id: a2, title: Workshop, skills: technical, for: [operators], by: [telco], method: workshop, from: 2027, to: 2027, cost: 90000}  # <- here
""",
    """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course and a workshop.
          activities:
            - {id: a1, title: Course, skills: governance, for: [regulators], by: [lead], method: course, from: 2027, to: 2027, cost: 90000}  # <- here
            - {id: a2, title: Workshop, skills: technical, for: [operators], by: [telco], method: workshop, from: 2027, to: 2027, cost: 90000}
""",
]
