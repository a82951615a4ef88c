import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.gapdata.determinants.regression import CannotFitError
from planner.gapdata.determinants.regression import least_squares as by_columns


def least_squares(rows, outcome):
    """Cases written one below the other are easier to read here."""
    return by_columns(list(zip(*rows, strict=True)), outcome)


def coefficients(fit):
    return [c.value for c in (fit.constant, *fit.slopes)]


def errors(fit):
    return [c.error for c in (fit.constant, *fit.slopes)]


def refused(predictors, outcome):
    with pytest.raises(CannotFitError) as caught:
        least_squares(predictors, outcome)
    return caught.value


def test_a_line_that_the_points_scatter_about_evenly():
    """y = 2 + 3x, with residuals 1, -1, -1, 1 that are orthogonal to the constant and to x."""
    fit = least_squares([[0], [1], [2], [3]], [3, 4, 7, 12])
    assert coefficients(fit) == pytest.approx([2, 3])
    assert fit.n == 4
    assert fit.r2 == pytest.approx(1 - 4 / 49)
    # leverages are 0.7, 0.3, 0.3, 0.7; the slope's weights are (x - 1.5) / 5
    by_hand = 2 * (0.3**2 / 0.3**2) + 2 * (0.1**2 / 0.7**2)
    assert fit.slopes[0].error == pytest.approx(math.sqrt(by_hand))


def test_two_groups_by_hand():
    """Worked out in docs/determinants.md: each group adds the sum of e^2 / (1 - 1/m)^2 / m^2."""
    fit = least_squares([[0], [0], [1], [1], [1]], [1, 3, 6, 8, 10])
    assert coefficients(fit) == pytest.approx([2, 6])
    assert errors(fit) == pytest.approx([math.sqrt(2), 2])
    assert fit.slopes[0].statistic == pytest.approx(3)
    assert fit.slopes[0].p == pytest.approx(0.0026997960632601866)
    assert fit.r2 == pytest.approx(1 - 10 / 53.2)


def test_p_is_that_of_the_normal_distribution():
    """The normal distribution has 5% beyond 1.959964, both sides together; the error of these groups is 2."""
    difference = 2 * 1.959963984540054
    fit = least_squares([[0], [0], [1], [1], [1]], [1, 3, difference, difference + 2, difference + 4])
    assert fit.slopes[0].value == pytest.approx(difference)
    assert fit.slopes[0].p == pytest.approx(0.05)


def test_errors_are_robust_to_uneven_scatter():
    """The outcome scatters in one group only: its error is the whole error of the difference."""
    fit = least_squares([[0], [0], [1], [1]], [5, 5.002, 3, 9])
    assert fit.slopes[0].error == pytest.approx(
        math.hypot(3 / 0.5 / 2 * math.sqrt(2), 0.001 / 0.5 / 2 * math.sqrt(2))
    )


@pytest.mark.parametrize("n", [0, 1, 2])
def test_too_few_cases(n):
    with pytest.raises(CannotFitError, match=f"only {n} countries, and 2 coefficients need at least 3"):
        by_columns([[float(i) for i in range(n)]], [float(i * i) for i in range(n)])


def test_a_constant_outcome():
    assert (
        "the outcome is the same everywhere"
        in refused([[1], [2], [3], [4]], [0.1 + 0.2, 0.3, 0.3, 0.3]).reason
    )


def test_a_constant_predictor_is_named():
    error = refused([[1, 7], [2, 7], [3, 7], [5, 7]], [1, 2, 4, 3])
    assert (error.reason, error.predictor) == ("it is the same everywhere", 1)


def test_a_predictor_that_follows_from_the_others_is_named():
    rows = [[x, z, 0.1 * x - 0.7 * z + 3] for x, z in [(1, 5), (2, 3), (4, 4), (7, 1), (8, 8), (3, 9)]]
    error = refused(rows, [1, 5, 2, 8, 3, 9])
    assert (error.reason, error.predictor) == ("it follows from the other predictors", 2)


def test_a_case_that_alone_decides_is_named():
    error = refused([[0], [0], [1], [0]], [1, 2, 9, 4])
    assert error.case == 2
    assert "it alone decides" in error.reason


