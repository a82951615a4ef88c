"""The layouts in which figures come: one small module for each, read only when it is needed."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from planner.gapdata.layout import Content, Layout

LAYOUTS: Mapping[str, str] = MappingProxyType(
    {
        "review": "review",
        "plain": "plain",
        "wide": "wide",
    }
)
"""Name to module, in the order of guessing: those that are hardest to mistake for another come first."""


def layout(name: str) -> Layout:
    """The layout called ``name``; KeyError if there is none."""
    return cast("Layout", import_module(f"planner.gapdata.layouts.{LAYOUTS[name]}"))


def recognised(content: Content) -> str | None:
    """The name of the layout that the file is in: the first that recognises it; None if none does."""
    return next((name for name in LAYOUTS if layout(name).recognises(content)), None)
