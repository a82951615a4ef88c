"""Effort beside gap: what a programme spends where, and what it says itself of the gaps."""

from planner.frozen import Frozen
from planner.message import N_
from planner.model.balance import Balance, balance
from planner.model.parts import GapAnswer
from planner.render.context.lookup import Lookup
from planner.render.context.text import Piece, Prose, short

RESULTS = (N_("Outcome %(number)s"), N_("Output %(number)s"), N_("Activity %(number)s"))
"""What results and activities are called, by how many points their number has."""


class EffortRow(Frozen):
    """One skill type or stakeholder group in one country."""

    area: str
    gap: float | None
    """The share of the peers that do better, 0 to 1; None if nothing is recorded."""
    share: float | None
    """Of the effort in the country over the skills, or over the groups; None where money is withheld."""
    money: int | None
    """Whole currency units; None where money is withheld."""
    people: int
    """From the country, each once."""
    largest: bool
    """Whether this is the largest recorded skill gap of the country."""
    answer: str
    """``answered``, ``left`` or empty where the programme says nothing of this gap in this country."""


class CountryEffort(Frozen):
    """One country: three skill types, then three stakeholder groups."""

    country: str
    rows: tuple[EffortRow, ...]


class AnswerView(Frozen):
    """What the programme says of one gap."""

    area: str
    countries: tuple[str, ...]
    """Names; none if it speaks of all countries of the programme."""
    by: tuple[str, ...]
    """Numbers of the results and activities that answer it: ``Outcome 1``, ``Activity 1.2.3``."""
    left_to: Prose
    left_short: str
    """The same, cut to a line, without its full stop."""
    because: Prose
    evidence: tuple[Piece, ...]


def efforts(look: Lookup, *, money: bool) -> tuple[CountryEffort, ...]:
    """Effort beside gap for each country with figures; ``money``: whether sums and shares may be shown."""
    return tuple(
        CountryEffort(look.country(code), _rows(look, code, money=money))
        for code in look.programme.countries
        if code in look.gaps
    )


def answers(look: Lookup) -> tuple[AnswerView, ...]:
    """What the programme says of the gaps, in its own order."""
    return tuple(_answer(look, gap) for gap in look.programme.purpose.gaps)


def _rows(look: Lookup, code: str, *, money: bool) -> tuple[EffortRow, ...]:
    profile = look.gaps[code]
    largest = {area.area for area in profile.largest}
    return tuple(
        EffortRow(
            area=it.area.value,
            gap=it.gap,
            share=it.share / 100 if money else None,
            money=round(it.money) if money else None,
            people=it.people,
            largest=it.area in largest,
            answer=_said(look, code, it),
        )
        for it in balance(look.programme, profile)
    )


def _said(look: Lookup, code: str, row: Balance) -> str:
    """What the programme says of the gap in this area and country."""
    own = [g for g in look.programme.purpose.gaps if g.area is row.area and code in g.countries]
    if any(gap.answered_by for gap in own):
        return "answered"
    return "left" if own else ""


def _answer(look: Lookup, gap: GapAnswer) -> AnswerView:
    everywhere = set(gap.countries) >= set(look.programme.countries)
    return AnswerView(
        area=gap.area.value,
        countries=() if everywhere else look.countries(gap.countries),
        by=tuple(_numbered(look, entry) for entry in gap.answered_by),
        left_to=look.prose(gap.left_to),
        left_short=short(gap.left_to, 90).rstrip("."),
        because=look.prose(gap.because),
        evidence=look.evidence(gap.evidence),
    )


def _numbered(look: Lookup, entry: str) -> str:
    """``Outcome 1`` for the id of a result or activity; a slip is shown, or the mark where parts are withheld."""
    number = look.numbers.get(entry)
    if number is None:
        return look.slip(entry)
    return look.language.say(RESULTS[number.count(".")], number=number)
