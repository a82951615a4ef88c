"""Little money for monitoring and evaluation.

Why: Indicators, interviews six months later and an evaluator from outside all cost money, and an interview study
found that the data on cyber capacity building are often not collected. How much is enough depends on the programme
and the donor; no standard gives a figure, so three per cent is a mark of this house to stop and think at.

Fix: Set money aside in lines for `monitoring` and `evaluation`, or say in the note of the budget who else pays for
it. The option `share` sets the per cent that is asked for.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import SHERIFF
from planner.model.money import in_words


@rule(Severity.NOTE, sources=[SHERIFF], grade=Grade.PRACTICE)
def check(subject: Subject, *, share: float = 3.0) -> Iterator[Finding]:
    """``share``: per cent of the total below which it is little.

    Where there is none at all, that is said of the evaluation itself and not here.
    """
    programme = subject.programme
    budget = programme.budget
    watching = [
        n for n in budget.lines if n.purpose in ("monitoring", "evaluation") or n.category == "evaluation"
    ]
    money = sum(line.amount for line in watching)
    if not money or not budget.total:
        return
    found = 100 * money / budget.total
    if found < share:
        message = (
            f"Monitoring and evaluation get {in_words(programme, money)}, {found:.1f} per cent of the budget; "
            f"less than {share:g} per cent is little."
        )
        yield Finding(budget.at / "lines", message)


VALID = [
    """
budget:
  total: 100000
  lines:
    - {id: b1, title: Evaluation, for: evaluation, year: 2028, amount: 2000}
    - {id: b2, title: Surveys, for: monitoring, year: 2028, amount: 1000}
""",
]
INVALID = [
    """
budget:
  total: 100000
  lines:  # <- here
    - {id: b1, title: Evaluation, for: evaluation, year: 2028, amount: 2000}
"""
]
