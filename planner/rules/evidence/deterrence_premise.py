"""A rationale that rests on military or deterrence framing.

Why: This is advice on contested ground, not a verdict. Calderaro and Craig (2020) find that external threat does
not explain how much cyber capacity a country has, and the comment to the UN working group concludes that
deterrence has little observable effect on capacity. Makridis and Smeets (2019) find the opposite on threat: a
more threatening environment goes with higher readiness. A programme that rests on the premise should know both.

Fix: Say in the rationale what the programme rests on besides deterrence, with evidence from the country, or take
`deterrence` or `military` out of `approach` if it does not rest on them.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CC2020, CIGP, MAKRIDIS_SMEETS

FRAMES = ("deterrence", "military")
"""Approaches that rest on threat."""


@rule(Severity.WARNING, sources=[CC2020, CIGP, MAKRIDIS_SMEETS], grade=Grade.CONTESTED, rows=["M21"])
def check(subject: Subject) -> Iterator[Finding]:
    """Goes by what the programme says of its approach; words in running text are not interpreted."""
    purpose = subject.programme.purpose
    found = [(index, frame) for index, frame in enumerate(purpose.approach) if frame in FRAMES]
    if found:
        frames = " and ".join(f"“{frame}”" for _, frame in found)
        message = (
            f"The rationale rests on {frames}. One study across countries finds no effect of threat on cyber "
            "capacity (Calderaro and Craig 2020), another finds that threat goes with readiness (Makridis and "
            "Smeets 2019): the premise needs evidence of its own."
        )
        yield Finding(purpose.at / "approach" / found[0][0], message)


VALID = [
    "purpose: {approach: [cooperation, knowledge]}\n",
    "purpose: {rationale: Deterrence is not what this programme rests on.}\n",
]
INVALID = [
    "purpose:\n  approach:\n    - knowledge\n    - deterrence  # <- here\n",
    "purpose: {approach: [military, deterrence]}  # <- here\n",
]
