"""A risk rated outside the scale, or higher after the response than before.

Why: Ratings are compared and added up across a portfolio, which works only on one scale. Scales differ between
donors; the format has five steps for likelihood and for impact, and what remains is their product. A number that
no two steps give was not read off the scale, and a response that makes things worse is a slip, or no response.

Fix: Rate likelihood and impact again after the response, and multiply them. The option `highest` is the number of
steps of the donor's scale.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.model.parts import Risk


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject, *, highest: int = 5) -> Iterator[Finding]:
    """``highest``: the top of the scale of likelihood and of impact; both begin at 1."""
    for risk in subject.programme.risks:
        for word, value in (("likelihood", risk.likelihood), ("impact", risk.impact)):
            if value > highest:
                message = f"The {word} of risk {risk.id} is {value}; the scale ends at {highest}."
                yield Finding(risk.at / word, message)
        wrong = _remaining(risk, highest)
        if wrong:
            yield Finding(
                risk.at / "residual", f"What remains of risk {risk.id} is rated {risk.residual}; {wrong}."
            )


def _remaining(risk: Risk, highest: int) -> str:
    """What is wrong with the residual; empty if nothing."""
    if risk.residual is None:
        return ""
    steps = range(1, highest + 1)
    if not any(a * b == risk.residual for a in steps for b in steps):
        return f"no two steps from 1 to {highest} give that when multiplied"
    if risk.residual > risk.level:
        return f"before the response it was {risk.level}"
    return ""


_RISK = """
risks:
  - id: r1
    statement: Logs are withheld.
    kind: programmatic
    likelihood: 3
    impact: 3
"""
VALID = [_RISK, _RISK + "    residual: 6\n", _RISK + "    residual: 9\n"]
INVALID = [_RISK + "    residual: 7  # <- here\n", _RISK + "    residual: 12  # <- here\n"]
