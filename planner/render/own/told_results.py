"""The results chain in the vocabulary of a donor's own form."""

from collections.abc import Iterable

from planner.message import Phrase
from planner.render.context.chain import ActivityView, IndicatorView, OutputView
from planner.render.context.text import Prose
from planner.render.own import fields as f
from planner.render.own.values import Values, term


class Results(Values):
    """Outcomes, outputs, activities, indicators and the rows of the logical framework."""

    def outcomes(self) -> tuple[f.Outcome, ...]:
        """The results chain from the outcomes down."""
        return tuple(
            f.Outcome(
                number=o.number,
                statement=self.text(o.statement),
                because=self.text(o.because),
                assumptions=self.several(o.assumptions),
                indicators=tuple(map(self.indicator, o.indicators)),
                outputs=tuple(map(self.output, o.outputs)),
            )
            for o in self.doc.chain.outcomes
        )

    def output(self, it: OutputView) -> f.Output:
        """An output with its indicators and activities."""
        return f.Output(
            number=it.number,
            statement=self.text(it.statement),
            weight="" if it.weight is None else it.weight,
            because=self.text(it.because),
            assumptions=self.several(it.assumptions),
            indicators=tuple(map(self.indicator, it.indicators)),
            activities=tuple(map(self.activity, it.activities)),
        )

    def activity(self, it: ActivityView) -> f.Activity:
        """An activity."""
        return self.made(
            f.Activity,
            (
                it.number,
                it.title,
                it.description,
                self.line(it.audience),
                self.line(it.by),
                f.Day(it.start),
                f.Day(it.end),
                self.money(it.cost),
            ),
        )

    def indicator(self, it: IndicatorView) -> f.Indicator:
        """An indicator."""
        return self.made(
            f.Indicator,
            (
                term(it.result) if it.result == "impact" else it.result,
                it.statement,
                self.reading(it.baseline, "baseline"),
                self.readings(it),
                self.reading(it.target, "target"),
                it.source,
                it.method,
                it.every,
                it.responsible,
            ),
        )

    def readings(self, it: IndicatorView) -> str:
        """The milestones on one line."""
        return self.language.joined((self.reading(one, "milestones") for one in it.milestones), ";")

    def logframe(self) -> Iterable[f.LogframeRow]:
        """The rows of the logical framework, from the impact down."""
        chain = self.doc.chain
        yield from self.framed(
            Phrase("Impact"), chain.impact, chain.impact_indicators, Phrase("not applicable")
        )
        for outcome in chain.outcomes:
            assumed = self.several(outcome.assumptions)
            yield from self.framed(
                Phrase("Outcome %(number)s", number=outcome.number),
                outcome.statement,
                outcome.indicators,
                assumed,
            )
            for output in outcome.outputs:
                assumed = self.several(output.assumptions)
                yield from self.framed(
                    Phrase("Output %(number)s", number=output.number),
                    output.statement,
                    output.indicators,
                    assumed,
                )

    def framed(
        self, level: str, result: Prose, indicators: Iterable[IndicatorView], assumed: str
    ) -> Iterable[f.LogframeRow]:
        """The rows of one result: one for each indicator, one without where there is none."""
        told_: list[tuple[object, ...]] = [
            (
                it.statement,
                self.reading(it.baseline, "baseline"),
                self.readings(it),
                self.reading(it.target, "target"),
                it.source,
            )
            for it in indicators
        ]
        for row in told_ or [("", "", "", "", "")]:
            yield self.made(f.LogframeRow, (level, result, *row, assumed))
