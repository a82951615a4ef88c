"""Equipment or training that can be used to watch people, without a human-rights assessment.

Why: What finds a criminal finds a journalist too. To treat everything as a matter of security challenges privacy
and freedom of expression, and a donor that hands over or teaches the means shares in what is done with them.
British and European guidance asks for an assessment before such support is approved.

Fix: Have somebody independent of the receiving body assess the rights impact, and put under `safeguards` as
`human_rights` when that was, by whom, what was found and what follows. If the item cannot be used to watch people
or to open their data, take away `surveillance_capable`.
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, EU_RIGHTS, OSJA
from planner.model.care import rights_assessed, themed
from planner.model.programme import Programme
from planner.position import Pointer

WATCHING = ("forensics", "lawful-interception")
"""Themes of activities that teach how to watch people or to open their data."""


@rule(
    Severity.ERROR, sources=[CIGP, EU_RIGHTS, OSJA], grade=Grade.CONSENSUS, asked=Asked.STANDARD, rows=["M19"]
)
def check(subject: Subject) -> Iterator[Finding]:
    """One finding for the programme: one assessment may cover all of it."""
    programme = subject.programme
    found = list(_means(programme))
    if not found or rights_assessed(programme):
        return
    (first, at), *others = found
    message = f"{first}, and the programme has no human-rights assessment."
    yield Finding(at, message, related=tuple((f"{what}.", place) for what, place in others))


def _means(programme: Programme) -> Iterator[tuple[str, Pointer]]:
    for activity in programme.activities:
        for item in activity.equipment:
            if item.surveillance_capable:
                yield f"“{item.item}” can be used to watch people", item.at / "surveillance_capable"
    for work in themed(programme, WATCHING):
        words = " and ".join(theme.replace("-", " ") for theme in work.themes)
        yield f"“{work.activity.title}” teaches {words}", work.activity.at / "themes"


_ACTIVITY = """
results:
  outcomes:
    - id: o1
      statement: Cases are brought to court.
      outputs:
        - id: o1.1
          statement: A laboratory.
          activities:
            - id: a1
              title: Laboratory
              skills: technical
              for: [operators]
              method: equipment
              from: 2027
              to: 2027
              cost: 100
"""
_ITEM = "              equipment:\n                - item: Forensic workstation\n                  surveillance_capable: true"
_NOT_ASSESSED = "safeguards: {human_rights: null}\n"
VALID = [
    _ACTIVITY + _ITEM + "\n",
    _NOT_ASSESSED + _ACTIVITY + "              equipment: [{item: Test set, surveillance_capable: false}]\n",
]
INVALID = [
    _NOT_ASSESSED + _ACTIVITY + _ITEM + "  # <- here\n",
    _NOT_ASSESSED + _ACTIVITY + "              themes: [forensics, cybercrime]  # <- here\n",
    "safeguards: {human_rights: {finding: To follow.}}\n" + _ACTIVITY + _ITEM + "  # <- here\n",
]
