"""Readings of indicators as numbers or stages, and what keeps one from being either."""

from planner.model.blank import says_nothing
from planner.model.results import Indicator, Reading

COUNTED = ("unit", "percent")
"""The measures whose readings are numbers."""


def quantitative(indicator: Indicator) -> bool:
    """Whether its readings are values that can be compared, as IATI has it: all but those told in words."""
    return indicator.measure != "qualitative"


def lacking(indicator: Indicator, reading: Reading | None, what: str) -> str:
    """What is wrong with a baseline or target, for a sentence that begins with the indicator; empty if nothing.

    ``what`` is the word for it: ``baseline``.
    """
    if reading is None:
        return f"has no {what}"
    if isinstance(reading.value, str):
        return _in_words(indicator, reading.value, what)
    return ""


def _in_words(indicator: Indicator, value: str, what: str) -> str:
    if says_nothing(value):
        return f"has no {what} yet: it says “{value}”"
    if indicator.measure in COUNTED:
        return f"has “{value}” as its {what}, which is not a number"
    if indicator.measure == "ordinal" and indicator.scale and value not in indicator.scale:
        return f"has “{value}” as its {what}, which is not a stage of its scale"
    return ""


def height(indicator: Indicator, reading: Reading | None) -> float | None:
    """Where a reading stands, so that two of one indicator compare: its number, or its stage counted from 0."""
    if reading is None:
        return None
    if indicator.measure == "ordinal" and isinstance(reading.value, str):
        return indicator.stage(reading)
    return None if isinstance(reading.value, str) else reading.value
