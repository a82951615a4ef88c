"""What goes with a country's cyber capacity: the regression of an index on four figures, and three variations.

``docs/determinants.md`` says the method in words, with a worked example. What is found is association, not cause.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from planner.errors import DataError
from planner.frozen import Frozen
from planner.gapdata.determinants.predictors import EVERY, MAIN, SPECIFICATIONS, Predictor, entered
from planner.gapdata.determinants.regression import CannotFitError, Coefficient, least_squares
from planner.gapdata.figures import Figures
from planner.gapdata.intake.cells import did_you_mean
from planner.model.figures import Indicator, Record

OUTCOME = "gci-overall"
"""The outcome that is explained where nobody asks for another."""

REACH = 5
"""Years: how much older than the outcome a predictor may be, where no year was asked for."""


class Term(Frozen):
    """One line of a model's table."""

    label: str
    indicator: str
    """Id of the indicator; empty for the constant."""
    coefficient: Coefficient


class Model(Frozen):
    """One regression, or why it cannot be done."""

    name: str
    title: str
    countries: tuple[str, ...]
    """Alpha-3 codes of the countries that have every figure of it, sorted."""
    r2: float
    """0 to 1; nought if it cannot be done."""
    terms: tuple[Term, ...]
    """The predictors in their order, then the constant; none if it cannot be done."""
    why_not: str = ""
    """One sentence; empty if it was done."""

    @property
    def n(self) -> int:
        """How many countries it rests on."""
        return len(self.countries)


class Lack(Frozen):
    """The countries with the outcome but without a usable figure of one predictor."""

    indicator: str
    absent: tuple[str, ...]
    """Those without any figure, by alpha-3 code."""
    untimely: tuple[str, ...]
    """Those whose every figure is older or later than a predictor may be."""

    @property
    def countries(self) -> int:
        """How many there are."""
        return len(self.absent) + len(self.untimely)


class Determinants(Frozen):
    """The models, and everything that they rest on."""

    outcome: Indicator
    year: int
    """Of the outcome."""
    edition: str
    """Of the outcome's framework: the newest with figures of the year; empty where it has no editions."""
    oldest: int
    """The oldest year that a predictor may have."""
    latest: int
    """The newest year that a predictor may have."""
    models: tuple[Model, ...]
    """In the order of :data:`SPECIFICATIONS`; the first has always been done."""
    records: Mapping[str, Mapping[str, Record]]
    """Indicator id to the figure taken for each country with the outcome; the outcome's own come first."""
    lacks: tuple[Lack, ...]
    """One for each predictor that some country lacks."""

    @property
    def years(self) -> str:
        """The years that a predictor may have: ``2019 to 2024``, or ``2016``."""
        return span((self.oldest, self.latest))


def span(years: Iterable[int]) -> str:
    """The first and the last of some years, ready to print: ``2019 to 2024``, or ``2016`` where they are one."""
    known = sorted(years)
    first, last = known[0], known[-1]
    return str(first) if first == last else f"{first} to {last}"


def determinants(
    figures: Figures, outcome: str = OUTCOME, year: int | None = None, predictors_year: int | None = None
) -> Determinants:
    """The regressions of the indicator ``outcome`` in ``year`` on the predictors that ``figures`` hold.

    Without a ``year`` it is the newest one that enough countries have. Of each predictor the figure of
    ``predictors_year`` counts; where none is given, the newest one that is no later than the outcome and at most
    :data:`REACH` years older. Raises DataError if a figure that is needed is missing or impossible, or too few countries have all.
    """
    _check_asked(figures, outcome)
    year = _newest(figures, outcome) if year is None else year
    oldest, latest = (year - REACH, year) if predictors_year is None else (predictors_year, predictors_year)
    explained = _explained(figures, outcome, year)
    edition = next(iter(explained.values())).version
    taken: dict[str, dict[str, Record]] = {outcome: explained}
    for indicator in EVERY:
        found = ((c, _at(figures, indicator, c, oldest, latest)) for c in sorted(explained))
        taken[indicator] = {c: record for c, record in found if record}
    models = tuple(_model(name, outcome, taken) for name in SPECIFICATIONS)
    lacks = tuple(lack for i in EVERY if (lack := _lack(figures, i, explained, taken[i])).countries)
    result = Determinants(figures.indicators[outcome], year, edition, oldest, latest, models, taken, lacks)
    _check_done(result, figures)
    return result


