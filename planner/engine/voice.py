"""A country's record in the UN expert groups on information security, and how to speak of it."""

from collections.abc import Mapping, Sequence

from planner.engine.rule import Subject
from planner.engine.wording import listed, names
from planner.gapdata.derived import MEMBERSHIP, ROUNDS
from planner.model.figures import Record

ATTENDANCE = "un-gge-rounds"
"""The indicator that counts the recorded rounds in which a country was a member."""

LASTING = (ATTENDANCE, MEMBERSHIP)
"""Indicators that count what happened: a seat in a round is a fact of its year and does not age."""

ON_RECORD = ", ".join(ROUNDS.values())
"""The rounds that are recorded, ready to print."""

_NUMBER = ("none", "one", "two", "three", "four", "five", "six")


def thin(subject: Subject, rounds: int) -> dict[str, Record]:
    """The target countries that are on record with fewer than ``rounds`` rounds, each with that record.

    Meant are the countries that development aid is for: the question is who is missing where rules are made, and
    a donor that serves its own staff is not. A country without a record is left out: nothing is known of it.
    """
    profiles = (subject.gaps[c] for c in subject.programme.countries if c in subject.gaps)
    found = ((p.country.iso3, p.record(ATTENDANCE)) for p in profiles if p.country.oda_recipient)
    return {country: record for country, record in found if record and record.value < rounds}


def attendance(records: Mapping[str, Record]) -> str:
    """How many of the recorded rounds these countries were in, with the rounds and the source, as a sentence."""
    groups: dict[int, list[str]] = {}
    for country, record in records.items():
        groups.setdefault(int(record.value), []).append(country)
    whole = f"of the {_NUMBER[len(ROUNDS)]} rounds on record"
    said = listed([f"{_who(countries, groups)} in {_NUMBER[n]} {whole}" for n, countries in groups.items()])
    sources = listed(sorted({record.source or record.indicator.publisher for record in records.values()}))
    return f"{said[:1].upper()}{said[1:]} of the UN Group of Governmental Experts ({ON_RECORD}; {sources})."


def _who(countries: Sequence[str], groups: Mapping[int, Sequence[str]]) -> str:
    """Names where they tell the groups apart; the sentence before has named them all."""
    verb = "was" if len(countries) == 1 else "were"
    if len(groups) > 1:
        return f"{names(countries)} {verb}"
    return f"it {verb}" if len(countries) == 1 else f"they {verb}"
