"""A workbook as a spreadsheet program reads it back."""

import copy
import io
import re
import warnings
import zipfile
from gettext import NullTranslations

import openpyxl
import pytest

from planner.errors import RenderError
from planner.frozen import replace
from planner.model.figures import Access
from planner.model.translated import LANGUAGES
from planner.render import language as spoken
from planner.render.context.redact import MARKS
from planner.render.document import render
from planner.render.kinds import KINDS
from planner.render.language import language
from planner.render.sheets.cell import LINES, LONGEST, fit, line, units
from planner.render.sheets.room import Rows, cell_at, column, fixed, height
from planner.render.sheets.workbook import SHEETS, write

TABS = [
    "Cover",
    "Logframe (EU)",
    "Activities (EU)",
    "Logframe (FCDO)",
    "Outputs (FCDO)",
    "Budget",
    "Budget lines",
    "Risks",
    "Work plan",
    "Tracking",
    "Changes",
    "Sources",
    "Lists",
]
ALLOWED = re.compile(
    r"""=(SUM|IF|SUMPRODUCT)\([A-Za-z0-9_:,$!"' .<>=()*/+-]*\)$|=[A-Z]+\d+([*/+-][A-Z]+\d+)*$"""
)
HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "\t=1+1",
    "\uff1d1+1",
    "{=SUM(A1)}",
    "http://evil.example file:///etc/passwd",
    "internal:'Lists'!A1",
    '&L&"Arial"&G&[Picture]&P',
    "_x000D_ _x0041_",
    "<b>&amp;</b> ]]> ' \" `",
    "\x00\x1b[31m \x07 \ud800 \ufffe \u202ecba",
    "a\r\nb\rc\nd",
    "\n".join(["line"] * 400),
    "A" * 40_000,
    "\U0001f600" * 17_000,
    "12345",
    "2027-01-01",
    "TRUE",
)

MARK = MARKS[Access.PUBLIC]


def made(context, options) -> bytes:
    return render("workbook", context, "xlsx", options).content


def opened(content: bytes, *, values: bool = False):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def words(book) -> str:
    return "\n".join(
        str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None
    )


@pytest.fixture
def load(helpers):
    return helpers["load"]


@pytest.fixture
def built(helpers):
    return helpers["built"]


@pytest.fixture
def awkward(monkeypatch):
    """A language in which all labels are one, long, and full of what no tab may hold."""

    class Awkward(NullTranslations):
        def gettext(self, message: str) -> str:
            return (
                "L'[x/y]: "
                + "d'une page " * 4
                + "".join(f"%({n})s" for n in re.findall(r"%\((\w+)\)s", message))
            )

        def ngettext(self, one: str, many: str, number: int) -> str:
            return self.gettext(many)

    monkeypatch.setattr(spoken, "_translations", lambda _: Awkward())
    language.cache_clear()
    yield
    language.cache_clear()


def cells(sheet):
    return [cell for row in sheet.iter_rows() for cell in row]


@pytest.fixture(scope="module")
def atlantic(helpers, options):
    return opened(made(helpers["built"](helpers["load"]("atlantic-voices")), options))


def heads(sheet, row: int = 4) -> list[str]:
    return [cell.value for cell in sheet[row] if cell.value is not None]


