"""P9, people and their rights: at least two of rights, gender and who is counted are missing.

Why: The States agreed in A/75/816 that capacity building respects human rights and fundamental freedoms, is
sensitive to gender, inclusive, universal and does not discriminate. Each of these has rules of its own; this one
looks at the whole. A plan without a thought on harm, on women and men, and on who is behind its numbers has
not yet been thought of as one for people.

Fix: Say under `safeguards` what harm the programme could do (`do_no_harm`) or what the human-rights assessment found
(`human_rights`), add the gender analysis (`gender`), and split indicators that count people (`by`).
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import OEWG2021, SWALI
from planner.engine.wording import listed
from planner.model.blank import says_nothing
from planner.model.care import rights_assessed
from planner.model.programme import Programme
from planner.position import ROOT

_PEOPLE = frozenset(("sex", "age", "disability"))


@rule(Severity.WARNING, sources=[OEWG2021, SWALI], grade=Grade.CONSENSUS, asked=Asked.STANDARD, rows=["M14"])
def check(subject: Subject) -> Iterator[Finding]:
    """One missing of the three is left to the rules that know it better."""
    missing = list(_missing(subject.programme))
    if len(missing) > 1:
        yield Finding(ROOT / "safeguards", f"The programme has {listed(missing)}.")


def _missing(programme: Programme) -> Iterator[str]:
    care = programme.safeguards
    if not rights_assessed(programme) and (care is None or says_nothing(care.do_no_harm)):
        yield "no word on rights or on harm that it could do"
    if care is None or care.gender is None or says_nothing(care.gender.analysis):
        yield "no gender analysis"
    if not any(_PEOPLE.intersection(indicator.by) for indicator in programme.indicators):
        yield "no indicator that tells women and men, ages or people with disabilities apart"


_SPLIT = """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      indicators: [{id: o1.a, statement: Engineers who led an exercise, measure: percent, by: [sex]}]
      outputs: [{id: o1.1, statement: A course., activities: []}]
"""
_UNSPLIT = _SPLIT.replace(", by: [sex]", "")
VALID = [
    _UNSPLIT,
    "safeguards: {gender: null}\n" + _SPLIT,
]
INVALID = [
    "safeguards:  # <- here\n" + _SPLIT,
    "safeguards:  # <- here\n  gender:\n" + _UNSPLIT,
    "safeguards:  # <- here\n  human_rights:\n  do_no_harm: n/a\n" + _UNSPLIT,
]
