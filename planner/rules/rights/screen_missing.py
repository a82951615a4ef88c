"""Support for a body that can restrict people's rights, or on a subject that does, without a human-rights screen.

Why: Police, prosecution, intelligence, interior, defence and the regulator of telecoms can, each in
its way, search, arrest, block or listen. What they learn from a programme is used with these powers, and so is what is built for identity and
content. British and European guidance asks that such support is screened before it is approved. The screen is a
judgement that somebody answers for, and no tool can make it.

Fix: Screen the support: the human-rights situation, how the body could use it, what reduces the risk, and who
decides. Put the result under `safeguards` as `human_rights`. The option `mandates` holds the mandates that call for
it, `themes` the subjects.
"""

from collections.abc import Iterator

from planner.engine import Asked, Finding, Grade, Severity, Subject, rule
from planner.engine.sources import CIGP, EU_RIGHTS, OSJA
from planner.engine.wording import listed
from planner.model.care import rights_assessed, themed
from planner.model.coverage import audiences
from planner.model.programme import Programme
from planner.position import Pointer

Trigger = tuple[str, Pointer]
"""What calls for a screen, as a sentence without its full stop, and where it stands."""


@rule(
    Severity.ERROR, sources=[EU_RIGHTS, OSJA, CIGP], grade=Grade.CONSENSUS, asked=Asked.STANDARD, rows=["M19"]
)
def check(
    subject: Subject,
    *,
    mandates: tuple[str, ...] = (
        "police", "prosecution", "intelligence", "interior", "defence", "telecom-regulation",
    ),
    themes: tuple[str, ...] = ("content-regulation", "digital-identity"),
) -> Iterator[Finding]:  # fmt: skip
    """``mandates``: of those supported; ``themes``: of activities. One finding for the programme."""
    programme = subject.programme
    found = [*_bodies(programme, mandates), *_subjects(programme, themes)]
    if not found or rights_assessed(programme):
        return
    (first, at), *others = found
    message = f"{first}, and the programme has no human-rights screen."
    yield Finding(at, message, related=tuple((f"{what}.", place) for what, place in others))


def _bodies(programme: Programme, mandates: tuple[str, ...]) -> Iterator[Trigger]:
    """Those who learn or are given something; whom nothing is planned for is not supported."""
    given = {item.to for activity in programme.activities for item in activity.equipment}
    supported = audiences(programme) | given
    for body in programme.stakeholders:
        powers = [mandate.replace("-", " ") for mandate in mandates if mandate in body.mandate]
        if powers and body.id in supported:
            yield f"{body.name} (mandate: {listed(powers)}) are supported", body.at / "mandate"


def _subjects(programme: Programme, themes: tuple[str, ...]) -> Iterator[Trigger]:
    for work in themed(programme, themes):
        words = listed([theme.replace("-", " ") for theme in work.themes])
        yield f"“{work.activity.title}” is about {words}", work.activity.at / "themes"


_POLICE = """
stakeholders:
  - id: regulators
    name: Investigators
    type: state
    countries: [GHA]
    people: 20
    takes_part_in: [audience]
    why: They investigate.
"""
VALID = [
    _POLICE + "    mandate: [police]\n",
    _POLICE + "    mandate: [foreign-affairs]\nsafeguards: {human_rights: null}\n",
    _POLICE.replace("regulators", "idle") + "    mandate: [police]\nsafeguards: {human_rights: null}\n",
]
INVALID = [
    _POLICE + "    mandate: [incident-response, police]  # <- here\nsafeguards: {human_rights: null}\n",
    _POLICE + "    mandate: [defence]  # <- here\nsafeguards: {human_rights: {finding: TBD}}\n",
    _POLICE
    + "    mandate: [foreign-affairs]\nsafeguards: {human_rights: null}\n"
    + """
results:
  outcomes:
    - id: o1
      statement: People prove who they are.
      outputs:
        - id: o1.1
          statement: A register.
          activities:
            - {id: a1, title: Register, skills: technical, for: [regulators], method: advice, from: 2027, to: 2027, cost: 100, themes: [digital-identity]}  # <- here
""",
]
