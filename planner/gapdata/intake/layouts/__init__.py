"""The layouts in which figures come: one small module for each, read only when it is needed."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import cast

from planner.gapdata.intake.layout import Content, Layout

LAYOUTS: Mapping[str, str] = MappingProxyType(
    {
        "world-bank-json": "world_bank_json",
        "data360-json": "data360_json",
        "freedom-house": "freedom_house",
        "data360": "data360",
        "world-bank-csv": "world_bank_csv",
        "owid": "owid",
        "ddf": "ddf",
        "ncsi": "ncsi",
        "review": "review",
        "plain": "plain",
        "wide": "wide",
    }
)
"""Name to module, in the order of guessing: those that are hardest to mistake for another come first."""


def layout(name: str) -> Layout:
    """The layout called ``name``; KeyError if there is none."""
    return cast("Layout", import_module(f"planner.gapdata.intake.layouts.{LAYOUTS[name]}"))


def recognised(content: Content) -> str | None:
    """The name of the layout that the file is in: the first that recognises it; None if none does."""
    return next((name for name in LAYOUTS if layout(name).recognises(content)), None)
