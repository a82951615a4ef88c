"""Training that is measured by attendance or satisfaction alone.

Why: Kirkpatrick told four levels of training apart: reaction, learning, behaviour, results. That people came and
liked it is the first, and shows neither that anybody can do more nor that anybody does. An interview study found
that data on cyber capacity building are often not collected, and an overview that those on training are mostly
attendance and feedback.

Fix: Add an indicator of what participants know after the training (a test before and after) or of what they do with
it three to six months later, and mark its `level` as learning, behaviour or results.
"""

import re
from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import BINDING_HOOK, KIRKPATRICK, SHERIFF
from planner.engine.wording import listed
from planner.late import late
from planner.model.results import Indicator, Output

TRAINING = ("workshop", "course", "mentoring", "exercise", "fellowship")
"""The methods whose result is in the heads of those who were there."""
_ATTENDANCE = late(
    r"\b(?:attend(?:ed|ance|ees?|ing)|participants|satisf(?:ied|action)|trained|took part|completed an? |enrolled|"
    r"(?:courses?|workshops?|trainings?|sessions?|exercises?) (?:held|delivered|given|organi[sz]ed|conducted))",
    re.IGNORECASE,
)
_MORE = late(
    r"\b(?:test|pass(?:ed)?|exam|use[sd]?|using|appl(?:y|ied)|led|who (?:then|later|still))\b", re.IGNORECASE
)


@rule(Severity.WARNING, sources=[KIRKPATRICK, SHERIFF, BINDING_HOOK], grade=Grade.SEVERAL)
def check(subject: Subject) -> Iterator[Finding]:
    """One finding an output with training; silent where its outcome is measured at a deeper level."""
    for outcome in subject.programme.outcomes:
        if not any(_deep(i) for i in outcome.indicators):
            yield from (_finding(output) for output in outcome.outputs if _shallow(output))


def _shallow(output: Output) -> bool:
    """Whether an output trains, and all that is measured of it is who came; a mixture is given the doubt."""
    trains = any(activity.method in TRAINING for activity in output.activities)
    return trains and bool(output.indicators) and all(map(_first_level, output.indicators))


def _deep(indicator: Indicator) -> bool:
    return indicator.level in ("learning", "behaviour", "results")


def _first_level(indicator: Indicator) -> bool:
    """By its level where that is written, else by its words."""
    if indicator.level:
        return indicator.level == "reaction"
    return bool(_ATTENDANCE.search(indicator.statement)) and not _MORE.search(indicator.statement)


def _finding(output: Output) -> Finding:
    read = listed(f"“{i.statement}”" for i in output.indicators)
    message = f"Output {output.id} trains people and measures only who came or liked it: {read}."
    return Finding(output.at / "indicators", message)


_TREE = """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      indicators:
        - {id: i0, statement: Faults repaired within a day, measure: percentOUTCOME}
      outputs:
        - id: o1.1
          statement: A course.
          indicators:  # <- here
            - {id: i1, statement: STATEMENT}
          activities:
            - {id: a1, title: Course, skills: technical, for: [operators], by: [telco], method: METHOD, from: 2027, to: 2027, cost: 9}
"""
_COURSE = _TREE.replace("METHOD", "course")
_QUIET = _COURSE.replace("OUTCOME", "")
VALID = [
    _QUIET.replace("STATEMENT", "Engineers trained, measure: unit, level: learning"),
    _QUIET.replace("STATEMENT", "Engineers trained who pass a test, measure: unit"),
    _QUIET.replace("STATEMENT", "Handbooks in print, measure: unit"),
    _COURSE.replace("OUTCOME", ", level: behaviour").replace("STATEMENT", "Engineers trained, measure: unit"),
    _TREE.replace("METHOD", "campaign")
    .replace("OUTCOME", "")
    .replace("STATEMENT", "People who attended, measure: unit"),
]
INVALID = [
    _QUIET.replace("STATEMENT", "Engineers trained, measure: unit"),
    _QUIET.replace("STATEMENT", "Engineers who know more, measure: unit, level: reaction"),
]
