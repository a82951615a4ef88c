"""P8, confidentiality of national policies and plans: work on them, and nothing says how they are kept.

Why: The States agreed in A/75/816 that the confidentiality of national policies and plans is protected. Who helps
to write a strategy or to prepare a negotiation sees drafts, weak points and red lines.
A government that cannot rely on their being kept shows the harmless half.

Fix: Say under `safeguards`, as `confidentiality`, who may see plans and drafts, who decides what is published, and
what happens with them afterwards. What stands in this file itself is withheld by an entry under `confidential`.
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import OEWG2021, SWALI
from planner.engine.wording import listed
from planner.model.care import confidentiality_stated, themed
from planner.model.coverage import groups_of
from planner.model.results import Group

PLANS = ("cyber-diplomacy", "strategy")
"""Themes of activities that work with the plans and positions of a state."""


@rule(Severity.WARNING, sources=[OEWG2021, SWALI], grade=Grade.CONSENSUS, asked=Asked.STANDARD, rows=["M14"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for the programme; incident data and other sensitive information is another rule's."""
    programme = subject.programme
    work = [t for t in themed(programme, PLANS) if Group.STATE in groups_of(programme, t.activity)]
    if not work or confidentiality_stated(programme):
        return
    first, *others = work
    about = listed([theme.replace("-", " ") for theme in first.themes])
    message = f"“{first.activity.title}” is about {about}, and nothing says how the plans and positions that states share there are kept."
    related = tuple((f"So is “{t.activity.title}”.", t.activity.at / "themes") for t in others)
    yield Finding(first.activity.at / "themes", message, related=related)


_ACTIVITY = """
results:
  outcomes:
    - id: o1
      statement: A strategy is in force.
      outputs:
        - id: o1.1
          statement: Advice.
          activities:
            - {id: a1, title: Advice, skills: governance, for: [STAKEHOLDER], method: advice, from: 2027, to: 2027, cost: 100, themes: [strategy]}
"""
_SILENT = "safeguards: {confidentiality: null}\n"
_STATE = _ACTIVITY.replace("STAKEHOLDER", "regulators")
VALID = [
    _STATE,
    _SILENT + _ACTIVITY.replace("STAKEHOLDER", "operators"),
]
INVALID = [
    _SILENT + _STATE.replace("[strategy]}", "[strategy]}  # <- here"),
    "safeguards:\n" + _STATE.replace("[strategy]}", "[strategy]}  # <- here"),
]
