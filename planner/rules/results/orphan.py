"""An output without an activity.

Why: An output that nobody works on will not be delivered. The activity matrix of the European logical framework
numbers every activity to its output, so that each is seen to have the other. In this format an activity always
stands below its output; only the output can be left alone.

Fix: Plan an activity that delivers the output, or take the output out. What a partner delivers belongs under
`coordination` or among the assumptions.
"""

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import EU_LOGFRAME
from planner.engine.wording import folded


@rule(Severity.WARNING, sources=[EU_LOGFRAME], grade=Grade.CONSENSUS, asked=Asked.STANDARD)
def check(subject: Subject) -> list[Finding]:
    """One finding an output, folded where there are many."""
    outputs = subject.programme.outputs
    findings = [
        Finding(output.at, f"No activity works towards output {output.id}.")
        for output in outputs
        if not output.activities
    ]
    return folded(findings, f"No activity works towards {len(findings)} of the {len(outputs)} outputs.")


VALID = [
    """
title: Every output of the smallest programme has its activities
"""
]
INVALID = [
    """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - {id: o1.1, statement: A course., activities: []}  # <- here
"""
]
