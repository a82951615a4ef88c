"""Answers of the World Bank's API. All figures are made up."""

import json

import pytest

META = {"page": 1, "pages": 1, "per_page": 50, "total": 2, "sourceid": "2", "lastupdated": "2025-01-01"}


def figure(iso3, value, year="2023", series="IT.NET.USER.ZS", name="", **more):
    return {
        "indicator": {"id": series, "value": "Individuals using the Internet (% of population)"},
        "country": {"id": "XX", "value": name},
        "countryiso3code": iso3,
        "date": year,
        "value": value,
        "unit": "",
        "obs_status": "",
        "decimal": 0,
    } | more


def answer(*figures, **meta):
    return json.dumps([META | meta, list(figures)], indent=1)


def test_figures_come_in_and_gaps_are_counted(take):
    taken = take(
        answer(figure("GHA", 70.5, name="Ghana"), figure("NAM", 64), figure("KEN", None, name="Kenya"))
    )
    assert taken.layout == "world-bank-json"
    assert taken.figures == [
        ("GHA", "internet-users", "2023", 70.5),
        ("NAM", "internet-users", "2023", 64.0),
    ]
    assert taken.found.empty == 1
    assert taken.found.records[0].origin() == "ITU via World Bank WDI, IT.NET.USER.ZS, 2023"


def test_each_figure_knows_its_line(take):
    taken = take(
        f"[{json.dumps(META)},\n[{json.dumps(figure('GHA', 70.5))},\n {json.dumps(figure('KEN', 41))}]]"
    )
    assert [r.place for r in taken.found.records] == ["made-up:2", "made-up:3"]


def test_a_figure_is_not_rounded_on_its_way(take):
    text = answer(figure("GHA", 1)).replace('"value": 1,', '"value": 70.123456789012345678,')
    assert take(text).found.records[0].value == float("70.123456789012345678")


def test_a_message_in_place_of_figures_is_passed_on(take):
    told = {"id": "120", "key": "Invalid value", "value": "The provided parameter value is not valid"}
    taken = take(json.dumps([{"message": [told]}]))
    assert taken.layout == "world-bank-json"
    assert "a message in place of figures: Invalid value" in taken.only.message
    assert "format=json" in taken.only.fix


def test_one_page_of_several_is_refused(take):
    assert "page 2 of 7" in take(answer(figure("GHA", 70.5), page=2, pages=7)).only.message


@pytest.mark.parametrize("rows", [[], None])
def test_no_figures_at_all_are_said_to_be_none(take, rows):
    assert "has no figures" in take(json.dumps([META, rows])).only.message


@pytest.mark.parametrize(
    ("code", "name"), [("WLD", "World"), ("", "High income"), ("CHI", "Channel Islands"), ("AFE", "")]
)
def test_groups_of_countries_are_refused_or_left_out(take, code, name):
    text = answer(figure("GHA", 70.5), figure(code, 60, name=name))
    assert take(text).only.rule == "gaps/country"
    taken = take(text, without_aggregates=True)
    assert taken.figures == [("GHA", "internet-users", "2023", 70.5)]
    assert taken.left_out == [("group", name or code, 1)]


@pytest.mark.parametrize(("old", "code"), [("ROM", "ROU"), ("ZAR", "COD"), ("TMP", "TLS"), ("ADO", "AND")])
def test_codes_that_the_world_bank_gave_up_are_known(take, old, code):
    assert take(answer(figure(old, 50))).figures == [(code, "internet-users", "2023", 50.0)]


def test_code_and_name_that_disagree_are_refused(take):
    found = take(answer(figure("COD", 50, name="Congo, Rep."))).only
    assert found.rule == "gaps/country"
    assert "Congo" in found.message


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (figure("GHA", 170), "gaps/value"),
        (figure("GHA", True), "gaps/value"),
        (figure("GHA", "many"), "gaps/value"),
        (figure("GHA", [1]), "gaps/text"),
        (figure("QQQ", 70), "gaps/country"),
        (figure("2023", 70, year="GHA"), "gaps/country"),
        (figure("GHA", 70, year="2023Q1"), "gaps/year"),
        (figure("GHA", 70, series="XX.NO.SUCH"), "gaps/indicator"),
        ({"country": "GHA", "value": 3}, "gaps/header"),
        (figure("GHA", 70) | {"indicator": "IT.NET.USER.ZS"}, "gaps/header"),
        ("GHA", "gaps/header"),
    ],
)
def test_a_wrong_figure_is_named_with_its_line(take, row, rule):
    text = f"[{json.dumps(META)},\n[{json.dumps(figure('KEN', 41))},\n {json.dumps(row)}]]"
    found = take(text).found
    assert not found.records
    assert rule in {d.rule for d in found.diagnostics}
    assert all(d.span.line == 3 for d in found.diagnostics)


def test_the_same_figure_twice_is_refused(take):
    assert take(answer(figure("GHA", 70.5), figure("GHA", 70.6))).only.rule == "gaps/duplicate"


@pytest.mark.parametrize(
    "text",
    [
        answer(figure("GHA", 70.5))[:-30],
        answer(figure("GHA", 70.5)) + "[]",
        answer(figure("GHA", 70.5)).replace("70.5", "NaN"),
        answer(figure("GHA", 70.5)).replace('"value": 70.5', '"value": 1, "value": 70.5'),
        '[{"per_page": 1}, ' + "[" * 100_000,
        '[{"per_page": 50}, {"GHA": 70.5}]',
        '[{"per_page": 50}]',
        '["per_page"]',
        '[{"message": "oh"}]',
    ],
)
def test_damaged_answers_are_refused_in_one_finding(take, text):
    taken = take(text)
    assert taken.layout == "world-bank-json"
    assert taken.only.rule == "gaps/text"


def test_an_answer_that_is_cut_off_points_at_its_end(take):
    text = answer(figure("GHA", 70.5))
    found = take(text[:-30]).only
    assert "did not arrive whole" in found.message
    assert found.span.line == text[:-30].count("\n") + 1


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_other_encodings_are_refused(take, encoding):
    text = json.dumps([META, [figure("CIV", 40, name="Côte d'Ivoire")]], ensure_ascii=False)
    taken = take(text.encode(encoding))
    assert taken.layout is None or taken.only.rule == "gaps/text"


def test_invisible_characters_are_refused(take):
    assert take(answer(figure("GHA", 70.5, name="Gh\u202eana"))).only.rule == "gaps/text"
