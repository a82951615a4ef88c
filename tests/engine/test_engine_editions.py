"""Which edition replaced which by when, and which stages say that a country is good at something."""

import pytest

from planner.engine.editions import advanced, replaced_by
from planner.gapdata.catalogue import edition, indicators
from planner.model.figures import Record


def _record(indicator: str, value: float, version: str) -> Record:
    return Record("GHA", indicators()[indicator], 2020, value, version=version)


@pytest.mark.parametrize(
    ("indicator", "version", "year", "newer"),
    [
        ("gci-overall", "4", 2024, "5"),
        ("gci-overall", "4", 2023, ""),
        ("gci-overall", "5", 2030, ""),
        ("ncaf-1-cooperation", "1", 2026, "2"),
        ("ncsi-score", "2", 2030, "3"),
        ("internet-users", "", 2030, ""),
    ],
)
def test_what_replaced_it_by_then(indicator: str, version: str, year: int, newer: str) -> None:
    found = replaced_by(_record(indicator, 1, version), year)
    assert (found.version if found else "") == newer


@pytest.mark.parametrize(("stage", "good"), [(1, False), (3, False), (4, True), (5, True)])
def test_the_two_highest_of_five_stages(stage: int, good: bool) -> None:  # noqa: FBT001 - a table of cases
    scale = edition("cmm", "2021")
    assert scale is not None
    assert len(scale.scale) == 5
    assert advanced(_record("cmm-1-1", stage, "2021")) is good


def test_a_figure_without_a_scale_is_no_stage() -> None:
    assert not advanced(_record("gci-overall", 99, "5"))
