"""The decorator of the classes of the model: plain data that is never changed."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True)
def record(of: type[Class]) -> type[Class]:
    """A dataclass with slots. The type checker holds it frozen; at run time nothing does, since that costs too much.

    A frozen dataclass takes three times as long to make, and a programme has hundreds of them.
    """
    return dataclass(slots=True, unsafe_hash=True)(of)