class TestLayout:
    def test_the_sheets_in_their_order(self, atlantic):
        assert atlantic.sheetnames == TABS

    def test_every_sheet_prints(self, atlantic):
        for sheet in atlantic:
            assert sheet.print_area, sheet.title
            assert sheet.page_setup.fitToHeight == 0
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            assert "Atlantic voices" in sheet.oddHeader.left.text
            assert sheet.oddFooter.right.text == "Page &P / &N"
            assert all(sheet.column_dimensions[c].width > 3 for c in "AB")
            if sheet.title not in {"Cover", "Lists"}:
                assert sheet.page_setup.orientation == "landscape"

    def test_heads_stay_in_sight_and_repeat(self, atlantic):
        held = {"Logframe (EU)": "B5", "Logframe (FCDO)": "C5", "Activities (EU)": "A5", "Budget lines": "C5"}
        held |= {"Work plan": "C5", "Tracking": "C5", "Changes": "A5", "Risks": "C6"}
        for name, cell in held.items():
            assert atlantic[name].freeze_panes == cell
            row = int(re.sub("[A-Z]", "", cell)) - 1
            assert atlantic[name].print_title_rows == f"${row}:${row}"

    def test_tables_have_heads_names_and_no_merged_cells(self, atlantic):
        tables = {name: table for sheet in atlantic for name, table in sheet.tables.items()}
        assert set(tables) == {
            "Activities",
            "Outputs",
            "BudgetLines",
            "RiskRegister",
            "Tracking",
            "ChangeLog",
        }
        for sheet in atlantic:
            for table in sheet.tables.values():
                first, _, last = table.ref.partition(":")
                top, bottom = (int(re.sub("[A-Z]", "", at)) for at in (first, last))
                assert [c.name for c in table.tableColumns] == heads(sheet, top)
                assert not [m for m in sheet.merged_cells.ranges if m.max_row >= top and m.min_row <= bottom]

    def test_a_table_says_what_it_is(self, load, built, options):
        with zipfile.ZipFile(io.BytesIO(made(built(load("smallest")), options))) as parts:
            tables = [
                parts.read(name).decode()
                for name in parts.namelist()
                if "/tables/" in name or "sheets/sheet" in name
            ]
        assert any("Lines of the budget" in text for text in tables)

    def test_the_european_columns(self, atlantic):
        assert heads(atlantic["Logframe (EU)"]) == [
            "Results chain",
            "Indicator",
            "Baseline (value and year)",
            "Target (value and year)",
            "Current value and year (fill in)",
            "Source and means of verification",
            "Assumptions",
        ]
        assert atlantic["Logframe (EU)"]["G5"].value == "not applicable"
        assert atlantic["Logframe (EU)"]["C5"].value == "41\u00a0% (June\u00a02026)"

    def test_the_british_rows(self, atlantic):
        sheet = atlantic["Logframe (FCDO)"]
        assert heads(sheet)[:6] == ["Result", "Indicator", "Row", "Baseline", "Milestone 1", "Milestone 2"]
        assert heads(sheet)[6:] == ["Target", "Source", "Assumptions"]
        rows = [sheet.cell(row, 3).value for row in range(5, 11)]
        assert rows == ["Planned", "Achieved"] * 3
        assert [sheet[f"{c}15"].value for c in "ABCDEFGH"] == [
            "Output 1.1",
            "Weighting (%)",
            20,
            "Risk rating (fill in)",
            None,
            "Inputs: money",
            480_000,
            "Inputs: people, full-time equivalents (fill in)",
        ]

    def test_people_can_fill_in_only_what_fits(self, atlantic):
        def rules(name):
            return {
                (str(v.sqref), v.type, v.formula1) for v in atlantic[name].data_validations.dataValidation
            }

        assert ("E15", "list", "RatingList") in rules("Logframe (FCDO)")
        assert any(kind == "list" and of == "LevelList" for _, kind, of in rules("Changes"))
        assert any(kind == "whole" and of == "1" for _, kind, of in rules("Risks"))
        assert any(kind == "date" for _, kind, _ in rules("Tracking"))

    def test_the_currency_stands_in_the_amounts(self, atlantic):
        assert atlantic["Budget lines"]["H5"].number_format == '#,##0\\ "EUR"'
        assert isinstance(atlantic["Budget lines"]["H5"].value, int)

    def test_a_month_is_shaded_and_marked(self, atlantic):
        sheet = atlantic["Work plan"]
        row = next(r for r in range(5, 12) if sheet[f"A{r}"].value == "1.1.1")
        assert (sheet[f"C{row}"].value, sheet[f"D{row}"].value) == ("April\u00a02027", "June\u00a02029")
        months = [sheet.cell(4, c).value for c in range(6, sheet.max_column + 1)]
        marked = [sheet.cell(4, c).value for c in range(6, sheet.max_column + 1) if sheet.cell(row, c).value]
        assert months[0] == "2027-01"
        assert (marked[0], marked[-1], len(marked)) == ("2027-04", "2029-06", 27)

    @pytest.mark.parametrize(
        ("end", "columns", "first"), [("2040-12", 56, "2027-01"), ("2199", 173, "2027-01")]
    )
    def test_a_long_programme_gets_coarser_columns(self, end, columns, first, load, built, options):
        data = load("smallest")
        data["period"] = {"from": "2027-02", "to": end}
        sheet = opened(made(built(data), options))["Work plan"]
        assert sheet.max_column == 5 + columns
        assert sheet["F4"].value == first

    def test_an_end_before_its_start_shades_nothing(self, load, built, options):
        data = load("smallest")
        data["period"] = {"from": "2030-01-01", "to": "2027-01-01"}
        for activity in data["results"]["outcomes"][0]["outputs"][0]["activities"]:
            activity |= {"from": "2028-05", "to": "2027-02"}
        assert "\u25a0" not in words(opened(made(built(data), options)))

    def test_properties(self, atlantic):
        assert atlantic.properties.title.startswith("Atlantic voices")
        assert atlantic.properties.creator == "Example Digital Rights Foundation"
        assert atlantic.properties.created.isoformat() == "2027-03-01T00:00:00"
        assert atlantic.properties.modified == atlantic.properties.created

    def test_arabic_runs_from_the_right(self, load, built, options):
        doc = replace(built(load("smallest")), language="ar")
        assert all(sheet.sheet_view.rightToLeft for sheet in opened(made(doc, options)))
        assert not any(
            sheet.sheet_view.rightToLeft for sheet in opened(made(built(load("smallest")), options))
        )

    def test_each_text_runs_as_its_own_words_do(self, load, built, options):
        data = load("smallest")
        data["title"] = "\u0645\u0631\u062d\u0628\u0627: ready"
        for code, arabic, latin in (("ar", 2, 1), ("en", 0, 0)):
            book = opened(made(replace(built(data), language=code), options))
            runs = {str(c.value): c.alignment.readingOrder for sheet in book for c in cells(sheet) if c.value}
            assert runs[data["title"]] == arabic
            assert runs["1.1.1 Repair exercise"] == latin

    @pytest.mark.parametrize("code", LANGUAGES)
    def test_tabs_in_every_language(self, code, load, built, options):
        said = [language(code).say(name) for name in TABS]
        assert all(len(name) <= 31 and not re.search(r"[][:*?/\\]|^'|'$", name) for name in said)
        book = opened(made(replace(built(load("atlantic-voices")), language=code), options))
        assert book.sheetnames == said

    def test_names_of_sheets_hold_in_formulas_whatever_they_are_called(self, load, built, options, awkward):
        book = opened(made(replace(built(load("atlantic-voices")), language="fr"), options))
        assert len({name.casefold() for name in book.sheetnames}) == len(TABS)
        assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in book.sheetnames)
        named = {found.attr_text.rpartition("!")[0] for found in book.defined_names.values()}
        links = [c.hyperlink.location for c in cells(book.worksheets[0]) if c.hyperlink]
        asked = [
            re.search(r"'.*'(?=!)", c.value)[0]
            for sheet in book
            for c in cells(sheet)
            if isinstance(c.value, str) and c.value.startswith("=SUM('")
        ]
        quoted = {"'" + name.replace("'", "''") + "'" for name in book.sheetnames}
        assert named | set(asked) | {link.removesuffix("!A1") for link in links} <= quoted
        assert len(links) == len(TABS) - 1
        assert asked

    def test_no_table_is_lost_to_two_heads_that_are_the_same(self, load, built, options, awkward):
        book = opened(made(replace(built(load("atlantic-voices")), language="fr"), options))
        tables = [table for sheet in book for table in sheet.tables.values()]
        assert {t.name for t in tables} >= {"BudgetLines", "RiskRegister", "Tracking", "ChangeLog", "Outputs"}
        for table in tables:
            heads = [column.name.casefold() for column in table.tableColumns]
            assert len(set(heads)) == len(heads)

    def test_paper(self, load, built, options):
        context = built(load("smallest"))
        sizes = {paper: opened(made(context, replace(options, paper=paper))) for paper in ("a4", "us-letter")}
        assert [int(sizes["a4"][name].page_setup.paperSize) for name in ("Budget", "Risks")] == [9, 8]
        assert [int(sizes["us-letter"][name].page_setup.paperSize or 1) for name in ("Budget", "Risks")] == [
            1,
            3,
        ]

    def test_a_draft_says_so_on_every_sheet(self, load, built, options):
        context = built(load("smallest"))
        for sheet in opened(made(context, options)):
            for said in (sheet["A3"].value, sheet.oddHeader.right.text):
                assert said.replace("\u00a0", " ") == "DRAFT: 1 finding is open"
        final = opened(made(replace(context, draft=False), options))
        assert "DRAFT" not in words(final)

    def test_the_cover_leads_to_every_sheet(self, atlantic):
        links = [c.hyperlink.location for row in atlantic["Cover"].iter_rows() for c in row if c.hyperlink]
        assert links == [f"'{name}'!A1" for name in TABS[1:]]

    def test_sources_are_numbered_as_they_are_cited(self, load, built, options):
        book = opened(made(built(load("ocwar-c")), options))
        sheet = book["Sources"]
        numbers = [sheet[f"A{row}"].value for row in range(5, sheet.max_row + 1)]
        assert numbers == list(range(1, len(numbers) + 1))
        cited = {int(n) for n in re.findall(r"\[(\d+)(?:, [^\]]*)?\]", words(book))}
        assert set(numbers) <= cited


