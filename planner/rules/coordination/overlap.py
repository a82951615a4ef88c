"""Another programme of the run that builds the same skill for the same group, in the same country and time.

Why: Whether a programme fits with what others do is one of the six criteria by which it will be judged. Where
donors do not know of each other, the same people may sit in the same course twice and others in none. Two
programmes on one subject can be right, if they know of each other and say who does what. Only the programmes that
are checked together are compared, so silence says nothing of all others.

Fix: Name the other programme, by its title or id, under `coordination` with the `relation` and, as `link`, who does
what. Or move the activity to another group, country or time.
"""

from collections.abc import Iterator
from functools import lru_cache

from planner.engine import Finding, Grade, Portfolio, Severity, rule
from planner.engine.portfolio import Cell, Stand
from planner.engine.sources import DAC_CRITERIA, MEMO, OEWG2021
from planner.engine.wording import counted, listed, name
from planner.model.results import Group, Skill

MOST = 4
"""How many names a sentence can hold."""
CROWD = 10
"""How many others are told one by one; of more it is only said that there are more."""


@rule(
    Severity.NOTE,
    sources=[DAC_CRITERIA, OEWG2021, MEMO],
    grade=Grade.CONSENSUS,
    rows=["M12"],
    compares=True,
)
def check(path: str, portfolio: Portfolio) -> Iterator[Finding]:
    """One finding for all other programmes, however many, with what is shared with each of the first beside it."""
    at = portfolio.of(path).at
    others = portfolio.beside(path, CROWD)
    told = others[:CROWD]
    if len(told) == 1:
        message = f"{_sentence(*told[0])} The plan does not name it under coordination."
        yield Finding(at, message)
    elif told:
        titles = [f"“{other.title}”" for other, _ in told]
        crowd = len(others) > CROWD
        number = f"More than {CROWD}" if crowd else str(len(told))
        named = f"among them {listed(titles[:MOST])}" if crowd else _some(titles)
        message = f"{number} other programmes do the same for the same people at the same time, and the plan names none of them under coordination: {named}."
        yield Finding(at, message, related=tuple((_sentence(*pair), at) for pair in told))


def _sentence(other: Stand, cells: tuple[Cell, ...]) -> str:
    return f"“{other.title}” ({' to '.join(other.period)}) works at the same time in {_work(cells)}."


@lru_cache(1024)
def _work(cells: tuple[Cell, ...]) -> str:
    """Where and on what two programmes work; programmes of one region share the same few things."""
    groups = {skill: {cell.group for cell in cells if cell.skill is skill} for skill in Skill}
    what = "; ".join(
        f"{skill} skills for {listed([group.words for group in Group if group in found])}"
        for skill, found in groups.items()
        if found
    )
    countries = _some([name(code) for code in sorted({cell.country for cell in cells})])
    return f"{countries} on the same: {what}"


def _some(words: list[str]) -> str:
    """The words as a list; of many the first ones and how many more."""
    if len(words) <= MOST + 1:
        return listed(words)
    return f"{', '.join(words[:MOST])} and {counted(len(words) - MOST, 'more', 'more')}"


VALID = [
    "title: Checked alone, the smallest programme cannot overlap with another\n",
    """
coordination:
  - {programme: The other programme, relation: coordinates-with, scope: national, link: They train the north.}
# beside it:
id: other
title: The other programme
""",
    """
title: In another country
# beside it:
id: other
title: The other programme
countries: [TGO]
""",
    """
title: At another time
# beside it:
id: other
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course.
          activities:
            - {id: a1, title: Course, skills: technical, for: [operators], by: [telco], method: course, from: 2028-10, to: 2028-12, cost: 9}
""",
]
INVALID = [
    """
countries: [GHA]
coordination:  # <- here
  - {programme: Example Regional Facility, relation: coordinates-with, scope: regional, link: A shared calendar.}
# beside it:
id: other
title: The other programme
""",
    """
countries:
  - GHA  # <- here
coordination: []
# beside it:
id: other
""",
]
