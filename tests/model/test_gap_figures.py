import pytest

from planner.model.figures import with_unit, written


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1443008.79, "1,443,009"),
        (2549.3, "2,549"),
        (59.61523, "59.6"),
        (4.2, "4.20"),
        (-0.17651352, "-0.18"),
        (0.00083, "0.0008"),
        (0.0, "0"),
        (3, "3"),
    ],
)
def test_a_number_has_the_digits_it_deserves(value, said):
    assert written(value) == said


def test_the_unit_follows_the_number():
    assert with_unit(64.0, "% of population") == "64% of population"
    assert with_unit(2.0, "faults") == "2 faults"
    assert with_unit(2.0, "") == "2"
