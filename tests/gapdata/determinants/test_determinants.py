"""On figures that are all made up, in countries whose codes belong to nobody."""

import math
import re
from pathlib import Path

import pytest

from planner.cli.gaps.determinants_table import numbers
from planner.errors import DataError
from planner.frozen import replace
from planner.gapdata.determinants.determinants import determinants
from planner.gapdata.determinants.regression import least_squares
from planner.gapdata.figures import collect, shipped

DOC = (Path(__file__).parents[3] / "docs" / "determinants.md").read_text("utf-8")
COLUMNS = ("index", "science-articles", "military-expenditure", "gdp-per-head", "internet-users")
ROWS = {
    cells[0]: tuple(map(float, cells[1:]))
    for line in DOC.splitlines()
    if line.startswith("| XA")
    for cells in [[cell.strip() for cell in line.strip("|").split("|")]]
}
"""The made-up table of the documentation: country to its figures in the order of COLUMNS."""
PATTERN = next(iter(shipped().quoted))


def figures(rows):
    """A collection of (country, indicator, year, value)."""
    known = dict(shipped().indicators)
    for name in ("index", "gci-overall", "military-expenditure"):
        known[name] = replace(
            known["internet-users"], id=name, title=f"The {name}", minimum=None, maximum=None
        )
    return collect(
        known,
        [replace(PATTERN, country=c, indicator=known[i], year=y, value=float(v)) for c, i, y, v in rows],
    )


def documented(year=2020, people=None):
    for code, values in ROWS.items():
        for indicator, value in zip(COLUMNS, values, strict=True):
            yield code, indicator, year, value
        if people:
            yield code, "population", year, people[code]


PEOPLE = {code: 1_000_000 * (3 + i * i % 11) for i, code in enumerate(ROWS)}


def test_the_worked_example_of_the_documentation():
    main = determinants(figures(documented()), "index").models[0]
    shown = re.findall(r"^\| ([a-z].+?) \| (\S+) \| (\S+) \| (\S+) \| (\S+) \|$", DOC, re.MULTILINE)
    computed = [(t.label, *numbers(t)) for t in main.terms]
    assert [row for row in shown if row[0] in {t.label for t in main.terms}] == computed
    assert f"R2 is **{main.r2:.3f}** over {main.n} countries" in DOC


def test_each_model_is_the_regression_that_it_says():
    found = determinants(figures(documented(people=PEOPLE)), "index")
    outcome = [values[0] for values in ROWS.values()]
    people = [PEOPLE[code] for code in ROWS]
    rest = [[military, math.log(income), internet] for _, _, military, income, internet in ROWS.values()]
    articles = [values[1] for values in ROWS.values()]
    by_hand = {
        "main": [[math.log(a + 1), *r] for a, r in zip(articles, rest, strict=True)],
        "population": [
            [math.log(a + 1), *r, math.log(p)] for a, r, p in zip(articles, rest, people, strict=True)
        ],
        "per-million": [
            [math.log(a / p * 1e6 + 1), *r] for a, r, p in zip(articles, rest, people, strict=True)
        ],
        "count": [[a, *r] for a, r in zip(articles, rest, strict=True)],
    }
    assert [m.name for m in found.models] == list(by_hand)
    for model in found.models:
        fit = least_squares(list(zip(*by_hand[model.name], strict=True)), outcome)
        assert not model.why_not
        assert model.r2 == pytest.approx(fit.r2)
        assert [t.coefficient.value for t in model.terms] == pytest.approx(
            [c.value for c in (*fit.slopes, fit.constant)]
        )


def test_the_order_of_the_figures_does_not_matter():
    rows = list(documented(people=PEOPLE))
    assert determinants(figures(rows), "index") == determinants(figures(rows[::-1]), "index")


def test_without_population_the_models_with_it_say_why_not():
    found = determinants(figures(documented()), "index")
    assert [(m.name, m.n, bool(m.why_not)) for m in found.models] == [
        ("main", 10, False),
        ("population", 0, True),
        ("per-million", 0, True),
        ("count", 10, False),
    ]
    assert found.models[1].why_not == "There are only 0 countries, and 6 coefficients need at least 7."


def test_the_newest_predictor_up_to_the_outcome_counts_and_none_over_five_years_older():
    rows = [r for r in documented(2020) if r[:2] != ("XAC", "military-expenditure")]
    rows += [("XAA", "internet-users", 2021, 99), ("XAA", "internet-users", 2019, 98)]
    rows += [("XAC", "military-expenditure", 2014, 9), ("XAB", "internet-users", 2015, 97)]
    found = determinants(figures(rows), "index")
    assert (found.year, found.oldest, found.latest) == (2020, 2015, 2020)
    assert found.records["internet-users"]["XAA"].year == 2020
    assert found.records["internet-users"]["XAB"].year == 2020
    assert "XAC" not in found.models[0].countries
    lack = next(x for x in found.lacks if x.indicator == "military-expenditure")
    assert (lack.absent, lack.untimely, lack.countries) == ((), ("XAC",), 1)

    aged = [("XAC", "military-expenditure", 2015, 9)]
    assert determinants(figures([*rows, *aged]), "index").models[0].n == 10


