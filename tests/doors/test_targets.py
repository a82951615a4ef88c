"""What is fuzzed by `make fuzz` stands its seeds, and every file that fuzzing has found (``found/TARGET/``)."""

from pathlib import Path

import pytest

from fuzz.seeds import seeds
from fuzz.targets import LAYOUTS, TARGETS
from planner.gapdata.intake.layouts import LAYOUTS as KNOWN

FOUND = Path(__file__).parent / "found"


def test_every_importer_is_fuzzed() -> None:
    assert set(LAYOUTS) == set(KNOWN)


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_stands_what_it_begins_with(name: str) -> None:
    found = [path.read_bytes() for path in sorted((FOUND / name).glob("*"))]
    begun = seeds(name)
    assert begun
    for raw in (*begun, *found):
        TARGETS[name](raw)
