"""A programme on people's data in which no digital intermediary takes part.

Why: Data protection, data flow and data localisation are in the hands of private companies more than of
governments: of the platforms, hosting and access providers that hold the data. Rules that are made without them
stay on paper.

Fix: Bring in the platforms, hosting or access providers that hold the data, as a stakeholder or an organisation,
and mark them with `intermediary: true`.
"""

from collections.abc import Iterator

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP
from planner.model.care import DATA_THEMES, HOSTS, themed


@rule(Severity.WARNING, sources=[CIGP], grade=Grade.PRACTICE, rows=["M16"])
def check(subject: Subject) -> Iterator[Finding]:
    """One finding, at the first activity on data or, without one, at the first place where data is held."""
    programme = subject.programme
    if any(o.intermediary for o in programme.organisations) or any(
        s.intermediary for s in programme.stakeholders
    ):
        return
    work = [(f"“{t.activity.title}”", t.activity.at / "themes") for t in themed(programme, DATA_THEMES)]
    held = [(f"“{i.name}”", i.at / "kind") for i in programme.infrastructure if i.kind in HOSTS]
    if not work and not held:
        return
    (first, at), *others = work + held
    message = f"{first} deals with people's data, and nobody in the programme is a digital intermediary that holds such data."
    yield Finding(at, message, related=tuple((f"{name} does too.", place) for name, place in others))


_ACTIVITY = """
results:
  outcomes:
    - id: o1
      statement: Providers protect data.
      outputs:
        - id: o1.1
          statement: An audit.
          activities:
            - id: a1
              title: Audit
              skills: governance
              for: [regulators]
              method: advice
              from: 2027
              to: 2027
              cost: 100
"""
VALID = [
    _ACTIVITY + "              themes: [legislation]\n",
    _ACTIVITY
    + "              themes: [data-flow]\n"
    + """
stakeholders:
  - {id: regulators, name: Hosting providers, type: industry, countries: [GHA], people: 20, intermediary: true, takes_part_in: [audience], why: They hold data.}
""",
]
INVALID = [
    _ACTIVITY + "              themes: [data-protection, legislation]  # <- here\n",
    """
infrastructure:
  - id: centre
    name: Example Data Centre
    kind: data-centre  # <- here
    operator: telco
    countries: [GHA]
    data_protection: The act applies.
""",
]
