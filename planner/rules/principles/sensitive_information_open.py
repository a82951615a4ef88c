"""P10, confidentiality of sensitive information: incidents, weak points or cases, and nothing says how they are kept.

Why: As we read the principles of A/75/816, they ask that the confidentiality of sensitive information is ensured.
Who exercises incidents, finds weak points or works on cases learns what an attacker would pay for and what victims
told in trust. It should be settled before the first file is shared who keeps what, and for how long.

Fix: Say under `safeguards`, as `confidentiality`, which kinds of information the programme will hold, who may see
each, how it is kept and when it is destroyed.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import OEWG2021, SWALI
from planner.engine.wording import listed
from planner.model.care import confidentiality_stated, themed

SENSITIVE = (
    "forensics",
    "incident-response",
    "lawful-interception",
    "vulnerability-disclosure",
)
"""Themes of activities that can bring weak points, incidents or cases to light."""


@rule(Severity.NOTE, sources=[OEWG2021, SWALI], grade=Grade.PRACTICE, rows=["M14"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for the programme; plans and positions of states are another rule's."""
    work = themed(subject.programme, SENSITIVE)
    if not work or confidentiality_stated(subject.programme):
        return
    first, *others = work
    about = listed([theme.replace("-", " ") for theme in first.themes])
    message = f"“{first.activity.title}” can bring sensitive information with it ({about}), and nothing says how it is kept."
    related = tuple((f"So can “{t.activity.title}”.", t.activity.at / "themes") for t in others)
    yield Finding(first.activity.at / "themes", message, related=related)


_ACTIVITY = """
results:
  outcomes:
    - id: o1
      statement: Incidents are handled.
      outputs:
        - id: o1.1
          statement: An exercise.
          activities:
            - {id: a1, title: Exercise, skills: technical, for: [operators], method: exercise, from: 2027, to: 2027, cost: 100, themes: [incident-response]}
"""
_HERE = _ACTIVITY.replace("[incident-response]}", "[incident-response]}  # <- here")
VALID = [
    _ACTIVITY,
    "safeguards: {confidentiality: null}\n",
]
INVALID = [
    "safeguards:\n" + _HERE,
    "safeguards: {confidentiality: to follow}\n" + _HERE,
]
