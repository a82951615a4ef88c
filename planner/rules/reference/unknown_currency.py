"""A currency code that no currency has, or that had ceased to be money when the programme began.

Why: Every amount in the file is in this currency. A code that does not exist leaves the reader of the budget to
guess, and an exchange rate cannot be found for it.

Fix: Write the ISO 4217 code: EUR, USD, GHS, XOF.
"""

from collections.abc import Iterator

from planner.citation import Source
from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.guess import closest
from planner.model.currency import currencies
from planner.position import ROOT

ISO_4217 = Source(
    "iso-4217",
    "ISO 4217, Codes for the representation of currencies, list of the maintenance agency (SIX)",
    2026,
)


@rule(Severity.ERROR, sources=[ISO_4217], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """The code of the programme; one that was money when the programme began is kept."""
    code = subject.programme.currency
    found = currencies().get(code)
    if found is None:
        yield Finding(ROOT / "currency", f"No currency has the code {code}.", _guess(code))
    elif found.withdrawn and subject.programme.start.year >= found.withdrawn:
        message = f"{found} ceased to be money in {found.withdrawn}, and the programme begins in {subject.programme.start.year}."
        yield Finding(ROOT / "currency", message)


def _guess(code: str) -> str:
    """The currency whose letters got mixed up, or the one that is spelt most alike."""
    mixed = (known for known in currencies() if sorted(known) == sorted(code))
    near = currencies().get(next(mixed, closest(code, currencies())))
    return f"Did you mean {near}?" if near else ""


VALID = [
    """
currency: GHS
""",
    """
currency: HRK
period: {from: 2020, to: 2022}
""",
]
INVALID = [
    """
currency: ERU  # <- here
""",
    """
currency: HRK  # <- here
""",
]
