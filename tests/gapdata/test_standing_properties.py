"""What must hold of the arithmetic whatever the figures are."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.gapdata.catalogue import indicators
from planner.gapdata.profile import standing
from planner.model.country import countries
from planner.model.figures import Area, Record
from planner.model.gaps import AreaGap, PeerGroup, Standing

SERVERS = indicators()["secure-servers"]
CODES = tuple(countries())[1:40]
values = st.floats(-1e9, 1e9, allow_nan=False)
peer_values = st.dictionaries(st.sampled_from(CODES), values, min_size=1)


def held_against(value, peers, *, higher_is_better=True, listed=CODES):
    indicator = replace(SERVERS, higher_is_better=higher_is_better)
    records = {c: Record(c, indicator, 2024, v) for c, v in peers.items()}
    return standing(Record("ABW", indicator, 2024, value), PeerGroup("all", tuple(listed), "a test"), records)


@given(values, peer_values)
def test_a_gap_lies_between_nought_and_one_and_is_a_plain_share(value, peers):
    found = held_against(value, peers)
    assert 0 <= found.gap <= 1
    assert found.of == len(peers) == len(found.records)
    assert found.better == sum(v > value for v in peers.values())
    assert min(peers.values()) <= found.peer_median <= max(peers.values())


@given(values, values, peer_values)
def test_who_does_better_has_no_larger_gap(one, other, peers):
    low, high = sorted((one, other))
    assert held_against(high, peers).gap <= held_against(low, peers).gap
    less = {"higher_is_better": False}
    assert held_against(low, peers, **less).gap <= held_against(high, peers, **less).gap


@given(values, peer_values, st.randoms(use_true_random=False))
def test_the_order_of_the_peers_changes_nothing(value, peers, random):
    shuffled = list(peers.items())
    random.shuffle(shuffled)
    listed = list(CODES)
    random.shuffle(listed)
    one, other = held_against(value, peers), held_against(value, dict(shuffled), listed=listed)
    assert (one.better, one.level, one.of, one.peer_median) == (
        other.better,
        other.level,
        other.of,
        other.peer_median,
    )
    assert one.records == other.records


@given(values, peer_values)
def test_turning_the_scale_round_turns_better_into_worse(value, peers):
    up, down = held_against(value, peers), held_against(value, peers, higher_is_better=False)
    assert up.better + down.better + up.level == up.of


@given(values, peer_values, st.sampled_from(CODES))
def test_a_peer_without_a_figure_is_not_counted(value, peers, gone):
    fewer = {c: v for c, v in peers.items() if c != gone}
    found = held_against(value, fewer)
    assert found is None if not fewer else found.of == len(fewer)


@given(values, peer_values)
def test_the_country_itself_is_no_peer_even_if_it_is_listed(value, peers):
    found = held_against(value, {**peers, "ABW": value}, listed=("ABW", *CODES))
    assert found.of == len(peers)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=6))
def test_the_gap_of_an_area_is_the_plain_mean(shares):
    record = Record("ABW", SERVERS, 2024, 1.0)
    group = PeerGroup("all", CODES, "a test")
    made = tuple(Standing(SERVERS, record, group, min(a, b), 0, max(a, b, 1), 0.0, ()) for a, b in shares)
    gap = AreaGap(Area.TECHNICAL, made, ()).gap
    assert min(s.gap for s in made) - 1e-12 <= gap <= max(s.gap for s in made) + 1e-12
    assert abs(gap * len(made) - sum(s.gap for s in made)) < 1e-9


def test_an_area_without_figures_has_no_gap():
    assert AreaGap(Area.TECHNICAL, (), ()).gap is None
