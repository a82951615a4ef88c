"""Effort beside gap as a picture in a terminal: two bars for each skill and group, then what the programme says."""

from collections.abc import Iterator, Sequence

from planner.cli.gaps.words import BAR, NO_PEERS, TITLES, bar, percent
from planner.model.answers import stated
from planner.model.balance import Balance, balance
from planner.model.effort import in_country
from planner.model.figures import GROUPS, SKILLS
from planner.model.gaps import AreaGap, GapProfile
from planner.model.parts import GapAnswer
from planner.model.programme import Programme
from planner.report.safe import prose, visible
from planner.report.style import Style
from planner.report.terminal import BLANK, Ink, Row, paint, plain_row, usable_width

_NAME, _SHARE, _MONEY, _PEOPLE = 19, 8, 11, 7
"""Columns of the table."""
_TABLE = _NAME + 2 * (BAR + 1 + _SHARE) + 2 + 1 + _MONEY + 1 + _PEOPLE
"""Columns that the whole table takes; on a narrower screen the two bars stand one below the other."""


def picture(programme: Programme, profiles: Sequence[GapProfile], style: Style) -> str:
    """The countries in the order given, then how to read them; ends with a newline."""
    artist = _Artist(programme, style)
    rows = [plain_row(artist.say(programme.title), ink=Ink.STRONG), BLANK]
    rows += [row for profile in profiles for row in (*artist.country(profile), BLANK)]
    return paint([*rows, plain_row(_HOW_TO_READ, ink=Ink.QUIET)], style)


class _Artist:
    """Draws rows; knows the programme and what the screen can show."""

    def __init__(self, programme: Programme, style: Style) -> None:
        self.programme = programme
        self.style = style

    def say(self, text: str) -> str:
        return prose(text, unicode=self.style.unicode)

    def country(self, profile: GapProfile) -> Iterator[Row]:
        """Everything about one country."""
        yield plain_row(self.say(str(profile.country)), ink=Ink.STRONG)
        yield plain_row(self.say(_peers(profile)), ink=Ink.QUIET)
        yield plain_row(self.say(_activities(self.programme, profile.country.iso3)), ink=Ink.QUIET)
        rows = balance(self.programme, profile)
        wide = usable_width(self.style) >= _TABLE
        if wide:
            yield BLANK
            yield Row(plain_row(_head(visible(self.programme.currency)), ink=Ink.QUIET).parts, wrap=False)
        for part in (rows[: len(SKILLS)], rows[-len(GROUPS) :]):
            if not wide:
                yield BLANK
            for row in part:
                yield from self._wide(row) if wide else self._narrow(row)
        yield from self._said(profile)
        yield from self._unknown(profile)

    def _wide(self, row: Balance) -> Iterator[Row]:
        gap = " " * _SHARE if row.gap is None else f"{percent(row.gap):>{_SHARE}}"
        text = (
            f"{TITLES[row.area]:<{_NAME}}{self._gap_bar(row)} {gap}  {self._effort_bar(row)} "
            f"{percent(row.share / 100):>{_SHARE}} {_amount(row.money):>{_MONEY}} {row.people:>{_PEOPLE},}"
        )
        yield Row(plain_row(text).parts, wrap=False)

    def _narrow(self, row: Balance) -> Iterator[Row]:
        gap = "nothing recorded" if row.gap is None else f"{percent(row.gap)} of peers do better"
        spent = f"{percent(row.share / 100)} of the effort: {self.programme.currency} {_amount(row.money)}"
        yield plain_row(TITLES[row.area], ink=Ink.STRONG)
        yield plain_row(gap, label=self._gap_bar(row))
        yield plain_row(self.say(f"{spent}, {row.people:,} people"), label=self._effort_bar(row))

    def _gap_bar(self, row: Balance) -> str:
        return f"{'no data':<{BAR}}" if row.gap is None else bar(row.gap, self.style)

    def _effort_bar(self, row: Balance) -> str:
        return bar(row.share / 100, self.style)

    def _said(self, profile: GapProfile) -> Iterator[Row]:
        """What the programme says of each gap, and of which recorded gaps in skills and groups it says nothing."""
        yield BLANK
        yield plain_row("What the programme says of these gaps", ink=Ink.STRONG)
        unsaid: list[str] = []
        for area in profile.areas:
            answers = list(stated(self.programme, profile.country.iso3, area.area))
            for answer in answers:
                text = f"{_known(area)}: {_answer(self.programme, answer)}"
                yield plain_row(self.say(text), label="left to" if answer.left_to else "answers")
            if not answers and area.gap and area.area in (*SKILLS, *GROUPS):
                unsaid.append(_known(area))
        if unsaid:
            yield plain_row("; ".join(unsaid), label="unsaid", ink=Ink.QUIET)

    def _unknown(self, profile: GapProfile) -> Iterator[Row]:
        """Which figures are missing, each once; nothing where none is."""
        if not profile.missing:
            return
        yield BLANK
        yield plain_row("What is not known", ink=Ink.STRONG)
        for missing in profile.missing:
            text = f"{missing.indicator.title}: {missing.reason}."
            yield plain_row(self.say(text), label="missing", ink=Ink.QUIET)


_HOW_TO_READ = (
    "The first bar fills with the share of the peers that do better, the second with the share of the effort in the "
    "country: what its activities cost, over the skills and again over the groups. An activity in several countries "
    "costs each an equal part, and a community in several countries counts with an equal part of its people in "
    "each. A person is counted once in each line, so lines must not be added up. The two bars need not agree: `planner gaps` "
    "shows the figures behind a gap."
)


def _peers(profile: GapProfile) -> str:
    if profile.peers is None:
        return NO_PEERS
    return f"Peers: {len(profile.peers.countries)} others of {profile.peers.name}."


def _activities(programme: Programme, iso3: str) -> str:
    here = in_country(programme, iso3)
    cost = sum(activity.cost / len(activity.countries) for activity in here)
    count = "1 activity" if len(here) == 1 else f"{len(here)} activities"
    return f"Effort: {count}, {programme.currency} {_amount(cost)} of their cost there."


def _head(currency: str) -> str:
    gap, effort = f"{'gap':<{BAR + 1 + _SHARE}}", f"{'effort':<{BAR + 1 + _SHARE}}"
    return f"{'':<{_NAME}}{gap}  {effort} {currency:>{_MONEY}} {'people':>{_PEOPLE}}"


def _amount(money: float) -> str:
    return f"{money:,.0f}"


def _known(area: AreaGap) -> str:
    """``Industry (61% of peers do better)``."""
    found = "nothing recorded" if area.gap is None else f"{percent(area.gap)} of peers do better"
    return f"{TITLES[area.area]} ({found})"


def _answer(programme: Programme, answer: GapAnswer) -> str:
    said = answer.left_to or _results(programme, answer.answered_by)
    return f"{_sentence(said)} {_sentence(answer.because)}".strip()


def _results(programme: Programme, ids: Sequence[str]) -> str:
    """The results by id and name; an id that no result has stands alone."""
    names = {a.id: a.title for a in programme.activities}
    names |= {output.id: output.statement for output in programme.outputs}
    names |= {outcome.id: outcome.statement for outcome in programme.outcomes}
    return "; ".join(f"{name}, {names[name].rstrip('.')}" if name in names else name for name in ids)


def _sentence(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if not one_line or one_line[-1] in ".!?" else f"{one_line}."
