"""A user's own table: taken whole, or refused with the place of every wrong cell."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import DataError
from planner.gapdata.figures import shipped
from planner.gapdata.intake.layout import Content
from planner.gapdata.intake.rows import LARGEST, read_rows
from planner.gapdata.intake.stages import STAGES
from planner.gapdata.profile import profile
from planner.gapdata.store.table import imported, load
from planner.model.figures import Area

HEAD = "iso3,indicator,year,value\n"
WIDE = "iso3,indicator,year,value,unit,source,licence,title,area,higher_is_better\n"
PEERS_OF_GHANA = ("KEN", "NGA", "SEN", "ZMB", "CMR", "BEN")


def read(text):
    return imported(Content("my.csv", text.encode()))


def said(text):
    """The findings as line, column, name."""
    found = read(text)
    assert not (found.diagnostics and found.records), "half an import"
    return [(d.span.line, d.span.column, d.rule) for d in found.diagnostics]


def only(text):
    (found,) = read(text).diagnostics
    return found


def test_a_sound_table_is_taken():
    found = read(HEAD + "GHA,secure-servers,2025,61.5\nNAM,internet-users,2025,64\n")
    assert found.diagnostics == ()
    assert [(r.country, r.indicator.id, r.year, r.value) for r in found.records] == [
        ("GHA", "secure-servers", 2025, 61.5),
        ("NAM", "internet-users", 2025, 64.0),
    ]
    assert found.records[0].cite() == "61.5 per million people (source not stated, 2025)"


def test_the_order_of_columns_empty_lines_and_the_mark_of_spreadsheets_do_not_matter():
    found = read(
        "\ufeff\nvalue;Year;ISO3;indicator;source\r\n61.5;2025;GHA;secure-servers;Survey\r\n;;;;\r\n\r\n"
    )
    assert found.diagnostics == ()
    assert found.records[0].cite() == "61.5 per million people (Survey, 2025)"


def test_the_users_figure_is_what_the_profile_shows(tmp_path):
    path = tmp_path / "my.csv"
    path.write_text(HEAD + "GHA,secure-servers,2025,1000\n", "utf-8")
    figures, problems = load(str(path))
    assert problems == ()
    assert profile("GHA", figures).record("secure-servers").value == 1000
    assert profile("GHA", figures).area(Area.TECHNICAL).gap < profile("GHA").area(Area.TECHNICAL).gap
    assert profile("GHA").record("secure-servers").value == 48.91451


def test_an_indicator_of_ones_own_is_declared_once_and_compared():
    lines = [f"{c},open-faults,2025,{n},faults,,,,,\n" for n, c in enumerate(PEERS_OF_GHANA)]
    found = read(
        WIDE + "GHA,open-faults,2025,2,faults,Regulator,CC0,Open cable faults,technical,no\n" + "".join(lines)
    )
    assert found.diagnostics == ()
    standing = (
        profile("GHA", shipped().overlaid(found.indicators, found.records)).area(Area.TECHNICAL).standings
    )
    (mine,) = (s for s in standing if s.indicator.id == "open-faults")
    assert (mine.better, mine.level, mine.of, mine.peer_median) == (2, 1, 6, 2.5)
    assert mine.record.cite() == "2 faults (Regulator, 2025)"
    assert "not checked" in mine.indicator.caveat


def test_an_own_indicator_with_too_few_peers_is_missing_with_the_reason():
    found = read(WIDE + "GHA,teams,2025,2,teams,,,Response teams,technical governance,yes\n")
    mine = profile("GHA", shipped().overlaid(found.indicators, found.records))
    for area in (Area.TECHNICAL, Area.GOVERNANCE):
        (missing,) = (m for m in mine.area(area).missing if m.indicator.id == "teams")
        assert missing.reason == "fewer than 5 comparable countries have a figure"
    assert mine.area(Area.TECHNICAL).gap == profile("GHA").area(Area.TECHNICAL).gap


def test_text_that_looks_like_a_formula_or_markup_is_text():
    title, source = '=HYPERLINK("http://x.example")', "[bold]{{ 7*7 }}[/]"
    row = f'GHA,teams,2025,2,teams,{source},,"{title.replace(chr(34), chr(34) * 2)}",technical,yes\n'
    found = read(WIDE + row)
    assert found.indicators[0].title == title
    assert found.records[0].source == source


@pytest.mark.parametrize(
    ("row", "place", "rule", "word"),
    [
        ("WLD,secure-servers,2025,1", 1, "country", "group of countries"),
        ("OWID_WRL,secure-servers,2025,1", 1, "country", "group of countries"),
        ("NO,secure-servers,2025,1", 1, "country", "NOR for Norway"),
        ("NA,secure-servers,2025,1", 1, "country", "NAM for Namibia"),
        ("gha,secure-servers,2025,1", 1, "country", "Ghana (GHA)"),
        ("XQZ,secure-servers,2025,1", 1, "country", "no country"),
        (",secure-servers,2025,1", 1, "country", "missing"),
        ("secure-servers,GHA,2025,1", 1, "country", "swapped"),
        ("GHA,secure-servers,61.5,2025", 20, "year", "swapped"),
        ("GHA,secure-server,2025,1", 5, "indicator", "Did you mean secure-servers?"),
        ("GHA,Secure_Doors!,2025,1", 5, "indicator", "small letters"),
        ("GHA,,2025,1", 5, "indicator", "missing"),
        ("GHA,un-gge-member,2016,1", 5, "indicator", "shipped complete"),
        ("GHA,secure-servers,25,1", 20, "year", "not a year"),
        ("GHA,secure-servers,٢٠٢٥,1", 20, "year", "not a year"),
        ("GHA,secure-servers,1800,1", 20, "year", "outside"),
        ("GHA,secure-servers,2051-01-01,1", 20, "year", "outside"),
        ("GHA,secure-servers,2025-13,1", 20, "year", "no date"),
        ("GHA,secure-servers,2025-02-29,1", 20, "year", "no date"),
        ("GHA,secure-servers,14/06/2025,1", 20, "year", "2024-06-14"),
        ("GHA,secure-servers,,1", 20, "year", "missing"),
        ("GHA,secure-servers,2025,nan", 25, "value", "stays missing"),
        ("GHA,secure-servers,2025,..", 25, "value", "stays missing"),
        ("GHA,secure-servers,2025,inf", 25, "value", "plain number"),
        ("GHA,secure-servers,2025,1e999", 25, "value", "too large"),
        ("GHA,secure-servers,2025,1_000", 25, "value", "plain number"),
        ('GHA,secure-servers,2025,"1,000"', 25, "value", "decimal point"),
        ("GHA,secure-servers,2025,=1+1", 25, "value", "plain number"),
        ("GHA,secure-servers,2025,-1", 25, "value", "never below 0"),
        ("GHA,internet-users,2025,101", 25, "value", "never above 100"),
        ("GHA,un-gge-rounds,2019,4", 24, "value", "never above 3"),
        ("GHA,secure-servers,2025,1,000", 27, "text", "lose its comma"),
        ('GHA,"secure-servers,2025,1', 1, "text", "quotation marks"),
        ("GHA,secure-servers,2025,1\x1b[31m", 25, "text", "invisible character U+001B"),
    ],
)
def test_a_wrong_row_is_refused_at_its_cell(row, place, rule, word):
    findings = read(HEAD + "SEN,secure-servers,2025,1\n" + row + "\n").diagnostics
    assert read(HEAD + row).records == ()
    found = next(d for d in findings if d.rule == f"gaps/{rule}")
    assert (found.span.line, found.span.column) == (3, place)
    assert word in f"{found.message} {found.fix}"


def test_every_wrong_row_is_named_and_no_sound_one_is_taken():
    text = HEAD + "GHA,secure-servers,2025,1\nXQZ,secure-servers,20,x\nSEN,internet-users,2025,120\n"
    assert said(text) == [
        (3, 1, "gaps/country"),
        (3, 20, "gaps/year"),
        (3, 23, "gaps/value"),
        (4, 25, "gaps/value"),
    ]


def test_the_same_figure_twice_is_refused_with_the_first_place():
    found = only(HEAD + "GHA,secure-servers,2025,1\nSEN,secure-servers,2025,1\nGHA,secure-servers,2025,1\n")
    assert (found.span.line, found.rule) == (4, "gaps/duplicate")
    assert "Ghana for 2025 was already given on line 2" in found.message
    assert found.related[0].span.line == 2


@pytest.mark.parametrize(
    ("header", "place", "word"),
    [
        ("iso,indicator,year,value", 1, "Did you mean iso3?"),
        ("iso3,indicator,yaer,value", 16, "Did you mean year?"),
        ("iso3,indicator,year,value,value", 27, "twice"),
        ("iso3,indicator,year", 1, "value is missing"),
        ("iso3,indicator,year,value,", 27, "no name"),
    ],
)
def test_a_wrong_header_stops_the_reading(header, place, word):
    findings = read(header + "\nXQZ,nothing,0,0\n").diagnostics
    assert {d.rule for d in findings} == {"gaps/header"}
    assert any(d.span[:2] == (1, place) and word in f"{d.message} {d.fix}" for d in findings)


@pytest.mark.parametrize("first", ["GHA,secure-servers,2025,1", "Land,Code,Jahr,Anteil", "x", "{}"])
def test_a_layout_that_nobody_knows_is_said_to_be_unknown(first):
    assert only(first + "\n").rule == "gaps/layout"


def test_a_packed_file_is_told_from_a_text():
    (found,) = imported(Content("my.xlsx", b"PK\x03\x04\xff\xfe")).diagnostics
    assert found.rule == "gaps/layout"
    assert "workbook" in found.message


def test_a_figure_without_a_value_is_passed_over_and_counted():
    found = read(
        HEAD + "GHA,secure-servers,2024,\nGHA,secure-servers,2025\nXQZ,nothing,,\nSEN,secure-servers,2025,0\n"
    )
    assert (found.diagnostics, found.empty) == ((), 3)
    assert [(r.country, r.value) for r in found.records] == [("SEN", 0)]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", ",,,\n"])
def test_an_empty_table_is_said_to_be_empty(text):
    assert only(text).message == "The table is empty."


def test_a_header_alone_is_a_sound_table_without_figures():
    assert read(HEAD).diagnostics == ()
    assert read(HEAD).records == ()


@pytest.mark.parametrize(
    ("changed", "place", "rule"),
    [
        ("GHA,teams,2026,3,groups,,,,,", 18, "unit"),
        ("GHA,teams,2026,3,,,,Other title,,", 21, "indicator"),
        ("GHA,teams,2026,3,,,,,governance,", 22, "indicator"),
        ("GHA,teams,2026,3,,,,,,no", 23, "indicator"),
        ("GHA,teams,2026,3,,,,,technicle,", 22, "indicator"),
        ("GHA,teams,2026,3,,,,,,maybe", 23, "indicator"),
        ("GHA,secure-servers,2026,3,per thousand people,,,,,", 27, "unit"),
    ],
)
def test_an_indicator_cannot_be_declared_in_two_ways(changed, place, rule):
    first = "GHA,teams,2025,2,teams,,,Response teams,technical,yes\n"
    assert said(WIDE + first) == []
    assert said(WIDE + first + changed + "\n") == [(3, place, f"gaps/{rule}")]


@pytest.mark.parametrize("gone", ["Response teams,,yes", ",technical,yes", "Response teams,technical,"])
def test_an_indicator_of_ones_own_must_be_declared_in_full(gone):
    found = only(WIDE + f"GHA,teams,2025,2,teams,,,{gone}\n")
    assert found.rule == "gaps/indicator"
    assert "title, area and higher_is_better" in found.fix


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_utf_16_is_named(mark):
    (found,) = imported(Content("my.csv", mark + HEAD.encode("utf-16-le"))).diagnostics
    assert "UTF-16" in found.message
    assert "CSV UTF-8" in found.fix


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_another_encoding_is_named_at_its_byte(mark):
    data = mark + (WIDE + "GHA,secure-servers,2025,1,,Minist").encode() + "ère".encode("latin-1")
    (found,) = imported(Content("my.csv", data)).diagnostics
    assert (found.span.line, found.span.column) == (2, 34)
    assert "0xE8" in found.message


def test_hidden_characters_are_refused_and_joiners_of_real_scripts_are_not():
    for hidden in ("\u202e", "\x00", "\x1b", "\u2028"):
        assert said(WIDE + f"GHA,secure-servers,2025,1,,a{hidden}b\n") == [(2, 28, "gaps/text")]
    assert said(WIDE + "GHA,secure-servers,2025,1,,می\u200cخواهم\n") == []
    assert said(WIDE + "GHA,secure-servers,2025,1,,enquête : 2025\n") == []


def test_a_huge_file_is_refused_unread():
    (found,) = imported(Content("my.csv", b"x" * (LARGEST + 1))).diagnostics
    assert "larger than 8 MB" in found.message


def test_a_file_that_cannot_be_opened_is_an_error_of_the_call(tmp_path):
    with pytest.raises(DataError, match="cannot be read"):
        load(str(tmp_path / "none.csv"))
    with pytest.raises(DataError, match="holds no figures"):
        load(str(tmp_path))


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(data):
    found = imported(Content("my.csv", HEAD.encode() + data))
    assert not (found.records and found.diagnostics)
    assert {d.rule for d in found.diagnostics} <= {s.id for s in STAGES}


cell_text = st.text(st.characters(exclude_categories=("C", "Z")), max_size=8)


@given(st.lists(cell_text, min_size=2, max_size=6), st.booleans())
def test_every_cell_stands_where_its_span_says(texts, always_quoted):
    written = ['"' + t.replace('"', '""') + '"' if always_quoted or set(t) & {",", '"'} else t for t in texts]
    line = ",".join(written)
    rows, problems = read_rows("my.csv", "a,b,c\n" + line)
    assert problems == []
    if any(texts):
        cells = rows[1]
        assert [c.text for c in cells] == texts
        assert [line[c.span.column - 1 : c.span.end_column - 1] for c in cells] == written


def test_every_stage_says_why_and_how_to_mend_it():
    assert len({s.id for s in STAGES}) == len(STAGES)
    for stage in STAGES:
        assert stage.id.startswith("gaps/")
        assert stage.why
        assert stage.fix
        assert stage.sources
