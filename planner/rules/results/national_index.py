"""A national index as the measure of a small programme.

Why: An index of a whole country moves with a hundred things besides one programme, appears every few years, and may
count what was promised rather than what anybody can do, as the Global Cybersecurity Index does. An interview study
of how cyber capacity building is evaluated tells five levels of indicators apart; that of a country is not the one
on which a small programme can be seen. As an indicator of the impact, to which many contribute, an index may stand.

Fix: Measure what the people and institutions that you work with do differently, and keep the index for the context
or the impact. The option `small` sets the budget below which a programme counts as small.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.indices import named
from planner.engine.sources import GCI, SHERIFF
from planner.model.money import in_words
from planner.model.programme import Programme
from planner.model.results import Indicator


@rule(Severity.WARNING, sources=[SHERIFF, GCI], grade=Grade.SINGLE)
def check(subject: Subject, *, small: int = 10_000_000) -> Iterator[Finding]:
    """``small``: below this budget a programme is small, in its own currency and meant for euros or dollars.

    In a currency of less worth a larger number may still be a small programme; that is let pass.
    """
    programme = subject.programme
    if programme.budget.total >= small:
        return
    for what, indicator in _below_the_impact(programme):
        index = named(indicator)
        if index:
            message = (
                f"Indicator {indicator.id} measures {what} by the {index.name}, which speaks of a whole country; "
                f"{in_words(programme, programme.budget.total)} will hardly be seen in it."
            )
            yield Finding(indicator.at, message)


def _below_the_impact(programme: Programme) -> Iterator[tuple[str, Indicator]]:
    for outcome in programme.outcomes:
        yield from ((f"outcome {outcome.id}", i) for i in outcome.indicators)
        for output in outcome.outputs:
            yield from ((f"output {output.id}", i) for i in output.indicators)


_TREE = """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      indicators:
        - {id: i1, statement: Rank of Ghana, measure: unit, source: Global Cybersecurity Index}  # <- here
      outputs: [{id: o1.1, statement: A course., activities: []}]
"""
VALID = [
    "budget: {total: 20000000}\n" + _TREE,
    """
results:
  impact:
    statement: People stay connected.
    indicators: [{id: i1, statement: Rank of Ghana, measure: unit, source: Global Cybersecurity Index}]
""",
]
INVALID = [
    _TREE,
    _TREE.replace("Rank of Ghana", "NCSI score").replace(
        "Global Cybersecurity Index", "e-Governance Academy"
    ),
]
