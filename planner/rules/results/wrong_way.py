"""A target that moves against the direction of its indicator.

Why: The direction says which way is better; a target on the other side of the baseline promises that things get
worse. Nearly always one of the three is a slip, and IATI publishes the direction (`@ascending`), so that the slip
would be read by machines as a planned decline.

Fix: Correct the direction, the baseline or the target.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import IATI
from planner.model.measured import height


@rule(
    Severity.ERROR,
    sources=[IATI.at("indicator/@ascending")],
    grade=Grade.CONSENSUS,
)
def check(subject: Subject) -> Iterator[Finding]:
    """Numbers, and stages of a scale. A target that equals the baseline holds what there is, and is let pass."""
    for indicator in subject.programme.indicators:
        baseline, target = indicator.baseline, indicator.target
        below, above = height(indicator, baseline), height(indicator, target)
        if baseline is None or target is None or below is None or above is None:
            continue
        wanted = {"increase": above >= below, "decrease": above <= below}.get(indicator.direction, True)
        if not wanted:
            message = (
                f"Indicator {indicator.id} is to {indicator.direction}, but its target of {target.value} lies "
                f"{'below' if above < below else 'above'} its baseline of {baseline.value}."
            )
            yield Finding(target.at / "value", message, related=(("The baseline.", baseline.at),))


_INDICATOR = """
results:
  impact:
    statement: People stay connected.
    indicators:
      - id: i1
        statement: Service
        measure: unit
        direction: increase
        baseline: {value: 9, at: 2026}
        target:
          at: 2028
"""
_ORDINAL = _INDICATOR.replace("unit", "ordinal\n        scale: [low, high]").replace(
    "value: 9", "value: high"
)
VALID = [
    _INDICATOR + "          value: 12\n",
    _INDICATOR + "          value: 9\n",
    _INDICATOR + "          value: all\n",
    _INDICATOR.replace("increase", "decrease") + "          value: 2\n",
    _INDICATOR.replace("        direction: increase\n", "") + "          value: 2\n",
    _ORDINAL + "          value: high\n",
]
INVALID = [
    _INDICATOR + "          value: 2  # <- here\n",
    _INDICATOR.replace("increase", "decrease") + "          value: 12  # <- here\n",
    _ORDINAL + "          value: low  # <- here\n",
]
