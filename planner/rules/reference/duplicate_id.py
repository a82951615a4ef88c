"""An id that two things of a kind share.

Why: Everything in the file is named by its id. Where two share one, a budget line, an audience or an indicator
could mean either, and half of what was planned is silently left out.

Fix: Give one of the two another id, and correct the places that mean it. Organisations and stakeholders count as
one kind, and so do outcomes, outputs, activities and indicators.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import FORMAT
from planner.model.names import repeated


@rule(Severity.ERROR, sources=[FORMAT], grade=Grade.CONSENSUS)
def check(subject: Subject) -> Iterator[Finding]:
    """At every id that was given before."""
    for named, earlier in repeated(subject.programme):
        other = "another" if named.by == earlier.by else named.by
        message = f"The id `{named.id}` is given twice: to {earlier.by} and to {other}."
        yield Finding(named.at / "id", message, related=(("It was given here first.", earlier.at / "id"),))


VALID = [
    """
fora:
  - {id: telco, name: A forum may share the id of an organisation}
"""
]
INVALID = [
    """
organisations:
  - {id: donor, name: Example Agency, role: donor, type: state, country: NLD}
  - {id: lead, name: Example Foundation, role: lead, type: civil-society, country: GHA}
  - id: operators
    name: Example Operators' Association
    role: partner
    type: industry
    country: GHA
stakeholders:
  - id: operators  # <- here
    name: Engineers
    type: industry
    community: network operation
    countries: [GHA]
    people: 20
    takes_part_in: [audience]
    why: They repair.
""",
    """
results:
  impact: {statement: People stay connected., indicators: [{id: i1, statement: Hours offline, measure: unit}]}
  outcomes:
    - id: o1
      statement: Faults are repaired within a day.
      indicators:
        - id: i1  # <- here
          statement: Faults
          measure: unit
      outputs:
        - {id: o1.1, statement: A course., activities: []}
        - id: o1.1  # <- here
          statement: A clinic.
          activities: []
references:
  - {id: itu-2024, type: report, title: One}
  - id: itu-2024  # <- here
    type: report
    title: Another
""",
]
