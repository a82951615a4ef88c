"""P2, clear purpose and focus on results: nothing says how results are followed and what is learnt from them.

Why: The States agreed in A/75/816 that capacity building has a clear purpose and is focused on results. Indicators
alone are no focus: somebody has to read them while there is time to change course. Whether each result has an
indicator is asked elsewhere; here the question is what happens with it.

Fix: Say under `management`, as `monitoring`, who reads the indicators, how often, with whom, and what has changed
or may change because of them.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import OEWG2021, SWALI
from planner.model.blank import says_nothing
from planner.position import ROOT


@rule(Severity.WARNING, sources=[OEWG2021, SWALI], grade=Grade.CONSENSUS, rows=["M14"])
def check(subject: Subject) -> Iterator[Finding]:
    """Silent where nothing is measured: there it is the indicators that are missing."""
    programme = subject.programme
    run = programme.management
    if not programme.indicators or (run and not says_nothing(run.monitoring)):
        return
    at = ROOT / "management"
    message = (
        "Results are to be measured, and nothing says who follows them and what happens with what is learnt."
    )
    yield Finding(at / "monitoring" if run and run.monitoring else at, message)


VALID = [
    "management: {monitoring: Read every half year by the committee.}\n",
    """
management:
results: {outcomes: [{id: o1, statement: Repairs are fast., outputs: [{id: o1.1, statement: A course., activities: []}]}]}
""",
]
INVALID = [
    "management:  # <- here\n",
    "management:  # <- here\n  monitoring:\n",
    "management:\n  monitoring: tbd  # <- here\n",
]
