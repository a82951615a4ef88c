"""A risk that stays above what the donor accepts, with nobody named to decide on it.

Why: What remains after the response may still be more than a donor accepts. Then somebody above the programme has
to decide, before it happens, whether to go on. Where the line lies differs: 10 of 25, the end of the low band in
some five-step matrices, is the choice of this house.

Fix: Say under `escalation` who decides and how soon, or find a response that brings the risk down. The option
`appetite` is the highest level that is accepted.
"""

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import ORANGE_BOOK
from planner.engine.wording import folded
from planner.model.blank import says_nothing


@rule(Severity.WARNING, sources=[ORANGE_BOOK], grade=Grade.PRACTICE)
def check(subject: Subject, *, appetite: int = 10) -> list[Finding]:
    """``appetite``: the highest accepted level, likelihood times impact. A risk not rated again is risk/unowned's."""
    findings = [
        Finding(
            risk.at / "residual",
            f"Risk {risk.id} stays at {risk.residual} after the response, above the {appetite} that is accepted, "
            "and nobody is named to decide on it.",
        )
        for risk in subject.programme.risks
        if risk.residual is not None and risk.residual > appetite and says_nothing(risk.escalation)
    ]
    return folded(
        findings,
        f"{len(findings)} risks stay above {appetite} after the response, with nobody named to decide.",
    )


_RISK = """
risks:
  - id: r1
    statement: Logs are withheld.
    kind: programmatic
    likelihood: 4
    impact: 4
"""
VALID = [
    _RISK,
    _RISK + "    residual: 10\n",
    _RISK + "    residual: 12\n    escalation: The committee decides within a week.\n",
]
INVALID = [
    _RISK + "    residual: 12  # <- here\n",
    _RISK + "    escalation: TBD\n    residual: 16  # <- here\n",
]
