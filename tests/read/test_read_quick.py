"""The quick validator and the one that explains always agree on what fits."""

import copy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.read.quick import fits
from planner.read.schema import _validator
from planner.read.schemas import schema
from planner.read.yaml import read

EXAMPLES = sorted((Path(__file__).parents[2] / "programmes").glob("*.yaml"))
DATA = [read(str(path), path.read_bytes())[0].data for path in EXAMPLES]
ODD = [
    None, True, False, 0, -1, 1, 2.5, 2.0, 10**17, "", " ", "x", "x\n", "GHA", "GH", "2027", "2027-02-30", "2027-13",
    "EUR", "é" * 200, "y" * 5000, "\U0001f310", [], {}, [None], ["a", "a"], {"id": "x"}, {"en": "a"}, "https://x.org", "-",
]  # fmt: skip


def _places(data, path=()):
    yield path
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, inside in pairs:
        yield from _places(inside, (*path, key))


PLACES = [[place for place in _places(data) if place] for data in DATA]


def _has_whole_decimal(data):
    if isinstance(data, dict | list):
        return any(map(_has_whole_decimal, data.values() if isinstance(data, dict) else data))
    return isinstance(data, float) and data.is_integer()


def _agree(data):
    explained = not any(True for _ in _validator(schema("programme")).iter_errors(data))
    quick = fits(data, schema("programme"))
    assert not quick or explained, "the quick one lets pass what does not fit"
    if not _has_whole_decimal(data):
        assert quick == explained, "the quick one refuses what fits"


@pytest.mark.parametrize("data", DATA, ids=[path.stem for path in EXAMPLES])
def test_every_example_fits_by_both(data):
    assert fits(data, schema("programme"))
    _agree(data)


@settings(max_examples=120)
@given(st.data())
def test_mutated_programmes_are_judged_alike(data):
    number = data.draw(st.integers(0, len(DATA) - 1))
    changed = copy.deepcopy(DATA[number])
    place = data.draw(st.sampled_from(PLACES[number]))
    holder = changed
    for part in place[:-1]:
        holder = holder[part]
    how = data.draw(st.sampled_from(["replace", "remove", "add"]))
    if how == "remove":
        del holder[place[-1]]
    elif how == "add" and isinstance(holder, dict):
        holder[data.draw(st.sampled_from(["extra", "id", "at", "en", "note", "x-y"]))] = data.draw(
            st.sampled_from(ODD)
        )
    else:
        holder[place[-1]] = data.draw(st.sampled_from(ODD))
    _agree(changed)


def test_a_whole_number_written_as_a_decimal_is_left_to_the_one_that_explains():
    changed = {**DATA[0], "planner": 1.0}
    assert not fits(changed, schema("programme"))
    _agree(changed)
