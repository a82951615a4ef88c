"""What must hold of the arithmetic whatever the figures are."""

from hypothesis import given
from hypothesis import strategies as st

from planner.frozen import replace
from planner.gapdata.catalogue import indicators
from planner.gapdata.figures import collect
from planner.gapdata.peers import BOTH, Choice, Kind, ladder, parse_choice
from planner.gapdata.profile import profile, standing
from planner.model.country import countries, country
from planner.model.figures import Area, Record
from planner.model.gaps import AreaGap, Missing, PeerGroup, Standing

SERVERS = indicators()["secure-servers"]
FAULTS = replace(SERVERS, id="mended-faults", framework="", areas=(Area.INDUSTRY,), trend=False)
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


PEERS = ladder(country("GHA"))[0].countries
own_figures = st.dictionaries(st.sampled_from(("GHA", *PEERS)), st.integers(0, 50), min_size=6)


def records(by_country, turned=float):
    """Made-up figures of one year, each as ``turned`` makes it."""
    return [Record(c, FAULTS, 2024, turned(v)) for c, v in by_country.items()]


def judged(made, peers=BOTH):
    """What the profile of Ghana says of the made-up indicator."""
    found = profile("GHA", collect({**indicators(), FAULTS.id: FAULTS}, made), peers)
    area = found.area(Area.INDUSTRY)
    (one,) = (*area.standings, *area.missing)
    return one


@given(own_figures, st.sampled_from(PEERS), st.integers(51, 99))
def test_a_better_peer_never_lowers_a_gap(by_country, who, value):
    before, after = judged(records(by_country)), judged(records({**by_country, who: value}))
    if isinstance(before, Standing):
        assert after.better >= before.better
        assert after.gap >= before.gap


@given(own_figures, st.randoms(use_true_random=False))
def test_the_order_of_the_records_changes_nothing(by_country, random):
    made = records(by_country)
    shuffled = list(made)
    random.shuffle(shuffled)
    assert judged(made) == judged(shuffled)


@given(own_figures, st.sampled_from([lambda v: 3.0 * v - 70, lambda v: float(v) ** 3, lambda v: 1.5**v]))
def test_another_scale_of_the_same_order_changes_no_position(by_country, turned):
    one, other = judged(records(by_country)), judged(records(by_country, turned))
    assert type(one) is type(other)
    if isinstance(one, Standing):
        assert (one.better, one.level, one.of) == (other.better, other.level, other.of)


@given(own_figures)
def test_named_peers_give_what_the_same_group_listed_by_hand_gives(by_country):
    region = Choice(Kind.REGION)
    (group,) = ladder(country("GHA"), region)
    by_hand = parse_choice(",".join(group.countries))
    one, other = judged(records(by_country), region), judged(records(by_country), by_hand)
    if isinstance(one, Standing):
        assert replace(other, peers=one.peers) == one
    else:
        assert one == other


@given(own_figures, st.sampled_from(("GHA", *PEERS)))
def test_a_figure_that_is_taken_away_is_missing_and_never_nought(by_country, gone):
    fewer = {c: v for c, v in by_country.items() if c != gone}
    found = judged(records(fewer))
    if gone == "GHA":
        assert isinstance(found, Missing)
        assert found.record is None
    elif isinstance(found, Standing):
        assert gone not in {r.country for r in found.records}


@given(
    st.lists(
        st.tuples(st.sampled_from(("4", "5")), st.sampled_from(PEERS), st.integers(2018, 2024)), min_size=5
    )
)
def test_no_standing_mixes_editions(drawn):
    pillar = indicators()["gci-technical"]
    made = [Record(c, pillar, year, 5.0, version=v) for v, c, year in drawn]
    made += [Record("GHA", pillar, 2024, 6.0, version=v) for v in ("4", "5")]
    found = profile("GHA", collect(indicators(), made)).area(Area.TECHNICAL)
    for standing_ in found.standings:
        assert {r.version for r in standing_.records} == {standing_.record.version}