def _check_asked(figures: Figures, outcome: str) -> None:
    """Raises DataError if the outcome cannot be explained here, or an indicator has no figures at all."""
    if outcome in EVERY:
        message = (
            f"{_named(figures, outcome)} is one of the figures that explain here, so it cannot be explained."
        )
        raise DataError(message, "Choose an index of cyber capacity, such as gci-overall or ncsi-score.")
    if outcome not in figures.indicators and outcome != OUTCOME:
        hint = did_you_mean(outcome, tuple(figures.indicators)) or _how_to_add([outcome])
        raise DataError(f"There is no indicator called {outcome!r}.", hint)
    absent = [i for i in (outcome, *MAIN) if not figures.records.get(i)]
    if absent:
        names = " and of ".join(_named(figures, i) for i in absent)
        raise DataError(
            f"The regression needs figures that are not here: those of {names}.", _how_to_add(absent)
        )


def _how_to_add(indicators: Sequence[str]) -> str:
    """One or two sentences: where figures of these indicators come from."""
    ways = []
    if any(i in EVERY for i in indicators):
        ways.append("`planner gaps update` fetches those of the World Bank.")
    if any(i.startswith("gci-") for i in indicators):
        ways.append("`planner gaps update --index gci` fetches the index after showing its licence.")
    ways.append("`planner gaps add FILE` takes in a file that you have.")
    return " ".join(ways)


def _named(figures: Figures, indicator: str) -> str:
    known = figures.indicators.get(indicator)
    return f"{known.title} ({indicator})" if known else indicator


def _newest(figures: Figures, outcome: str) -> int:
    """The newest year in which enough countries have the outcome; where none has enough, the fullest."""
    by_country = figures.records[outcome].values()
    counts = Counter(year for records in by_country for year in {r.year for r in records})
    enough = [year for year, countries in counts.items() if countries >= len(MAIN) + 2]
    return max(enough) if enough else max(counts, key=lambda year: (counts[year], year))


def _explained(figures: Figures, outcome: str, year: int) -> dict[str, Record]:
    """The outcome of each country in ``year``, all in the newest edition: scores of two editions do not compare.

    Raises DataError if there is none.
    """
    by_country = figures.records[outcome]
    fitting = [r for of in by_country.values() for r in of if r.year == year]
    if not fitting:
        known = ", ".join(map(str, sorted({r.year for of in by_country.values() for r in of})))
        raise DataError(
            f"{_named(figures, outcome)} has no figures of {year}.", f"It has figures of {known}."
        )
    edition = max(r.version for r in fitting)
    return {r.country: r for r in fitting if r.version == edition}


def _at(figures: Figures, indicator: str, country: str, oldest: int, latest: int) -> Record | None:
    """The newest figure of these years."""
    fitting = [r for r in figures.of(indicator, country) if oldest <= r.year <= latest]
    return fitting[-1] if fitting else None


def _lack(figures: Figures, indicator: str, asked: Mapping[str, Record], taken: Mapping[str, Record]) -> Lack:
    without = sorted(c for c in asked if c not in taken)
    absent = tuple(c for c in without if not figures.of(indicator, c))
    return Lack(indicator, absent, tuple(c for c in without if c not in absent))


def _model(name: str, outcome: str, taken: Mapping[str, Mapping[str, Record]]) -> Model:
    title, predictors = SPECIFICATIONS[name]
    complete = [c for c in sorted(taken[outcome]) if all(c in taken[p.indicator] for p in predictors)]
    columns = [[entered(taken[p.indicator][c], p) for c in complete] for p in predictors]
    try:
        fit = least_squares(columns, [taken[outcome][c].value for c in complete])
    except CannotFitError as error:
        return Model(name, title, tuple(complete), 0.0, (), _why_not(error, complete, predictors))
    terms = [Term(p.label, p.indicator, c) for p, c in zip(predictors, fit.slopes, strict=True)]
    return Model(name, title, tuple(complete), fit.r2, (*terms, Term("constant", "", fit.constant)))


def _why_not(error: CannotFitError, countries: Sequence[str], predictors: Sequence[Predictor]) -> str:
    if error.case is not None:
        return f"One country is unlike all others, {countries[error.case]}: {error.reason}."
    if error.predictor is not None:
        return f"One predictor cannot be told apart, {predictors[error.predictor].label}: {error.reason}."
    return f"{error.reason[0].upper()}{error.reason[1:]}."


def _check_done(result: Determinants, figures: Figures) -> None:
    """Raises DataError, with what is lacking, if the main model could not be done."""
    main = result.models[0]
    if not main.why_not:
        return
    lacking = [lack for lack in result.lacks if lack.indicator in MAIN]
    said = [f"{_named(figures, lack.indicator)} for {lack.countries}" for lack in lacking]
    have = len(result.records[result.outcome.id])
    message = f"The regression cannot be done. {main.why_not}"
    if said:
        message += (
            f" Of the {have} countries with {result.outcome.title} of {result.year}, figures of {result.years} "
            f"are missing: {', '.join(said)}."
        )
    hint = "Choose other years with --year and --predictors-year, or add figures. "
    raise DataError(message, hint + _how_to_add([lack.indicator for lack in lacking]))
