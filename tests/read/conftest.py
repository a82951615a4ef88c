"""Short ways to read a text and to look at what the reader says."""

import pytest

from planner.read.document import Document
from planner.read.schema import validate
from planner.read.yaml import read


@pytest.fixture
def data_of():
    """The data of a text that must be readable without a finding."""

    def get(text: str) -> object:
        document, faults = read("f.yaml", text.encode())
        assert not faults
        assert document is not None
        return document.data

    return get


@pytest.fixture
def only_fault():
    """The one finding of a text that must not be readable."""

    def get(text: str | bytes):
        document, faults = read("f.yaml", text if isinstance(text, bytes) else text.encode())
        assert document is None
        assert len(faults) == 1, faults
        assert faults[0].path == "f.yaml"
        assert faults[0].message.endswith((".", "?"))
        assert faults[0].fix
        return faults[0]

    return get


@pytest.fixture
def misfits_of():
    """The findings of a text under a schema."""

    def get(text: str, schema: dict):
        document, faults = read("f.yaml", text.encode())
        assert isinstance(document, Document), faults
        return validate(document, schema)

    return get
