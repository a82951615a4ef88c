"""P3, transparent and without conditions: not said which conditions are tied to the money, or what is published.

Why: The States agreed in A/75/816 that capacity building is evidence-based, politically neutral, transparent,
accountable and without conditions. Whether a condition is one can be judged only if it is written down, and "there
are none" is an answer too. Evidence is asked for by other rules; neutrality no tool can check.

Fix: Say under `management`, as `conditions`, which conditions are tied to the money, or that there are none, and
as `communication` what is published, when and where.
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import OEWG2021, SWALI
from planner.engine.wording import listed
from planner.model.blank import says_nothing
from planner.position import ROOT

_NO_CONDITIONS = ("none", "no", "nil", "nothing")
"""One word that is a full answer to the question of conditions, though not to most others."""


@rule(Severity.NOTE, sources=[OEWG2021, SWALI], grade=Grade.CONSENSUS, asked=Asked.STANDARD, rows=["M14"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for both questions."""
    run = subject.programme.management
    missing = []
    if run is None or _unanswered(run.conditions):
        missing.append("which conditions, if any, are tied to the money")
    if run is None or says_nothing(run.communication):
        missing.append("what is published, when and where")
    if missing:
        yield Finding(ROOT / "management", f"The programme does not say {listed(missing, 'or')}.")


def _unanswered(conditions: str) -> bool:
    return says_nothing(conditions) and conditions.strip(" .").casefold() not in _NO_CONDITIONS


VALID = ["management: {conditions: None., communication: The yearly report is public.}\n"]
INVALID = [
    "management:  # <- here\n",
    "management:  # <- here\n  conditions:\n",
    "management:  # <- here\n  conditions: TBD\n",
    "management:  # <- here\n  communication: n/a\n",
]
