"""What capacity is regressed on: the figures of a country, the form in which each enters, and the models."""

import math
from collections.abc import Mapping
from enum import StrEnum

from planner.errors import DataError
from planner.frozen import Frozen
from planner.model.figures import Record


class Form(StrEnum):
    """How a figure enters the regression."""

    PLAIN = "plain"
    LOG = "ln(x)"
    LOG_OF_ONE_MORE = "ln(x + 1)"


class Predictor(Frozen):
    """A figure of each country, and how it enters."""

    indicator: str
    """Id of the indicator."""
    form: Form
    label: str
    """As a table names it: ``ln(articles + 1)``."""


ARTICLES = Predictor("science-articles", Form.LOG_OF_ONE_MORE, "ln(articles + 1)")
MILITARY = Predictor("military-expenditure", Form.PLAIN, "military spending, % of GDP")
INCOME = Predictor("gdp-per-head", Form.LOG, "ln(income per head)")
INTERNET = Predictor("internet-users", Form.PLAIN, "internet users, %")
POPULATION = Predictor("population", Form.LOG, "ln(population)")
PER_MILLION = Predictor("science-articles-per-million", Form.LOG_OF_ONE_MORE, "ln(articles per million + 1)")
COUNT = Predictor("science-articles", Form.PLAIN, "articles, as counted")

OTHERS = (MILITARY, INCOME, INTERNET)
SPECIFICATIONS: Mapping[str, tuple[str, tuple[Predictor, ...]]] = {
    "main": ("Four predictors", (ARTICLES, *OTHERS)),
    "population": ("With population", (ARTICLES, *OTHERS, POPULATION)),
    "per-million": ("Articles per million people", (PER_MILLION, *OTHERS)),
    "count": ("Articles as counted, without logarithm", (COUNT, *OTHERS)),
}
"""Name of a model to its title and predictors; the first is the one that the others vary."""

MAIN = tuple(p.indicator for p in SPECIFICATIONS["main"][1])
EVERY = tuple(dict.fromkeys(p.indicator for _, predictors in SPECIFICATIONS.values() for p in predictors))
"""The indicators of all models, each once."""


def entered(record: Record, predictor: Predictor) -> float:
    """The figure as it enters the regression; raises DataError if it has no logarithm."""
    if predictor.form is Form.PLAIN:
        return record.value
    argument = record.value + 1 if predictor.form is Form.LOG_OF_ONE_MORE else record.value
    if argument > 0:
        return math.log(argument)
    message = f"{record.indicator.title} of {record.country} is {record.cite()}: it has no logarithm."
    raise DataError(message, "Correct this figure, or leave it out.")
