"""One of the six evaluation criteria that is neither asked about nor left out for a reason.

Why: Relevance, coherence, effectiveness, efficiency, impact and sustainability are the six criteria that the OECD
DAC agreed in 2019. They are to be applied thoughtfully and not mechanically, so a small programme may leave some
out; it should be a decision that a reader can follow, and not an oversight.

Fix: Ask a question about the criterion under `evaluation.questions`, or put it under `evaluation.omitted` with the
reason.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import DAC_CRITERIA, OECD2021
from planner.engine.wording import listed
from planner.model.appraisal import Evaluation
from planner.model.blank import says_nothing

CRITERIA = ("relevance", "coherence", "effectiveness", "efficiency", "impact", "sustainability")


@rule(
    Severity.WARNING,
    sources=[DAC_CRITERIA, OECD2021],
    grade=Grade.CONSENSUS,
    rows=["M14"],
)
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for all that nobody thought of, and one for each that is left out without a real reason."""
    plan = subject.programme.evaluation
    if plan is None or not (plan.kinds or plan.questions or plan.omitted):
        return
    asked = {question.criterion for question in plan.questions}
    mentioned = asked | {omitted.criterion for omitted in plan.omitted}
    forgotten = [criterion for criterion in CRITERIA if criterion not in mentioned]
    if forgotten:
        yield _forgotten(plan, forgotten)
    for omitted in plan.omitted:
        if says_nothing(omitted.reason) and omitted.criterion not in asked:
            message = f"The criterion {omitted.criterion} is left out without a reason."
            yield Finding(omitted.at / "reason", message)


def _forgotten(plan: Evaluation, criteria: list[str]) -> Finding:
    what = "any of the six criteria" if len(criteria) == len(CRITERIA) else listed(criteria, "or")
    at = plan.at / "questions" if plan.questions else plan.at
    return Finding(at, f"The evaluation asks nothing about {what}, and says of none why it is left out.")


VALID = [
    "title: The smallest programme asks about three criteria and says why it leaves out the others\n",
    "evaluation:\n",
]
INVALID = [
    "evaluation:  # <- here\n  questions: []\n  omitted: []\n",
    """
evaluation:
  questions:  # <- here
    - {id: q1, criterion: relevance, question: Was it needed?, method: Interviews}
""",
    """
evaluation:
  omitted:
    - {criterion: coherence, reason: No other programme works on repairs.}
    - {criterion: efficiency, reason: Covered by the audit.}
    - criterion: impact
      reason: n/a  # <- here
""",
]
