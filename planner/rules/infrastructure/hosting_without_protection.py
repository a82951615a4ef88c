"""A data centre or hosting without a legal protection of the data.

Why: Data centres stand where it pays, and large amounts of data lie in places where no law protects the people
whom they are about. A programme that builds on such a place takes part in that, unless it says what protects
the data there.

Fix: Say under `data_protection` which law protects the data, who watches over it, and what holds for customers
abroad. If no law protects it, say what contract or measure of the programme does.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP
from planner.model.blank import says_nothing
from planner.model.care import HOSTS


@rule(Severity.WARNING, sources=[CIGP], grade=Grade.PRACTICE, rows=["M18"])
def check(subject: Subject) -> Iterator[Finding]:
    """A law that governs the place is not yet a protection of the data, so naming one is not enough."""
    for place in subject.programme.infrastructure:
        if place.kind not in HOSTS or not says_nothing(place.data_protection):
            continue
        but = "names laws, but not how they protect" if place.legal else "does not say what protects"
        message = f"“{place.name}” holds the data of others and {but} that data."
        yield Finding(place.at / ("data_protection" if place.data_protection else "name"), message)


_PLACE = """
infrastructure:
  - id: centre
    kind: data-centre
    operator: telco
    countries: [GHA]
"""
VALID = [
    _PLACE
    + "    name: Example Data Centre\n    data_protection: The Data Protection Act applies; the audit checks it.\n",
    """
infrastructure:
  - {id: net, name: Example Network, kind: terrestrial-network, operator: telco, countries: [GHA]}
""",
]
INVALID = [
    _PLACE + "    name: Example Data Centre  # <- here\n",
    _PLACE + "    name: Example Data Centre\n    data_protection: tbd  # <- here\n",
    _PLACE
    + "    name: Example Data Centre  # <- here\n    legal: [act]\nlegal_frameworks: [{id: act, name: Communications Act}]\n",
]
