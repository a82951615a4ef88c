"""Every formula of a workbook is computed anew here, and must come to the value that is stored beside it."""

import io
import operator
import re
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from planner.render.sheets.workbook import SHEETS, write

TOKEN = re.compile(
    r"""\s*("[^"]*"|'[^']+'![$A-Z0-9:]+|\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?|\w+|<=|>=|<>|[-+*/=<>(),])"""
)
COMPARED = {
    "=": operator.eq,
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
}


class Calculator:
    """The few functions that planner's formulas use, over the cells of a workbook read back."""

    def __init__(self, content: bytes) -> None:
        self.formulas = openpyxl.load_workbook(io.BytesIO(content))
        self.stored = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        self.typed: dict[tuple[str, str], Any] = {}
        """What somebody enters: sheet and cell to the value."""
        self.known: dict[tuple[str, str], Any] = {}

    def every(self):
        """Sheet name and cell of each formula."""
        for sheet in self.formulas:
            for row in sheet.iter_rows():
                yield from ((sheet.title, cell.coordinate) for cell in row if cell.data_type == "f")

    def enter(self, sheet: str, at: str, value: Any) -> None:
        self.typed[sheet, at] = value
        self.known.clear()

    def value(self, sheet: str, at: str) -> Any:
        if (sheet, at) in self.typed:
            return self.typed[sheet, at]
        if (sheet, at) not in self.known:
            cell = self.formulas[sheet][at]
            found = self.compute(sheet, cell.value) if cell.data_type == "f" else cell.value
            self.known[sheet, at] = found
        return self.known[sheet, at]

    def compute(self, sheet: str, formula: str) -> Any:
        self.sheet = sheet
        words = TOKEN.findall(formula[1:])
        assert "".join(words) == formula[1:].replace(" ", "") or "'" in formula
        outer, self.words = getattr(self, "words", None), words
        value = self.comparison()
        assert self.words == []
        self.words = outer
        return value

    def comparison(self) -> Any:
        left = self.term()
        while self.words and self.words[0] in COMPARED:
            left = each(COMPARED[self.words.pop(0)], left, self.term())
        return left

    def term(self) -> Any:
        left = self.factor()
        while self.words and self.words[0] in {"+", "-"}:
            left = each(operator.add if self.words.pop(0) == "+" else operator.sub, left, self.factor())
        return left

    def factor(self) -> Any:
        left = self.atom()
        while self.words and self.words[0] in {"*", "/"}:
            left = each(operator.mul if self.words.pop(0) == "*" else divided, left, self.atom())
        return left

    def atom(self) -> Any:
        word = self.words.pop(0)
        if word == "(":
            value = self.comparison()
            assert self.words.pop(0) == ")"
            return value
        if word.startswith('"'):
            return word[1:-1]
        if word.isdigit():
            return int(word)
        if self.words[:1] == ["("]:
            return self.call(word)
        return self.cells(word)

    def call(self, name: str) -> Any:
        self.words.pop(0)
        given = [self.comparison()]
        while self.words.pop(0) == ",":
            given.append(self.comparison())
        if name == "IF":
            return given[1] if given[0] else given[2]
        if name == "AND":
            return all(given)
        if name == "ISNUMBER":
            return isinstance(given[0], int | float) and not isinstance(given[0], bool)
        assert name in {"SUM", "SUMPRODUCT"}
        flat = given[0] if isinstance(given[0], list) else [given[0]]
        return sum(v for v in flat if isinstance(v, int | float))

    def cells(self, word: str) -> Any:
        sheet = self.sheet
        if word in self.formulas.defined_names:
            ((sheet, word),) = self.formulas.defined_names[word].destinations
        elif "!" in word:
            sheet, _, word = word.rpartition("!")
        sheet, word = sheet.strip("'"), word.replace("$", "")
        here, words = self.sheet, self.words
        found = self.formulas[sheet][word]
        flat = [c for row in found for c in row] if isinstance(found, tuple) else [found]
        values = [self.value(sheet, c.coordinate) for c in flat]
        self.sheet, self.words = here, words
        return values[0] if len(values) == 1 else values


def divided(left: Any, right: Any) -> Any:
    return left / right if right else "#DIV/0!"


def each(does: Any, left: Any, right: Any) -> Any:
    """``does`` on two values, or on each of a column with the one of the other."""
    if isinstance(left, list) and isinstance(right, list):
        return [does(a, b) for a, b in zip(left, right, strict=True)]
    if isinstance(left, list):
        return [does(a, right) for a in left]
    if isinstance(right, list):
        return [does(left, b) for b in right]
    if does in COMPARED.values():
        return does(left, right)
    if isinstance(left, str) or isinstance(right, str):
        return "#VALUE!"
    return does(left or 0, right or 0)


def book(context, options, *sheets: str) -> Calculator:
    return Calculator(write(context, sheets or tuple(SHEETS), options).content)


