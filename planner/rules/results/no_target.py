"""An indicator without a target, or with one outside the period of the programme.

Why: A target is what the programme promises: how much, by when. IATI wants a value in every target that is not told
in words (rule 8.9.1), and both the European and the British logical framework give each indicator one. A promise
for a day after the end is one that nobody is left to keep. The impact alone may be dated later.

Fix: Write under `target` the value to be reached and the date by which, within the period of the programme.
"""

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import DFID2011, EU_LOGFRAME, IATI
from planner.engine.wording import folded
from planner.model.measured import lacking, quantitative
from planner.model.programme import Programme
from planner.model.results import Indicator


@rule(
    Severity.ERROR,
    sources=[IATI.at("rule 8.9.1"), EU_LOGFRAME, DFID2011],
    grade=Grade.CONSENSUS,
    asked=Asked.STANDARD,
)
def check(subject: Subject) -> list[Finding]:
    """Missing targets are folded where there are many; an indicator told in words may do without."""
    indicators = subject.programme.indicators
    missing = [finding for i in indicators if (finding := _missing(i))]
    outside = [finding for i in indicators if (finding := _outside(subject.programme, i))]
    return [
        *folded(missing, f"{len(missing)} of the {len(indicators)} indicators have no usable target."),
        *outside,
    ]


def _missing(indicator: Indicator) -> Finding | None:
    wrong = lacking(indicator, indicator.target, "target") if quantitative(indicator) else ""
    if not wrong:
        return None
    at = indicator.target.at / "value" if indicator.target else indicator.at
    return Finding(at, f"Indicator {indicator.id} (“{indicator.statement}”) {wrong}.")


def _outside(programme: Programme, indicator: Indicator) -> Finding | None:
    """Silent where the period itself is out of order."""
    if indicator.target is None or programme.end.last < programme.start.first:
        return None
    when = indicator.target.when
    if when.last < programme.start.first:
        wrong = f"before the programme begins {programme.start.words}"
    elif when.first > programme.end.last and indicator not in programme.impact.indicators:
        wrong = f"after the programme ends {programme.end.words}"
    else:
        return None
    return Finding(when.at, f"The target of indicator {indicator.id} is due {when.words}, {wrong}.")


_INDICATOR = """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      indicators:
        - id: i1  #
          statement: Hours without service
          measure: unit
TARGET
      outputs: [{id: o1.1, statement: A course., activities: []}]
"""
VALID = [
    _INDICATOR.replace("TARGET", "          target: {value: 2, at: 2028}"),
    _INDICATOR.replace("TARGET", "").replace("unit", "qualitative"),
    """
results:
  impact:
    statement: People stay connected.
    indicators: [{id: i1, statement: Hours without service, measure: unit, target: {value: 2, at: 2032}}]
""",
]
INVALID = [
    _INDICATOR.replace("TARGET", "").replace("i1  #", "i1  # <- here"),
    _INDICATOR.replace(
        "TARGET", "          target:\n            value: to be decided  # <- here\n            at: 2028"
    ),
    _INDICATOR.replace(
        "TARGET", "          target:\n            value: 2\n            at: 2029-03  # <- here"
    ),
    _INDICATOR.replace(
        "TARGET", "          target:\n            value: 2\n            at: 2026-06  # <- here"
    ),
]
