"""Hostile files end quickly, in bounded memory, with one finding at the right place."""

import time
import tracemalloc

import pytest

from planner.read.builder import MAX_DEPTH, MAX_VALUES
from planner.read.files import MAX_BYTES
from planner.read.yaml import read

LAUGHS = "a0: &a0 lol\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
DEEP = 100_000
SECONDS = 20
"""Processor time; all takes under 1 second, and what is not linear would take minutes."""
CASES = {
    "flow lists": ("[" * DEEP, "too-deep", (1, MAX_DEPTH + 1)),
    "flow mappings": ("{a: " * DEEP, "too-deep", (1, 4 * MAX_DEPTH + 1)),
    "flow keys": ("{" * DEEP, "too-deep", (1, MAX_DEPTH + 1)),
    "dashes": ("- " * DEEP, "too-deep", (1, 2 * MAX_DEPTH + 1)),
    "question marks": ("? " * DEEP, "too-deep", (1, 2 * MAX_DEPTH + 1)),
    "indentation": (
        "".join(" " * n + "a:\n" for n in range(4000)),
        "too-deep",
        (MAX_DEPTH + 1, MAX_DEPTH + 1),
    ),
    "billion laughs": (LAUGHS, "alias", (2, 10)),
    "cycle": ("a: &a [*a, *a]\n", "alias", (1, 8)),
    "many anchors": ("".join(f"- &a{n} x\n" for n in range(90_000)), "alias", (1, 3)),
    "many directives": ("%TAG !a! x\n" * 500_000, "directive", (1, 1)),
    "late directives": (
        "a: 1\n...\n" + "".join(f"%TAG !a{n}! x\n" for n in range(300_000)),
        "directive",
        (3, 1),
    ),
    "huge": ("a: 1\n" * (MAX_BYTES // 4), "too-large", (1, 1)),
    "50 MB": (b"\xff" * 50_000_000, "too-large", (1, 1)),
    "many values": ("[" + "a," * (MAX_VALUES + 1), "too-large", (1, 2 * MAX_VALUES + 2)),
    "zeros": (b"\0" * 1_000_000, "encoding", (1, 1)),
    "bells": ("a: " + "\a" * 1_000_000, "control-character", (1, 4)),
    "long number": ("a: " + "1" * 9_000_000, "number", (1, 4)),
    "open quote": ("a: '" + "x\n" * 400_000, "syntax", (1, 4)),
    "blank lines": ("a: 'x\n" + "\n" * 400_000, "syntax", (1, 4)),
}


@pytest.mark.parametrize("case", CASES)
def test_ends_quickly_with_one_finding(only_fault, case):
    text, rule, place = CASES[case]
    raw = text if isinstance(text, bytes) else text.encode()
    started = time.process_time()
    fault = only_fault(raw)
    assert time.process_time() - started < SECONDS
    assert (fault.rule, fault.span[:2]) == (f"yaml/{rule}", place)


def test_a_hundred_thousand_names():
    raw = "".join(f"name{n}: {n}\n" for n in range(MAX_VALUES - 1)).encode()
    started = time.process_time()
    document, faults = read("f.yaml", raw)
    assert time.process_time() - started < SECONDS
    assert not faults
    assert len(document.data) == MAX_VALUES - 1


def test_depth_just_within_the_limit(data_of):
    assert data_of("[" * MAX_DEPTH + "]" * MAX_DEPTH)


def test_memory_of_a_bomb_is_bounded():
    raw = LAUGHS.encode() + b"b: " + b"[" * DEEP
    tracemalloc.start()
    read("f.yaml", raw)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000
