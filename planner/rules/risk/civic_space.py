"""Civil society as an audience in a country where people have little voice, and no such risk.

Why: Those who learn to measure outages or to speak on rights can be punished for it. Where there is little room for
them, a programme has to think of that first. No open rating of civic space comes with planner; the figure used is
the World Bank's estimate of voice and accountability, on a scale of about -2.5 to 2.5. It speaks of elections, press and
association, not of civic space alone, and the line of -0.75 is the choice of this house: a reason to ask, not a
verdict on a country.

Fix: Add a risk that is `about: [civic-space]`, with what protects the people concerned and an owner, or say in a
waiver why it does not arise. The option `points` sets the line.
"""

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import GAP_METHOD
from planner.engine.wording import by_country, figure_words
from planner.model.effort import in_country
from planner.model.programme import Programme
from planner.model.results import Group

VOICE = "voice-accountability"
"""The indicator that stands in for a rating of civic space."""


@rule(Severity.NOTE, sources=[GAP_METHOD], grade=Grade.PRACTICE, needs_gaps=True)
def check(subject: Subject, *, points: float = -0.75) -> list[Finding]:
    """``points``: below this estimate of voice and accountability there is little voice.

    Silent where some risk is about civic space, and of countries without the figure.
    """
    programme = subject.programme
    if any("civic-space" in risk.about for risk in programme.risks):
        return []
    narrow: dict[str, str] = {}
    for country in programme.countries:
        profile = subject.gaps.get(country)
        record = profile.record(VOICE) if profile else None
        if record and record.value < points and _civil_society(programme, country):
            narrow[country] = figure_words(record)
    opening = "Civil society in {countries} takes part, and no risk is about civic space, which may be narrow there."
    return by_country(programme, opening, narrow)


def _civil_society(programme: Programme, country: str) -> bool:
    """Whether an activity in the country is for civil society from there."""
    audience = (s for activity in in_country(programme, country) for s in programme.audience(activity))
    return any(s.group is Group.CIVIL_SOCIETY and country in s.countries for s in audience)


_GROUPS = """
stakeholders:
  - {id: rights-groups, name: Rights groups, type: civil-society, community: digital rights, countries: [SSD], people: 9, takes_part_in: [audience], why: They speak.}
"""
VALID = [
    "countries: [GHA]\n",
    "countries: [SSD]\n",
    "countries: [SSD]\n"
    + _GROUPS
    + "risks:\n  - {id: r1, statement: They are pressed., kind: contextual, about: [civic-space], likelihood: 2, impact: 4}\n",
]
INVALID = ["countries: [SSD]  # <- here\n" + _GROUPS]