def test_a_year_of_the_predictors_takes_that_year_alone():
    rows = [r for r in documented(2020) if r[1] == "index"]
    rows += [(c, i, 2019, v) for c, i, _, v in documented() if i != "index"]
    rows += [(c, i, 2018, v * 2) for c, i, _, v in documented() if i != "index" and c != "XAA"]
    asked = determinants(figures(rows), "index", 2020, 2018)
    assert {r.year for i in COLUMNS[1:] for r in asked.records[i].values()} == {2018}
    assert asked.models[0].n == 9
    assert asked.years == "2018"
    assert next(x for x in asked.lacks if x.indicator == "internet-users").untimely == ("XAA",)
    assert determinants(figures(rows), "index").models[0].n == 10


def test_the_newest_year_that_enough_countries_have_is_the_outcomes():
    lonely = [(f"XA{x}", "index", 2023, 50) for x in "ABCDE"]
    assert determinants(figures([*documented(), *lonely]), "index").year == 2020
    assert determinants(figures([*documented(), *lonely, ("XAF", "index", 2023, 51)]), "index").year == 2023


def test_scores_of_two_editions_are_not_mixed():
    known = figures(documented())
    older = [replace(r, version="2", value=1.0) for r in known.quoted if r.indicator.id == "index"]
    newer = [
        replace(r, version="3") for r in known.quoted if r.indicator.id == "index" and r.country != "XAA"
    ]
    rest = [r for r in known.quoted if r.indicator.id != "index"]
    found = determinants(collect(known.indicators, [*older, *newer, *rest]), "index")
    assert (found.edition, found.models[0].n) == ("3", 9)
    assert {r.version for r in found.records["index"].values()} == {"3"}


def refusal(*arguments, **named):
    with pytest.raises(DataError) as caught:
        determinants(*arguments, **named)
    return caught.value


def test_the_missing_index_is_named_with_the_way_to_add_it():
    error = refusal(figures(documented()))
    assert "figures that are not here: those of The gci-overall (gci-overall)." in error.message
    assert "`planner gaps update --index gci`" in error.hint
    assert "`planner gaps add FILE`" in error.hint


def test_missing_predictors_are_named_with_the_way_to_add_them():
    error = refusal(
        figures(r for r in documented() if r[1] not in {"military-expenditure", "internet-users"}), "index"
    )
    assert "(military-expenditure) and of" in error.message
    assert "(internet-users)" in error.message
    assert "`planner gaps update` fetches those of the World Bank." in error.hint


def test_the_shipped_figures_alone_lack_the_index():
    assert "gci-overall" in refusal(shipped()).message


def test_an_unknown_index_gets_a_suggestion():
    error = refusal(figures(documented()), "indx\x1b")
    assert error.message == r"There is no indicator called 'indx\x1b'."
    assert error.hint == "Did you mean index?"


def test_a_predictor_cannot_be_the_outcome():
    assert "one of the figures that explain here" in refusal(figures(documented()), "internet-users").message


def test_a_year_without_the_index_names_those_with_it():
    error = refusal(figures(documented()), "index", 2016)
    assert error.message == "The index (index) has no figures of 2016."
    assert error.hint == "It has figures of 2020."


def test_too_few_countries_say_what_is_lacking():
    rows = [r for r in documented() if r[1] != "military-expenditure" or r[0] < "XAE"]
    error = refusal(figures(rows), "index")
    assert "There are only 4 countries, and 5 coefficients need at least 6." in error.message
    assert (
        "Of the 10 countries with The index of 2020, figures of 2015 to 2020 are missing: "
        "The military-expenditure (military-expenditure) for 6." in error.message
    )
    assert "--predictors-year" in error.hint


def test_a_predictor_that_follows_from_another_is_named():
    rows = [(c, i, y, 5 + 2 * ROWS[c][2] if i == "internet-users" else v) for c, i, y, v in documented()]
    message = refusal(figures(rows), "index").message
    assert (
        "One predictor cannot be told apart, internet users, %: it follows from the other predictors."
        in message
    )


def test_a_country_unlike_all_others_is_named():
    rows = [(c, i, y, float(c == "XAG") if i == "military-expenditure" else v) for c, i, y, v in documented()]
    message = refusal(figures(rows), "index").message
    assert "One country is unlike all others, XAG: it alone decides a coefficient" in message


@pytest.mark.parametrize(("indicator", "value"), [("gdp-per-head", 0), ("science-articles", -1)])
def test_a_figure_without_a_logarithm_is_named(indicator, value):
    error = refusal(figures([*documented(), ("XAB", indicator, 2020, value)]), "index")
    assert "of XAB" in error.message
    assert "it has no logarithm" in error.message
