"""A forum that is named by its id and does not exist.

Why: A skill for a forum that the file does not describe cannot be shown to its reader: not what the forum is, who
will take part, nor what they are to achieve there.

Fix: Correct the id, or add the forum under `fora`.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.guess import choose
from planner.engine.sources import FORMAT
from planner.model.links import to_fora


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Fora that activities name."""
    known = [f.id for f in subject.programme.fora]
    for link in to_fora(subject.programme, but=set(known)):
        message = f"{link.by} names the forum `{link.to}`, which this file does not list."
        yield Finding(link.at, message, fix=choose(link.to, known, "fora"))


VALID = [
    """
title: The forum of the smallest programme exists
"""
]
INVALID = [
    """
results:
  outcomes:
    - id: o1
      statement: Regulators speak for Ghana.
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - id: a1
              title: Course
              skills: diplomatic
              for: [regulators]
              by: [lead]
              method: course
              fora:
                - itu
                - itu-t  # <- here
              from: 2027
              to: 2027
              cost: 90000
"""
]
