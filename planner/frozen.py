"""Frozen: the base of all plain data here, which is never changed once it is made.

It declares its fields as a dataclass does. msgspec makes the class and its instances in C: a class in a
fortieth of the time of a frozen dataclass and an instance in a tenth. A start makes some two hundred such classes and
each programme some hundreds of instances, so that is a good part of every check.
"""

from typing import TYPE_CHECKING, dataclass_transform

from msgspec import Struct, field
from msgspec.structs import astuple, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Frozen", "Struct", "astuple", "field", "fields", "named", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Frozen(Struct, frozen=True):
    """Fields with types and maybe defaults; equal if all fields are; ``replace`` makes a changed copy."""


def fields(of: "Frozen | type[Frozen]") -> tuple[str, ...]:
    """The names of the fields, in order."""
    return of.__struct_fields__


def named(of: Frozen) -> "Iterator[tuple[str, object]]":
    """Each field by name, in order."""
    return ((name, getattr(of, name)) for name in of.__struct_fields__)
