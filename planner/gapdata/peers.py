"""Whom a country is held against: the countries of its region and income group, or whom the user chooses."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cache

from planner.errors import UsageError
from planner.frozen import Frozen
from planner.message import N_, Phrase
from planner.model.country import Country, countries, named, nearest
from planner.model.gaps import PeerGroup

FEWEST = 5
"""With fewer peers that have a figure, one country more or less would move the share by over 20 points."""


class Kind(StrEnum):
    """The ways to choose peers."""

    BOTH = "both"
    INCOME = "income"
    REGION = "region"
    NAMED = "named"


class Choice(Frozen):
    """Whom to hold countries against; made from the user's words by :func:`parse_choice`."""

    kind: Kind = Kind.BOTH
    countries: tuple[str, ...] = ()
    """Alpha-3 codes of the peers that the user named, sorted; none for the other kinds."""

    def __str__(self) -> str:
        return ",".join(self.countries) or self.kind.value


BOTH = Choice()
"""Region and income group together, and the whole income group where these are too few."""


def parse_choice(text: str) -> Choice:
    """The choice that ``text`` asks for: ``both``, ``income``, ``region``, or countries parted by commas.

    Raises UsageError, saying what is wrong and how to mend it.
    """
    word = text.strip().lower()
    if word in (Kind.BOTH, Kind.INCOME, Kind.REGION):
        return Choice(Kind(word))
    codes = tuple(sorted({_code(part) for part in text.split(",") if part.strip()}))
    if len(codes) < FEWEST:
        raise UsageError(f"{_counted(len(codes))} named as peers: at least {FEWEST} are needed.", _HOW)
    return Choice(Kind.NAMED, codes)


_HOW = "Use both, income, region, or at least five countries, such as KEN,NGA,SEN,CIV,TGO."


def _counted(number: int) -> str:
    if number < 2:
        return "Only one country is" if number else "No countries are"
    return f"Only {number} countries are"


def _code(text: str) -> str:
    """The alpha-3 code of one peer that the user named; raises UsageError."""
    found = named(text.strip())
    if found is not None:
        return found.iso3
    offers = " or ".join(str(countries()[code]) for code in nearest(text))
    message = f"The peers name {text.strip()[:60]!a}, which is no country."
    raise UsageError(message, f"Did you mean {offers}?" if offers else _HOW)


@cache
def ladder(country: Country, choice: Choice = BOTH) -> tuple[PeerGroup, ...]:
    """The peer groups of ``country``, the closest first; empty if it is in none (:func:`why_none` says why)."""
    return tuple(_groups(country, choice))


def why_none(country: Country, choice: Choice = BOTH) -> Phrase:
    """Why ``country`` is in no group of this choice: one sentence without its full stop."""
    if choice.kind is Kind.INCOME and country.region:
        return Phrase(
            "the World Bank has not put %(country)s in an income group, so it has no peers of its income",
            country=country.spoken,
        )
    return Phrase("the World Bank puts it in no region, so it has no peers here")


def _groups(country: Country, choice: Choice) -> Iterator[PeerGroup]:
    if choice.kind is Kind.NAMED:
        yield _named(country, choice)
    elif choice.kind is Kind.REGION:
        if country.region:
            yield _group(country, country.region, Phrase("same region"), region=country.region)
    elif choice.kind is Kind.INCOME:
        if country.income:
            yield _group(country, _all_regions(country), Phrase("same income group"), income=country.income)
    elif country.region:
        yield from _both(country)


def _both(country: Country) -> Iterator[PeerGroup]:
    """Region and income group together, then the income group alone; the region where there is no income group."""
    if not country.income:
        why = Phrase("the World Bank has not put %(country)s in an income group", country=country.spoken)
        yield _group(country, country.region, why, region=country.region)
        return
    near = Phrase("%(region)s, %(income)s", region=country.region, income=_income(country))
    same = Phrase("same region and same income group")
    yield _group(country, near, same, region=country.region, income=country.income)
    too_few = Phrase("fewer than %(fewest)s countries of %(group)s have a figure", fewest=FEWEST, group=near)
    yield _group(country, _all_regions(country), too_few, income=country.income)


_INCOMES = {
    "Low income": N_("low income"),
    "Lower middle income": N_("lower middle income"),
    "Upper middle income": N_("upper middle income"),
    "High income": N_("high income"),
}
"""Income groups of the World Bank as they stand within the name of a group of peers."""


def _income(country: Country) -> Phrase:
    return Phrase(_INCOMES[country.income])


def _all_regions(country: Country) -> Phrase:
    return Phrase("%(income)s, all regions", income=_income(country))


def _named(country: Country, choice: Choice) -> PeerGroup:
    others = tuple(code for code in choice.countries if code != country.iso3)
    names = tuple(countries()[code].spoken for code in others)
    return PeerGroup(Phrase("the named countries (%(names)s)", names=names), others, Phrase("chosen by name"))


def _group(country: Country, name: str, why: Phrase, *, region: str = "", income: str = "") -> PeerGroup:
    """All other countries of ``region`` and ``income``, where these are given."""
    members = tuple(
        c.iso3
        for c in countries().values()
        if c.iso3 != country.iso3 and region in ("", c.region) and income in ("", c.income)
    )
    return PeerGroup(name, members, why)
