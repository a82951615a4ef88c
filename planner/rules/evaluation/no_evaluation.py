"""No evaluation that is planned, or none that is paid for.

Why: Development programmes are judged against criteria that donors share. What is known of the effect of cyber
capacity building is weak, says a review of the field, and rests mostly on attendance and feedback. What is not planned before the
start finds no baseline, and what has no money does not take place.

Fix: Say under `evaluation` which `kind` is planned and what it asks, and give it a line in the budget with
`for: evaluation`. If another organisation pays for it, name that one under `paid_by` of the line.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import BINDING_HOOK, DAC_CRITERIA
from planner.model.appraisal import Evaluation
from planner.model.programme import Programme
from planner.position import ROOT

EVALUATION = "evaluation"
"""What a budget line that pays for it is for, or its category."""


@rule(Severity.WARNING, sources=[DAC_CRITERIA, BINDING_HOOK], grade=Grade.CONSENSUS, rows=["M14"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding: neither planned nor paid for, planned without money, or money without a plan."""
    programme = subject.programme
    plan, money = programme.evaluation, _money(programme)
    planned = plan is not None and _planned(plan)
    if planned and money:
        return
    if planned:
        yield Finding(ROOT / EVALUATION, "The evaluation has no money: no budget line is for it.")
        return
    at = plan.at if plan else ROOT / ("budget" if money else "results")
    unsaid = "The budget pays for an evaluation, and the plan says nothing of it: no kind and no question."
    yield Finding(at, unsaid if money else "No evaluation is planned or paid for.")


def _planned(plan: Evaluation) -> bool:
    return bool(plan.kinds or plan.questions)


def _money(programme: Programme) -> int:
    lines = programme.budget.lines
    return sum(line.amount for line in lines if EVALUATION in (line.purpose, line.category))


VALID = [
    "title: The smallest programme has a final evaluation and a budget line for it\n",
    "budget: {lines: [{id: e, title: Review, for: management, category: evaluation, year: 2028, amount: 5000}]}\n",
]
INVALID = [
    (
        "evaluation:\nbudget: {lines: [{id: b1, title: Exercise, for: a1, year: 2027, amount: 100000}]}\n"
        "results:  # <- here\n  impact: {statement: People stay connected.}\n"
    ),
    "evaluation:  # <- here\n  purpose: To learn.\nbudget: {lines: [{id: b1, title: Exercise, for: a1, year: 2027, amount: 100000}]}\n",
    "evaluation:  # <- here\n  kind: [final]\nbudget: {lines: [{id: b1, title: Exercise, for: a1, year: 2027, amount: 100000}]}\n",
    "evaluation:\nbudget:  # <- here\n  total: 315000\n",
]