class TestChanges:
    def test_the_log_and_its_empty_lines(self, load, built, options):
        data = load("smallest")
        data["changes"] = [
            {"at": "2028-03-15", "version": "2", "level": "output", "what": "More people.", "reason": "A partner came.", "approved_by": "Committee"},
            {"at": 2029, "version": "3", "level": "budget", "reason": "Prices rose."},
        ]  # fmt: skip
        sheet = opened(made(built(data), options))["Changes"]
        assert heads(sheet) == ["Date", "Version", "Level of change", "What changed", "Reason", "Approved by"]
        assert [c.value for c in sheet[5]] == ["15\u00a0March\u00a02028", "2", "output", "More people.", "A partner came.", "Committee"]  # fmt: skip
        assert [c.value for c in sheet[6]][2:] == ["budget", "\u2013", "Prices rose.", "not yet approved"]
        assert sheet.tables["ChangeLog"].ref == "A4:F18"
        assert all(c.value is None for row in sheet["A7:F18"] for c in row)

    def test_a_withheld_change(self, load, built, options):
        data = load("smallest")
        data["changes"] = [{"at": "2028", "version": "2", "level": "output", "reason": "Secret reason."}]
        data["confidential"] = [{"at": "/changes/0", "level": "partner"}]
        said = words(opened(made(built(data), options)))
        assert "Secret reason" not in said
        assert f"{MARK} Not every change is shown." in said


