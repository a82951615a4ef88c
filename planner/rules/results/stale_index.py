"""An indicator that is read from a superseded edition of an index.

Why: Editions differ in questions, scores and scale, so a baseline from the old one and a target in the new one
cannot be compared; and the old one will not appear again. Known here are the editions that their publishers
replaced before the programme was designed: the Global Cybersecurity Index before 2024, the National Cyber
Security Index before its version 3.0, the Oxford maturity model before 2021 and ENISA's framework before 2.0.

Fix: Read baseline and target from the current edition, or choose a measure that does not depend on one.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.indices import outdated
from planner.engine.sources import CMM, GCI, NCAF, NCSI


@rule(Severity.WARNING, sources=[GCI, NCSI, CMM, NCAF], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """Held against the day of the design; of the beginning, where no design is dated."""
    programme = subject.programme
    designed = programme.designed or programme.start
    for indicator in programme.indicators:
        found = outdated(indicator, designed)
        if found:
            quoted, edition = found
            message = (
                f"Indicator {indicator.id} is read from “{quoted}”; {edition.newer}, has replaced it since "
                f"{edition.since}."
            )
            yield Finding(indicator.at, message)


_INDICATOR = """
results:
  impact:
    statement: People stay connected.
    indicators:
      - {id: i1, statement: Score of Ghana, measure: unit, source: "SOURCE"}  # <- here
"""
VALID = [
    _INDICATOR.replace("SOURCE", "GCI 2024"),
    _INDICATOR.replace("SOURCE", "NCSI 2026, version 3.0"),
    "designed: 2022-01\n" + _INDICATOR.replace("SOURCE", "Global Cybersecurity Index 2020"),
]
INVALID = [
    _INDICATOR.replace("SOURCE", "Global Cybersecurity Index 2020"),
    _INDICATOR.replace("SOURCE", "2020 GCI"),
    _INDICATOR.replace("SOURCE", "NCSI v2.0"),
    _INDICATOR.replace("SOURCE", "CMM, 2016 edition"),
    _INDICATOR.replace("SOURCE", "NCAF 2020"),
]
