"""A submarine cable without a legal framework, or with a single landing state.

Why: The treaties that protect cables leave gaps, above all beyond the territorial sea: who may lay and mend,
who punishes damage, and how soon a repair ship may work. A programme on a cable that names no law cannot say
which gap it works on; and the law that counts is that of every state where the cable lands.

Fix: List under `legal` the treaties and laws that govern the cable, each described under `legal_frameworks`, and
under `countries` all landing states. A cable that lands in one country only is `domestic: true`.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import MEMO
from planner.engine.wording import names


@rule(Severity.WARNING, sources=[MEMO], grade=Grade.PRACTICE, rows=["M13"])
def check(subject: Subject) -> Iterator[Finding]:
    """At most two findings for each cable. A law that is named and not described is a broken link."""
    for cable in subject.programme.infrastructure:
        if cable.kind != "submarine-cable":
            continue
        if not cable.legal:
            yield Finding(cable.at / "name", f"No legal framework is named for the cable “{cable.name}”.")
        if len(cable.countries) == 1 and not cable.domestic:
            message = f"“{cable.name}” names one landing state only, {names(cable.countries)}, and is not called domestic."
            yield Finding(cable.at / "countries", message)


_CABLE = """
infrastructure:
  - id: cable
    kind: submarine-cable
    operator: telco
"""
_LAW = "legal_frameworks: [{id: unclos, name: UN Convention on the Law of the Sea}]\n"
VALID = [
    _CABLE + "    name: Example Cable\n    countries: [GHA, SEN]\n    legal: [unclos]\n" + _LAW,
    _CABLE
    + "    name: Example Cable\n    countries: [GHA]\n    domestic: true\n    legal: [unclos]\n"
    + _LAW,
    """
infrastructure:
  - {id: net, name: Example Network, kind: terrestrial-network, operator: telco, countries: [GHA]}
""",
]
INVALID = [
    _CABLE + "    name: Example Cable  # <- here\n    countries: [GHA, SEN]\n",
    _CABLE + "    name: Example Cable\n    countries: [GHA]  # <- here\n    legal: [unclos]\n" + _LAW,
]
