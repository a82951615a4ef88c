"""The same activity for everybody: for all three groups at once, or in several countries without a difference.

Why: What a regulator, a network engineer and a rights group need is not the same, and neither is what two
countries need. Efforts have to differ by the stakeholders they are for; the principles that UN member states
agreed in 2021 ask for capacity building that is tailored to needs and context.

Fix: Say under `tailored` how the activity differs by stakeholder or country, or split it into activities of
their own.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import MEMO, OEWG2021
from planner.engine.wording import counted
from planner.model.coverage import groups_of
from planner.model.programme import Programme
from planner.model.results import Activity, Group
from planner.position import ROOT

MEETING = ("conference", "network")
"""The methods that exist to bring the groups together."""


@rule(Severity.NOTE, sources=[MEMO, OEWG2021], grade=Grade.CONSENSUS, rows=["M5"])
def check(subject: Subject) -> Iterator[Finding]:
    """By stakeholder for each activity; by country for each repeated text, and once for the programme."""
    programme = subject.programme
    for activity in programme.activities:
        if _for_all_groups(programme, activity):
            message = f"“{activity.title}” is one activity for state, industry and civil society at once, and does not say how it differs for each."
            yield Finding(activity.at / "for", message)
    yield from _same_text(programme)
    yield from _same_everywhere(programme)


def _for_all_groups(programme: Programme, activity: Activity) -> bool:
    everybody = len(groups_of(programme, activity)) == len(Group)
    return everybody and not activity.tailored and activity.method not in MEETING


def _same_text(programme: Programme) -> Iterator[Finding]:
    """Activities in different countries that are described with the same words."""
    seen: dict[str, Activity] = {}
    for activity in programme.activities:
        text = " ".join(activity.description.casefold().split())
        if not text or activity.tailored:
            continue
        first = seen.setdefault(text, activity)
        if first is not activity and set(first.countries) != set(activity.countries):
            message = f"“{activity.title}” has the same description as “{first.title}” in another country."
            related = (("The same words stand here.", first.at / "description"),)
            yield Finding(activity.at / "description", message, related=related)


def _same_everywhere(programme: Programme) -> Iterator[Finding]:
    """Several activities that span several countries, and not one that differs between them."""
    spanning = [a for a in programme.activities if len(a.countries) > 1]
    if len(spanning) > 1 and not any(a.tailored for a in spanning):
        countries = counted(len(programme.countries), "country", "countries")
        message = f"The programme serves {countries}, and none of its {len(spanning)} activities that span several of them says how it differs from one to the next."
        yield Finding(ROOT / "countries", message)


VALID = [
    """
title: Each activity of the smallest programme has its own audience
""",
    """
countries: [GHA, SEN]
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course and a meeting.
          activities:
            - {id: a1, title: Course, skills: governance, for: [regulators, operators, rights-groups], tailored: One track for each group; law of each country., by: [lead], method: course, from: 2027, to: 2027, cost: 90000}
            - {id: a2, title: Meeting, skills: technical, for: [regulators, operators, rights-groups], by: [telco], method: conference, from: 2027, to: 2027, cost: 90000}
""",
]
INVALID = [
    """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - id: a1
              title: Course
              skills: governance
              for: [regulators, operators, rights-groups]  # <- here
              by: [lead]
              method: course
              from: 2027
              to: 2027
              cost: 90000
""",
    """
countries: [GHA, SEN]
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: Courses.
          activities:
            - {id: a1, title: Course in Accra, description: Five days on repair., countries: [GHA], skills: technical, for: [operators], by: [telco], method: course, from: 2027, to: 2027, cost: 90000}
            - id: a2
              title: Course in Dakar
              description: Five days  on repair.  # <- here
              countries: [SEN]
              skills: technical
              for: [operators]
              by: [telco]
              method: course
              from: 2027
              to: 2027
              cost: 90000
""",
    """
countries: [GHA, SEN]  # <- here
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: Courses.
          activities:
            - {id: a1, title: Course, skills: technical, for: [operators], by: [telco], method: course, from: 2027, to: 2027, cost: 90000}
            - {id: a2, title: Clinic, skills: governance, for: [regulators], by: [lead], method: advice, from: 2027, to: 2027, cost: 90000}
""",
]
