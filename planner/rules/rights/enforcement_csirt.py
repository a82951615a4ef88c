"""An incident response team that is given tasks of the police, the prosecution or the intelligence services.

Why: Norm (k) of A/70/174 asks States to leave each other's response teams alone and not to use their own to do
harm. Our reading: a team that also investigates or listens is no longer trusted with incidents, and those who are
attacked stop calling it. The norm does not say where a team must stand; that is practice.

Fix: If one entry stands for several bodies, name each as a stakeholder of its own. If it is one body, plan for the
separation: rules on what the team may pass on, to whom and on whose order.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import NORMS
from planner.engine.wording import listed
from planner.model.programme import Programme

_POWERS = ("police", "prosecution", "intelligence")
_LISTENING = "lawful-interception"


@rule(Severity.WARNING, sources=[NORMS.at("paragraph 13 (k)")], grade=Grade.PRACTICE, rows=["M19"])
def check(subject: Subject) -> Iterator[Finding]:
    """By mandate, and by activities on interception. The team's place in a ministry is not judged."""
    programme = subject.programme
    for team in programme.stakeholders:
        powers = [power for power in _POWERS if power in team.mandate]
        if "incident-response" in team.mandate and powers:
            message = f"{team.name} respond to incidents and have the mandate of {listed(powers)} too."
            yield Finding(team.at / "mandate", message)
    yield from _listening(programme)


def _listening(programme: Programme) -> Iterator[Finding]:
    for activity in programme.activities:
        teams = [s.name for s in programme.audience(activity) if "incident-response" in s.mandate]
        if teams and _LISTENING in activity.themes:
            message = f"“{activity.title}” teaches lawful interception to {listed(teams)}, who respond to incidents."
            yield Finding(activity.at / "themes", message)


_TEAM = """
stakeholders:
  - id: regulators
    name: National response teams
    type: state
    countries: [GHA]
    people: 20
    takes_part_in: [audience]
    why: They respond.
"""
VALID = [
    _TEAM + "    mandate: [incident-response, interior]\n",
    _TEAM + "    mandate: [police]\n",
]
INVALID = [
    _TEAM + "    mandate: [incident-response, police]  # <- here\n",
    _TEAM
    + "    mandate: [incident-response]\n"
    + """
results:
  outcomes:
    - id: o1
      statement: Cases are brought to court.
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - {id: a1, title: Course, skills: technical, for: [regulators], method: course, from: 2027, to: 2027, cost: 100, themes: [lawful-interception]}  # <- here
""",
]
