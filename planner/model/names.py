"""Names: the ids that the file gives, by the families within which an id must be the only one of its kind."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from planner.frozen import Frozen
from planner.model.programme import Programme
from planner.position import Pointer


class Named(Frozen):
    """One id that is given."""

    at: Pointer
    id: str
    by: str
    """What carries it, for a sentence: ``the activity “Repair exercise”``."""


def repeated(programme: Programme) -> Iterator[tuple[Named, Named]]:
    """Each id that is given again within its family, with where it was given first.

    The families are the parties, the results, and each other list of its own. Organisations and stakeholders are one
    family, because both may deliver; so is the whole results chain. An organisation and a forum may share an id: no
    place accepts both.
    """
    for family in _families(programme):
        ids = [thing.id for things, _ in family for thing in things]
        if len(set(ids)) < len(ids):
            yield from _again([Named(it.at, it.id, say(it)) for things, say in family for it in things])


def _again(family: list[Named]) -> Iterator[tuple[Named, Named]]:
    first: dict[str, Named] = {}
    for named in family:
        earlier = first.setdefault(named.id, named)
        if earlier is not named:
            yield named, earlier


_Family = tuple[tuple[Sequence[Any], Callable[[Any], str]], ...]
"""Lists of things with an id, and how each is named in a sentence."""


def _families(programme: Programme) -> tuple[_Family, ...]:
    return (
        (
            (programme.organisations, lambda it: f"the organisation “{it.name}”"),
            (programme.stakeholders, lambda it: f"the stakeholder “{it.name}”"),
        ),
        (
            (programme.outcomes, lambda _: "an outcome"),
            (programme.outputs, lambda _: "an output"),
            (programme.activities, lambda it: f"the activity “{it.title}”"),
            (programme.indicators, lambda it: f"the indicator “{it.statement}”"),
        ),
        ((programme.fora, lambda it: f"the forum “{it.name}”"),),
        ((programme.infrastructure, lambda it: f"the infrastructure “{it.name}”"),),
        ((programme.legal_frameworks, lambda it: f"the legal framework “{it.name}”"),),
        ((programme.budget.lines, lambda it: f"the budget line “{it.title}”"),),
        ((programme.risks, lambda _: "a risk"),),
        ((programme.references, lambda it: f"the reference “{it.title}”"),),
        (
            (
                programme.evaluation.questions if programme.evaluation else (),
                lambda _: "an evaluation question",
            ),
        ),
    )
