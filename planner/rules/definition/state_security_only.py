"""A programme whose only subject is state security.

Why: Security is not only that of the state: people, societies and the environment have a claim to it too, and
capacity is about more than security. A programme with state security alone as its subject tends to leave out
those who are attacked most.

Fix: Add the other subjects that the programme serves under `subjects` (human-rights, economy, human-security,
societal-security, environmental-security, development), and let activities answer them.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, MEMO


@rule(Severity.WARNING, sources=[MEMO, CIGP], grade=Grade.CONSENSUS, rows=["M7"])
def check(subject: Subject) -> Iterator[Finding]:
    """Silent where no subject is named: question-open speaks of that."""
    purpose = subject.programme.purpose
    if set(purpose.subjects) == {"state-security"}:
        yield Finding(purpose.at / "subjects", "State security is the only subject of the programme.")


VALID = [
    """
purpose:
  subjects: [state-security, human-rights]
""",
    """
purpose:
  subjects: null
""",
]
INVALID = [
    """
purpose:
  subjects: [state-security]  # <- here
"""
]
