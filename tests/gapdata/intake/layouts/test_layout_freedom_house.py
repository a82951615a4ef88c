"""Workbooks in the layout of Freedom House. All figures are made up."""

import io
import zipfile
import zlib

import pytest
from openpyxl import Workbook

from planner.gapdata.intake.layouts import workbook

TITLE = "Freedom on the Net 2024 country score data"
HEADER = ["Country", "Edition", "Status", "A1", "Total"]
ROWS = [["Ghana", 2024, "PF", 3, 61], ["Viet Nam", 2024, "NF", 1, 22.0]]


def xlsx(*rows, title=TITLE, header=HEADER, notes=True):
    book = Workbook()
    sheet = book.active
    sheet.title = "Scores"
    for row in ([title], header, *(rows or ROWS)):
        sheet.append(row)
    if notes:
        book.create_sheet("Understanding our data").append(["Notes on methodology"])
    return saved(book)


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(data, part, change):
    """The archive with one of its parts changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return stream.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_the_totals_come_in(take):
    taken = take(xlsx())
    assert taken.layout == "freedom-house"
    assert taken.figures == [
        ("GHA", "freedom-on-the-net", "2024", 61.0),
        ("VNM", "freedom-on-the-net", "2024", 22.0),
    ]
    assert taken.found.records[0].place == "made-up:3"
    assert taken.found.records[0].source == "Freedom House"
    assert taken.left_out == [("column", "A1", 0), ("column", "Status", 0)]


def test_the_year_is_that_of_the_edition_of_the_title_or_of_the_user(take):
    assert take(xlsx(["Ghana", 2023, "PF", 3, 61])).figures[0][2] == "2023"
    short = ["Country", "Total"]
    assert take(xlsx(["Ghana", 61], header=short)).figures[0][2] == "2024"
    untold = xlsx(["Ghana", 61], header=short, title="Freedom on the Net")
    assert take(untold).only.rule == "gaps/year"
    assert take(untold, as_of="2023").figures[0][2] == "2023"


def test_another_index_is_not_taken_for_this_one(take):
    data = xlsx(title="Freedom of something else")
    assert take(data).only.rule == "gaps/indicator"
    assert len(take(data, indicator="freedom-on-the-net").figures) == 2


def test_the_table_may_stand_on_a_later_sheet_with_empty_rows_above(take):
    book = Workbook()
    book.active.append(["Notes"])
    sheet = book.create_sheet("FOTN")
    sheet["B3"] = TITLE
    for column, name in enumerate(HEADER, start=2):
        sheet.cell(5, column, name)
        sheet.cell(7, column, ROWS[0][column - 2])
    taken = take(saved(book))
    assert taken.figures == [("GHA", "freedom-on-the-net", "2024", 61.0)]
    assert taken.found.records[0].place == "made-up:7"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["Atlantis", 2024, "PF", 3, 61], [(5, 1, "gaps/country")]),
        (["World", 2024, "PF", 3, 61], [(5, 1, "gaps/country")]),
        (["Ghana", 2024, "PF", 3, 60], [(5, 1, "gaps/duplicate")]),
        (["Kenya", 2024, "PF", 3, 161], [(5, 5, "gaps/value")]),
        (["Kenya", 2024, "PF", 3, True], [(5, 5, "gaps/value")]),
        (["Kenya", 2024, "PF", 3, "=SUM(D5:D5)"], [(5, 5, "gaps/value")]),
        (['="Ken"&"ya"', 2024, "PF", 3, 61], [(5, 1, "gaps/value")]),
        ([2024, "Kenya", "PF", 3, 61], [(5, 1, "gaps/country"), (5, 2, "gaps/year")]),
        (["Ken\u200bya", 2024, "PF", 3, 61], [(5, 1, "gaps/text")]),
    ],
)
def test_what_is_wrong_is_named_with_row_and_column(take, row, said):
    assert take(xlsx(*ROWS, row)).said == said


def test_a_stored_result_of_a_formula_is_not_taken_for_a_figure(take):
    def with_formula(xml):
        return xml.replace(b"<v>61</v>", b"<f>SUM(D3:D3)</f><v>61</v>")

    found = take(repacked(xlsx(), SHEET, with_formula)).only
    assert (found.rule, found.span.line, found.span.column) == ("gaps/value", 3, 5)
    assert "formula" in found.message


def test_a_workbook_without_the_columns_is_refused(take):
    found = take(xlsx(["Ghana", 61], header=["Land", "Points"])).only
    assert found.rule == "gaps/header"


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 xl/ and nothing more",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        xlsx()[:-200],
        xlsx()[:2000],
        repacked(xlsx(), SHEET, lambda _: b"<worksheet><row>"),
        repacked(xlsx(), "xl/workbook.xml", lambda _: b"no xml at all"),
        repacked(xlsx(), SHEET, lambda xml: b'<!DOCTYPE x [<!ENTITY a "b">]>' + xml),
        repacked(xlsx(), SHEET, lambda xml: xml.replace(b'r="A3"', b'r="ZZZZZZ3"')),
        repacked(xlsx(), SHEET, lambda xml: xml.replace(b'r="3"', b'r="99999999999"')),
    ],
)
def test_what_is_no_sound_workbook_is_refused_in_one_finding(take, data):
    taken = take(data)
    assert taken.layout == "freedom-house"
    assert taken.only.rule == "gaps/text"


def test_a_packed_file_that_is_no_workbook_is_not_recognised(take):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("figures.csv", "iso3")
    assert take(stream.getvalue()).layout is None


def bomb():
    data = repacked(xlsx(), "xl/theme/theme1.xml", lambda _: b" " * (workbook.UNPACKED + 1))
    assert len(data) < 100_000
    return data


def test_a_workbook_that_unpacks_to_enormous_size_is_refused_unread(take):
    assert "larger than 40 MB" in take(bomb()).only.message


def test_a_workbook_that_lies_about_its_size_is_refused(take):
    """The archive claims that the part is small; what comes out of it is not what it claims."""
    size = (workbook.UNPACKED + 1).to_bytes(4, "little")
    data = bomb()
    assert data.count(size) == 2
    assert take(data.replace(size, (10).to_bytes(4, "little"))).only.rule == "gaps/text"


def test_an_archive_of_too_many_parts_is_refused(take):
    stream = io.BytesIO(xlsx())
    with zipfile.ZipFile(stream, "a") as archive:
        for number in range(workbook.PARTS):
            archive.writestr(f"xl/part{number}", "")
    assert take(stream.getvalue()).only.rule == "gaps/text"


def test_a_sheet_of_too_many_rows_or_columns_is_refused(take, monkeypatch):
    monkeypatch.setattr(workbook, "ROWS", 3)
    assert take(xlsx(*ROWS, ["Kenya", 2024, "PF", 3, 61])).only.span.line == 4
    monkeypatch.setattr(workbook, "ROWS", 5000)
    monkeypatch.setattr(workbook, "COLUMNS", 4)
    assert take(xlsx()).only.rule == "gaps/text"


def test_a_sheet_that_claims_another_size_is_read_as_it_is(take):
    def claimed(xml):
        assert b'<dimension ref="A1:E4"' in xml
        return xml.replace(b'<dimension ref="A1:E4"', b'<dimension ref="A1:XFD1048576"')

    assert len(take(repacked(xlsx(), SHEET, claimed)).figures) == 2


def test_a_damaged_part_is_found_by_its_sum(take):
    """One byte of the packed sheet is changed: the checksum of the archive does not agree any more."""
    data = xlsx()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(SHEET)
        crc = zlib.crc32(archive.read(SHEET)).to_bytes(4, "little")
    assert info.CRC.to_bytes(4, "little") == crc
    assert take(data.replace(crc, b"\0\0\0\0")).only.rule == "gaps/text"
