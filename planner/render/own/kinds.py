"""What a name in a placeholder stands for: read off the vocabulary, so that the two cannot differ."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from planner.frozen import Frozen, fields
from planner.render.own.fields import Fields


class Kind(Frozen):
    """A value, a record or a list of records."""

    about: str
    record: type | None = None
    """The class of the record, or of the records in the list; None for a value."""
    many: bool = False

    @property
    def item(self) -> "Kind":
        """What a loop over the list gives."""
        return Kind(self.about, self.record)

    @property
    def inside(self) -> "dict[str, Kind]":
        """The entries of a record."""
        return {} if self.record is None or self.many else entries(self.record)


ANY = Kind("anything")
"""What a name stands for whose own place has been complained of already."""


@cache
def entries(record: type) -> dict[str, Kind]:
    """The entries of a class of the vocabulary, in its order."""
    hints = get_type_hints(record, include_extras=True)
    return {name: _kind(hints[name]) for name in fields(record)}


def _kind(hint: Any) -> Kind:
    what, about = get_args(hint)
    if get_origin(what) is tuple:
        return Kind(about, get_args(what)[0], many=True)
    return Kind(about, what) if isinstance(what, type) else Kind(about)


def whole() -> dict[str, Kind]:
    """What stands at the top."""
    return entries(Fields)


def paths() -> Iterator[tuple[str, Kind]]:
    """Every name that can be written at the top or after a dot of it: ``programme.title``, ``budget.lines``."""
    for name, kind in whole().items():
        yield name, kind
        for inner, below in kind.inside.items():
            yield f"{name}.{inner}", below
