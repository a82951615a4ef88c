"""A legal framework that is named by its id and does not exist.

Why: A treaty or law that governs a cable or a data centre has to be described where readers can find what it
settles and what it leaves open.

Fix: Correct the id, or add the treaty or law under `legal_frameworks`.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.guess import choose
from planner.engine.sources import FORMAT
from planner.model.links import to_laws


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Legal frameworks that infrastructure names."""
    known = [law.id for law in subject.programme.legal_frameworks]
    for link in to_laws(subject.programme, but=set(known)):
        message = f"{link.by} names the legal framework `{link.to}`, which this file does not list."
        yield Finding(link.at, message, fix=choose(link.to, known, "legal frameworks"))


VALID = [
    """
infrastructure:
  - {id: cable, name: Example Cable, kind: submarine-cable, operator: telco, countries: [GHA], legal: [unclos]}
legal_frameworks:
  - {id: unclos, name: UN Convention on the Law of the Sea}
"""
]
INVALID = [
    """
infrastructure:
  - id: cable
    name: Example Cable
    kind: submarine-cable
    operator: telco
    countries: [GHA]
    legal: [uncloss]  # <- here
legal_frameworks:
  - {id: unclos, name: UN Convention on the Law of the Sea}
"""
]
