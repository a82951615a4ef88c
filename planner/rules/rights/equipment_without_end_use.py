"""Equipment that is handed over without its end use or without its maintenance.

Why: A thing outlives the activity that brought it. Without an agreed use nobody can object to another one, and
without somebody who maintains it and pays for that it stands idle within a few years.

Fix: Say for each item under `end_use` what it may be used for and how that is agreed, and under `maintenance` who
keeps it running and pays for it.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import EU_RIGHTS, OEWG2021
from planner.engine.wording import listed
from planner.model.blank import says_nothing
from planner.model.results import Equipment


@rule(Severity.WARNING, sources=[EU_RIGHTS, OEWG2021], grade=Grade.PRACTICE, rows=["M19"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding an item."""
    for activity in subject.programme.activities:
        for item in activity.equipment:
            missing = list(_missing(item))
            if missing:
                yield Finding(
                    item.at / "item", f"“{item.item}” is handed over without {listed(missing, 'or')}."
                )


def _missing(item: Equipment) -> Iterator[str]:
    if says_nothing(item.end_use):
        yield "an agreed end use"
    if says_nothing(item.maintenance):
        yield "anybody to maintain it"


_ACTIVITY = """
results:
  outcomes:
    - id: o1
      statement: Faults are found.
      outputs:
        - id: o1.1
          statement: Test sets.
          activities:
            - id: a1
              title: Test sets
              skills: technical
              for: [operators]
              method: equipment
              from: 2027
              to: 2027
              cost: 100
              equipment:
                - to: operators
"""
VALID = [
    _ACTIVITY
    + "                  item: Test set\n                  end_use: Finding faults.\n                  maintenance: The operators.\n",
]
INVALID = [
    _ACTIVITY + "                  item: Test set  # <- here\n                  end_use: Finding faults.\n",
    _ACTIVITY
    + "                  item: Test set  # <- here\n                  end_use: n/a\n                  maintenance: The operators.\n",
]
