"""Whether datasets say the same where they speak of the same: planner never chooses between two figures."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from planner.errors import DataError
from planner.model.country import countries
from planner.model.figures import Indicator, Record

_NAMED = 3
"""Disagreements that a message names; the rest is counted."""


class Said(NamedTuple):
    """A figure, and the name of the dataset that gives it."""

    dataset: str
    record: Record


def agree(datasets: Mapping[str, Iterable[Record]]) -> None:
    """Raises DataError that names the datasets and the figures if two of them, by name, contradict each other."""
    figures: dict[tuple[str, str, str, str], Said] = {}
    declared: dict[str, Said] = {}
    clashes: list[tuple[Said, Said]] = []
    for name, records in sorted(datasets.items()):
        for record in records:
            said = Said(name, record)
            indicator = declared.setdefault(record.indicator.id, said)
            if _declaration(indicator.record.indicator) != _declaration(record.indicator):
                raise _declared_twice(indicator, said)
            first = figures.setdefault(record.key, said)
            if _content(first.record) != _content(record):
                clashes.append((first, said))
    if clashes:
        raise _clash(clashes)


def _content(record: Record) -> tuple[object, ...]:
    """What two datasets must not say differently of one figure: how much it is and who may see it."""
    return record.value, record.access


def _declaration(indicator: Indicator) -> tuple[object, ...]:
    """What two datasets must not say differently of one indicator of the user's own."""
    return indicator.title, indicator.unit, indicator.areas, indicator.higher_is_better


def _clash(clashes: list[tuple[Said, Said]]) -> DataError:
    one, other = clashes[0]
    between = [c for c in clashes if {c[0].dataset, c[1].dataset} == {one.dataset, other.dataset}]
    told = "; ".join(_told(*clash) for clash in between[:_NAMED])
    more = f"; and {len(between) - _NAMED} more" if len(between) > _NAMED else ""
    figures = "1 figure" if len(between) == 1 else f"{len(between)} figures"
    return DataError(
        f"The datasets {one.dataset} and {other.dataset} give {figures} differently: {told}{more}.",
        _which(one.dataset, other.dataset),
    )


def _told(one: Said, other: Said) -> str:
    """``ncsi-score of Ghana for 2022 is 48.05 points (gaps/a.gaps.csv:2) or 50 points (gaps/b.gaps.csv:3)``."""
    first, second = one.record, other.record
    what = f"{first.indicator.id} of {countries()[first.country].name} for {first.when}"
    if first.value == second.value:
        return f"{what} is {first.access} ({_place(one)}) or {second.access} ({_place(other)})"
    return f"{what} is {_exactly(first)} ({_place(one)}) or {_exactly(second)} ({_place(other)})"


def _exactly(record: Record) -> str:
    """The figure with every digit: rounded as in a report, two that differ could look the same."""
    return record.amount() if record.stage else f"{record.value:.12g} {record.indicator.unit}".rstrip()


def _place(said: Said) -> str:
    return said.record.place or said.dataset


def _declared_twice(one: Said, other: Said) -> DataError:
    return DataError(
        f"The datasets {one.dataset} and {other.dataset} declare the indicator {one.record.indicator.id} in two "
        f"ways: they differ in its title, unit, area or direction ({_place(one)}, {_place(other)}).",
        f"Let both say the same, or give one of the two indicators another name. {_which(one.dataset, other.dataset)}",
    )


def _which(one: str, other: str) -> str:
    return (
        f"Find out which is right and keep one of the two: `planner gaps remove NAME` takes out {one} or {other} "
        "where it was added before; a file takes the place of a dataset if it is added under its name (--as NAME)."
    )
