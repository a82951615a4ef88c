"""An indicator that does not say where it is read, how often, or by whom.

Why: An indicator that nobody is charged with and that is read from nowhere will not be read. The European logical
framework asks for the source and means of verification, the British one for the source of every indicator;
frequency and a responsible body are what practitioners add.

Fix: Fill in `source`, `every` and `responsible`. If nobody can name a source, drop the indicator.
"""

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import DFID2011, EU_LOGFRAME
from planner.engine.wording import folded, listed
from planner.model.blank import says_nothing
from planner.model.results import Indicator


@rule(Severity.WARNING, sources=[EU_LOGFRAME, DFID2011], grade=Grade.CONSENSUS, asked=Asked.STANDARD)
def check(subject: Subject) -> list[Finding]:
    """One finding an indicator, folded where there are many."""
    indicators = subject.programme.indicators
    findings = [finding for indicator in indicators if (finding := _finding(indicator))]
    head = f"{len(findings)} of the {len(indicators)} indicators do not say where, how often or by whom they are read."
    return folded(findings, head)


def _finding(indicator: Indicator) -> Finding | None:
    said = {
        "source": indicator.source,
        "frequency": indicator.every,
        "responsible body": indicator.responsible,
    }
    missing = [word for word, text in said.items() if says_nothing(text)]
    if not missing:
        return None
    message = f"Indicator {indicator.id} (“{indicator.statement}”) names no {listed(missing, 'and no')}."
    return Finding(indicator.at, message)


VALID = [
    """
title: The smallest programme says where its indicators are read
"""
]
INVALID = [
    """
results:
  impact:
    statement: People stay connected.
    indicators:
      - id: i1  # <- here
        statement: Hours without service
        measure: unit
        source: Fault logs
      - {id: i2, statement: Hours without service, measure: unit, source: Fault logs, every: 6 months, responsible: telco}
      - {id: i3, statement: Hours without service, measure: unit, source: TBD, every: 6 months, responsible: telco}  # <- here
"""
]
