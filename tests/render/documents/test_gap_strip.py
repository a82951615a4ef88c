"""Where figures stand on the line of a chart."""

from hypothesis import given
from hypothesis import strategies as st

from planner.frozen import replace
from planner.gapdata.catalogue import indicators
from planner.gapdata.profile import standing
from planner.model.figures import Record
from planner.model.gaps import PeerGroup
from planner.render.context.strip import strip

CODES = ("BEN", "CIV", "KEN", "NGA", "SEN", "TGO", "UGA")
VALUES = st.lists(st.floats(-1e6, 1e6), min_size=8, max_size=8)


def made(values, *, higher=True):
    indicator = replace(indicators()["secure-servers"], higher_is_better=higher)
    ghana, *peers = [Record(c, indicator, 2024, v) for c, v in zip(("GHA", *CODES), values, strict=True)]
    found = standing(ghana, PeerGroup("peers", CODES, "chosen"), {r.country: r for r in (ghana, *peers)})
    assert found is not None
    return found


@given(VALUES, st.booleans())
def test_every_place_is_on_the_line_and_better_is_to_the_right(values, higher):
    found = made(values, higher=higher)
    line = strip(found)
    places = (*line.peers, line.own, line.median)
    assert all(0 <= place <= 1 for place in places)
    assert len(line.peers) == found.of
    assert sum(place > line.own for place in line.peers) <= found.better
    assert sum(place < line.own for place in line.peers) <= found.worse


def test_the_ends_are_the_worst_and_the_best():
    assert strip(made([5, 0, 1, 2, 3, 4, 6, 10])).peers[-1] == 1
    assert strip(made([5, 0, 1, 2, 3, 4, 6, 10])).own == 0.5
    assert strip(made([0, 1, 2, 3, 4, 5, 6, 10], higher=False)).own == 1


def test_figures_that_are_all_the_same_stand_in_the_middle():
    line = strip(made([3.0] * 8))
    assert {*line.peers, line.own, line.median} == {0.5}


def test_a_wide_range_is_drawn_in_steps_that_multiply():
    line = strip(made([100, 1, 1, 1, 1, 1, 1, 10_000]))
    assert line.logarithmic
    assert line.own == 0.5
    assert not strip(made([100, 0, 1, 1, 1, 1, 1, 10_000])).logarithmic
