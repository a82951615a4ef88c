"""An activity or output whose id is a word that budget lines keep for something else.

Why: A budget line may be for `management`, `monitoring`, `evaluation` or `overhead`. If an activity carries one of
these words as its id, the money for the one cannot be told from the money for the other.

Fix: Give the activity or output another id, and correct the budget lines that mean it.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.model.links import BUDGET_WORDS


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """At each id that is such a word."""
    programme = subject.programme
    places = [(o.id, o.at) for o in programme.outputs] + [(a.id, a.at) for a in programme.activities]
    for name, at in places:
        if name in BUDGET_WORDS:
            message = (
                f"The id `{name}` is a word by which budget lines mean the {name} of the whole programme."
            )
            yield Finding(at / "id", message)


VALID = [
    """
title: The smallest programme keeps clear of these words
"""
]
INVALID = [
    """
results:
  outcomes:
    - id: evaluation
      statement: An outcome takes no budget lines, so its id is free.
      outputs:
        - id: monitoring  # <- here
          statement: A course.
          activities:
            - id: management  # <- here
              title: Course
              skills: technical
              for: [operators]
              by: [telco]
              method: course
              from: 2027
              to: 2027
              cost: 90000
"""
]
