"""An indicator that is named by its id and does not exist.

Why: An evaluation question or a gender objective that rests on an indicator nobody collects will have no answer.

Fix: Correct the id, or add the indicator to the result that it measures.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.guess import choose
from planner.engine.sources import FORMAT
from planner.model.links import to_indicators


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Indicators that evaluation questions and gender objectives name."""
    known = [i.id for i in subject.programme.indicators]
    for link in to_indicators(subject.programme, but=set(known)):
        message = f"{link.by} names the indicator `{link.to}`, which no result of this file has."
        yield Finding(link.at, message, fix=choose(link.to, known, "indicators"))


VALID = [
    """
evaluation:
  questions:
    - {id: q1, criterion: effectiveness, question: Are faults repaired in time?, indicators: [o1.a]}
"""
]
INVALID = [
    """
evaluation:
  questions:
    - id: q1
      criterion: effectiveness
      question: Are faults repaired in time?
      indicators:
        - o1.a
        - o1.b  # <- here
safeguards:
  gender:
    marker: 1
    objectives:
      - at: o1
        objective: Women repair too.
        indicator: women  # <- here
"""
]
