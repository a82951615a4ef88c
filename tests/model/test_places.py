"""Authors name places by id or by position."""

import pytest

from planner.model.places import follow
from planner.position import Pointer

DATA = {"risks": [{"id": "late"}, {"id": "cut", "response": "Spare cable", "about": ["data", "security"]}]}


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("/risks/cut", "/risks/1"),
        ("/risks/1/response", "/risks/1/response"),
        ("/risks/cut/about/0", "/risks/1/about/0"),
        ("", ""),
    ],
)
def test_a_place_is_found(written: str, at: str) -> None:
    trail = follow(DATA, written)
    assert (trail.whole, str(trail.at)) == (True, at)


@pytest.mark.parametrize(
    ("written", "nearest"),
    [("/risks/gone", "/risks"), ("/risks/2", "/risks"), ("/risks/cut/owner", "/risks/1"), ("/money", "")],
)
def test_a_lost_place_says_how_far_it_led(written: str, nearest: str) -> None:
    trail = follow(DATA, written)
    assert not trail.whole
    assert trail.at == Pointer.parse(nearest)


def test_moving_a_block_keeps_its_place() -> None:
    moved = {"risks": DATA["risks"][::-1]}
    assert follow(moved, "/risks/cut").value == follow(DATA, "/risks/cut").value
