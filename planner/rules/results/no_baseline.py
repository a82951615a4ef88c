"""An indicator without a baseline: no value at the start, or none that could be compared.

Why: Without the value at the start nobody can tell later whether anything changed. IATI wants a value and a year
in every baseline that is not told in words (rule 8.8.1). The European Commission lets baselines follow after the
design, at the latest with the first progress report; so this is a warning while a programme is designed and an
error from its inception on.

Fix: Measure or look up the value before the work begins, and write it with its date under `baseline`. Where
something does not exist yet, the baseline is 0. Where it can only be measured at inception, plan and pay for that.
"""

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import EU_LOGFRAME, IATI
from planner.engine.wording import folded
from planner.model.measured import lacking, quantitative


@rule(
    {"design": Severity.WARNING, "inception": Severity.ERROR},
    sources=[IATI.at("rule 8.8.1"), EU_LOGFRAME],
    grade=Grade.CONSENSUS,
    asked=Asked.STANDARD,
)
def check(subject: Subject) -> list[Finding]:
    """All indicators but those told in words."""
    measured = [i for i in subject.programme.indicators if quantitative(i)]
    findings = []
    for indicator in measured:
        wrong = lacking(indicator, indicator.baseline, "baseline")
        if wrong:
            at = indicator.baseline.at / "value" if indicator.baseline else indicator.at
            findings.append(Finding(at, f"Indicator {indicator.id} (“{indicator.statement}”) {wrong}."))
    return folded(findings, f"{len(findings)} of the {len(measured)} indicators have no usable baseline.")


_INDICATOR = """
results:
  impact:
    statement: People stay connected.
    indicators:
      - id: i1  #
        statement: Hours without service
        measure: unit
"""
VALID = [
    _INDICATOR + "        baseline: {value: 9, at: 2026}\n",
    _INDICATOR.replace("unit", "qualitative"),
    _INDICATOR.replace("unit", "ordinal") + "        baseline: {value: formative, at: 2026}\n",
]
INVALID = [
    _INDICATOR.replace("i1  #", "i1  # <- here"),
    _INDICATOR + "        baseline:\n          at: 2026\n          value: TBD  # <- here\n",
    _INDICATOR + "        baseline:\n          at: 2026\n          value: many  # <- here\n",
    _INDICATOR.replace("unit", "ordinal")
    + "        scale: [low, high]\n        baseline:\n          at: 2026\n          value: medium  # <- here\n",
]
