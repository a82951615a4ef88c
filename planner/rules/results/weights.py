"""Output weights that do not add up, or more outcomes or outputs than the donor allows.

Why: A weight is the share of the result that an output is to bring, so the weights of a programme share out a
whole. That this whole is 100 is practice, not the letter of a standard. The British logical framework has one
outcome and holds six outputs to be good practice; other donors allow several outcomes. So the counts are not
limited here unless a profile sets the options.

Fix: Correct the weights so that they add up, give one to every output or to none, and merge what is one result.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import DFID2011
from planner.engine.wording import listed
from planner.model.programme import Programme
from planner.position import ROOT, Pointer

_OUTCOMES = ROOT / "results" / "outcomes"


@rule(Severity.WARNING, sources=[DFID2011], grade=Grade.PRACTICE)
def check(
    subject: Subject, *, whole: int = 100, required: bool = False, outcomes: int = 0, outputs: int = 0
) -> Iterator[Finding]:
    """What a profile may demand of weights and counts.

    ``whole``: what the weights add up to; ``required``: whether a programme must have weights;
    ``outcomes``, ``outputs``: at most so many of each, 0 for any number.
    """
    programme = subject.programme
    yield from _weights(programme, whole, required=required)
    if 0 < outcomes < len(programme.outcomes):
        yield Finding(
            _OUTCOMES,
            f"The programme has {len(programme.outcomes)} outcomes; {outcomes} at most is asked for.",
        )
    if 0 < outputs < len(programme.outputs):
        yield Finding(
            _OUTCOMES, f"The programme has {len(programme.outputs)} outputs; {outputs} at most is asked for."
        )


def _weights(programme: Programme, whole: int, *, required: bool) -> Iterator[Finding]:
    weights = {output.id: output.weight for output in programme.outputs if output.weight is not None}
    bare = [output for output in programme.outputs if output.weight is None]
    if bare and (weights or required):
        have = "has no weight" if len(bare) == 1 else "have no weight"
        message = f"Output {listed(o.id for o in bare)} {have}, so the outputs cannot be weighed against each other."
        yield Finding(_at(bare[0].at, len(bare)), message)
    elif weights and sum(weights.values()) != whole:
        added = " + ".join(map(str, weights.values()))
        yield Finding(
            _OUTCOMES,
            f"The weights of the outputs add up to {sum(weights.values())} ({added}), not to {whole}.",
        )


def _at(first: Pointer, number: int) -> Pointer:
    return first if number == 1 else _OUTCOMES


_TREE = """
results:
  outcomes:  # <- here
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - {id: o1.1, statement: A course., weight: 60, activities: []}
        - {id: o1.2, statement: A handbook., weight: SECOND, activities: []}
"""
VALID = [
    _TREE.replace("SECOND", "40"),
    _TREE.replace("weight: SECOND, ", "").replace("weight: 60, ", ""),
]
INVALID = [
    _TREE.replace("SECOND", "30"),
    """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - {id: o1.1, statement: A course., weight: 60, activities: []}
        - {id: o1.2, statement: A handbook., activities: []}  # <- here
""",
]
