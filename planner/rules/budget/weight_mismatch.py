"""An output whose share of the cost is far from its weight.

Why: The weight says how much of the result an output is to bring, the cost how much of the money it takes. Far apart,
one of the two is wrong, or the output is remarkably cheap or dear; either is the first question about value for
money. The line of fifteen points is the practice of this house.

Fix: Correct the weight or the cost, or say in the note of the budget why the two differ. The option `points` sets
the line.
"""

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import DFID2011
from planner.engine.wording import folded


@rule(Severity.NOTE, sources=[DFID2011], grade=Grade.PRACTICE)
def check(subject: Subject, *, points: int = 15) -> list[Finding]:
    """``points``: how far share and weight may be apart. Silent unless every output has a weight."""
    outputs = subject.programme.outputs
    costs = [sum(a.cost for a in output.activities) for output in outputs]
    weights = [output.weight for output in outputs if output.weight is not None]
    if len(weights) < len(outputs) or not sum(costs) or not sum(weights):
        return []
    findings = []
    for output, cost, weight in zip(outputs, costs, weights, strict=True):
        share = 100 * cost / sum(costs)
        if abs(share - 100 * weight / sum(weights)) > points:
            message = f"Output {output.id} has a weight of {weight}, but {share:.0f} per cent of the cost of the activities."
            findings.append(Finding(output.at / "weight", message))
    return folded(findings, f"{len(findings)} outputs have a weight far from their share of the cost.")


_TREE = """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          weight: FIRST
          activities:
            - {id: a1, title: Course, skills: technical, for: [operators], by: [telco], method: course, from: 2027, to: 2027, cost: 70000}
        - id: o1.2
          statement: A rule.
          weight: SECOND
          activities:
            - {id: a2, title: Clinic, skills: governance, for: [regulators], by: [lead], method: advice, from: 2027, to: 2027, cost: 30000}
"""
VALID = [
    _TREE.replace("FIRST", "60").replace("SECOND", "40"),
    _TREE.replace("          weight: FIRST\n", "").replace("SECOND", "90"),
]
INVALID = [_TREE.replace("FIRST", "50  # <- here").replace("SECOND", "50  # <- here")]
