"""The currencies of the world: ISO 4217 codes of money, with those that older programmes may still be counted in.

The facts come from ``tables/currencies.csv``: the list of the ISO 4217 maintenance agency (SIX Financial
Information) without precious metals, bond units and test codes, in which nobody budgets.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from planner.frozen import Frozen
from planner.resources import rows


class Currency(Frozen):
    """One currency."""

    code: str
    """ISO 4217, three capital letters."""
    name: str
    withdrawn: int | None
    """The year in which it ceased to be money; None while it is."""

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


@cache
def currencies() -> Mapping[str, Currency]:
    """Every currency by its code, in the order of the codes."""
    return MappingProxyType({c.code: c for c in map(_currency, rows("currencies.csv"))})


def _currency(row: dict[str, str]) -> Currency:
    year = row["withdrawn"]
    return Currency(row["code"], row["name"], int(year) if year else None)
