"""One of the three questions left open: who builds the capacity, in which community, on what subject.

Why: Much that is called capacity building stays vague on exactly these three points, and then no two readers
expect the same. "Government" is a group and not a community: a telecom regulator, a court and a response team
need different things.

Fix: Name who delivers each activity under `by`, the community of each stakeholder under `community` (for example
telecom regulation, cable operation, community radio), and what the capacity is about under `subjects`.
"""

from collections.abc import Iterator, Sequence

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import MEMO
from planner.engine.wording import counted
from planner.model.blank import says_nothing
from planner.model.parts import Stakeholder
from planner.model.results import Activity
from planner.position import Pointer

_WHOLE_GROUPS = frozenset(
    (
        "state", "the state", "states", "government", "governments", "public sector", "public", "officials",
        "industry", "private sector", "business", "businesses", "companies", "civil society", "civil-society",
        "ngo", "ngos", "society", "citizens", "users", "public institutions", "government officials",
    )
)  # fmt: skip
"""Names of a whole group, which do not say which community within it."""


@rule(Severity.WARNING, sources=[MEMO], grade=Grade.CONSENSUS, rows=["M6"])
def check(subject: Subject) -> Iterator[Finding]:
    """At most one finding for each of the three questions."""
    programme = subject.programme
    yield from _who([a for a in programme.activities if not a.by])
    yield from _which([s for s in programme.stakeholders if _vague(s.community)])
    if not programme.purpose.subjects:
        message = "What the capacity is about is left open: the purpose names no subject, such as economy or human rights."
        yield Finding(programme.purpose.at, message)


def _vague(community: str) -> bool:
    return says_nothing(community) or community.casefold() in _WHOLE_GROUPS


def _who(nobody: Sequence[Activity]) -> Iterator[Finding]:
    if nobody:
        first, *others = nobody
        more = (
            f", and so it is for {counted(len(others), 'other activity', 'other activities')}"
            if others
            else ""
        )
        message = f"Who builds the capacity is left open: “{first.title}” does not say who delivers it{more}."
        yield Finding(
            first.at, message, related=tuple((f"“{a.title}” does not either.", a.at) for a in others)
        )


def _which(vague: Sequence[Stakeholder]) -> Iterator[Finding]:
    if vague:
        first, *others = vague
        because = f": “{first.community}” names no community" if first.community else ""
        more = f" and for {counted(len(others), 'other stakeholder')}" if others else ""
        message = f"Which community needs the capacity is left open for {first.name}{more}{because}."
        related = tuple((f"It is open for {s.name} too.", _place(s)) for s in others)
        yield Finding(_place(first), message, related=related)


def _place(stakeholder: Stakeholder) -> Pointer:
    return stakeholder.at / "community" if stakeholder.community else stakeholder.at


VALID = [
    """
title: The smallest programme answers all three questions
"""
]
INVALID = [
    """
purpose:  # <- here
  subjects: null
""",
    """
stakeholders:
  - id: regulators
    name: Regulators
    type: state
    community: Government  # <- here
    countries: [GHA]
    people: 20
    takes_part_in: [audience]
    why: They decide.
""",
    """
stakeholders:
  - {id: judges, name: Judges, type: state, countries: [GHA], people: 30, takes_part_in: [audience], why: They judge.}  # <- here
  - {id: users, name: Users, type: civil-society, community: tbd, countries: [GHA], people: 30, takes_part_in: [audience], why: They need it.}
""",
    """
results:
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      outputs:
        - id: o1.1
          statement: A course and a workshop.
          activities:
            - {id: a1, title: Course, skills: governance, for: [regulators], method: course, from: 2027, to: 2027, cost: 90000}  # <- here
            - {id: a2, title: Workshop, skills: technical, for: [operators], method: workshop, from: 2027, to: 2027, cost: 90000}
            - {id: a3, title: Clinic, skills: governance, for: [regulators], by: [lead], method: advice, from: 2027, to: 2027, cost: 90000}
""",
]
