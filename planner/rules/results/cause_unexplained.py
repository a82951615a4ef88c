"""A step of the results chain with neither an assumption nor evidence behind it.

Why: That an output leads to its outcome, and an outcome to the impact, is a claim about the world. It holds only if
other things hold, and logical frameworks have a column for them. A step that names none, and rests on nothing that
was found elsewhere, cannot be tested when it fails. The sentence under `because` is the claim; it does not count.

Fix: Write under `assumptions` what must hold for the step and is not in your hands, or cite under `evidence` where
the same step was seen to work.
"""

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import DFID2011, EU_LOGFRAME
from planner.engine.wording import folded
from planner.model.blank import says_nothing
from planner.model.results import Outcome, Output


@rule(Severity.WARNING, sources=[EU_LOGFRAME, DFID2011], grade=Grade.CONSENSUS, asked=Asked.STANDARD)
def check(subject: Subject) -> list[Finding]:
    """One finding a step, folded where there are many."""
    findings = []
    for outcome in subject.programme.outcomes:
        if _bare(outcome):
            findings.append(_finding(outcome, f"outcome {outcome.id}", "the impact"))
        findings += [
            _finding(o, f"output {o.id}", f"outcome {outcome.id}") for o in outcome.outputs if _bare(o)
        ]
    return folded(findings, f"{len(findings)} steps of the results chain name no assumption and no evidence.")


def _bare(step: Outcome | Output) -> bool:
    return not step.evidence and all(says_nothing(text) for text in step.assumptions)


def _finding(step: Outcome | Output, source: str, goal: str) -> Finding:
    return Finding(step.at, f"The step from {source} to {goal} names no assumption and no evidence.")


VALID = [
    """
title: The smallest programme names an assumption for each step
""",
    """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      evidence: [gap:GHA/internet-users]
      outputs:
        - {id: o1.1, statement: A course., assumptions: [Engineers stay.], activities: []}
""",
]
INVALID = [
    """
results:
  outcomes:
    - id: o1  # <- here
      statement: Faults are repaired within a day.
      because: Who repairs faster keeps people connected.
      outputs:
        - {id: o1.1, statement: A course., assumptions: [TBD], activities: []}  # <- here
"""
]
