"""More indicators than anybody will read.

Why: Every indicator has to be collected, checked and discussed, again and again, by somebody with other work, and an
interview study found that the data are often not collected. The limits here, three to an output and twenty-five in
all, are the practice of this house and no donor's rule.

Fix: Keep the indicators that would change a decision and drop the rest. The options `per_output` and `in_all` set
the limits.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import SHERIFF
from planner.engine.wording import folded
from planner.position import ROOT


@rule(Severity.NOTE, sources=[SHERIFF], grade=Grade.PRACTICE)
def check(subject: Subject, *, per_output: int = 3, in_all: int = 25) -> Iterator[Finding]:
    """``per_output``: at most so many for one output; ``in_all``: at most so many in the whole programme."""
    programme = subject.programme
    crowded = [
        Finding(
            o.at / "indicators",
            f"Output {o.id} has {len(o.indicators)} indicators; more than {per_output} are seldom all read.",
        )
        for o in programme.outputs
        if len(o.indicators) > per_output
    ]
    yield from folded(crowded, f"{len(crowded)} outputs have more than {per_output} indicators each.")
    number = len(programme.indicators)
    if number > in_all:
        yield Finding(
            ROOT / "results",
            f"The programme has {number} indicators; more than {in_all} are seldom all read.",
        )


_INDICATORS = "".join(
    f"            - {{id: i{n}, statement: Faults of kind {n}, measure: unit}}\n" for n in range(3)
)
_TREE = """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          activities: []
          indicators:  # <- here
"""
VALID = [_TREE + _INDICATORS]
INVALID = [_TREE + _INDICATORS + "            - {id: i9, statement: Faults of another kind, measure: unit}\n"]
