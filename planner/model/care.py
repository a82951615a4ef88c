"""What rules about rights, confidentiality and ownership ask of a programme in the same way."""

from collections.abc import Collection

from planner.frozen import Frozen
from planner.model.blank import says_nothing
from planner.model.parts import Organisation, Stakeholder
from planner.model.programme import Programme
from planner.model.results import Activity

DATA_THEMES = ("data-protection", "data-flow", "data-localisation")
"""Themes of activities that deal with what happens to the data of people."""

HOSTS = ("data-centre", "hosting")
"""Kinds of infrastructure that hold the data of others."""

_GIVING = ("donor", "lead", "implementer", "partner")
"""Roles of a state body that gives the programme, and is not only served by it."""


class Themed(Frozen):
    """An activity and those of its themes that matter here."""

    activity: Activity
    themes: tuple[str, ...]
    """In alphabetical order, at least one."""


def themed(programme: Programme, themes: Collection[str]) -> tuple[Themed, ...]:
    """The activities that are about at least one of these themes."""
    about = [a for a in programme.activities if not a.themes.isdisjoint(themes)]
    return tuple([Themed(a, tuple(sorted(a.themes.intersection(themes)))) for a in about])


def rights_assessed(programme: Programme) -> bool:
    """Whether a human-rights assessment stands in the file, with something that it found."""
    rights = programme.safeguards and programme.safeguards.human_rights
    return bool(rights and not says_nothing(rights.finding))


def confidentiality_stated(programme: Programme) -> bool:
    """Whether the file says how sensitive information of states and people is kept."""
    return bool(programme.safeguards and not says_nothing(programme.safeguards.confidentiality))


def served(programme: Programme) -> tuple[str, ...]:
    """The target countries whose own state does not itself pay for, lead or deliver the programme."""
    giving = {o.country for o in programme.organisations if o.type == "state" and o.role in _GIVING}
    return tuple(country for country in programme.countries if country not in giving)


def from_country(programme: Programme, party_id: str, country: str) -> bool:
    """Whether an organisation or stakeholder is of a country; an international organisation is of none."""
    party = programme.organisation(party_id) or programme.stakeholder(party_id)
    if isinstance(party, Organisation):
        return party.country == country and party.type != "international"
    return isinstance(party, Stakeholder) and country in party.countries
