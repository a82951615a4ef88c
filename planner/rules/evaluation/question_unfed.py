"""An evaluation question with neither an indicator nor a method that could answer it.

Why: A question that nothing feeds is answered by opinion, or dropped when the evaluators find no data. Guidance
of the United Nations puts questions, data and methods side by side, in the terms of reference and in a matrix. If
that is done before the start, the data can still be collected on the way.

Fix: Name the `indicators` that speak to the question, or say as `method` how it will be answered: interviews with
whom, which records, compared with what.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import UNDP_TOR, UNEG_REPORTS
from planner.model.appraisal import Question
from planner.model.blank import says_nothing


@rule(
    Severity.WARNING,
    sources=[UNEG_REPORTS, UNDP_TOR],
    grade=Grade.CONSENSUS,
    rows=["M14"],
)
def check(subject: Subject) -> Iterator[Finding]:
    """One finding a question; one for all where no question is fed."""
    plan = subject.programme.evaluation
    questions = plan.questions if plan else ()
    unfed = [q for q in questions if not q.indicators and says_nothing(q.method)]
    if plan and len(unfed) > 1 and len(unfed) == len(questions):
        message = f"None of the {len(unfed)} evaluation questions names an indicator or a method that could answer it."
        yield Finding(plan.at / "questions", message, related=tuple((_sentence(q), q.at) for q in unfed))
        return
    for question in unfed:
        yield Finding(question.at, _sentence(question))


def _sentence(question: Question) -> str:
    return f"The evaluation question {question.id} ({question.criterion}) names no indicator and no method that could answer it."


VALID = [
    "title: The smallest programme feeds each question with an indicator or a method\n",
]
INVALID = [
    """
evaluation:
  questions:
    - {id: q1, criterion: relevance, question: Was it needed?, method: Interviews}
    - {id: q2, criterion: impact, question: What changed?, source: Fault logs}  # <- here
    - {id: q3, criterion: efficiency, question: What did it cost?, method: TBD}  # <- here
""",
    """
evaluation:
  questions:  # <- here
    - {id: q1, criterion: relevance, question: Was it needed?}
    - {id: q2, criterion: impact, question: What changed?}
""",
]
