"""No statement of the sustainable connectivity that the programme is to ensure.

Why: Sustainable connectivity is the end that the definition names; skills are the means. Without it nobody can
say what should still work when the programme is over.

Fix: Say under `purpose`, as `connectivity`, which connectivity the programme ensures, for whom, and what of it
will last when the money ends.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, MEMO
from planner.model.blank import says_nothing


@rule(Severity.WARNING, sources=[MEMO, CIGP], grade=Grade.CONSENSUS, rows=["M3"])
def check(subject: Subject) -> Iterator[Finding]:
    """Nothing written, or a word that keeps the place of it."""
    purpose = subject.programme.purpose
    if not purpose.connectivity:
        yield Finding(
            purpose.at, "The purpose does not say which sustainable connectivity the programme ensures."
        )
    elif says_nothing(purpose.connectivity):
        message = (
            f"“{purpose.connectivity}” does not say which sustainable connectivity the programme ensures."
        )
        yield Finding(purpose.at / "connectivity", message)


VALID = [
    """
purpose:
  connectivity: Rural exchanges that the cooperative keeps running from its fees.
"""
]
INVALID = [
    """
purpose:  # <- here
  connectivity: null
""",
    """
purpose:
  connectivity: TBD.  # <- here
""",
]
