"""Where the figures of a country and its peers stand on one line, so that a chart shows distance and not rank alone."""

from collections.abc import Sequence
from math import log10

from planner.frozen import Frozen
from planner.model.gaps import Standing

_STEEP = 30
"""Where the largest figure is this many times the smallest, equal steps would heap most countries on one spot."""


class Strip(Frozen):
    """Places from 0 (the worst figure among them) to 1 (the best): the right end is the better one."""

    peers: tuple[float, ...]
    """One for each peer with a figure, in ascending order."""
    median: float
    own: float
    logarithmic: bool
    """Whether each step along the line multiplies the figure instead of adding to it."""


def strip(standing: Standing) -> Strip:
    """The places of a country, its peers and their median; all in the middle where all figures are the same."""
    values = [record.value for record in standing.records]
    every = [*values, standing.record.value]
    steep = min(every) > 0 and max(every) / min(every) >= _STEEP
    scaled = [_scaled(value, logarithmic=steep) for value in (*every, standing.peer_median)]
    low, high = min(scaled), max(scaled)
    *peers, own, median = _placed(scaled, low, high, up=standing.indicator.higher_is_better)
    return Strip(tuple(sorted(peers)), median, own, steep)


def _scaled(value: float, *, logarithmic: bool) -> float:
    return log10(value) if logarithmic else value


def _placed(scaled: Sequence[float], low: float, high: float, *, up: bool) -> list[float]:
    """Each value as its share of the way from ``low`` to ``high``, turned round where less is better."""
    if low == high:
        return [0.5] * len(scaled)
    shares = [(value - low) / (high - low) for value in scaled]
    return [round(share if up else 1 - share, 4) for share in shares]