def checked(calculator: Calculator) -> int:
    """Compare each stored value with the formula's; how many there were."""
    count = 0
    for sheet, at in calculator.every():
        stored = calculator.stored[sheet][at].value
        computed = calculator.value(sheet, at)
        if computed == "":
            assert stored in {"", None}, (sheet, at)
        elif isinstance(computed, str):
            assert stored == computed, (sheet, at)
        else:
            assert stored == pytest.approx(computed), (sheet, at)
        count += 1
    return count


def test_every_formula_comes_to_its_stored_value(helpers, options):
    for name in ("atlantic-voices", "smallest"):
        assert checked(book(helpers["built"](helpers["load"](name)), options)) > 20


def find(calculator: Calculator, sheet: str, text: str):
    """The first cell that holds ``text``."""
    return next(c for row in calculator.formulas[sheet].iter_rows() for c in row if c.value == text)


@settings(
    max_examples=10,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a1", "a2", "management", "evaluation", "overhead", "nothing"]),
            st.integers(2026, 2031),
            st.integers(0, 10**12),
            st.sampled_from(["staff", "travel", "overhead", "other", ""]),
        ),
        min_size=1,
        max_size=12,
    ),
    st.integers(0, 10**12),
)
def test_sums_equal_the_budget_whatever_its_lines(helpers, options, lines, total):
    data = helpers["load"]("smallest")
    data["budget"]["total"] = total
    data["budget"]["lines"] = [
        {"id": f"b{n}", "title": "Line", "for": purpose, "year": year, "amount": amount}
        | ({"category": category} if category else {})
        for n, (purpose, year, amount, category) in enumerate(lines)
    ]
    calculator = book(helpers["built"](data), options, "budget")
    checked(calculator)
    summed = sum(amount for _, _, amount, _ in lines)
    row = find(calculator, "Budget", "Sum of the lines").row
    assert calculator.value("Budget", f"B{row}") == summed
    assert calculator.value("Budget", f"B{row + 1}") == summed
    assert calculator.value("Budget", f"B{row + 2}") == summed - total
    said = calculator.value("Budget", f"B{row + 3}")
    assert said == f"The lines {'add' if summed == total else 'do not add'} up to the stated total."
    for title in ("By result and year", "By category and year"):
        start = find(calculator, "Budget", title).row
        years = sorted({year for _, year, _, _ in lines})
        below = (
            r for r in range(start, start + 40) if calculator.formulas["Budget"][f"A{r}"].value == "Total"
        )
        at = next(below)
        by_year = [calculator.value("Budget", f"{chr(67 + n)}{at}") for n in range(len(years) + 1)]
        assert by_year == [*(sum(a for _, y, a, _ in lines if y == year) for year in years), summed]


def test_a_changed_line_changes_every_sum(helpers, options):
    calculator = book(helpers["built"](helpers["load"]("atlantic-voices")), options)
    row = find(calculator, "Budget", "Lines less stated total").row
    assert calculator.value("Budget", f"B{row}") == 0
    amount = calculator.formulas["Budget lines"]["H5"]
    calculator.enter("Budget lines", "H5", amount.value + 1000)
    assert calculator.value("Budget", f"B{row}") == 1000
    assert calculator.value("Budget", f"B{row + 1}") == "The lines do not add up to the stated total."


def test_the_way_to_the_target(helpers, options):
    calculator = book(helpers["built"](helpers["load"]("atlantic-voices")), options)
    sheet = calculator.formulas["Tracking"]
    row = next(r for r in range(5, sheet.max_row) if sheet[f"E{r}"].value == 35)
    assert (sheet[f"J{row}"].value, sheet[f"K{row}"].value) == (75, None)
    assert calculator.value("Tracking", f"M{row}") == ""
    for actual, way in ((35, 0), (55, 0.5), (75, 1), (25, -0.25), ("not read", "")):
        calculator.enter("Tracking", f"K{row}", actual)
        assert calculator.value("Tracking", f"M{row}") == way


def test_a_target_that_is_the_baseline_divides_by_nothing(helpers, options):
    data = helpers["load"]("smallest")
    for indicator in data["results"]["outcomes"][0]["indicators"]:
        indicator["measure"] = "percent"
        indicator["baseline"] = indicator["target"] = {"value": 5, "at": 2027}
    calculator = book(helpers["built"](data), options)
    row = next(r for r in range(5, 20) if calculator.formulas["Tracking"][f"E{r}"].value == 5)
    calculator.enter("Tracking", f"K{row}", 7)
    assert calculator.value("Tracking", f"M{row}") == ""


@pytest.mark.parametrize(("likelihood", "impact"), [(2, 5), (3, 5), (4, 4), (1, 1), (5, 5), (5, 3)])
def test_level_and_rating_follow(likelihood, impact, helpers, options):
    calculator = book(helpers["built"](helpers["load"]("atlantic-voices")), options, "risks")
    row = find(calculator, "Risks", "No.").row + 1
    calculator.enter("Risks", f"E{row}", likelihood)
    calculator.enter("Risks", f"F{row}", impact)
    level = likelihood * impact
    assert calculator.value("Risks", f"G{row}") == level
    assert calculator.value("Risks", f"H{row}") == (
        "low" if level <= 10 else "medium" if level <= 15 else "high"
    )