def test_an_exact_line_leaves_no_error():
    assert "exactly" in refused([[1], [2], [4], [7], [9]], [5, 8, 14, 23, 29]).reason


@pytest.mark.parametrize("size", [1e307, 1e61, 1e-61, 1e-307])
def test_figures_beyond_computing_are_refused(size):
    assert "too large or too small" in refused([[1 * size], [2 * size], [4 * size]], [3, 1, 8]).reason
    assert "too large or too small" in refused([[1], [2], [4]], [3 * size, 1 * size, 8 * size]).reason


@pytest.mark.parametrize("one", [1e59, 1e-59])
@pytest.mark.parametrize("other", [1e59, 1e-59])
def test_very_large_and_very_small_figures_lose_nothing(one, other):
    outcome = [3, 1, 8, 2, 9]
    small = least_squares([[1], [2], [4], [7], [5]], outcome)
    fit = least_squares([[x * one] for x in (1, 2, 4, 7, 5)], [y * other for y in outcome])
    assert fit.slopes[0].value * one / other == pytest.approx(small.slopes[0].value)
    assert fit.slopes[0].error * one / other == pytest.approx(small.slopes[0].error)
    assert fit.constant.error / other == pytest.approx(small.constant.error)


CASES = st.lists(
    st.tuples(*[st.integers(-1000, 1000) for _ in range(3)]), min_size=6, max_size=25, unique=True
)


def fitted(cases):
    """Two predictors and the outcome; cases that have no fit, or nearly none, are not tried."""
    try:
        fit = least_squares([[x, z] for x, z, _ in cases], [y for *_, y in cases])
    except CannotFitError:
        assume(False)
    return fit


@settings(max_examples=60, deadline=None)
@given(CASES, st.sampled_from([1e-6, 0.01, -3.0, 1e6]))
def test_scaling_a_predictor_scales_its_coefficient_and_nothing_else(cases, factor):
    fit = fitted(cases)
    scaled = least_squares([[x * factor, z] for x, z, _ in cases], [y for *_, y in cases])
    assert scaled.slopes[0].value == pytest.approx(
        fit.slopes[0].value / factor, rel=1e-6, abs=1e-9 / abs(factor)
    )
    assert scaled.slopes[0].error == pytest.approx(fit.slopes[0].error / abs(factor), rel=1e-6)
    assert scaled.slopes[1].error == pytest.approx(fit.slopes[1].error, rel=1e-6)
    assert scaled.r2 == pytest.approx(fit.r2, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(CASES, st.randoms(use_true_random=False))
def test_the_order_of_the_cases_does_not_matter(cases, random):
    fit = fitted(cases)
    mixed = random.sample(cases, len(cases))
    again = fitted(mixed)
    assert coefficients(again) == pytest.approx(coefficients(fit), rel=1e-6, abs=1e-6)
    assert errors(again) == pytest.approx(errors(fit), rel=1e-6)


@settings(max_examples=60, deadline=None)
@given(CASES)
def test_residuals_are_orthogonal_to_every_predictor(cases):
    """What defines least squares, checked without any of its formulas."""
    b0, b1, b2 = coefficients(fitted(cases))
    residuals = [y - b0 - b1 * x - b2 * z for x, z, y in cases]
    for column in ([1] * len(cases), [x for x, *_ in cases], [z for _, z, _ in cases]):
        assert sum(c * e for c, e in zip(column, residuals, strict=True)) == pytest.approx(0, abs=1e-3)


@settings(max_examples=40, deadline=None)
@given(CASES)
def test_hc3_is_close_to_leaving_out_one_case_after_the_other(cases):
    """b without case i differs from b by (X'X)^-1 x_i e_i / (1 - h_i): HC3 is the sum of its squares."""
    fit = fitted(cases)
    squares = [0.0, 0.0, 0.0]
    for i in range(len(cases)):
        without = fitted(cases[:i] + cases[i + 1 :])
        for j, (one, all_of_them) in enumerate(zip(coefficients(without), coefficients(fit), strict=True)):
            squares[j] += (one - all_of_them) ** 2
    assert errors(fit) == pytest.approx([math.sqrt(s) for s in squares], rel=1e-4, abs=1e-9)
