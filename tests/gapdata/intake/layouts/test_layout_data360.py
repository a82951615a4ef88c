"""Files of the World Bank's Data360. All figures are made up."""

import csv
import io
import json

import pytest

USUAL = {
    "OBS_VALUE": "55.5",
    "TIME_FORMAT": "602",
    "UNIT_MULT": "0",
    "COMMENT_OBS": "",
    "OBS_STATUS": "A",
    "OBS_CONF": "PU",
    "DATABASE_ID": "ITU_GCI",
    "INDICATOR": "ITU_GCI_GCI_OVRL_SCRE",
    "REF_AREA": "GHA",
    "SEX": "_T",
    "AGE": "_T",
    "URBANISATION": "_T",
    "COMP_BREAKDOWN_1": "_Z",
    "COMP_BREAKDOWN_2": "_Z",
    "COMP_BREAKDOWN_3": "_Z",
    "TIME_PERIOD": "2024",
    "FREQ": "A",
    "UNIT_MEASURE": "0_TO_100",
}
WIDE = "FREQ,REF_AREA,REF_AREA_LABEL,INDICATOR,SEX,UNIT_MULT,2022,2023\n"


def row(**changes):
    return USUAL | changes


def as_csv(*rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def as_json(*rows):
    listed = ",\n".join(json.dumps({name: value or None for name, value in row.items()}) for row in rows)
    return f'{{"count":{len(rows)},"value":[\n{listed}\n]}}'


@pytest.fixture(params=[("data360", as_csv), ("data360-json", as_json)], ids=["csv", "json"])
def given(request, take):
    """Takes rows as the one file and as the other."""
    name, written = request.param

    def giving(*rows, **asked):
        taken = take(written(*rows), **asked)
        assert taken.layout == name
        return taken

    return giving


def test_rows_about_whole_countries_come_in(given):
    taken = given(row(), row(REF_AREA="NAM", OBS_VALUE="40", TIME_PERIOD="2020"))
    assert taken.figures == [("GHA", "gci-overall", "2024", 55.5), ("NAM", "gci-overall", "2020", 40.0)]
    assert [r.version for r in taken.found.records] == ["5", "4"]
    assert [r.place for r in taken.found.records] == ["made-up:2", "made-up:3"]
    passed_on = "ITU, ITU_GCI_GCI_OVRL_SCRE, passed on by World Bank Data360, edition 5, 2024"
    assert taken.found.records[0].origin() == passed_on


def test_the_user_may_name_the_source_and_the_licence(given):
    ours = given(row(), source="Printed report").found.records[0]
    assert (ours.source, ours.licence) == ("Printed report", "")
    assert given(row(), licence="CC0").found.records[0].licence == "CC0"


def test_parts_of_a_people_are_left_out_and_named(given):
    taken = given(
        row(), row(SEX="F", OBS_VALUE="50"), row(SEX="M"), row(COMP_BREAKDOWN_1="X_1"), row(SEX="F")
    )
    assert taken.figures == [("GHA", "gci-overall", "2024", 55.5)]
    assert taken.left_out == [("part", "COMP_BREAKDOWN_1 X_1", 1), ("part", "SEX F", 2), ("part", "SEX M", 1)]


def test_totals_by_either_sign_are_whole_countries(given):
    assert len(given(row(COMP_BREAKDOWN_1="_T"), row(REF_AREA="KEN", SEX="")).figures) == 2


@pytest.mark.parametrize("status", ["M", "O", "Q"])
def test_a_figure_that_is_missing_is_passed_over(given, status):
    taken = given(row(), row(REF_AREA="KEN", OBS_STATUS=status, OBS_VALUE="0"))
    assert [f[0] for f in taken.figures] == ["GHA"]
    assert taken.found.empty == 1


def test_an_empty_value_is_passed_over(given):
    assert given(row(), row(REF_AREA="KEN", OBS_VALUE="")).found.empty == 1


@pytest.mark.parametrize(
    ("value", "power", "expected"), [("5.55", "1", 55.5), ("55500", "-3", 55.5), ("0.1", "0", 0.1)]
)
def test_powers_of_ten_are_multiplied_out(given, value, power, expected):
    assert given(row(OBS_VALUE=value, UNIT_MULT=power)).found.records[0].value == expected


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"UNIT_MULT": "thousand"}, "gaps/unit"),
        ({"UNIT_MULT": "999"}, "gaps/unit"),
        ({"UNIT_MULT": "3"}, "gaps/value"),
        ({"UNIT_MULT": "3", "OBS_VALUE": "many"}, "gaps/value"),
        ({"OBS_STATUS": "F"}, "gaps/value"),
        ({"OBS_VALUE": "155"}, "gaps/value"),
        ({"REF_AREA": "QQQ"}, "gaps/country"),
        ({"REF_AREA": "WLD"}, "gaps/country"),
        ({"REF_AREA": "2024", "TIME_PERIOD": "GHA"}, "gaps/country"),
        ({"TIME_PERIOD": "2024-Q1"}, "gaps/year"),
        ({"INDICATOR": "ITU_GCI_NO_SUCH"}, "gaps/indicator"),
        ({}, "gaps/duplicate"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(given, changes, rule):
    found = given(row(), row(REF_AREA="KEN"), row(**changes)).found
    assert not found.records
    assert rule in {d.rule for d in found.diagnostics}
    assert all(d.span.line == 4 for d in found.diagnostics)


def test_groups_of_countries_are_left_out_if_so_asked(given):
    taken = given(row(), row(REF_AREA="SSF"), without_aggregates=True)
    assert taken.left_out == [("group", "SSF", 1)]


def test_the_world_banks_own_series_go_by_their_own_code(given):
    taken = given(row(INDICATOR="WB_WDI_IT_NET_USER_ZS"))
    assert taken.figures == [("GHA", "internet-users", "2024", 55.5)]


def test_what_is_not_public_stays_inside(given):
    assert [r.access for r in given(row(), row(REF_AREA="KEN", OBS_CONF="C")).found.records] == [
        "public",
        "internal",
    ]


def test_bulk_files_in_another_order_with_labels_come_in(take):
    mixed = {name: USUAL[name] for name in reversed(USUAL)} | {
        "SEX_LABEL": "Total",
        "REF_AREA_LABEL": "Ghana",
    }
    assert take(as_csv(mixed)).figures == [("GHA", "gci-overall", "2024", 55.5)]
    assert take(as_csv(mixed | {"REF_AREA_LABEL": "Kenya"})).only.rule == "gaps/country"


def test_bulk_files_with_a_column_for_each_year_come_in(take):
    taken = take(
        f"{WIDE}A,GHA,Ghana,WB_WDI_IT_NET_USER_ZS,_T,0,69,70.5\nA,KEN,Kenya,WB_WDI_IT_NET_USER_ZS,F,0,41,\n"
    )
    assert taken.figures == [
        ("GHA", "internet-users", "2022", 69.0),
        ("GHA", "internet-users", "2023", 70.5),
    ]
    assert taken.left_out == [("part", "SEX F", 2)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("INDICATOR,REF_AREA,OBS_VALUE\nITU_GCI_GCI_OVRL_SCRE,GHA,55.5\n", [(1, 1, "gaps/header")]),
        ("INDICATOR,REF_AREA,REF_AREA,2023\nX,GHA,KEN,55.5\n", [(1, 20, "gaps/header")]),
        ("INDICATOR,REF_AREA,2023\n", [(1, 1, "gaps/text")]),
        (f"{WIDE}A,GHA,Ghana,WB_WDI_IT_NET_USER_ZS,_T,0,69,70.5,71\n", [(2, 48, "gaps/text")]),
    ],
)
def test_a_wrong_table_is_refused(take, text, said):
    taken = take(text)
    assert taken.layout == "data360"
    assert taken.said == said


@pytest.mark.parametrize(
    "text",
    [
        as_json(row())[:-20],
        as_json(row()).replace('"count":1', '"count":388'),
        '{"count": 0, "value": []}',
        '{"count": 1, "value": {"OBS_VALUE": 3}}',
        '{"count": 1, "value": null}',
    ],
)
def test_an_answer_that_is_not_whole_is_refused(take, text):
    taken = take(text)
    assert taken.layout == "data360-json"
    assert taken.only.rule == "gaps/text"


@pytest.mark.parametrize("item", ['"GHA"', '{"OBS_VALUE": "3"}', as_json(row(SEX=[1]))[21:-3]])
def test_a_row_of_another_shape_is_refused(take, item):
    found = take(f'{{"count":2,"value":[\n{as_json(row())[21:-3]},\n{item}]}}').only
    assert found.rule == "gaps/header"
    assert found.span.line == 3
