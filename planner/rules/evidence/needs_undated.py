"""No needs evidence, or one that is dated after the design.

Why: The States agreed in A/75/816 that capacity building is evidence-based and answers needs that the country
itself has identified. Needs that are found after the design can only justify what was already decided.

Fix: State under `purpose.needs` what is needed, when that was found and who asked for it. If the design was
settled later than `designed` says, correct that date.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import OEWG2021, SWALI


@rule(Severity.WARNING, sources=[OEWG2021, SWALI], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Where the design has no date, the beginning of the programme counts."""
    programme = subject.programme
    settled = programme.designed or programme.start
    event = "the design was settled" if programme.designed else "the programme began"
    if not programme.purpose.needs:
        yield Finding(
            programme.purpose.at, "The programme gives no needs that were found before it was designed."
        )
    for need in programme.purpose.needs:
        if need.when.first > settled.last:
            message = f"This need was found in {need.when}, after {event} ({settled})."
            yield Finding(need.at / "at", message)


VALID = [
    "designed: 2026-10\n",
    "designed: 2026-10\npurpose: {needs: [{statement: Late repairs., at: 2026}]}\n",
    "designed:\npurpose: {needs: [{statement: Late repairs., at: 2026-12}]}\n",
]
INVALID = [
    "purpose:  # <- here\n  needs: []\n",
    "designed: 2026-10\npurpose:\n  needs:\n    - statement: Late repairs.\n      at: 2026-11  # <- here\n",
    "designed:\npurpose:\n  needs:\n    - statement: Late repairs.\n      at: 2027-02  # <- here\n",
]
