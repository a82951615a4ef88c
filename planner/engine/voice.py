"""A country's record in the UN expert groups on information security, and who speaks for it in a programme."""

from planner.engine.rule import Subject
from planner.gapdata.derived import ROUNDS
from planner.model.effort import in_country
from planner.model.gaps import Record
from planner.model.programme import Programme
from planner.model.results import Skill

ATTENDANCE = "un-gge-rounds"
"""The indicator that counts the recorded rounds in which a country was a member."""

ON_RECORD = ", ".join(ROUNDS.values())
"""The rounds that are recorded, ready to print."""

_NUMBER = ("none", "one", "two", "three", "four", "five", "six")


def thin(subject: Subject, rounds: int) -> dict[str, Record]:
    """The target countries that are on record with fewer than ``rounds`` rounds, each with that record.

    A country without a record is left out: nothing is known of it.
    """
    found = ((c, subject.gaps[c].record(ATTENDANCE)) for c in subject.programme.countries if c in subject.gaps)
    return {country: record for country, record in found if record and record.value < rounds}


def attendance(record: Record) -> str:
    """``a member in none of the three rounds on record``, with the rounds and the source."""
    count, whole = _NUMBER[int(record.value)], _NUMBER[len(ROUNDS)]
    source = record.source or record.indicator.publisher
    return f"a member in {count} of the {whole} rounds on record ({ON_RECORD}; {source})"


def served(programme: Programme, iso3: str, skill: Skill) -> bool:
    """Whether an activity in the country, or a partner programme that is named, serves this kind of skill."""
    own = any(skill in activity.skills for activity in in_country(programme, iso3))
    return own or any(skill in link.skills for link in programme.coordination)
