"""A governance or diplomatic outcome that names no UN norm of responsible State behaviour.

Why: The eleven norms of A/70/174, paragraph 13, are what States agreed on. An outcome that changes laws,
institutions or negotiations serves at least one of them as a rule; naming it ties the programme to the common
language of the fora and to what others report there.

Fix: Add `norms` to the outcome with the letters of paragraph 13 that it serves, from a to k.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import NORMS
from planner.engine.wording import listed
from planner.model.results import Outcome, Skill

HOOKS = {
    "cyber-diplomacy": "a (cooperation)",
    "cybercrime": "d (crime and terrorism)",
    "human-rights": "e (human rights)",
    "data-protection": "e (human rights)",
    "critical-infrastructure": "g (protecting critical infrastructure)",
    "incident-response": "h (requests for help)",
    "supply-chain": "i (supply chain)",
    "vulnerability-disclosure": "j (vulnerabilities)",
}
"""Themes of activities and the norm that such work often serves; a suggestion, the author decides."""


@rule(Severity.NOTE, sources=[NORMS], grade=Grade.CONSENSUS, rows=["M10"])
def check(subject: Subject) -> Iterator[Finding]:
    """Outcomes that are about technical skills alone are left in peace."""
    for outcome in subject.programme.outcomes:
        kinds = _kinds(outcome)
        if kinds and not outcome.norms:
            message = (
                f"The outcome “{outcome.id}” builds {' and '.join(kinds)} skills and names no norm of "
                "responsible State behaviour (A/70/174, paragraph 13)."
            )
            yield Finding(outcome.at / "id", message, _suggestion(outcome))


def _kinds(outcome: Outcome) -> list[str]:
    found = {skill for activity in outcome.activities for skill in activity.skills}
    return [skill.value for skill in (Skill.GOVERNANCE, Skill.DIPLOMATIC) if skill in found]


def _suggestion(outcome: Outcome) -> str:
    themes = {theme for activity in outcome.activities for theme in activity.themes}
    hooks = sorted({HOOKS[theme] for theme in themes if theme in HOOKS})
    if not hooks:
        return ""
    return f"Going by the themes of its activities it may serve {listed(hooks)}: add the right letters as `norms`."


_OUTPUTS = """      outputs:
        - id: o1.1
          statement: A clinic.
          activities:
            - {id: a1, title: Clinic, for: [regulators], by: [lead], method: workshop, from: 2027-03, to: 2027-09, cost: 1, skills: SKILL, themes: [cybercrime]}
"""
_OUTCOME = "results:\n  outcomes:\n    - statement: A law is drafted.\n"
VALID = [
    _OUTCOME + "      id: o1\n      norms: [d]\n" + _OUTPUTS.replace("SKILL", "governance"),
    _OUTCOME + "      id: o1\n" + _OUTPUTS.replace("SKILL", "technical"),
]
INVALID = [
    _OUTCOME + "      id: o1  # <- here\n" + _OUTPUTS.replace("SKILL", "governance"),
    _OUTCOME + "      id: o1  # <- here\n" + _OUTPUTS.replace("SKILL", "{diplomatic: 50, technical: 50}"),
]
