"""What is written is what is read: only JSON's words and numbers are more than text."""

import pytest

from planner.read.scalars import MAX_DIGITS

TEXT = """NO NA yes no on off Yes TRUE True False Null NULL y n 1:30 190:20:30 010 0o10 0x1F 0b1 1e3 1.5e3 1_000 +5 -0 .5 5.
2027-01-01 2027-01-01T10:00:00Z .inf -.inf .nan NaN 1,000 00 -01 1.2.3 = - ٣""".split()  # noqa: SIM905 - thirty words read better so


@pytest.mark.parametrize("written", [w for w in TEXT if w != "-"])
def test_everything_else_stays_text(data_of, written):
    assert data_of(f"a: {written}\n") == {"a": written}
    assert data_of(f"[{written}]\n" if "," not in written else f"- {written}\n") == [written]


@pytest.mark.parametrize(
    "written", [w for w in TEXT if w not in ("-", "=")] + ["true", "false", "2027", "1.5", "-3"]
)
def test_keys_are_always_the_text_written(data_of, written):
    (key,) = data_of(f"{written}: x\n")
    assert key == written


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-7", -7),
        ("9" * MAX_DIGITS, int("9" * MAX_DIGITS)),
        ("1.50", 1.5),
        ("-0.25", -0.25),
        ("0.0", 0.0),
    ],
)
def test_words_and_numbers_of_json(data_of, written, value):
    found = data_of(f"a: {written}\n")["a"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("written", ["'true'", '"null"', "'12'", "|-\n  12", ">-\n  true", "''", '"~"'])
def test_quoted_and_block_texts_are_texts(data_of, written):
    assert isinstance(data_of(f"a: {written}\n")["a"], str)


@pytest.mark.parametrize("written", ["1" * 19, "-" + "1" * 19, "1" * 400 + ".0", "0." + "1" * 18, "9" * 5000])
def test_a_number_of_too_many_digits(only_fault, written):
    fault = only_fault(f"a: {written}\n")
    assert fault.rule == "yaml/number"
    assert fault.span == (1, 4, 1, 4 + len(written))
    assert str(fault.pointer) == "/a"
