"""An outcome or output without an indicator.

Why: What has no indicator cannot be reported, and nobody can say whether it was reached. The logical frameworks of
the European Commission and the United Kingdom give every outcome and output at least one, and IATI accepts no
result without.

Fix: Say what would be seen or counted if the result came about, and write it as an indicator with its baseline,
target and source. A result for which nothing can be seen is worded too vaguely: reword it first.
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import DFID2011, EU_LOGFRAME, IATI
from planner.engine.wording import folded
from planner.model.programme import Programme


@rule(Severity.ERROR, sources=[IATI, EU_LOGFRAME, DFID2011], grade=Grade.CONSENSUS, asked=Asked.STANDARD)
def check(subject: Subject) -> list[Finding]:
    """One finding a result, folded where there are many. The impact may do without: others bring it about too."""
    findings = list(_without(subject.programme))
    return folded(findings, f"{len(findings)} outcomes and outputs have no indicator.")


def _without(programme: Programme) -> Iterator[Finding]:
    for outcome in programme.outcomes:
        if not outcome.indicators:
            yield Finding(outcome.at, f"Outcome {outcome.id} has no indicator.")
        for output in outcome.outputs:
            if not output.indicators:
                yield Finding(output.at, f"Output {output.id} has no indicator.")


VALID = [
    """
title: Every result of the smallest programme is measured
"""
]
INVALID = [
    """
results:
  outcomes:
    - id: o1  # <- here
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          indicators: [{id: i1, statement: Engineers who passed the test, measure: unit}]
          activities: []
        - id: o1.2  # <- here
          statement: A handbook.
          activities: []
""",
    """
results:
  outcomes:  # <- here
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - {id: o1.1, statement: A course., activities: []}
        - {id: o1.2, statement: A handbook., activities: []}
    - id: o2
      statement: Permits are given within ten days.
      outputs:
        - {id: o2.1, statement: A rule., activities: []}
""",
]