class TestHostile:
    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_text_stays_text_in_every_field(self, text, load, built, helpers, options):
        data = load("smallest")
        data["changes"] = [
            {"at": 2028, "version": "1", "level": "risk", "what": "w", "reason": "r", "approved_by": "a"}
        ]
        data["results"]["outcomes"][0]["indicators"][0] |= {"measure": "ordinal", "scale": ["one", "two"]}
        for at, _ in list(helpers["texts"](data)):
            helpers["put"](data, at, text)
        content = made(built(data), options)
        assert content == made(built(data), options)
        self.harmless(opened(content))
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            assert not [
                n for n in parts.namelist() if re.search("vba|external|embed|activeX|connection|query", n)
            ]
            links = [n for n in parts.namelist() if n.startswith("xl/worksheets/_rels")]
            assert "TargetMode" not in "".join(parts.read(n).decode() for n in links)

    def harmless(self, book):
        for sheet in book:
            assert sheet.title in TABS
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        assert ALLOWED.match(cell.value), cell.value
                    if isinstance(cell.value, str):
                        assert units(cell.value) <= 32_767
                        assert cell.value.count("\n") <= 253
                        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202e]", cell.value)
                        if cell.data_type == "s" and cell.value.startswith(
                            ("=", "+", "-", "@", "\t", "\uff1d")
                        ):
                            assert cell.quotePrefix
                    assert cell.hyperlink is None or cell.hyperlink.target is None
            for part in (sheet.oddHeader.left, sheet.oddHeader.right, sheet.oddFooter.left):
                assert len(part.text or "") <= 200

    def test_text_comes_back_as_it_was_written(self, load, built, options):
        data = load("smallest")
        for text in ('=HYPERLINK("x")', "_x000D_", "<b>&amp;</b>", "12345", "TRUE", "@SUM(1)"):
            data["budget"]["lines"][0]["title"] = text
            cell = opened(made(built(copy.deepcopy(data)), options))["Budget lines"]["B5"]
            assert (cell.value.replace("_x005F_", "_"), cell.data_type) == (text, "s")

    def test_what_is_cut_is_told(self, load, built, options):
        data = load("smallest")
        data["budget"]["lines"][0]["title"] = "A" * 40_000
        written = render("workbook", built(data), "xlsx", options)
        (warning,) = written.warnings
        assert warning == "The text of the cell Budget lines!B5 was too long for a spreadsheet and is cut."
        assert opened(written.content)["Budget lines"]["B5"].value.endswith("A [\u2026]")

    def test_an_ampersand_in_a_header_is_an_ampersand(self, load, built, options):
        data = load("smallest")
        data["title"] = "R&G &P &[Picture] & more"
        with zipfile.ZipFile(io.BytesIO(made(built(data), options))) as parts:
            sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        header = re.search("<oddHeader>(.*?)</oddHeader>", sheet)[1].replace("&amp;", "&")
        assert header.startswith("&LR&&\u2060G &&\u2060P &&\u2060[Picture]")

    def test_huge_numbers(self, load, built, options):
        data = load("smallest")
        for indicator in data["results"]["outcomes"][0]["indicators"]:
            indicator |= {"measure": "unit", "unit": "x", "target": {"value": 10**400, "at": 2028}}
        assert "10\u202f000\u202f000" in words(opened(made(built(data), options)))


