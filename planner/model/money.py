"""Money: what the budget lines pay for, beside what the activities are said to cost; whole currency units."""

from collections import defaultdict

from planner.model.programme import Programme


def paid(programme: Programme) -> dict[str, int]:
    """The sum of the budget lines by what they are for: activity, output or one of the budget's own words."""
    sums: dict[str, int] = defaultdict(int)
    for line in programme.budget.lines:
        sums[line.purpose] += line.amount
    return dict(sums)


def in_words(programme: Programme, amount: int) -> str:
    """An amount as a sentence has it: ``EUR 120,000``."""
    return f"{programme.currency} {amount:,}"
