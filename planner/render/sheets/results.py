"""The results chain as rows for a logframe: impact, outcomes and outputs alike."""

from collections.abc import Iterator

from planner.frozen import Frozen
from planner.render.context.chain import Chain, IndicatorView, OutputView
from planner.render.context.text import Prose


class ResultRow(Frozen):
    """One result with what measures it."""

    number: str
    """``impact``, ``1`` or ``1.2``."""
    statement: Prose
    indicators: tuple[IndicatorView, ...]
    assumptions: tuple[Prose, ...] | None
    """None for the impact, for which donors ask none."""
    output: OutputView | None
    """The output itself, where it is one."""


def results(chain: Chain) -> Iterator[ResultRow]:
    """Every result from the impact down, each outcome before its outputs."""
    yield ResultRow("impact", chain.impact, chain.impact_indicators, None, None)
    for outcome in chain.outcomes:
        yield ResultRow(outcome.number, outcome.statement, outcome.indicators, outcome.assumptions, None)
        for output in outcome.outputs:
            yield ResultRow(output.number, output.statement, output.indicators, output.assumptions, output)
