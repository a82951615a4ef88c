"""A risk without an owner, a response, a level that remains, or a date of review.

Why: A risk that nobody watches, answers or looks at again is a worry on paper. Danida makes the matrix of risks and
responses a mandatory annex; that each has an owner, a level that remains and a date of review is good practice.
What remains after the response is what a donor accepts or does not.

Fix: Fill in `owner`, `response`, `residual` (likelihood times impact after the response) and `review`.
"""

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import DANIDA, ORANGE_BOOK
from planner.engine.wording import folded, listed
from planner.model.blank import says_nothing
from planner.model.parts import Risk


@rule(Severity.WARNING, sources=[DANIDA, ORANGE_BOOK], grade=Grade.PRACTICE)
def check(subject: Subject) -> list[Finding]:
    """One finding a risk, folded where there are many."""
    risks = subject.programme.risks
    findings = [finding for risk in risks if (finding := _finding(risk))]
    return folded(
        findings,
        f"{len(findings)} of the {len(risks)} risks lack an owner, a response, a level that remains or a review.",
    )


def _finding(risk: Risk) -> Finding | None:
    said = {
        "owner": bool(risk.owner),
        "response": not says_nothing(risk.response),
        "level that remains": risk.residual is not None,
        "date of review": risk.review is not None,
    }
    missing = [word for word, there in said.items() if not there]
    if not missing:
        return None
    return Finding(risk.at, f"Risk {risk.id} has no {listed(missing, 'and no')}.")


VALID = [
    """
risks:
  - {id: r1, statement: Logs are withheld., kind: programmatic, likelihood: 2, impact: 3, response: An agreement., owner: lead, residual: 4, review: 2027-12}
"""
]
INVALID = [
    """
risks:
  - {id: r1, statement: Logs are withheld., kind: programmatic, likelihood: 2, impact: 3, response: TBD, owner: lead, residual: 4, review: 2027-12}  # <- here
  - {id: r2, statement: Logs are withheld., kind: programmatic, likelihood: 2, impact: 3}  # <- here
"""
]
