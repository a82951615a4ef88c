"""Ordinary least squares with errors that stay right where some countries scatter more than others.

With the matrix X (a column of ones, then the predictors), the outcome y, the coefficients b = (X'X)^-1 X'y, the
residuals e = y - Xb and the leverages h = diag(X (X'X)^-1 X'), the covariance of b is

    V = (X'X)^-1 X' diag(e_i^2 / (1 - h_i)^2) X (X'X)^-1

which is known as HC3 (J. G. MacKinnon and H. White, Some heteroskedasticity-consistent covariance matrix estimators
with improved finite sample properties, Journal of Econometrics 29(3), 1985, 305-325). The robust errors are the
square roots of its diagonal, the statistic is z = b / error, and p = erfc(|z| / sqrt 2) is the two-sided probability
under the **normal** distribution, not under Student's t. R2 = 1 - sum e^2 / sum (y - mean)^2.
"""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from planner.frozen import Frozen

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

TINY = 1e-10
"""What is smaller than this, measured in the figures' own spread, is rounding: far above that of doubles."""
LARGEST = 1e60
"""Beyond it, and below one part of it, squares of ratios might not fit a double; no figure of a country is."""


class Coefficient(Frozen):
    """One coefficient with its robust error."""

    value: float
    """In units of the outcome per unit of the predictor."""
    error: float
    """HC3 standard error, in the same units; above nought."""
    statistic: float
    """``value / error``."""
    p: float
    """Two-sided, from the normal distribution; 0 if it is smaller than a computer can say."""


class Fit(Frozen):
    """What least squares makes of some cases."""

    n: int
    """Cases."""
    r2: float
    """The share of the outcome's variance that goes with the predictors, 0 to 1."""
    constant: Coefficient
    slopes: tuple[Coefficient, ...]
    """One for each predictor, in the order given."""


class CannotFitError(Exception):
    """The coefficients, or their errors, do not exist for these cases.

    The text begins in small letters and says why. ``case`` and ``predictor`` are the positions of the culprit,
    where there is one.
    """

    def __init__(self, reason: str, *, case: int | None = None, predictor: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.case = case
        self.predictor = predictor


def least_squares(predictors: Sequence[Sequence[float]], outcome: Sequence[float]) -> Fit:
    """The fit of ``outcome`` (n figures) to ``predictors`` (k columns of n figures); a constant is added.

    Every figure is finite. Raises CannotFitError if there are fewer than k + 2 cases (one more than coefficients), if
    the outcome does not vary, if a predictor does not vary or follows from those before it, if one case alone
    decides a coefficient, if a coefficient comes without any error, or if figures are beyond :data:`LARGEST`.
    """
    import numpy as np  # noqa: PLC0415 - heavy, needed for this command only

    coefficients = len(predictors) + 1
    if len(outcome) <= coefficients:
        needed = f"{coefficients} coefficients need at least {coefficients + 1}"
        raise CannotFitError(f"there are only {len(outcome)} countries, and {needed}")
    # The figures are centred and brought to one size first: counts of people stand beside shares here.
    design = [_standard(column) for column in np.asarray(predictors, dtype=float)]
    middle, spread, scaled = _standard(np.asarray(outcome, dtype=float))
    if not spread:
        raise CannotFitError(
            "the outcome is the same everywhere, so that nothing can go with its differences"
        )
    columns = np.column_stack([np.ones(len(outcome)), *(column for _, _, column in design)])
    _check_columns(columns)
    fitted, covariance, residuals = _solved(columns, scaled)

    means = np.array([mean for mean, _, _ in design])
    units = np.array([1.0, *(size for _, size, _ in design)])
    back = np.diag(spread / units)  # from the standard figures to the user's own
    back[0, 1:] = -means * (spread / units[1:])
    values = back @ fitted
    values[0] += middle
    errors = np.sqrt(np.diag(back @ covariance @ back.T))
    smallest = TINY * spread / units
    found = [_coefficient(*map(float, each)) for each in zip(values, errors, smallest, strict=True)]
    r2 = 1.0 - float(residuals @ residuals)  # the standard outcome has a sum of squares of 1
    return Fit(len(outcome), r2, found[0], tuple(found[1:]))


def _standard(figures: "Array") -> tuple[float, float, "Array"]:
    """Mean and spread (root of the sum of squares about it) of the figures, and the figures brought to 0 and 1.

    The spread is 0, and so are all figures, if they differ by rounding alone. Raises CannotFitError if they are
    beyond :data:`LARGEST`.
    """
    size = float(abs(figures).max())
    if size and not 1 / LARGEST < size < LARGEST:
        raise CannotFitError("the figures are too large or too small to compute with")
    part = figures / size if size else figures
    mean = float(part.mean())
    centred = part - mean
    spread = math.sqrt(float(centred @ centred))
    if spread <= TINY:
        return mean * size, 0.0, centred * 0.0
    return mean * size, spread * size, centred / spread


def _check_columns(columns: "Array") -> None:
    """Raises CannotFitError naming the first predictor that does not vary or follows from those before it."""
    import numpy as np  # noqa: PLC0415 - heavy, needed for this command only

    for number in range(1, columns.shape[1]):
        if not columns[:, number].any():
            raise CannotFitError("it is the same everywhere", predictor=number - 1)
        if np.linalg.matrix_rank(columns[:, : number + 1], tol=TINY) <= number:
            raise CannotFitError("it follows from the other predictors", predictor=number - 1)


def _solved(columns: "Array", outcome: "Array") -> tuple["Array", "Array", "Array"]:
    """Coefficients, their HC3 covariance and the residuals; raises CannotFitError if a case has all the leverage."""
    import numpy as np  # noqa: PLC0415 - heavy, needed for this command only

    orthogonal, triangle = np.linalg.qr(columns)
    inverse = np.linalg.inv(triangle)
    coefficients = inverse @ (orthogonal.T @ outcome)
    residuals = outcome - columns @ coefficients
    free = 1.0 - np.square(orthogonal).sum(axis=1)  # 1 - h
    if free.min() < TINY:
        raise CannotFitError(
            "it alone decides a coefficient, so that its error is unknown", case=int(free.argmin())
        )
    half = inverse @ (orthogonal.T * (residuals / free))
    return coefficients, half @ half.T, residuals


def _coefficient(value: float, error: float, smallest: float) -> Coefficient:
    """Raises CannotFitError if there is no error to hold the value against."""
    if error <= smallest:
        raise CannotFitError(
            "the predictors reproduce the outcome exactly, so that there is no error to judge by"
        )
    statistic = value / error
    return Coefficient(value, error, statistic, math.erfc(abs(statistic) / math.sqrt(2)))
