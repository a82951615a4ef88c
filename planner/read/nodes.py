"""Nodes of YAML as libyaml's composer makes them, but lean.

PyYAML's composer, written in C, makes a node for every value, and its classes of nodes begin with a function in Python:
a quarter of the composing. The classes here are made by msgspec and have the same fields. The composer takes
its classes from its module, where these stand in for them while one text is composed, and no longer.
"""

import operator
from functools import cache
from typing import Any

from planner.frozen import Struct


class Scalar(Struct, gc=False):
    """A word or a text."""

    tag: str
    value: str
    start_mark: Any
    end_mark: Any
    style: str
    """Of its quotes or its block; empty for a word without quotes."""


class Listed(Struct, gc=False):
    """A list."""

    tag: str
    value: list[Any]
    """Its nodes."""
    start_mark: Any
    end_mark: Any
    flow_style: bool
    """Whether it stands in brackets."""


class Mapped(Struct, gc=False):
    """A mapping."""

    tag: str
    value: list[tuple[Any, Any]]
    """Its nodes, each with that of its key before it."""
    start_mark: Any
    end_mark: Any
    flow_style: bool
    """Whether it stands in brackets."""


def root_of(composer: Any, raw: bytes) -> Any:
    """The root of a text in UTF-8 without aliases, None if it is empty; ``composer`` is the module of PyYAML written in C.

    Of another kind than those above if PyYAML has come to make its nodes in another way. Raises YAMLError.
    """
    theirs = composer.ScalarNode, composer.SequenceNode, composer.MappingNode
    composer.ScalarNode, composer.SequenceNode, composer.MappingNode = Scalar, Listed, Mapped
    try:
        return _composing(composer.CParser)(raw).get_single_node()
    finally:
        composer.ScalarNode, composer.SequenceNode, composer.MappingNode = theirs


@cache
def _composing(parser: Any) -> Any:
    """libyaml's composer without PyYAML's own ideas of what a word means: every node is left without a tag."""

    class Composer(parser):  # type: ignore[misc]  # PyYAML's CParser
        """Calls each of these for every node, so they are functions in C that do nothing of note."""

        resolve = "".format
        descend_resolver = operator.is_
        ascend_resolver = bool

    return Composer