class TestWithheld:
    def test_confidential_words_appear_in_no_part_of_the_file(self, load, built, options):
        data = load("atlantic-voices")
        secret = data["risks"][1]["statement"].split(".")[0]
        with zipfile.ZipFile(io.BytesIO(made(built(data), options))) as parts:
            assert not [
                name for name in parts.namelist() if secret in parts.read(name).decode("utf-8", "replace")
            ]
        assert "Not every risk is shown" in words(opened(made(built(data), options)))

    @pytest.mark.parametrize(
        "place", ["/budget/lines/0", "/budget/total", "/results/outcomes/0/outputs/0/activities/0"]
    )
    def test_one_withheld_amount_withholds_every_sum(self, place, load, built, options):
        data = load("atlantic-voices")
        data["confidential"] = [{"at": place, "level": "internal"}]
        book = opened(made(built(data), options))
        money = [c for sheet in book for row in sheet.iter_rows() for c in row if '"EUR"' in c.number_format]
        shown = [c.value for c in money if c.value is not None]
        assert shown == ([] if place == "/budget/total" else [data["budget"]["total"]])
        assert not [c for c in money if c.data_type == "f"]
        assert book["Budget lines"]["A4"].value == MARK
        assert not {"LinesAmount", "BudgetTotal"} & set(book.defined_names)

    def test_a_withheld_weight_is_not_found_by_its_sum(self, load, built, options):
        data = load("atlantic-voices")
        data["confidential"] = [{"at": "/results/outcomes/0/outputs/0/weight", "level": "internal"}]
        sheet = opened(made(built(data), options))["Outputs (FCDO)"]
        total = next(row for row in sheet.iter_rows() if row[0].value == "Total")
        assert [c.value for c in total[2:5]] == [MARK, MARK, MARK]

    @pytest.mark.parametrize(
        "places",
        [("/results",), ("/results/outcomes", "/organisations", "/risks", "/references", "/summary")],
    )
    def test_almost_nothing_left_still_makes_a_workbook(self, places, load, built, options):
        data = load("atlantic-voices")
        data["confidential"] = [{"at": place, "level": "internal"} for place in places]
        assert MARK in words(opened(made(built(data), options)))


