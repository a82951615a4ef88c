"""From bytes to data with positions: strict YAML, and the words of a JSON Schema that does not fit."""

from planner.read.document import Document, LineIndex
from planner.read.files import MAX_BYTES, STDIN, load
from planner.read.schema import validate
from planner.read.stages import STAGES
from planner.read.yaml import read, source_lines

__all__ = [
    "MAX_BYTES",
    "STAGES",
    "STDIN",
    "Document",
    "LineIndex",
    "load",
    "read",
    "source_lines",
    "validate",
]
