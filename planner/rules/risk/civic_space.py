"""Civil society as an audience in a country where people have little voice, and no such risk.

Why: Those who learn to measure outages or to speak on rights can be punished for it. Where there is little room for
them, a programme has to think of that first. The line is drawn on the World Bank's estimate of voice and
accountability, on a scale of about -2.5 to 2.5; it speaks of elections, press and association, not of civic space
alone, and where it is drawn, at -0.75, is the choice of this house: a reason to ask, not a verdict on a country.
Where that estimate is missing, the other figures on rights and civic space count, such as a rating of freedom that
you have added: at least so many peers must do better as the option `gap` says. All figures on the subject are printed.

Fix: Add a risk that is `about: [civic-space]`, with what protects the people concerned and an owner, or say in a
waiver why it does not arise. The option `points` sets the line.
"""

from planner.engine import Finding, Grade, Severity, Subject, rule
from planner.engine.sources import GAP_METHOD
from planner.engine.wording import by_country, figures_words
from planner.model.effort import in_country
from planner.model.figures import Area
from planner.model.gaps import GapProfile
from planner.model.programme import Programme
from planner.model.results import Group

VOICE = "voice-accountability"
"""The indicator on which the line is drawn."""


@rule(Severity.NOTE, sources=[GAP_METHOD], grade=Grade.PRACTICE, needs_gaps=True)
def check(subject: Subject, *, points: float = -0.75, gap: float = 0.5) -> list[Finding]:
    """``points``: below this estimate there is little voice; ``gap``: the share of peers that do better without it.

    Silent where some risk is about civic space, and of countries without any such figure.
    """
    programme = subject.programme
    if any("civic-space" in risk.about for risk in programme.risks):
        return []
    narrow: dict[str, str] = {}
    for country in programme.countries:
        profile = subject.gaps.get(country)
        if profile and _narrow(profile, points, gap) and _civil_society(programme, country):
            narrow[country] = _figures(profile)
    opening = "Civil society in {countries} takes part, and no risk is about civic space, which may be narrow there."
    return by_country(programme, opening, narrow)


def _narrow(profile: GapProfile, points: float, gap: float) -> bool:
    voice = profile.record(VOICE)
    if voice is not None:
        return voice.value < points
    found = profile.area(Area.RIGHTS).gap
    return found is not None and found >= gap


def _figures(profile: GapProfile) -> str:
    """Every figure on rights and civic space that is recorded, the one on which the line is drawn first."""
    found = [r for r in profile.records if Area.RIGHTS in r.indicator.areas]
    return figures_words(sorted(found, key=lambda r: (r.indicator.id != VOICE, r.indicator.id)))


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
_RATED = """# with figures:
XKX,freedom-on-the-net,2025,30,2019
ALB,freedom-on-the-net,2025,60,2019
BIH,freedom-on-the-net,2025,61,2019
BLR,freedom-on-the-net,2025,20,2019
MKD,freedom-on-the-net,2025,62,2019
MNE,freedom-on-the-net,2025,63,2019
SRB,freedom-on-the-net,2025,64,2019
"""
INVALID = [
    "countries: [SSD]  # <- here\n" + _GROUPS,
    "countries: [XKX]  # <- here\n" + _GROUPS.replace("SSD", "XKX") + _RATED,
]
