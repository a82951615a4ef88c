"""A donor's own workbook: named cells are filled, everything else stays, and text is never a formula."""

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from planner.frozen import replace
from planner.model.translated import LANGUAGES
from planner.render.language import language
from planner.render.own import workbook
from planner.render.own.faults import FormRefusedError
from planner.render.own.fields import Money

NAMES = {
    "planner_title": "'Cost plan'!$B$1",
    "planner_budget_years_year": "'Cost plan'!$A$5:$A$9",
    "planner_budget_years_amount": "'Cost plan'!$B$5:$B$9",
    "planner_risks_statement": "'It''s risky'!$A$2:$A$20",
    "planner_risks_level": "'It''s risky'!$AB$2:$AB$20",
    "other_name": "'Cost plan'!$A$1",
}


def donors(names: dict[str, str] = NAMES) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "Cost plan"
    sheet["A1"], sheet["B1"].font = "Title", Font(bold=True)
    for row in range(5, 10):
        sheet[f"C{row}"] = f"=B{row}/SUM(B$5:B$9)"
    sheet["B11"] = "=SUM(B5:B9)"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=4, max_row=9))
    sheet.add_chart(chart, "E2")
    choice = DataValidation(type="list", formula1='"a,b"')
    sheet.add_data_validation(choice)
    choice.add("D1")
    risks = book.create_sheet("It's risky")
    risks["A1"], risks["C2"] = "Risk", "between"
    for name, where in names.items():
        book.defined_names[name] = DefinedName(name, attr_text=where)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opened(content: bytes):
    return load_workbook(io.BytesIO(content))


def refused(content: bytes, values=None) -> list[tuple[str, str, str]]:
    with pytest.raises(FormRefusedError) as caught:
        workbook.check("form.xlsx", content, values)
    return [tuple(fault) for fault in caught.value.faults]


def test_cells_are_filled_and_the_rest_stays(values) -> None:
    content = donors()
    filled, said = workbook.fill("form.xlsx", content, values)
    cost, risks = opened(filled).worksheets
    assert cost["B1"].value == values.programme.title
    assert cost["B1"].font.bold
    assert [cost[f"A{row}"].value for row in range(5, 10)] == [2027, 2028, 2029, None, None]
    assert [cost[f"B{row}"].value for row in range(5, 8)] == [it.amount.amount for it in values.budget.years]
    assert cost["B11"].value == "=SUM(B5:B9)"
    assert risks["A2"].value == values.risks[0].statement
    assert risks["AB2"].value == values.risks[0].level
    assert risks["C2"].value == "between"
    assert said == ()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(io.BytesIO(filled)) as new:
        assert set(old.namelist()) == set(new.namelist())
        touched = {name for name in old.namelist() if old.read(name) != new.read(name)}
    assert touched == {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}
    assert cost.data_validations.dataValidation[0].formula1 == '"a,b"'


def test_formulas_are_computed_when_the_file_is_opened(values) -> None:
    filled, _ = workbook.fill("form.xlsx", donors(), values)
    assert opened(filled).calculation.fullCalcOnLoad is True


@pytest.mark.parametrize(
    "text", ["=cmd|'/C calc'!A0", "+1+1", "@SUM(1)", "</t></is></c>", "{{ 7*7 }}", "x" * 40_000]
)
def test_text_is_never_a_formula(text, values) -> None:
    changed = replace(values, programme=replace(values.programme, title=text))
    filled, said = workbook.fill("form.xlsx", donors({"planner_title": "'Cost plan'!$B$1"}), changed)
    cell = opened(filled).worksheets[0]["B1"]
    assert cell.value == text[:32_767]
    assert cell.data_type in {"s", "inlineStr"}
    assert bool(said) == (len(text) > 32_767)


