"""Two things that differ anywhere have two fingerprints; the same thing has the same in every process."""

import datetime as dt
import os
import subprocess
import sys
from enum import Enum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.fingerprint import Fingerprints, file_hash, fingerprint
from planner.frozen import Frozen


class One(Frozen):
    name: str
    inner: object = None


class Other(Frozen):
    name: str
    inner: object = None


class Colour(Enum):
    RED = 1
    BLUE = 2


PLAIN = st.none() | st.booleans() | st.integers() | st.text() | st.binary() | st.floats(allow_nan=False)
NESTED = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
        | st.builds(One, st.text(max_size=3), inner)
    ),
    max_leaves=8,
)


def spelt(value: object) -> str:
    """A value with its types, as Python itself tells them apart."""
    return repr(value)


@given(NESTED, NESTED)
def test_equal_if_and_only_if_the_same(one: object, other: object) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (spelt(one) == spelt(other))


@given(st.lists(st.text(max_size=4), max_size=4), st.lists(st.text(max_size=4), max_size=4))
def test_neighbours_do_not_run_into_each_other(one: list[str], other: list[str]) -> None:
    assert (fingerprint(*one) == fingerprint(*other)) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (1, 1.0),
        (0.0, -0.0),
        ("1", 1),
        (b"a", "a"),
        ((1,), [1]),
        (None, "None"),
        (One("a"), Other("a")),
        (One("a", ("b",)), One("a", (("b",),))),
        (Colour.RED, Colour.BLUE),
        (Colour.RED, "RED"),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (frozenset({"a"}), frozenset({"a", "b"})),
        (dt.date(2027, 1, 1), dt.date(2027, 1, 2)),
        (
            dt.datetime(2027, 1, 1, tzinfo=dt.UTC),
            dt.datetime(2027, 1, 1, tzinfo=dt.timezone(dt.timedelta(hours=1))),
        ),
        ("\ud800", "\ud801"),
    ],
)
def test_what_is_easily_taken_for_another(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)


@pytest.mark.parametrize("value", [object(), len, One, [lambda: 0], One("a", {1: object()})])
def test_what_is_not_known_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no fingerprint"):
        fingerprint(value)


def test_sets_and_the_seed_of_hashes_do_not_matter() -> None:
    program = "from planner.fingerprint import fingerprint; print(fingerprint(frozenset('abcdefgh')))"
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def change(path: Path, content: bytes) -> None:
    """Other content of the same length, at the same time."""
    before = path.stat()
    path.write_bytes(content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_a_path_stands_for_what_is_there(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    seen = [fingerprint(folder)]
    folder.mkdir()
    seen.append(fingerprint(folder))
    (folder / "a.ttf").write_bytes(b"")
    seen.append(fingerprint(folder))
    change(folder / "a.ttf", b"one")
    seen.append(fingerprint(folder))
    change(folder / "a.ttf", b"two")
    seen.append(fingerprint(folder))
    (folder / "below").mkdir()
    (folder / "below" / "a.ttf").write_bytes(b"two")
    seen.append(fingerprint(folder))
    (folder / "below" / "a.ttf").rename(folder / "below" / "b.ttf")
    seen.append(fingerprint(folder))
    seen += [fingerprint(folder / "a.ttf"), fingerprint(folder / "below" / "b.ttf")]
    assert len(set(seen)) == len(seen)


def test_links_are_followed_and_never_round_in_circles(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "fonts", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (elsewhere / "a.ttf").write_bytes(b"one")
    (folder / "more").symlink_to(elsewhere)
    (folder / "round").symlink_to(folder)
    (folder / "gone").symlink_to(tmp_path / "nothing")
    before = fingerprint(folder)
    change(elsewhere / "a.ttf", b"two")
    assert fingerprint(folder) != before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names here")
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert fingerprint(tmp_path)
    with pytest.raises(OSError, match="no ordinary file"):
        file_hash(tmp_path / "pipe")


def test_a_file_is_read_once_for_many(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    several = Fingerprints()
    before = several.of(tmp_path)
    change(tmp_path / "a", b"two")
    assert several.of(tmp_path) == before
    assert fingerprint(tmp_path) != before
