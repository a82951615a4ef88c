"""A gap of the programme says exactly one of what answers it and to whom it is left."""

import copy
from typing import Any

import pytest

from planner.engine.examples import smallest
from planner.read.document import Document, Place
from planner.read.schema import validate
from planner.read.schemas import schema


def _faults(gap: dict[str, Any]) -> list[tuple[str, str]]:
    data = copy.deepcopy(smallest().data)
    data["purpose"]["gaps"] = [gap]
    document = Document("test.yaml", "", data, Place(0, 0, -1, -1, None))
    return [(f.rule, f.message) for f in validate(document, schema("programme"))]


@pytest.mark.parametrize("answer", [{"answered_by": ["o1"]}, {"left_to": "The regional court."}])
def test_either_will_do(answer: dict[str, Any]) -> None:
    assert _faults({"area": "rights", **answer}) == []


def test_both_are_one_too_many() -> None:
    [(rule, message)] = _faults({"area": "rights", "answered_by": ["o1"], "left_to": "The court."})
    assert rule == "schema/not-together"
    assert "only one of `answered_by` or `left_to`" in message


def test_neither_is_too_little() -> None:
    [(rule, message)] = _faults({"area": "rights"})
    assert rule == "schema/missing-key"
    assert "needs `answered_by` or `left_to`" in message


def test_an_area_that_is_none() -> None:
    [(rule, message)] = _faults({"area": "governence", "answered_by": ["o1"]})
    assert rule == "schema/not-allowed-value"
    assert "Did you mean governance?" in message