@pytest.mark.parametrize(
    ("name", "where", "message", "fix"),
    [
        ("planner_titel", "'Cost plan'!$B$1", "nothing of this name", "Did you mean planner_title?"),
        ("planner_title", "#REF!", "does not stand for a cell", "anew"),
        ("planner_title", "Gone!$A$1", "does not stand for a cell", "anew"),
        ("planner_title", "OFFSET(A1,1,1)", "does not stand for a cell", "anew"),
        ("planner_title", "'Cost plan'!$B$11", "covers a formula", "beside"),
        ("planner_risks_level", "'Cost plan'!$C$2:$C$20", "covers a formula", "beside"),
        ("planner_risks_level", "'Cost plan'!$F$2:$H$20", "several columns", "of its own"),
        ("planner_risks_level", "'Cost plan'!$F$2:$F$3", "room for 2 rows", "longer"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(name, where, message, fix, values) -> None:
    found = refused(donors({name: where}), values)
    assert any(name in place and message in said and fix in mend for place, said, mend in found), found


def test_a_workbook_without_names_and_one_with_brackets(values) -> None:
    assert "no cell to fill" in refused(donors({}))[0][1]
    book = Workbook()
    book.active["A1"] = "{{ programme.title }}"
    out = io.BytesIO()
    book.save(out)
    assert any("curly brackets" in said for _, said, _ in refused(out.getvalue()))


def test_every_name_leads_to_one_value(values) -> None:
    for name, way in workbook.known().items():
        assert name.startswith("planner_")
        holder = values
        for step in way[:-1]:
            holder = getattr(holder, step)
        if isinstance(holder, tuple):
            assert all(hasattr(record, way[-1]) for record in holder)
        else:
            assert hasattr(holder, way[-1])


def test_merged_cells_and_one_row_ranges_take_the_first_cell(values) -> None:
    filled, _ = workbook.fill("form.xlsx", donors({"planner_title": "'Cost plan'!$F$1:$H$1"}), values)
    assert opened(filled).worksheets[0]["F1"].value == values.programme.title


def test_the_same_workbook_gives_the_same_bytes(values) -> None:
    content = donors()
    assert workbook.fill("f.xlsx", content, values) == workbook.fill("f.xlsx", content, values)


def test_amounts_are_numbers_and_what_is_missing_is_said(values) -> None:
    names = {"planner_total": "'Cost plan'!$F$1", "planner_lessons": "'Cost plan'!$F$2"}
    bare = replace(values, programme=replace(values.programme, total=Money(5, "EUR"), lessons=""))
    sheet = opened(workbook.fill("f.xlsx", donors(names), bare)[0]).worksheets[0]
    assert (sheet["F1"].value, sheet["F2"].value) == (5, "not stated")


def test_words_and_dates_are_of_the_language_asked_for(values) -> None:
    names = {
        "planner_start": "'Cost plan'!$F$1",
        "planner_phase": "'Cost plan'!$F$2",
        "planner_lessons": "'Cost plan'!$F$3",
    }
    bare = replace(values, programme=replace(values.programme, lessons=""))
    for code in LANGUAGES:
        it = language(code)
        sheet = opened(workbook.fill("f.xlsx", donors(names), bare, it)[0]).worksheets[0]
        wanted = [it.date("2027-01-01"), it.say("design"), it.say("not stated")]
        assert [sheet[f"F{row}"].value for row in (1, 2, 3)] == wanted


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            text = before.read(name)
            after.writestr(name, text.replace(old, new) if name == part else text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", b"<worksheet", b"<worksheet <"),
        ("xl/worksheets/sheet1.xml", b"sheetData", b"sheetDate"),
        ("xl/worksheets/sheet1.xml", b'<row r="5"', b'<row r="x"'),
        ("xl/workbook.xml", b"<workbook", b"<workbook <"),
        ("xl/_rels/workbook.xml.rels", b"rId1", b"rId77"),
        ("[Content_Types].xml", b"sheet.main", b"sheet.macroEnabled.main"),
    ],
)
def test_damaged_workbooks_are_refused(part, old, new, values) -> None:
    with pytest.raises(FormRefusedError):
        workbook.fill("form.xlsx", changed(donors(), part, old, new), values)


def test_a_word_file_is_no_workbook(made) -> None:
    assert "not a workbook" in refused(made("{{ programme.title }}"))[0][1]