class TestBare:
    def test_what_is_not_stated_is_said(self, load, built, options):
        data = load("smallest")
        keys = "planner id title phase period countries currency summary purpose organisations stakeholders results budget"
        bare = {key: data[key] for key in keys.split()}
        for outcome in bare["results"]["outcomes"]:
            outcome.pop("indicators", None)
            for output in outcome["outputs"]:
                output.pop("indicators", None)
                output.pop("weight", None)
        bare["results"]["impact"].pop("indicators", None)
        bare["budget"] = {"total": 0, "lines": []}
        said = words(opened(made(built(bare), options)))
        assert "None" not in said.replace("None is stated.", "")
        assert "The programme states no budget lines." in said
        assert "No indicator is stated." in said
        assert "No risk is stated in the programme." in said

    def test_every_programme(self, names, load, built, options):
        for name in names:
            said = words(opened(made(built(load(name)), options), values=True))
            assert "unknown:" not in said
            assert "#" not in re.sub(r"https?://\S+", "", said)

    def test_a_scale_can_be_chosen_from(self, load, built, options):
        data = load("smallest")
        stages = ["start-up", 'for"ma,tive', "=1+1"]
        indicator = data["results"]["outcomes"][0]["indicators"][0]
        indicator |= {"measure": "ordinal", "scale": stages, "baseline": {"value": stages[0], "at": 2027}}
        indicator["target"] = {"value": stages[2], "at": 2029}
        book = opened(made(built(data), options))
        ((sheet, cells),) = book.defined_names["Scale_1"].destinations
        assert [row[0].value for row in book[sheet][cells.replace("$", "")]] == stages
        assert "Scale_1" in {v.formula1 for v in book["Tracking"].data_validations.dataValidation}


class TestChoosing:
    def test_a_kind_names_its_formats(self):
        assert KINDS["workbook"].formats == ("xlsx",)
        assert KINDS["proposal"].formats[0] == "pdf"
        assert "xlsx" not in KINDS["proposal"].formats
        assert set(KINDS["workbook"].sheets) == set(SHEETS)

    @pytest.mark.parametrize(("kind", "to"), [("workbook", "pdf"), ("proposal", "xlsx")])
    def test_a_format_that_a_document_lacks(self, kind, to, load, built, options):
        with pytest.raises(RenderError, match=f"no {kind} in the format '{to}'"):
            render(kind, built(load("smallest")), to, options)

    @pytest.mark.parametrize("name", SHEETS)
    def test_each_sheet_stands_alone(self, name, load, built, options):
        book = opened(write(built(load("smallest")), [name], options).content)
        tabs = [tab for tab, _ in SHEETS[name].tabs]
        assert book.sheetnames == ["Cover", *tabs, "Sources", "Lists"]


class TestCells:
    def test_text_that_fits_stays(self):
        assert fit("a\r\nb\tc") == "a\nb\tc"
        assert fit("A" * LONGEST) == "A" * LONGEST

    def test_text_is_cut_between_characters(self):
        cut = fit("\U0001f600" * LONGEST)
        assert units(cut) <= LONGEST
        assert cut.endswith("\U0001f600 [\u2026]")
        assert line("one\ntwo", 20) == "one two"

    def test_lines_beyond_the_most_are_joined(self):
        said = fit("\n".join(map(str, range(400))))
        assert said.count("\n") == LINES - 1
        assert said.endswith("398 399")

    @pytest.mark.parametrize(
        ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
    )
    def test_columns(self, index, letters):
        assert column(index) == letters
        assert cell_at(4, index) == f"{letters}5"
        assert fixed(4, index) == f"${letters}$5"

    def test_rows_have_room_for_merged_cells(self):
        rows = Rows()
        rows.need(0, 0, 15)
        rows.need(0, 1, 60)
        rows.need(5, 5, 5000)
        assert rows.heights() == {0: 37.5, 1: 22.5, 5: 409.0}

    def test_more_words_need_more_room(self):
        heights = [height("word " * count, 20, "body") for count in (1, 10, 100)]
        assert heights == sorted(heights)
        assert heights[0] < heights[1] < heights[2]
        assert height("word " * 100, 40, "body") < heights[2]
