"""A target more than one stage of maturity above the baseline.

Why: Maturity models describe stages that build on each other: institutions, laws and habits of one stage carry
the next. Practitioners doubt that one programme lifts a country by several of them, and a target that is missed
from the start helps nobody.

Fix: Aim one stage higher and put the further stages into what follows, or say in the definition of the indicator
why this one is different. The option `stages` says how many stages one programme may climb.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CMM


@rule(Severity.WARNING, sources=[CMM], grade=Grade.PRACTICE)
def check(subject: Subject, *, stages: int = 1) -> Iterator[Finding]:
    """``stages``: how many stages one programme may climb. Looks at ordinal indicators that give their scale."""
    for indicator in subject.programme.indicators:
        baseline, target = indicator.baseline, indicator.target
        if indicator.measure != "ordinal" or baseline is None or target is None:
            continue
        below, above = indicator.stage(baseline), indicator.stage(target)
        if below is not None and above is not None and above - below > stages:
            message = (
                f"The target of “{indicator.statement}” is {above - below} stages above its baseline: from "
                f"“{baseline.value}” in {baseline.when} to “{target.value}” in {target.when}."
            )
            within = indicator.scale[below + stages]
            fix = f"Aim at “{within}”, or say in the definition of the indicator why more is within reach."
            yield Finding(target.at / "value", message, fix)


_INDICATOR = """
results:
  impact:
    statement: Incidents are handled.
    indicators:
      - id: i1
        statement: Stage of incident response
        measure: ordinal
        scale: [start-up, formative, established, strategic, dynamic]
        baseline: {value: start-up, at: 2026}
"""
VALID = [
    _INDICATOR + "        target: {value: formative, at: 2028}\n",
    _INDICATOR + "        target: {value: beyond, at: 2028}\n",
    _INDICATOR,
    _INDICATOR.replace("start-up, at", "dynamic, at") + "        target: {value: start-up, at: 2028}\n",
]
INVALID = [
    _INDICATOR + "        target: {value: established, at: 2028}  # <- here\n",
    _INDICATOR + "        target:\n          at: 2028\n          value: dynamic  # <- here\n",
]
